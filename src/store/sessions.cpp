#include "store/sessions.h"

#include <boost/json.hpp>

#include "base/digest.h"
#include "base/log.h"
#include "base/password.h"
#include "store/account_rows.h"
#include "store/throttle.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr const char* session_columns =
    ",s.\"id\",s.\"account\",s.\"created_at\",s.\"used_at\",s.\"expires_at\",s.\"agent\"";

std::unexpected<Error> ended() {
  return refuse(Refusal::unauthenticated, "session.ended",
      {"Du är inte längre inloggad. Logga in igen.", "You are no longer signed in. Sign in again."});
}

std::unexpected<Error> wrong() {
  return refuse(Refusal::unauthenticated, "session.wrong",
      {"Fel användarnamn eller lösenord. Har du glömt det ger administratören dig ett nytt.",
          "Wrong login or password. If you have forgotten it, the administrator gives you a new one."});
}

Session read_session(const db::Cursor& cursor, int first) {
  Session session;
  session.id = cursor.uuid(first);
  session.account = cursor.uuid(first + 1);
  session.created_at = *db::instant_at(cursor, first + 2);
  session.used_at = *db::instant_at(cursor, first + 3);
  session.expires_at = *db::instant_at(cursor, first + 4);
  session.agent = cursor.text(first + 5);
  return session;
}

SignedIn read_both(const db::Cursor& cursor) {
  Account account = db::read_account(cursor);
  Actor actor = db::actor_of(account);
  return {read_session(cursor, db::account_column_count), std::move(account), std::move(actor)};
}

/// The one session that `where` finds, if it is alive.
Result<SignedIn> alive(Store& store, const std::string& where, const db::Param& param) {
  std::optional<SignedIn> found;
  auto done = store.read([&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(db::account_columns) + session_columns +
                             " FROM \"session\" s JOIN \"account\" a ON a.\"id\" = s.\"account\"" + where,
            {param});
    if (cursor->next()) found = read_both(*cursor);
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
    store.pool().write([&](db::Connection& connection) {
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

struct Kept {
  Account account;
  std::string password;
};

Result<std::optional<Kept>> kept_of(Store& store, std::string_view login) {
  std::optional<Kept> found;
  std::string key = folded(login);
  auto done = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(
        std::string(db::account_columns) + ",a.\"password\" FROM \"account\" a WHERE a.\"login_key\" = ?1",
        {std::string_view(key)});
    if (cursor->next())
      found = Kept{db::read_account(*cursor), std::string(cursor->text(db::account_column_count))};
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

std::string tidy_agent(std::string_view agent) {
  constexpr std::size_t longest = 200;
  return is_utf8(agent) && !has_control(agent) ? std::string(prefix(agent, longest)) : std::string();
}

NewSession new_session(const Account& account, const Browser& browser) {
  NewSession made;
  made.secret = base64url(random_bytes(32));
  Session& session = made.who.session;
  session.id = new_uuid();
  session.account = account.id;
  session.agent = tidy_agent(browser.agent);
  made.who.account = account;
  made.who.actor = db::actor_of(account);
  return made;
}

void insert(db::Connection& connection, NewSession& made, Instant at) {
  Session& session = made.who.session;
  session.created_at = session.used_at = at;
  session.expires_at = at + session_end;
  Digest kept = digest(made.secret);
  // Housekeeping when somebody comes, so that nothing has to run by the clock.
  connection.run("DELETE FROM \"session\" WHERE \"expires_at\" < ?1 OR \"used_at\" < ?2",
      {db::milliseconds(at), db::milliseconds(at - session_idle_end)});
  connection.run(
      "INSERT INTO \"session\" "
      "(\"id\",\"digest\",\"account\",\"created_at\",\"used_at\",\"expires_at\",\"agent\")"
      " VALUES (?1,?2,?3,?4,?4,?5,?6)",
      {session.id, db::Bytes{view(kept)}, session.account, db::milliseconds(at),
          db::milliseconds(session.expires_at), std::string_view(session.agent)});
}

void record_session(Writer& writer, const Account& account, const Uuid& session, const char* action) {
  json::object whose{{"account", to_string(account.id)}};
  db::record_everywhere(writer, account.authority, {"session", session, action, 1, json::serialize(whose)});
}

/// What a successful sign-in leaves behind, in one transaction. Refused where the account was disabled, or
/// its password replaced, while the password was being looked at.
Result<void> begin(
    Store& store, NewSession& made, const Kept& kept, const std::string& better_hash, const Trier& trier) {
  const Account& account = kept.account;
  return store.write(db::self_of(account), "session.create", {}, [&](Writer& writer) -> Result<void> {
    db::Connection& connection = writer.connection();
    std::string_view hash = better_hash.empty() ? kept.password : better_hash;
    bool still = connection.run(
                     "UPDATE \"account\" SET \"signed_in_at\" = ?2, \"password\" = ?3 WHERE \"id\" = ?1 AND"
                     " \"disabled_at\" IS NULL AND \"password\" = ?4",
                     {account.id, db::milliseconds(writer.at()), hash, std::string_view(kept.password)}) == 1;
    if (!still) return wrong();
    forget_tries(connection, trier);
    insert(connection, made, writer.at());
    record_session(writer, account, made.who.session.id, "create");
    made.who.account.signed_in_at = writer.at();
    return {};
  });
}

}  // namespace

NewSession begin_session(Writer& writer, const Account& account, const Browser& browser) {
  NewSession made = new_session(account, browser);
  writer.connection().run("UPDATE \"account\" SET \"signed_in_at\" = ?2 WHERE \"id\" = ?1",
      {account.id, db::milliseconds(writer.at())});
  insert(writer.connection(), made, writer.at());
  record_session(writer, account, made.who.session.id, "create");
  made.who.account.signed_in_at = writer.at();
  return made;
}

Result<NewSession> sign_in(
    Store& store, std::string_view login, std::string_view password, const Browser& browser) {
  std::string better_hash;
  std::optional<Kept> kept;
  const Trier trier{std::string(login), browser.remote};
  {
    // The turn first: who is turned away for lack of room has not used up a try.
    auto turn = PasswordTurn::take();
    if (!turn) return std::unexpected(turn.error());
    if (auto counted = count_try(store, trier); !counted) {
      log::warning("session.throttled", {{"remote", browser.remote}});
      return std::unexpected(counted.error());
    }
    auto found = kept_of(store, login);
    if (!found) return std::unexpected(found.error());
    kept = std::move(*found);
    bool fits = turn->fits(password, kept ? kept->password : std::string());
    if (!fits || kept->account.disabled_at) {
      log::warning("session.refused", {{"remote", browser.remote}});
      return wrong();
    }
    if (is_outdated(kept->password)) better_hash = turn->hash(password);
  }
  NewSession made = new_session(kept->account, browser);
  if (auto begun = begin(store, made, *kept, better_hash, trier); !begun)
    return std::unexpected(begun.error());
  return made;
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
  auto done = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"id\",\"account\",\"created_at\",\"used_at\",\"expires_at\",\"agent\" FROM \"session\""
        " WHERE \"account\" = ?1 ORDER BY \"created_at\" DESC, \"id\" DESC",
        {account});
    while (cursor->next()) {
      Session session = read_session(*cursor, 0);
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
  return store.write(who, "session.end", {}, [&](Writer& writer) -> Result<void> {
    writer.connection().run("DELETE FROM \"session\" WHERE \"id\" = ?1", {id});
    record_session(writer, found->account, id, "end");
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
  auto kept = kept_of(store, who.account.login);
  if (!kept) return std::unexpected(kept.error());
  if (!*kept || !turn->fits(current, (*kept)->password)) {
    log::warning("password.refused", {{"remote", trier.remote}});
    return wrong_current();
  }
  return turn->hash(password);
}

}  // namespace

Result<NewSession> change_password(Store& store, const SignedIn& who, std::string_view current,
    std::string_view password, const Browser& browser) {
  const Account& account = who.account;
  if (auto good = check_password(password, {account.login, account.name}); !good)
    return std::unexpected(good.error());
  if (auto good = is_new(current, password); !good) return std::unexpected(good.error());
  const Trier trier{account.login, browser.remote};
  auto hash = exchanged(store, who, current, password, trier);
  if (!hash) return std::unexpected(hash.error());
  NewSession made = new_session(account, browser);
  made.who.account.must_change_password = false;
  auto stored =
      store.write(db::self_of(account), "account.password", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        db::replace_password(connection, account.id, *hash, db::MustChange::no);
        forget_tries(connection, trier);
        insert(connection, made, writer.at());
        db::record_everywhere(
            writer, account.authority, {"account", account.id, "password", account.version, "{}"});
        record_session(writer, account, made.who.session.id, "create");
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
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
  auto stored =
      store.write(db::self_of(after), "account.preferences", {}, [&](Writer& writer) -> Result<void> {
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
