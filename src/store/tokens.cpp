#include "store/tokens.h"

#include <algorithm>
#include <boost/json.hpp>

#include "store/account_rows.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr const char* columns_of_token =
    "SELECT "
    "\"id\",\"name\",\"authority\",\"may_write\",\"created_at\",\"expires_at\",\"last_used_at\",\"revoked_"
    "at\",\"scopes\""
    " FROM \"token\"";

std::optional<Instant> moment(const db::Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

std::string scopes_json(const std::vector<TokenScope>& scopes) {
  json::array list;
  for (const TokenScope& scope : scopes)
    list.push_back({{"subject", scope.subject}, {"action", code_of(scope.action)}});
  return json::serialize(list);
}

std::vector<TokenScope> scopes_of(std::string_view text) {
  std::vector<TokenScope> scopes;
  const json::value list = json::parse(json::string_view(text.data(), text.size()));
  for (const json::value& one : list.as_array()) {
    // What is not understood is not given.
    auto action = action_of(std::string_view(one.at("action").as_string()));
    if (action) scopes.push_back({std::string(one.at("subject").as_string()), *action});
  }
  return scopes;
}

Token read_token(const db::Cursor& cursor) {
  Token token;
  token.id = cursor.uuid(0);
  token.name = cursor.text(1);
  if (!cursor.is_null(2)) token.authority = cursor.uuid(2);
  token.right = cursor.boolean(3) ? Right::write : Right::read;
  token.created_at = *moment(cursor, 4);
  token.expires_at = moment(cursor, 5);
  token.last_used_at = moment(cursor, 6);
  token.revoked_at = moment(cursor, 7);
  if (!cursor.is_null(8)) token.scopes = scopes_of(cursor.text(8));
  return token;
}

Result<void> may_administer(const Actor& actor, Action action) {
  if (actor.may("tokens", action)) return {};
  return may_in_city(actor, "tokens", action);
}

std::unexpected<Error> bad_scopes(std::string what) {
  return refuse(Refusal::invalid, "token.scopes",
      {"scopes: " + what + " är inget register eller uppdrag som en nyckel kan läsa eller skriva.",
          "scopes: " + what + " is no register or duty that a token can read or write."},
      "scopes");
}

Result<void> scopes_are_good(const Catalogue& catalogue, const std::vector<TokenScope>& scopes) {
  if (scopes.empty()) return bad_scopes("[]");
  const std::vector<std::string> subjects = all_subjects(catalogue);
  for (const TokenScope& scope : scopes) {
    bool known = std::ranges::find(subjects, scope.subject) != subjects.end();
    bool does = scope.action == Action::read || scope.action == Action::write;
    if (!known || !does) return bad_scopes(scope.subject);
  }
  return {};
}

/// Every register, the same as an old token has.
std::vector<TokenScope> of_all_registers(const Catalogue& catalogue, Right right) {
  std::vector<TokenScope> all;
  Action action = right == Right::write ? Action::write : Action::read;
  for (const RecordType* type : catalogue.types) all.push_back({type->name, action});
  for (const char* duty : {"report", "imports"}) all.push_back({duty, action});
  all.push_back({"figures", Action::read});
  if (right == Right::write) all.push_back({"freeze", Action::write});
  return all;
}

/// A token is a way of doing things oneself: it may nothing that its maker may not.
Result<void> may_all_of_it(
    const Actor& actor, const std::optional<Uuid>& authority, const std::vector<TokenScope>& scopes) {
  for (const TokenScope& scope : scopes) {
    std::vector<Action> wanted{Action::read};
    bool reads_only = scope.action == Action::read;
    if (!is_duty(scope.subject)) wanted.push_back(Action::export_);
    if (!reads_only) wanted.push_back(Action::write);
    if (!reads_only && !is_duty(scope.subject)) wanted.push_back(Action::archive);
    if (scope.subject == "freeze") wanted = {Action::write};
    for (Action action : wanted) {
      if (actor.covers(scope.subject, action, authority)) continue;
      return refuse(Refusal::forbidden, "token.beyond_reach",
          {"Du kan inte ge en nyckel mer än du själv får: " + scope.subject + '.',
              "You cannot give a token more than you may yourself: " + scope.subject + '.'},
          "scopes");
    }
  }
  return {};
}

std::unexpected<Error> unknown_token() {
  return refuse(Refusal::unauthenticated, "token.unknown",
      {"Nyckeln gäller inte. Skicka Authorization: Bearer följt av en nyckel från `ringmur token create`.",
          "The token is not valid. Send Authorization: Bearer and a token from `ringmur token create`."});
}

/// As an authority is answered for that is not there: what lies behind the wall is not told.
Error other_authority() {
  return may_read(Actor{"", Uuid{}, Right::read, {}}, new_uuid()).error();
}

Error not_for_machines() {
  return {Refusal::invalid, "token.right",
      {"En nyckel läser eller skriver: välj read eller write.",
          "A token reads or writes: choose read or write."},
      "right", {}};
}

Result<Actor> actor_of(const std::optional<Token>& token) {
  bool valid = token && !token->revoked_at && (!token->expires_at || *token->expires_at > now());
  if (!valid) return unknown_token();
  auto access = std::make_shared<const Access>(
      token->scopes, token->right == Right::write ? Action::write : Action::read, token->authority);
  return Actor{"token: " + token->name, token->authority, token->right, token->id, {}, std::move(access)};
}

Result<Instant> end_of(const std::optional<Instant>& wanted, Instant at) {
  if (!wanted) return at + token_lasts;
  if (*wanted <= at + longest_token) return *wanted;
  return refuse(Refusal::invalid, "token.too_long",
      {"En nyckel gäller i högst två år. Välj en tidigare tid, och gör en ny nyckel när den går ut.",
          "A token is valid for two years at most. Choose an earlier time, and make a new token when it "
          "ends."},
      "expires_at");
}

/// Events of the software itself, such as a token for the whole city, are in every chain that it reaches.
void record(Writer& writer, const Token& token, const char* action) {
  db::record_everywhere(writer, token.authority, {"token", token.id, action, 1, "{}"});
}

}  // namespace

Result<NewToken> create_token(Store& store, const Actor& actor, const std::string& name,
    const std::optional<Uuid>& authority, Right right, const std::optional<Instant>& expires_at,
    const std::optional<std::vector<TokenScope>>& scopes) {
  bool beyond = authority ? !actor.reaches(*authority) : actor.authority.has_value();
  if (beyond) return std::unexpected(other_authority());
  if (auto may = may_administer(actor, Action::write); !may) return std::unexpected(may.error());
  if (!actor.covers("tokens", Action::write, authority)) return std::unexpected(other_authority());
  if (right != Right::read && right != Right::write) return std::unexpected(not_for_machines());
  const Instant at = now();
  auto end = end_of(expires_at, at);
  if (!end) return std::unexpected(end.error());
  const Catalogue& catalogue = store.catalogue();
  if (scopes) {
    if (auto good = scopes_are_good(catalogue, *scopes); !good) return std::unexpected(good.error());
  }
  auto may = may_all_of_it(actor, authority, scopes ? *scopes : of_all_registers(catalogue, right));
  if (!may) return std::unexpected(may.error());
  NewToken made;
  made.secret = "ringmur_" + base64url(random_bytes(32));
  made.token = {new_uuid(), name, authority, right, at, *end, {}, {}, scopes};
  const std::string kept_scopes = scopes ? scopes_json(*scopes) : std::string();
  Digest secret_digest = digest(made.secret);
  const db::Walls reach = db::Walls::of(actor).with_house();
  // Who made it has seen the secret: it ends when that account does.
  auto stored = store.write(actor, reach, "token.create", {}, [&](Writer& writer) -> Result<void> {
    const Token& token = made.token;
    writer.connection().run(
        "INSERT INTO \"token\" "
        "(\"id\",\"name\",\"authority\",\"may_write\",\"digest\",\"created_at\",\"expires_at\",\"scopes\","
        "\"made_by\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
        {token.id, std::string_view(token.name), authority ? db::Param{*authority} : db::Param{},
            right == Right::write, db::Bytes{view(secret_digest)},
            token.created_at.time_since_epoch().count(), end->time_since_epoch().count(),
            scopes ? db::Param{std::string_view(kept_scopes)} : db::Param{},
            actor.account ? db::Param{*actor.account} : db::Param{}});
    record(writer, token, "create");
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

std::vector<Token> list_tokens(Store& store, const Actor& actor) {
  std::vector<Token> all;
  if (!actor.may("tokens", Action::read)) return all;
  store.pool().read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_token) + " ORDER BY \"created_at\"");
    while (cursor->next()) {
      Token token = read_token(*cursor);
      if (actor.covers("tokens", Action::read, token.authority)) all.push_back(std::move(token));
    }
  });
  return all;
}

Result<void> revoke_token(Store& store, const Actor& actor, const Uuid& id) {
  if (auto may = may_administer(actor, Action::write); !may) return may;
  for (const Token& token : list_tokens(store, actor)) {
    if (token.id != id || !actor.covers("tokens", Action::write, token.authority)) continue;
    const db::Walls reach = db::Walls::of(actor).with_house();
    return store.write(actor, reach, "token.revoke", {}, [&](Writer& writer) -> Result<void> {
      writer.connection().run("UPDATE \"token\" SET \"revoked_at\" = ?2 WHERE \"id\" = ?1",
          {id, writer.at().time_since_epoch().count()});
      record(writer, token, "revoke");
      return {};
    });
  }
  return refuse(Refusal::not_found, "token.not_found",
      {"Det finns ingen sådan nyckel. Se `ringmur token list`.",
          "There is no such token. See `ringmur token list`."});
}

namespace {

/// To the hour: enough to find tokens that nobody uses, and no write for each request.
void note_use(Store& store, const Token& token) {
  Instant at = now();
  if (token.last_used_at && at - *token.last_used_at < std::chrono::hours{1}) return;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      connection.run("UPDATE \"token\" SET \"last_used_at\" = ?2 WHERE \"id\" = ?1",
          {token.id, at.time_since_epoch().count()});
      return true;
    });
  } catch (const db::DatabaseError&) {
    // A reader is answered also where nothing can be written.
  }
}

}  // namespace

Result<Actor> authenticate(Store& store, std::string_view secret) {
  if (!secret.starts_with("ringmur_")) return unknown_token();
  Digest wanted = digest(secret);
  std::optional<Token> found;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(columns_of_token) + " WHERE \"digest\" = ?1", {db::Bytes{view(wanted)}});
    if (cursor->next()) found = read_token(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  auto actor = actor_of(found);
  if (actor) note_use(store, *found);
  return actor;
}

Result<Actor> actor_of_token(Store& store, const Uuid& id) {
  std::optional<Token> found;
  auto done = store.read(db::Walls::house(), [&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_token) + " WHERE \"id\" = ?1", {id});
    if (cursor->next()) found = read_token(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  return actor_of(found);
}

}  // namespace ringmur
