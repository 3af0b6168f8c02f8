#include "store/session_rows.h"

#include <boost/json.hpp>

#include "base/digest.h"
#include "identity/device.h"
#include "store/account_rows.h"
#include "store/grants.h"
#include "store/sign_in_policy.h"

namespace ringmur {

namespace json = boost::json;

std::string_view code_of(SessionLevel level) {
  switch (level) {
    case SessionLevel::password:
      return "password";
    case SessionLevel::second_factor:
      return "second_factor";
    case SessionLevel::passkey:
      return "passkey";
    case SessionLevel::provider:
      return "provider";
  }
  std::unreachable();
}

std::optional<SessionLevel> session_level(std::string_view code) {
  using enum SessionLevel;
  for (SessionLevel level : {password, second_factor, passkey, provider}) {
    if (code == code_of(level)) return level;
  }
  return std::nullopt;
}

namespace db {

const char* const session_columns =
    ",s.\"id\",s.\"account\",s.\"created_at\",s.\"used_at\",s.\"expires_at\",s.\"agent\",s.\"level\","
    "s.\"confirmed_at\"";

Session read_session(const Cursor& cursor, int first) {
  Session session;
  session.id = cursor.uuid(first);
  session.account = cursor.uuid(first + 1);
  session.created_at = *instant_at(cursor, first + 2);
  session.used_at = *instant_at(cursor, first + 3);
  session.expires_at = *instant_at(cursor, first + 4);
  session.agent = cursor.text(first + 5);
  // What is not understood proves the least.
  session.level = session_level(cursor.text(first + 6)).value_or(SessionLevel::password);
  session.confirmed_at = *instant_at(cursor, first + 7);
  return session;
}

Result<std::optional<KeptPassword>> kept_password(Store& store, std::string_view login) {
  std::optional<KeptPassword> found;
  std::string key = folded(login);
  auto done = store.read(Walls::house(), [&](Connection& connection) {
    auto cursor = connection.query(
        std::string(account_columns) + ",a.\"password\" FROM \"account\" a WHERE a.\"login_key\" = ?1",
        {std::string_view(key)});
    if (cursor->next())
      found = KeptPassword{read_account(*cursor), std::string(cursor->text(account_column_count))};
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

namespace {

std::string tidy_agent(std::string_view agent) {
  constexpr std::size_t longest = 200;
  return is_utf8(agent) && !has_control(agent) ? std::string(prefix(agent, longest)) : std::string();
}

}  // namespace

NewSession new_session(Store& store, const Account& account, const Browser& browser, SessionLevel level) {
  NewSession made;
  made.secret = base64url(random_bytes(32));
  Session& session = made.who.session;
  session.id = new_uuid();
  session.account = account.id;
  session.agent = tidy_agent(browser.agent);
  session.level = level;
  made.who.account = account;
  if (auto key = store.means().key.key())
    made.device = device::marked(*key, browser.device, account.id, now()).value_or(std::string());
  return made;
}

Result<void> give_rights(Store& store, NewSession& made) {
  return store.read(Walls::house().seeing_everywhere(), [&](Connection& connection) {
    auto found = find_actor(store, connection, made.who.account.id, now());
    if (found) made.who.actor = std::move(found->second);
    made.who.lacks_second_factor = made.who.session.level == SessionLevel::password &&
                                   needs_second_factor(made.who.actor, kept_policy(connection));
  });
}

void insert_session(Connection& connection, NewSession& made, Instant at) {
  Session& session = made.who.session;
  session.created_at = session.used_at = session.confirmed_at = at;
  session.expires_at = at + session_end;
  Digest kept = digest(made.secret);
  // Housekeeping when somebody comes, so that nothing has to run by the clock.
  connection.run("DELETE FROM \"session\" WHERE \"expires_at\" < ?1 OR \"used_at\" < ?2",
      {milliseconds(at), milliseconds(at - session_idle_end)});
  connection.run(
      "INSERT INTO \"session\" (\"id\",\"digest\",\"account\",\"created_at\",\"used_at\",\"expires_at\","
      "\"agent\",\"level\",\"confirmed_at\") VALUES (?1,?2,?3,?4,?4,?5,?6,?7,?4)",
      {session.id, Bytes{view(kept)}, session.account, milliseconds(at), milliseconds(session.expires_at),
          std::string_view(session.agent), code_of(session.level)});
}

void record_session(Writer& writer, const Account& account, const Session& session, const char* action) {
  json::object whose{{"account", to_string(account.id)}, {"level", code_of(session.level)}};
  record_everywhere(writer, account.authority, {"session", session.id, action, 1, json::serialize(whose)});
}

Trier trier_of(Store& store, const std::optional<Uuid>& account, std::string_view login,
    const Browser& browser, Tried what) {
  Trier trier{std::string(login), browser.remote, {}, what};
  if (!account || browser.device.empty()) return trier;
  auto key = store.means().key.key();
  if (!key) return trier;
  if (auto mark = device::mark_of(*key, browser.device, *account, now())) trier.device = mark->id;
  return trier;
}

}  // namespace db
}  // namespace ringmur
