#include "store/challenges.h"

#include "base/digest.h"
#include "identity/passkey.h"
#include "store/account_rows.h"

namespace ringmur::db {
namespace {

std::string_view code_of(ChallengeKind kind) {
  switch (kind) {
    case ChallengeKind::ticket:
      return "ticket";
    case ChallengeKind::sign_in:
      return "sign_in";
    case ChallengeKind::confirm:
      return "confirm";
    case ChallengeKind::new_passkey:
      return "new_passkey";
  }
  std::unreachable();
}

/// Who asked is not worth keeping, only whether it was the same.
Digest digest_of_remote(std::string_view remote) {
  return Hasher().add("challenge").add(remote).finish();
}

}  // namespace

Challenge insert_challenge(Connection& connection, ChallengeKind kind, const std::optional<Uuid>& account,
    Instant at, std::string_view secret, std::string_view remote) {
  Challenge made{new_uuid(), account, random_bytes(passkey::challenge_size)};
  const Digest known_by = digest(secret.empty() ? std::string_view(made.bytes) : secret);
  const Digest from = digest_of_remote(remote);
  connection.run("DELETE FROM \"challenge\" WHERE \"expires_at\" < ?1", {milliseconds(at)});
  connection.run(
      "INSERT INTO \"challenge\" (\"id\",\"account\",\"kind\",\"digest\",\"bytes\",\"remote\",\"tries\","
      "\"expires_at\") VALUES (?1,?2,?3,?4,?5,?6,0,?7)",
      {made.id, account ? Param{*account} : Param{}, code_of(kind), Bytes{view(known_by)}, Bytes{made.bytes},
          remote.empty() ? Param{} : Param{Bytes{view(from)}}, milliseconds(at + challenge_end)});
  return made;
}

std::optional<Challenge> find_challenge(
    Connection& connection, ChallengeKind kind, std::string_view secret, Instant at) {
  const Digest known_by = digest(secret);
  auto cursor = connection.query(
      "SELECT \"id\",\"account\",\"bytes\",\"tries\" FROM \"challenge\" WHERE \"digest\" = ?1 AND \"kind\" = "
      "?2 AND"
      " \"expires_at\" > ?3",
      {Bytes{view(known_by)}, code_of(kind), milliseconds(at)});
  if (!cursor->next()) return std::nullopt;
  Challenge found{cursor->uuid(0), {}, std::string(cursor->bytes(2)), cursor->integer(3)};
  if (!cursor->is_null(1)) found.account = cursor->uuid(1);
  return found;
}

bool use_challenge(Connection& connection, const Uuid& id) {
  return connection.run("DELETE FROM \"challenge\" WHERE \"id\" = ?1", {id}) == 1;
}

std::int64_t count_challenges(Connection& connection, std::string_view remote, Instant at) {
  const Digest from = digest_of_remote(remote);
  auto cursor =
      connection.query("SELECT COUNT(*) FROM \"challenge\" WHERE \"remote\" = ?1 AND \"expires_at\" > ?2",
          {Bytes{view(from)}, milliseconds(at)});
  return cursor->next() ? cursor->integer(0) : 0;
}

}  // namespace ringmur::db

namespace ringmur {

Result<std::optional<db::Challenge>> take_challenge(
    Store& store, db::ChallengeKind kind, std::string_view secret) {
  std::optional<db::Challenge> taken;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      taken = db::find_challenge(connection, kind, secret, now());
      if (taken && !db::use_challenge(connection, taken->id)) taken.reset();
      return true;
    });
  } catch (const db::DatabaseError&) {
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
  }
  return taken;
}

}  // namespace ringmur
