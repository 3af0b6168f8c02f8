#include "store/seals.h"

#include <fmt/format.h>

#include "base/stockholm.h"
#include "base/text.h"
#include "store/trail.h"

namespace ringmur {
namespace db {
namespace {

constexpr const char* seal_columns =
    "SELECT \"authority\",\"sequence\",\"day\",\"head\",\"key\",\"signature\",\"sealed_at\" FROM \"seal\""
    " WHERE \"authority\" = ?1";

Seal read_seal(const Cursor& cursor) {
  return {cursor.uuid(0), cursor.integer(1), std::string(cursor.text(2)), std::string(cursor.bytes(3)),
      std::string(cursor.text(4)), std::string(cursor.bytes(5)),
      Instant{std::chrono::milliseconds{cursor.integer(6)}}};
}

std::optional<Seal> latest(Connection& connection, const Uuid& authority) {
  auto cursor =
      connection.query(std::string(seal_columns) + " ORDER BY \"sequence\" DESC LIMIT 1", {authority});
  if (!cursor->next()) return std::nullopt;
  return read_seal(*cursor);
}

void keep_public_key(Connection& connection, const SigningKey& key, Instant at) {
  const std::string id = key_id(key.public_key());
  connection.run(
      "INSERT INTO \"seal_key\" (\"id\",\"public_key\",\"made_at\") VALUES (?1,?2,?3) ON CONFLICT DO NOTHING",
      {std::string_view(id), Bytes{key.public_key()}, at.time_since_epoch().count()});
}

void keep(Connection& connection, const Seal& seal) {
  connection.run(
      "INSERT INTO \"seal\" (\"authority\",\"sequence\",\"day\",\"head\",\"key\",\"signature\",\"sealed_at\")"
      " VALUES (?1,?2,?3,?4,?5,?6,?7)",
      {seal.authority, seal.sequence, std::string_view(seal.day), Bytes{seal.head},
          std::string_view(seal.key), Bytes{seal.signature}, seal.sealed_at.time_since_epoch().count()});
}

/// The seal is in the chain too: one that is taken out of its table is missed.
AuditEvent event_of(const Seal& seal) {
  return {"trail", seal.authority, "seal", seal.sequence,
      fmt::format(R"({{"sequence":{},"day":"{}","head":"{}","key":"{}","signature":"{}"}})", seal.sequence,
          seal.day, hex(seal.head), seal.key, hex(seal.signature))};
}

}  // namespace

std::string sealed_text(const Seal& seal) {
  return fmt::format(
      "Ringmur seal 1\n{}\n{}\n{}\n{}\n", to_string(seal.authority), seal.day, seal.sequence, hex(seal.head));
}

std::map<std::int64_t, Seal> read_seals(Connection& connection, const Uuid& authority) {
  std::map<std::int64_t, Seal> all;
  auto cursor = connection.query(std::string(seal_columns) + " ORDER BY \"sequence\"", {authority});
  while (cursor->next()) all.emplace(cursor->integer(1), read_seal(*cursor));
  return all;
}

std::map<std::string, std::string> public_keys(Connection& connection) {
  std::map<std::string, std::string> keys;
  auto cursor = connection.query("SELECT \"id\",\"public_key\" FROM \"seal_key\"");
  while (cursor->next()) keys.emplace(cursor->text(0), cursor->bytes(1));
  return keys;
}

}  // namespace db

Result<std::optional<Seal>> seal_chain(
    Store& store, const Actor& actor, const Uuid& authority, const SigningKey& key) {
  if (auto may = may_read_trail(actor, authority); !may) return std::unexpected(may.error());
  std::optional<Seal> made;
  auto done = store.write(actor, db::Walls::within(authority).with_house(), "trail.seal", {},
      [&](Writer& writer) -> Result<void> {
        made.reset();
        db::Connection& connection = writer.connection();
        auto head = db::lock_head(connection, authority);
        if (!head || head->sequence == 0) return {};
        auto last = db::latest(connection, authority);
        if (last && last->sequence + 1 >= head->sequence) return {};
        Seal seal{authority, head->sequence, to_string(stockholm::today(writer.at())), head->head,
            key_id(key.public_key()), {}, writer.at()};
        seal.signature = key.sign(db::sealed_text(seal));
        db::keep_public_key(connection, key, writer.at());
        db::keep(connection, seal);
        writer.record_event(authority, db::event_of(seal));
        made = std::move(seal);
        return {};
      });
  if (!done) return std::unexpected(done.error());
  return made;
}

Result<std::map<std::string, std::string>> seal_keys(Store& store, const Actor& actor) {
  if (auto may = may_in_city(actor, "trail", Action::read); !may) return std::unexpected(may.error());
  std::map<std::string, std::string> keys;
  auto done =
      store.read(db::Walls::house(), [&](db::Connection& connection) { keys = db::public_keys(connection); });
  if (!done) return std::unexpected(done.error());
  return keys;
}

Result<std::optional<Seal>> latest_seal(Store& store, const Actor& actor, const Uuid& authority) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  std::optional<Seal> found;
  auto done = store.read(db::Walls::of(actor, authority),
      [&](db::Connection& connection) { found = db::latest(connection, authority); });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
