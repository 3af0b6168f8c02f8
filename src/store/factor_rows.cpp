#include "store/factor_rows.h"

#include "base/digest.h"
#include "base/log.h"
#include "identity/recovery.h"
#include "identity/totp.h"
#include "store/account_rows.h"
#include "store/challenges.h"

namespace ringmur {

std::string_view code_of(FactorMethod method) {
  switch (method) {
    case FactorMethod::totp:
      return "totp";
    case FactorMethod::passkey:
      return "passkey";
    case FactorMethod::recovery:
      return "recovery";
  }
  std::unreachable();
}

namespace db {

std::unexpected<Error> wrong_code() {
  return refuse(Refusal::unauthenticated, "factor.wrong_code",
      {"Koden är fel, för gammal eller redan använd. Vänta på nästa kod i appen och försök igen.",
          "The code is wrong, too old or already used. Wait for the next one in the app and try again."},
      "code");
}

std::unexpected<Error> unknown_passkey() {
  return refuse(Refusal::unauthenticated, "passkey.unknown",
      {"Passernyckeln finns inte här. Välj en annan, eller logga in med lösenord.",
          "The passkey is not known here. Choose another, or sign in with a password."},
      "passkey");
}

std::vector<FactorMethod> methods_of(Connection& connection, const Uuid& account) {
  auto cursor = connection.query(
      "SELECT (SELECT COUNT(*) FROM \"totp\" WHERE \"account\" = ?1 AND \"confirmed_at\" IS NOT NULL),"
      " (SELECT COUNT(*) FROM \"passkey\" WHERE \"account\" = ?1),"
      " (SELECT COUNT(*) FROM \"recovery_code\" WHERE \"account\" = ?1)",
      {account});
  std::vector<FactorMethod> methods;
  if (!cursor->next()) return methods;
  if (cursor->integer(0) > 0) methods.push_back(FactorMethod::totp);
  if (cursor->integer(1) > 0) methods.push_back(FactorMethod::passkey);
  if (!methods.empty() && cursor->integer(2) > 0) methods.push_back(FactorMethod::recovery);
  return methods;
}

std::vector<std::string> passkey_ids_of(Connection& connection, const Uuid& account) {
  std::vector<std::string> ids;
  auto cursor = connection.query(
      "SELECT \"credential_id\" FROM \"passkey\" WHERE \"account\" = ?1 ORDER BY \"id\"", {account});
  while (cursor->next()) ids.emplace_back(cursor->bytes(0));
  return ids;
}

std::optional<Ticket> ticket_of(Connection& connection, const Uuid& account, Instant at) {
  Ticket ticket;
  ticket.methods = methods_of(connection, account);
  if (ticket.methods.empty()) return std::nullopt;
  ticket.secret = base64url(random_bytes(32));
  ticket.challenge = insert_challenge(connection, ChallengeKind::ticket, account, at, ticket.secret).bytes;
  ticket.passkey_ids = passkey_ids_of(connection, account);
  return ticket;
}

std::string sealed_secret(const SealingKey& key, const Uuid& account, std::string_view secret) {
  return key.seal(std::string(view(account)) + std::string(secret));
}

Result<std::string> opened_secret(const SealingKey& key, const Uuid& account, std::string_view sealed) {
  auto text = key.open(sealed);
  if (!text) return text;
  if (!text->starts_with(view(account))) return std::unexpected(key.open("").error());
  return text->substr(view(account).size());
}

Result<void> use_totp(
    Connection& connection, const SealingKey& key, const Uuid& account, std::string_view code, Instant at) {
  std::string sealed;
  std::int64_t last_step = 0;
  {
    auto cursor = connection.query(
        "SELECT \"secret\",\"last_step\" FROM \"totp\" WHERE \"account\" = ?1 AND \"confirmed_at\" IS NOT "
        "NULL",
        {account});
    if (!cursor->next()) return wrong_code();
    sealed = cursor->bytes(0);
    last_step = cursor->integer(1);
  }
  auto secret = opened_secret(key, account, sealed);
  if (!secret) return std::unexpected(secret.error());
  auto step = totp::step_of(*secret, code, at, last_step);
  if (!step) return wrong_code();
  // Of two that come with the same code one finds the step taken.
  bool first =
      connection.run("UPDATE \"totp\" SET \"last_step\" = ?2 WHERE \"account\" = ?1 AND \"last_step\" < ?2",
          {account, *step}) == 1;
  if (!first) return wrong_code();
  return {};
}

Result<void> use_recovery_code(Connection& connection, const Uuid& account, std::string_view code) {
  const Digest kept = recovery::digest_of(account, code);
  bool there = connection.run("DELETE FROM \"recovery_code\" WHERE \"account\" = ?1 AND \"digest\" = ?2",
                   {account, Bytes{view(kept)}}) == 1;
  if (!there) return wrong_code();
  return {};
}

Result<void> use_passkey(Connection& connection, const passkey::RelyingParty& party, const Uuid& account,
    std::string_view challenge, const passkey::Assertion& assertion, passkey::Verification verification,
    Instant at) {
  std::optional<Uuid> id;
  passkey::Credential credential;
  {
    auto cursor = connection.query(
        "SELECT \"id\",\"algorithm\",\"public_key\",\"sign_count\" FROM \"passkey\" WHERE \"credential_id\" "
        "= ?1"
        " AND \"account\" = ?2",
        {Bytes{assertion.credential_id}, account});
    if (!cursor->next()) return unknown_passkey();
    id = cursor->uuid(0);
    credential = {
        assertion.credential_id, cursor->integer(1), std::string(cursor->bytes(2)), cursor->integer(3)};
  }
  auto count = passkey::asserted(party, challenge, credential, assertion, verification);
  if (!count) {
    log::warning("passkey.refused", {{"passkey", to_string(*id)}, {"code", count.error().code}});
    return std::unexpected(count.error());
  }
  connection.run("UPDATE \"passkey\" SET \"sign_count\" = ?2, \"used_at\" = ?3 WHERE \"id\" = ?1",
      {*id, *count, milliseconds(at)});
  return {};
}

std::optional<Uuid> owner_of_passkey(Connection& connection, std::string_view credential_id) {
  auto cursor = connection.query(
      "SELECT \"account\" FROM \"passkey\" WHERE \"credential_id\" = ?1", {Bytes{credential_id}});
  return cursor->next() ? std::optional(cursor->uuid(0)) : std::nullopt;
}

}  // namespace db
}  // namespace ringmur
