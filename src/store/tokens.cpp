#include "store/tokens.h"

namespace ringmur {
namespace {

constexpr const char* columns_of_token =
    "SELECT "
    "\"id\",\"name\",\"authority\",\"may_write\",\"created_at\",\"expires_at\",\"last_used_at\",\"revoked_"
    "at\""
    " FROM \"token\"";

std::optional<Instant> moment(const db::Cursor& cursor, int column) {
  if (cursor.is_null(column)) return std::nullopt;
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
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
  return token;
}

bool reaches(const Actor& actor, const std::optional<Uuid>& authority) {
  return !actor.authority || (authority && *authority == *actor.authority);
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
  return Actor{"token: " + token->name, token->authority, token->right, token->id};
}

/// Events of the software itself, such as a token for the whole city, are in every chain that it reaches.
void record(Writer& writer, Store& store, const Actor& actor, const Token& token, const char* action) {
  for (const Authority& authority : store.authorities(actor)) {
    if (token.authority && *token.authority != authority.id) continue;
    writer.record_event(authority.id, {"token", token.id, action, 1, "{}"});
  }
}

}  // namespace

Result<NewToken> create_token(Store& store, const Actor& actor, const std::string& name,
    const std::optional<Uuid>& authority, Right right, const std::optional<Instant>& expires_at) {
  if (!reaches(actor, authority)) return std::unexpected(other_authority());
  if (auto may = may_administer(actor); !may) return std::unexpected(may.error());
  if (right != Right::read && right != Right::write) return std::unexpected(not_for_machines());
  NewToken made;
  made.secret = "ringmur_" + base64url(random_bytes(32));
  made.token = {new_uuid(), name, authority, right, now(), expires_at, {}, {}};
  Digest secret_digest = digest(made.secret);
  auto stored = store.write(actor, "token.create", {}, [&](Writer& writer) -> Result<void> {
    const Token& token = made.token;
    writer.connection().run(
        "INSERT INTO \"token\" "
        "(\"id\",\"name\",\"authority\",\"may_write\",\"digest\",\"created_at\",\"expires_at\")"
        " VALUES (?1,?2,?3,?4,?5,?6,?7)",
        {token.id, std::string_view(token.name), authority ? db::Param{*authority} : db::Param{},
            right == Right::write, db::Bytes{view(secret_digest)},
            token.created_at.time_since_epoch().count(),
            expires_at ? db::Param{expires_at->time_since_epoch().count()} : db::Param{}});
    // Who leaves has seen the secret: the token ends with the account.
    if (actor.account) {
      writer.connection().run(
          "UPDATE \"token\" SET \"made_by\" = ?2 WHERE \"id\" = ?1", {token.id, *actor.account});
    }
    record(writer, store, actor, token, "create");
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

std::vector<Token> list_tokens(Store& store, const Actor& actor) {
  std::vector<Token> all;
  if (actor.right < Right::administer) return all;
  store.pool().read([&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_token) + " ORDER BY \"created_at\"");
    while (cursor->next()) {
      Token token = read_token(*cursor);
      if (reaches(actor, token.authority)) all.push_back(std::move(token));
    }
  });
  return all;
}

Result<void> revoke_token(Store& store, const Actor& actor, const Uuid& id) {
  if (auto may = may_administer(actor); !may) return may;
  for (const Token& token : list_tokens(store, actor)) {
    if (token.id != id) continue;
    return store.write(actor, "token.revoke", {}, [&](Writer& writer) -> Result<void> {
      writer.connection().run("UPDATE \"token\" SET \"revoked_at\" = ?2 WHERE \"id\" = ?1",
          {id, writer.at().time_since_epoch().count()});
      record(writer, store, actor, token, "revoke");
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
    store.pool().write([&](db::Connection& connection) {
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
  auto done = store.read([&](db::Connection& connection) {
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
  auto done = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_token) + " WHERE \"id\" = ?1", {id});
    if (cursor->next()) found = read_token(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  return actor_of(found);
}

}  // namespace ringmur
