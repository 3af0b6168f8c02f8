#include "store/evidence_files.h"

#include <fmt/format.h>

#include <fstream>

#include "base/text.h"

namespace ringmur {
namespace {

constexpr std::size_t part_bytes = 1u << 20;

Error not_readable() {
  return {Refusal::unavailable, "file.not_readable",
      {"Filen går inte att läsa. Skicka den igen.", "The file cannot be read. Send it again."}, {}, {}};
}

/// Of the record: who may not read it is told what they are told of the record.
Result<void> may_read_bytes(Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence) {
  auto row = store.get(actor, store.catalogue().at("evidence"), authority, evidence);
  return row ? Result<void>() : std::unexpected(row.error());
}

Result<void> keep_parts(
    Writer& writer, const Uuid& authority, const Uuid& evidence, std::ifstream& in, std::int64_t size) {
  std::string part(part_bytes, '\0');
  std::int64_t kept = 0;
  for (std::int64_t ordinal = 0; kept < size; ++ordinal) {
    in.read(part.data(), static_cast<std::streamsize>(part.size()));
    const std::string_view read(part.data(), static_cast<std::size_t>(in.gcount()));
    if (read.empty()) return refuse(not_readable());
    writer.connection().run(
        "INSERT INTO \"evidence_file\" (\"authority\",\"evidence\",\"ordinal\",\"bytes\")"
        " VALUES (?1,?2,?3,?4)",
        {authority, evidence, ordinal, db::Bytes{read}});
    kept += static_cast<std::int64_t>(read.size());
  }
  return {};
}

}  // namespace

std::string evidence_text(const Uuid& authority, const Uuid& evidence, const EvidenceSeal& seal) {
  return fmt::format("Ringmur evidence 1\n{}\n{}\n{}\n{}\n{}\n", to_string(authority), to_string(evidence),
      seal.sha256, seal.size, to_string(seal.sealed_at));
}

Result<EvidenceSeal> keep_evidence(Writer& writer, const Uuid& authority, const Uuid& evidence,
    const std::filesystem::path& path, const std::string& sha256, std::int64_t size, const SigningKey& key) {
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return refuse(not_readable());
  EvidenceSeal seal{sha256, size, writer.at(), key.public_key(), {}};
  seal.signature = key.sign(evidence_text(authority, evidence, seal));
  writer.connection().run(
      "INSERT INTO \"evidence_seal\" (\"authority\",\"evidence\",\"sha256\",\"size\",\"sealed_at\","
      "\"public_key\",\"signature\") VALUES (?1,?2,?3,?4,?5,?6,?7)",
      {authority, evidence, std::string_view(seal.sha256), seal.size,
          seal.sealed_at.time_since_epoch().count(), db::Bytes{seal.public_key}, db::Bytes{seal.signature}});
  if (auto kept = keep_parts(writer, authority, evidence, in, size); !kept)
    return std::unexpected(kept.error());
  return seal;
}

Result<std::optional<EvidenceSeal>> evidence_seal(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence) {
  if (auto may = may_read_bytes(store, actor, authority, evidence); !may) return std::unexpected(may.error());
  std::optional<EvidenceSeal> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    found.reset();
    auto cursor = connection.query(
        "SELECT \"sha256\",\"size\",\"sealed_at\",\"public_key\",\"signature\" FROM \"evidence_seal\""
        " WHERE \"authority\" = ?1 AND \"evidence\" = ?2",
        {authority, evidence});
    if (!cursor->next()) return;
    found = EvidenceSeal{std::string(cursor->text(0)), cursor->integer(1),
        Instant{std::chrono::milliseconds{cursor->integer(2)}}, std::string(cursor->bytes(3)),
        std::string(cursor->bytes(4))};
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

Result<std::optional<std::string>> evidence_part(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& evidence, std::int64_t ordinal) {
  if (auto may = may_read_bytes(store, actor, authority, evidence); !may) return std::unexpected(may.error());
  std::optional<std::string> part;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    part.reset();
    auto cursor = connection.query(
        "SELECT \"bytes\" FROM \"evidence_file\" WHERE \"authority\" = ?1 AND \"evidence\" = ?2 AND "
        "\"ordinal\" = ?3",
        {authority, evidence, ordinal});
    if (cursor->next()) part = std::string(cursor->bytes(0));
  });
  if (!done) return std::unexpected(done.error());
  return part;
}

}  // namespace ringmur
