#include "base/sha256.h"
#include "base/signing_key.h"
#include "store/consistency_parts.h"
#include "store/evidence_files.h"

namespace ringmur::db {
namespace {

struct Kept {
  Uuid authority;
  Uuid evidence;
  EvidenceSeal seal;
  std::string told_sha256;  ///< what the record itself says
  bool has_record{false};
};

/// The next seal in the order of keys.
std::optional<Kept> next_seal(Connection& connection, const Kept& last) {
  auto cursor = connection.query(
      "SELECT s.\"authority\",s.\"evidence\",s.\"sha256\",s.\"size\",s.\"sealed_at\",s.\"public_key\","
      "s.\"signature\",e.\"sha256\",e.\"id\" FROM \"evidence_seal\" s LEFT JOIN \"evidence\" e ON"
      " e.\"authority\" = s.\"authority\" AND e.\"id\" = s.\"evidence\" WHERE (s.\"authority\","
      "s.\"evidence\") > (?1,?2) ORDER BY s.\"authority\",s.\"evidence\" LIMIT 1",
      {last.authority, last.evidence});
  if (!cursor->next()) return std::nullopt;
  Kept kept;
  kept.authority = cursor->uuid(0);
  kept.evidence = cursor->uuid(1);
  kept.seal = {std::string(cursor->text(2)), cursor->integer(3),
      Instant{std::chrono::milliseconds{cursor->integer(4)}}, std::string(cursor->bytes(5)),
      std::string(cursor->bytes(6))};
  kept.has_record = !cursor->is_null(8);
  if (!cursor->is_null(7)) kept.told_sha256 = cursor->text(7);
  return kept;
}

/// A part at a time: a file may be half a gigabyte.
struct ReadBytes {
  std::string sha256;
  std::int64_t size{0};
  bool in_order{true};
};

ReadBytes read_bytes(Connection& connection, const Kept& kept) {
  ReadBytes bytes;
  Sha256 sha;
  std::int64_t last = -1;
  for (;;) {
    auto cursor = connection.query(
        "SELECT \"ordinal\",\"bytes\" FROM \"evidence_file\" WHERE \"authority\" = ?1 AND \"evidence\" = ?2"
        " AND \"ordinal\" > ?3 ORDER BY \"ordinal\" LIMIT 1",
        {kept.authority, kept.evidence, last});
    if (!cursor->next()) break;
    bytes.in_order = bytes.in_order && cursor->integer(0) == last + 1;
    last = cursor->integer(0);
    sha.add(cursor->bytes(1));
    bytes.size += static_cast<std::int64_t>(cursor->bytes(1).size());
  }
  bytes.sha256 = sha.finish();
  return bytes;
}

void look_at(Inspection& inspection, const Kept& kept) {
  auto say = [&](const char* code, Text what) {
    inspection.say({code, inspection.code_of(kept.authority), "evidence", to_string(kept.evidence), what});
  };
  const ReadBytes bytes = read_bytes(inspection.connection, kept);
  if (!bytes.in_order || bytes.size != kept.seal.size)
    say("evidence.parts",
        {"delar av filen saknas eller är för många", "parts of the file lack or are too many"});
  else if (bytes.sha256 != kept.seal.sha256)
    say("evidence.bytes",
        {"filens byte är andra än de som förseglades", "the bytes are others than were sealed"});
  const std::string text = evidence_text(kept.authority, kept.evidence, kept.seal);
  if (!is_signed(kept.seal.public_key, text, kept.seal.signature))
    say("evidence.seal", {"förseglingens signatur stämmer inte", "the signature of the seal is wrong"});
  if (!kept.has_record)
    say("evidence.record",
        {"filen hör till ett bevis som inte finns", "the file is of evidence that is not there"});
  else if (kept.told_sha256 != kept.seal.sha256)
    say("evidence.record", {"posten anger en annan kontrollsumma än förseglingen",
                               "the record tells another digest than the seal"});
}

}  // namespace

void inspect_evidence(Inspection& inspection) {
  for (auto kept = next_seal(inspection.connection, {}); kept;
      kept = next_seal(inspection.connection, *kept)) {
    ++inspection.found.files;
    look_at(inspection, *kept);
  }
}

}  // namespace ringmur::db
