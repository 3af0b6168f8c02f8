#include "store/factors.h"

#include <boost/json.hpp>

#include "base/digest.h"
#include "identity/encoding.h"
#include "identity/recovery.h"
#include "identity/totp.h"
#include "store/account_rows.h"
#include "store/factor_rows.h"
#include "store/factor_writes.h"

namespace ringmur {
namespace {

constexpr std::string_view issuer = "Ringmur";

std::unexpected<Error> totp_exists() {
  return refuse(Refusal::conflict, "totp.exists",
      {"Du har redan en app för engångskoder. Ta bort den först om du vill byta.",
          "You already have an app for one-time codes. Remove it first if you want another."});
}

/// The sealed secret of an app that has been begun and not confirmed.
Result<std::string> begun_secret(db::Connection& connection, const Uuid& account) {
  auto cursor =
      connection.query("SELECT \"secret\",\"confirmed_at\" FROM \"totp\" WHERE \"account\" = ?1", {account});
  if (!cursor->next()) {
    return refuse(Refusal::conflict, "totp.not_begun",
        {"Börja med att visa koden för appen.", "Begin with showing the code for the app."});
  }
  if (!cursor->is_null(1)) return totp_exists();
  return std::string(cursor->bytes(0));
}

}  // namespace

namespace db {

void record_factor(Writer& writer, const Account& account, const char* action, const std::string& changes) {
  record_everywhere(writer, account.authority, {"account", account.id, action, account.version, changes});
}

void end_other_sessions(Connection& connection, const SignedIn& who) {
  connection.run(
      "DELETE FROM \"session\" WHERE \"account\" = ?1 AND \"id\" <> ?2", {who.account.id, who.session.id});
}

void raise_level(Connection& connection, const SignedIn& who) {
  connection.run(
      "UPDATE \"session\" SET \"level\" = 'second_factor' WHERE \"id\" = ?1 AND \"level\" = 'password'",
      {who.session.id});
}

void forget_factors(Connection& connection, const Uuid& account) {
  for (const char* table : {"totp", "recovery_code", "passkey"})
    connection.run(std::string("DELETE FROM \"") + table + "\" WHERE \"account\" = ?1", {account});
}

std::vector<std::string> new_recovery_codes(Connection& connection, const Uuid& account) {
  connection.run("DELETE FROM \"recovery_code\" WHERE \"account\" = ?1", {account});
  std::vector<std::string> codes = recovery::new_codes();
  for (const std::string& code : codes) {
    const Digest kept = recovery::digest_of(account, code);
    connection.run("INSERT INTO \"recovery_code\" (\"account\",\"digest\") VALUES (?1,?2)",
        {account, Bytes{view(kept)}});
  }
  return codes;
}

void forget_idle_codes(Connection& connection, const Uuid& account) {
  if (methods_of(connection, account).empty())
    connection.run("DELETE FROM \"recovery_code\" WHERE \"account\" = ?1", {account});
}

}  // namespace db

Result<Factors> own_factors(Store& store, const SignedIn& who) {
  Factors factors;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    {
      auto cursor = connection.query(
          "SELECT (SELECT \"confirmed_at\" FROM \"totp\" WHERE \"account\" = ?1),"
          " (SELECT COUNT(*) FROM \"recovery_code\" WHERE \"account\" = ?1)",
          {who.account.id});
      if (cursor->next()) {
        factors.totp_since = db::instant_at(*cursor, 0);
        factors.recovery_codes = cursor->integer(1);
      }
    }
    auto cursor = connection.query(
        "SELECT \"id\",\"name\",\"created_at\",\"used_at\" FROM \"passkey\" WHERE \"account\" = ?1 ORDER BY "
        "\"id\"",
        {who.account.id});
    while (cursor->next()) {
      factors.passkeys.push_back({cursor->uuid(0), std::string(cursor->text(1)), *db::instant_at(*cursor, 2),
          db::instant_at(*cursor, 3)});
    }
  });
  if (!done) return std::unexpected(done.error());
  return factors;
}

Result<TotpOffer> begin_totp(Store& store, const SignedIn& who) {
  auto key = store.means().key.key();
  if (!key) return std::unexpected(key.error());
  const std::string secret = totp::new_secret();
  const std::string sealed = db::sealed_secret(*key, who.account.id, secret);
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "totp.begin", {},
      [&](Writer& writer) -> Result<void> {
        // One that was begun and never confirmed gives way.
        bool mine =
            writer.connection().run(
                "INSERT INTO \"totp\" (\"account\",\"secret\",\"last_step\",\"created_at\") VALUES"
                " (?1,?2,0,?3) ON CONFLICT (\"account\") DO UPDATE SET \"secret\" = excluded.\"secret\","
                " \"created_at\" = excluded.\"created_at\" WHERE \"totp\".\"confirmed_at\" IS NULL",
                {who.account.id, db::Bytes{sealed}, db::milliseconds(writer.at())}) == 1;
        if (!mine) return totp_exists();
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return TotpOffer{encoding::base32(secret), totp::uri(issuer, who.account.login, secret)};
}

Result<std::vector<std::string>> confirm_totp(Store& store, const SignedIn& who, std::string_view code) {
  auto key = store.means().key.key();
  if (!key) return std::unexpected(key.error());
  std::vector<std::string> codes;
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "totp.confirm", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        auto sealed = begun_secret(connection, who.account.id);
        if (!sealed) return std::unexpected(sealed.error());
        auto secret = db::opened_secret(*key, who.account.id, *sealed);
        if (!secret) return std::unexpected(secret.error());
        auto step = totp::step_of(*secret, code, writer.at(), 0);
        if (!step) {
          Error error = db::wrong_code().error();
          error.refusal = Refusal::invalid;
          return refuse(std::move(error));
        }
        connection.run("UPDATE \"totp\" SET \"confirmed_at\" = ?2, \"last_step\" = ?3 WHERE \"account\" = ?1",
            {who.account.id, db::milliseconds(writer.at()), *step});
        codes = db::new_recovery_codes(connection, who.account.id);
        db::raise_level(connection, who);
        db::end_other_sessions(connection, who);
        db::record_factor(writer, who.account, "totp_add", "{}");
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return codes;
}

Result<void> remove_totp(Store& store, const SignedIn& who) {
  return store.write(db::self_of(who.account), db::own_walls(who.account), "totp.remove", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        bool there = connection.run("DELETE FROM \"totp\" WHERE \"account\" = ?1", {who.account.id}) == 1;
        if (!there) {
          return refuse(Refusal::not_found, "totp.none",
              {"Du har ingen app för engångskoder.", "You have no app for one-time codes."});
        }
        db::forget_idle_codes(connection, who.account.id);
        db::end_other_sessions(connection, who);
        db::record_factor(writer, who.account, "totp_remove", "{}");
        return {};
      });
}

Result<std::vector<std::string>> renew_recovery_codes(Store& store, const SignedIn& who) {
  std::vector<std::string> codes;
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "recovery.renew", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        if (db::methods_of(connection, who.account.id).empty()) {
          return refuse(Refusal::conflict, "factor.none",
              {"Återställningskoder hör till en app eller en passernyckel. Lägg till en sådan först.",
                  "Recovery codes belong to an app or a passkey. Add one of those first."});
        }
        codes = db::new_recovery_codes(connection, who.account.id);
        db::end_other_sessions(connection, who);
        db::record_factor(writer, who.account, "recovery_renew", "{}");
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return codes;
}

Result<void> reset_factors(Store& store, const Actor& actor, const Uuid& account) {
  auto found = find_account_to_change(store, actor, account);
  if (!found) return std::unexpected(found.error());
  return store.write(
      actor, db::Walls::of(actor).with_house(), "account.factors", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        db::forget_factors(connection, account);
        db::end_sessions(connection, account);
        db::record_factor(writer, *found, "factors_reset", "{}");
        return {};
      });
}

}  // namespace ringmur
