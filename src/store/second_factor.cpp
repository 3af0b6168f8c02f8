#include "store/second_factor.h"

#include "base/log.h"
#include "store/account_rows.h"
#include "store/challenges.h"
#include "store/factor_rows.h"
#include "store/factor_writes.h"
#include "store/session_rows.h"
#include "store/trail_events.h"

namespace ringmur {
namespace {

std::unexpected<Error> no_ticket() {
  return refuse(Refusal::unauthenticated, "session.ticket",
      {"Inloggningen tog för lång tid eller har redan prövats. Börja om med lösenordet.",
          "Signing in took too long or has already been tried. Begin again with the password."});
}

std::unexpected<Error> no_challenge() {
  return refuse(Refusal::unauthenticated, "passkey.challenge",
      {"Det tog för lång tid, eller så är svaret redan använt. Försök igen.",
          "It took too long, or the answer has been used already. Try again."},
      "passkey");
}

std::unexpected<Error> no_database() {
  return refuse(Refusal::unavailable, "database.unavailable",
      {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
}

/// Of the account, where it may sign in.
Result<std::optional<Account>> open_account(Store& store, const Uuid& id) {
  std::optional<Account> found;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(db::account_columns) +
                             " FROM \"account\" a WHERE a.\"id\" = ?1 AND a.\"disabled_at\" IS NULL",
            {id});
    if (cursor->next()) found = db::read_account(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

/// Counts a try of the ticket, on disk before the proof is looked at. Nothing where it is dead.
Result<std::optional<db::Challenge>> tried_ticket(Store& store, std::string_view secret) {
  std::optional<db::Challenge> found;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      found = db::find_challenge(connection, db::ChallengeKind::ticket, secret, now());
      bool good = found && connection.run(
                               "UPDATE \"challenge\" SET \"tries\" = \"tries\" + 1 WHERE \"id\" = ?1 AND"
                               " \"tries\" < ?2",
                               {found->id, tries_of_ticket}) == 1;
      if (!good) found.reset();
      return true;
    });
  } catch (const db::DatabaseError&) {
    return no_database();
  }
  return found;
}

struct Step {
  Store& store;
  const passkey::RelyingParty& party;
  const Account& account;
  std::string_view challenge;
};

/// Uses the proof up; within the transaction that makes the session.
Result<void> prove(const Step& step, Writer& writer, const OneTimeCode& code) {
  auto key = step.store.means().key.key();
  if (!key) return std::unexpected(key.error());
  return db::use_totp(writer.connection(), *key, step.account.id, code.text, writer.at());
}

Result<void> prove(const Step& step, Writer& writer, const RecoveryCode& code) {
  auto used = db::use_recovery_code(writer.connection(), step.account.id, code.text);
  if (used) db::record_factor(writer, step.account, "recovery_use", "{}");
  return used;
}

/// A finger or a PIN is not asked for: the password has been shown.
Result<void> prove(const Step& step, Writer& writer, const passkey::Assertion& assertion) {
  return db::use_passkey(writer.connection(), step.party, step.account.id, step.challenge, assertion,
      passkey::Verification::not_needed, writer.at());
}

/// Refused where the account was disabled meanwhile.
Result<void> begin_session(Writer& writer, NewSession& made) {
  db::Connection& connection = writer.connection();
  bool still =
      connection.run(
          "UPDATE \"account\" SET \"signed_in_at\" = ?2 WHERE \"id\" = ?1 AND \"disabled_at\" IS NULL",
          {made.who.account.id, db::milliseconds(writer.at())}) == 1;
  if (!still) return no_ticket();
  db::insert_session(connection, made, writer.at());
  record_sign_in(writer, made.who.account, made.who.session.id, code_of(made.who.session.level));
  made.who.account.signed_in_at = writer.at();
  return {};
}

}  // namespace

Result<NewSession> finish_sign_in(Store& store, const passkey::RelyingParty& party, std::string_view ticket,
    const SecondProof& proof, const Browser& browser) {
  auto found = tried_ticket(store, ticket);
  if (!found) return std::unexpected(found.error());
  auto account = *found ? open_account(store, *(*found)->account) : std::optional<Account>();
  if (!account) return std::unexpected(account.error());
  if (!*account) return no_ticket();
  const Trier trier = db::trier_of(store, (*account)->id, to_string((*account)->id), browser, Tried::code);
  const bool is_code = std::holds_alternative<OneTimeCode>(proof);
  if (is_code) {
    if (auto counted = count_try(store, trier); !counted) return std::unexpected(counted.error());
  }
  const Step step{store, party, **account, (*found)->bytes};
  NewSession made = db::new_session(store, **account, browser, SessionLevel::second_factor);
  auto done = store.write(db::self_of(**account), db::own_walls(**account), "session.create", {},
      [&](Writer& writer) -> Result<void> {
        if (!db::use_challenge(writer.connection(), (*found)->id)) return no_ticket();
        auto proven = std::visit([&](const auto& shown) { return prove(step, writer, shown); }, proof);
        if (!proven) return proven;
        if (is_code) forget_tries(writer.connection(), trier);
        return begin_session(writer, made);
      });
  if (done) done = db::give_rights(store, made);
  if (done) return made;
  log::warning("session.second_factor_refused", {{"remote", browser.remote}, {"code", done.error().code}});
  Error error = done.error();
  // Who holds a ticket has shown the password: how many wrong answers it bears is no secret.
  if (error.refusal == Refusal::unauthenticated && error.code != "session.ticket")
    error.tries_left = tries_of_ticket - 1 - (*found)->tries;
  return refuse(std::move(error));
}

Result<std::string> ask_for_passkey(Store& store, const Browser& browser) {
  std::optional<std::string> made;
  const std::string remote = network_of(browser.remote);
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      made.reset();
      if (db::count_challenges(connection, remote, now()) >= challenges_of_remote) return false;
      made = db::insert_challenge(connection, db::ChallengeKind::sign_in, {}, now(), {}, remote).bytes;
      return true;
    });
  } catch (const db::DatabaseError&) {
    return no_database();
  }
  if (made) return *made;
  Error error{Refusal::throttled, "session.throttled",
      {"För många försök från din adress. Vänta fem minuter och försök sedan igen.",
          "Too many tries from your address. Wait five minutes and try again."},
      {}, {}};
  error.retry_after = challenge_end;
  return refuse(std::move(error));
}

Result<NewSession> sign_in_with_passkey(Store& store, const passkey::RelyingParty& party,
    const passkey::Assertion& assertion, const Browser& browser) {
  auto challenge =
      take_challenge(store, db::ChallengeKind::sign_in, passkey::challenge_in(assertion.client_data));
  if (!challenge) return std::unexpected(challenge.error());
  if (!*challenge) return no_challenge();
  std::optional<Uuid> owner;
  auto read = store.read(db::Walls::house(),
      [&](db::Connection& connection) { owner = db::owner_of_passkey(connection, assertion.credential_id); });
  if (!read) return std::unexpected(read.error());
  // WebAuthn §7.2 step 6: nobody has been named, so the authenticator must say whom it is for.
  if (!owner || assertion.user_handle != view(*owner)) return db::unknown_passkey();
  auto account = open_account(store, *owner);
  if (!account) return std::unexpected(account.error());
  if (!*account) return db::unknown_passkey();
  NewSession made = db::new_session(store, **account, browser, SessionLevel::passkey);
  auto done = store.write(db::self_of(**account), db::own_walls(**account), "session.create", {},
      [&](Writer& writer) -> Result<void> {
        auto proven = db::use_passkey(writer.connection(), party, *owner, (*challenge)->bytes, assertion,
            passkey::Verification::required, writer.at());
        if (!proven) return proven;
        return begin_session(writer, made);
      });
  if (done) done = db::give_rights(store, made);
  if (!done) return std::unexpected(done.error());
  return made;
}

}  // namespace ringmur
