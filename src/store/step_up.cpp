#include "base/digest.h"
#include "base/log.h"
#include "base/password.h"
#include "store/account_rows.h"
#include "store/challenges.h"
#include "store/factor_rows.h"
#include "store/second_factor.h"
#include "store/session_rows.h"

namespace ringmur {
namespace {

/// Who is signed in stays so: a wrong proof is a fault of what was sent.
std::unexpected<Error> as_invalid(Error error) {
  if (error.refusal == Refusal::unauthenticated) error.refusal = Refusal::invalid;
  return refuse(std::move(error));
}

std::unexpected<Error> wrong_password() {
  return refuse(Refusal::invalid, "password.wrong_current", {"Lösenordet är fel.", "The password is wrong."},
      "password");
}

struct Confirming {
  Store& store;
  const passkey::RelyingParty& party;
  const SignedIn& who;
  const Browser& browser;
};

/// What is left to do within the transaction; it forgets the tries when all is well.
using Rest = std::function<Result<void>(Writer&)>;

Result<Trier> counted(const Confirming& now, Tried what) {
  const Account& account = now.who.account;
  const std::string login = what == Tried::code ? to_string(account.id) : account.login;
  Trier trier = db::trier_of(now.store, account.id, login, now.browser, what);
  if (auto good = count_try(now.store, trier); !good) return std::unexpected(good.error());
  return trier;
}

Result<Rest> look_at(const Confirming& now, const PasswordText& password) {
  auto turn = PasswordTurn::take();
  if (!turn) return std::unexpected(turn.error());
  auto trier = counted(now, Tried::password);
  if (!trier) return std::unexpected(trier.error());
  auto kept = db::kept_password(now.store, now.who.account.login);
  if (!kept) return std::unexpected(kept.error());
  if (!*kept || !turn->fits(password.text, (*kept)->password)) return wrong_password();
  return Rest([trier = *trier](Writer& writer) -> Result<void> {
    forget_tries(writer.connection(), trier);
    return {};
  });
}

Result<Rest> look_at(const Confirming& now, const OneTimeCode& code) {
  auto key = now.store.means().key.key();
  if (!key) return std::unexpected(key.error());
  auto trier = counted(now, Tried::code);
  if (!trier) return std::unexpected(trier.error());
  return Rest([trier = *trier, key = *key, &now, &code](Writer& writer) -> Result<void> {
    auto used = db::use_totp(writer.connection(), key, now.who.account.id, code.text, writer.at());
    if (used) forget_tries(writer.connection(), trier);
    return used;
  });
}

Result<Rest> look_at(const Confirming& now, const passkey::Assertion& assertion) {
  auto challenge =
      take_challenge(now.store, db::ChallengeKind::confirm, passkey::challenge_in(assertion.client_data));
  if (!challenge) return std::unexpected(challenge.error());
  if (!*challenge || (*challenge)->account != now.who.account.id) {
    return refuse(Refusal::invalid, "passkey.challenge",
        {"Det tog för lång tid, eller så är svaret redan använt. Försök igen.",
            "It took too long, or the answer has been used already. Try again."},
        "passkey");
  }
  return Rest([&now, &assertion, bytes = (*challenge)->bytes](Writer& writer) {
    return db::use_passkey(writer.connection(), now.party, now.who.account.id, bytes, assertion,
        passkey::Verification::required, writer.at());
  });
}

/// A second factor that is shown later counts as one that was shown at once.
SessionLevel level_after(SessionLevel before, const Proof& proof) {
  const bool second = !std::holds_alternative<PasswordText>(proof);
  return before == SessionLevel::password && second ? SessionLevel::second_factor : before;
}

/// The same session under another secret (OWASP ASVS 5.0, 7.2.4).
Result<void> renew(Writer& writer, NewSession& made) {
  Session& session = made.who.session;
  session.confirmed_at = writer.at();
  const Digest kept = digest(made.secret);
  bool there =
      writer.connection().run(
          "UPDATE \"session\" SET \"digest\" = ?2, \"confirmed_at\" = ?3, \"level\" = ?4 WHERE"
          " \"id\" = ?1",
          {session.id, db::Bytes{view(kept)}, db::milliseconds(writer.at()), code_of(session.level)}) == 1;
  if (!there) {
    return refuse(Refusal::unauthenticated, "session.ended",
        {"Du är inte längre inloggad. Logga in igen.", "You are no longer signed in. Sign in again."});
  }
  db::record_session(writer, made.who.account, session, "confirm");
  return {};
}

}  // namespace

Result<PasskeyQuestion> ask_to_confirm(Store& store, const SignedIn& who) {
  PasskeyQuestion question;
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "session.ask", {},
      [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        question.passkey_ids = db::passkey_ids_of(connection, who.account.id);
        question.challenge =
            db::insert_challenge(connection, db::ChallengeKind::confirm, who.account.id, writer.at()).bytes;
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return question;
}

Result<NewSession> confirm_session(Store& store, const passkey::RelyingParty& party, const SignedIn& who,
    const Proof& proof, const Browser& browser) {
  const Confirming now{store, party, who, browser};
  auto rest = std::visit([&](const auto& shown) { return look_at(now, shown); }, proof);
  if (!rest) {
    log::warning("session.not_confirmed", {{"remote", browser.remote}, {"code", rest.error().code}});
    return as_invalid(rest.error());
  }
  NewSession made = db::new_session(store, who.account, browser, who.session.level);
  made.who = who;
  made.who.session.level = level_after(who.session.level, proof);
  made.who.lacks_second_factor = who.lacks_second_factor && made.who.session.level == SessionLevel::password;
  std::optional<Error> refused;
  auto done = store.write(db::self_of(who.account), db::own_walls(who.account), "session.confirm", {},
      [&](Writer& writer) -> Result<void> {
        refused.reset();
        if (auto good = (*rest)(writer); !good) {
          refused = good.error();
          return good;
        }
        return renew(writer, made);
      });
  if (done) return made;
  if (refused) return as_invalid(*refused);
  return std::unexpected(done.error());
}

}  // namespace ringmur
