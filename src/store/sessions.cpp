#include "store/sessions.h"

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/log.h"
#include "base/password.h"
#include "store/account_rows.h"
#include "store/challenges.h"
#include "store/factor_rows.h"
#include "store/grants.h"
#include "store/session_rows.h"
#include "store/sign_in_policy.h"
#include "store/throttle.h"
#include "store/trail_events.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::unexpected<Error> ended() {
  return refuse(Refusal::unauthenticated, "session.ended",
      {"Du är inte längre inloggad. Logga in igen.", "You are no longer signed in. Sign in again."});
}

std::unexpected<Error> wrong() {
  return refuse(Refusal::unauthenticated, "session.wrong",
      {"Fel användarnamn eller lösenord. Har du glömt det ger administratören dig ett nytt.",
          "Wrong login or password. If you have forgotten it, the administrator gives you a new one."});
}

/// Whose session it is and what that person may now: a row for each role.
std::optional<SignedIn> read_signed_in(
    Store& store, db::Connection& connection, const std::string& sql, const db::Param& param) {
  constexpr int policy = db::account_column_count + db::session_column_count;
  std::optional<SignedIn> found;
  std::string second_factor_roles = "[]";
  db::RoleRows roles;
  {
    auto cursor = connection.query(sql, {param, db::milliseconds(now())});
    while (cursor->next()) {
      if (!found) {
        found =
            SignedIn{db::read_session(*cursor, db::account_column_count), db::read_account(*cursor), Actor{}};
      }
      if (!cursor->is_null(policy)) second_factor_roles = cursor->text(policy);
      roles.add(*cursor, policy + 1);
    }
  }
  if (!found) return found;
  found->actor = roles.actor(store, connection, found->account);
  found->lacks_second_factor = found->session.level == SessionLevel::password &&
                               db::needs_second_factor(found->actor, second_factor_roles);
  return found;
}

/// The one session that `where` finds, if it is alive.
Result<SignedIn> alive(Store& store, const std::string& where, const db::Param& param) {
  std::optional<SignedIn> found;
  auto done = store.read(db::Walls::house().seeing_everywhere(), [&](db::Connection& connection) {
    std::string sql =
        std::string(db::account_columns) + db::session_columns + db::policy_column + db::role_columns +
        " FROM \"session\" s JOIN \"account\" a ON a.\"id\" = s.\"account\"" + db::join_roles(2) + where;
    found = read_signed_in(store, connection, sql, param);
  });
  if (!done) return std::unexpected(done.error());
  bool good = found && !found->account.disabled_at && found->session.ends_at() > now();
  if (!good) return ended();
  return std::move(*found);
}

void note_use(Store& store, const Session& session) {
  Instant at = now();
  if (at - session.used_at < session_use_noted) return;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      connection.run(
          "UPDATE \"session\" SET \"used_at\" = ?2 WHERE \"id\" = ?1", {session.id, db::milliseconds(at)});
      return true;
    });
  } catch (const db::DatabaseError&) {
    // Who reads is answered also where nothing can be written.
  }
}

}  // namespace

Result<SignedIn> session_of(Store& store, std::string_view secret) {
  Digest wanted = digest(secret);
  auto found = alive(store, " WHERE s.\"digest\" = ?1", db::Bytes{view(wanted)});
  if (found) note_use(store, found->session);
  return found;
}

Result<SignedIn> session_again(Store& store, const Uuid& id) {
  return alive(store, " WHERE s.\"id\" = ?1", id);
}

std::string csrf_of(std::string_view secret) {
  Digest made = Hasher().add("csrf").add(secret).finish();
  return base64url(view(made));
}

bool is_csrf_of(std::string_view secret, std::string_view given) {
  // Over digests, so that the time of the comparison tells nothing.
  return digest(csrf_of(secret)) == digest(given);
}

namespace {

/// The password was right: it is no longer counted, and better kept where it was kept worse. Refused where
/// the account was disabled, or its password replaced, while the password was being looked at.
struct Accepted {
  const db::KeptPassword& kept;
  const std::string& better_hash;
  const Trier& trier;

  Result<void> note(Writer& writer) const {
    std::string_view hash = better_hash.empty() ? kept.password : better_hash;
    bool still = writer.connection().run(
                     "UPDATE \"account\" SET \"password\" = ?2 WHERE \"id\" = ?1 AND \"disabled_at\" IS NULL"
                     " AND \"password\" = ?3",
                     {kept.account.id, hash, std::string_view(kept.password)}) == 1;
    if (!still) return wrong();
    forget_tries(writer.connection(), trier);
    return {};
  }
};

/// A session, in the transaction that notes the password; or a ticket where there is more to show.
Result<SignInStep> begin(Store& store, const Accepted& accepted, const Browser& browser) {
  const Account& account = accepted.kept.account;
  std::optional<Ticket> ticket;
  NewSession made = db::new_session(store, account, browser, SessionLevel::password);
  const db::Walls walls = db::own_walls(account);
  auto done =
      store.write(db::self_of(account), walls, "session.create", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        if (auto noted = accepted.note(writer); !noted) return noted;
        ticket = db::ticket_of(connection, account.id, writer.at());
        if (ticket) return {};
        connection.run("UPDATE \"account\" SET \"signed_in_at\" = ?2 WHERE \"id\" = ?1",
            {account.id, db::milliseconds(writer.at())});
        db::insert_session(connection, made, writer.at());
        record_sign_in(writer, account, made.who.session.id, "password");
        made.who.account.signed_in_at = writer.at();
        return {};
      });
  if (!done) return std::unexpected(done.error());
  if (ticket) return SignInStep(std::move(*ticket));
  if (auto given = db::give_rights(store, made); !given) return std::unexpected(given.error());
  return SignInStep(std::move(made));
}

}  // namespace

Result<SignInStep> sign_in(
    Store& store, std::string_view login, std::string_view password, const Browser& browser) {
  std::string better_hash;
  std::optional<db::KeptPassword> kept;
  Trier trier;
  {
    // The turn first: who is turned away for lack of room has not used up a try.
    auto turn = PasswordTurn::take();
    if (!turn) return std::unexpected(turn.error());
    auto found = db::kept_password(store, login);
    if (!found) return std::unexpected(found.error());
    kept = std::move(*found);
    trier = db::trier_of(
        store, kept ? std::optional(kept->account.id) : std::nullopt, login, browser, Tried::password);
    if (auto counted = count_try(store, trier); !counted) {
      log::warning("session.throttled", {{"remote", browser.remote}});
      return std::unexpected(counted.error());
    }
    bool fits = turn->fits(password, kept ? kept->password : std::string());
    if (!fits || kept->account.disabled_at) {
      log::warning("session.refused", {{"remote", browser.remote}});
      record_failed_sign_in(store, kept ? &kept->account : nullptr, login);
      return wrong();
    }
    if (is_outdated(kept->password)) better_hash = turn->hash(password);
  }
  return begin(store, {*kept, better_hash, trier}, browser);
}

namespace {

Result<void> may_see_sessions(Store& store, const Actor& actor, const Uuid& account) {
  if (actor.account == account) return {};
  auto found = find_account(store, actor, account);
  return found ? Result<void>{} : Result<void>(std::unexpected(found.error()));
}

}  // namespace

Result<std::vector<Session>> list_sessions(Store& store, const Actor& actor, const Uuid& account) {
  if (auto may = may_see_sessions(store, actor, account); !may) return std::unexpected(may.error());
  std::vector<Session> all;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(
        std::string("SELECT 1") + db::session_columns +
            " FROM \"session\" s WHERE s.\"account\" = ?1 ORDER BY s.\"created_at\" DESC, s.\"id\" DESC",
        {account});
    while (cursor->next()) {
      Session session = db::read_session(*cursor, 1);
      if (session.ends_at() > now()) all.push_back(std::move(session));
    }
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<void> end_session(Store& store, const Actor& actor, const Uuid& id) {
  auto unknown = [] {
    return refuse(Refusal::not_found, "session.not_found",
        {"Det finns ingen sådan inloggning.", "There is no such session."});
  };
  auto found = session_again(store, id);
  if (!found && found.error().refusal != Refusal::unauthenticated) return std::unexpected(found.error());
  if (!found || !may_see_sessions(store, actor, found->account.id)) return unknown();
  const bool own = actor.account == found->account.id;
  const Actor who = own ? db::self_of(found->account) : actor;
  const db::Walls reach = db::Walls::of(who).with_house();
  return store.write(who, reach, "session.end", {}, [&](Writer& writer) -> Result<void> {
    writer.connection().run("DELETE FROM \"session\" WHERE \"id\" = ?1", {id});
    record_sign_out(writer, found->account, id);
    return {};
  });
}

namespace {

std::unexpected<Error> wrong_current() {
  return refuse(Refusal::invalid, "password.wrong_current",
      {"Det nuvarande lösenordet är fel.", "The current password is wrong."}, "current");
}

Result<void> is_new(std::string_view current, std::string_view password) {
  if (current != password) return {};
  return refuse(Refusal::invalid, "password.same",
      {"Det nya lösenordet är samma som det gamla. Ta ett annat.",
          "The new password is the same as the old one. Take another."},
      "password");
}

/// The hash of the new password, when all of it is in order.
Result<std::string> exchanged(Store& store, const SignedIn& who, std::string_view current,
    std::string_view password, const Trier& trier) {
  auto turn = PasswordTurn::take();
  if (!turn) return std::unexpected(turn.error());
  if (auto counted = count_try(store, trier); !counted) return std::unexpected(counted.error());
  auto kept = db::kept_password(store, who.account.login);
  if (!kept) return std::unexpected(kept.error());
  if (!*kept || !turn->fits(current, (*kept)->password)) {
    log::warning("password.refused", {{"remote", trier.remote}});
    record_failed_sign_in(store, &who.account, who.account.login);
    return wrong_current();
  }
  return turn->hash(password);
}

}  // namespace

Result<NewSession> change_password(Store& store, const SignedIn& who, std::string_view current,
    std::string_view password, const Browser& browser) {
  const Account& account = who.account;
  if (auto good = check_new_password(store, password, {account.login, account.name}); !good)
    return std::unexpected(good.error());
  if (auto good = is_new(current, password); !good) return std::unexpected(good.error());
  const Trier trier = db::trier_of(store, account.id, account.login, browser, Tried::password);
  auto hash = exchanged(store, who, current, password, trier);
  if (!hash) return std::unexpected(hash.error());
  NewSession made = db::new_session(store, account, browser, who.session.level);
  made.who.account.must_change_password = false;
  const db::Walls reach = db::Walls::of(db::self_of(account)).with_house();
  auto stored =
      store.write(db::self_of(account), reach, "account.password", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        db::replace_password(connection, account.id, *hash, db::MustChange::no);
        forget_tries(connection, trier);
        db::insert_session(connection, made, writer.at());
        db::record_everywhere(
            writer, account.authority, {"account", account.id, "password", account.version, "{}"});
        record_sign_in(writer, account, made.who.session.id, "password");
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  if (auto given = db::give_rights(store, made); !given) return std::unexpected(given.error());
  return made;
}

Result<Account> set_preferences(Store& store, const SignedIn& who, const Preferences& wanted) {
  Account after = who.account;
  if (wanted.language) after.language = *wanted.language;
  if (wanted.theme) after.theme = *wanted.theme;
  json::object changed;
  if (after.language != who.account.language)
    changed["language"] = json::array{code_of(who.account.language), code_of(after.language)};
  if (after.theme != who.account.theme)
    changed["theme"] = json::array{code_of(who.account.theme), code_of(after.theme)};
  if (changed.empty()) return after;
  const db::Walls reach = db::Walls::of(db::self_of(after)).with_house();
  auto stored =
      store.write(db::self_of(after), reach, "account.preferences", {}, [&](Writer& writer) -> Result<void> {
        writer.connection().run("UPDATE \"account\" SET \"language\" = ?2, \"theme\" = ?3 WHERE \"id\" = ?1",
            {after.id, code_of(after.language), code_of(after.theme)});
        db::record_everywhere(writer, after.authority,
            {"account", after.id, "preferences", after.version, json::serialize(changed)});
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return after;
}

}  // namespace ringmur
