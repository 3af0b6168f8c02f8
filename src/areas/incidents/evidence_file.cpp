#include "areas/incidents/evidence_file.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "areas/incidents/evidence.h"
#include "base/sha256.h"
#include "base/text.h"
#include "schema/describe.h"

namespace ringmur::incidents {
namespace {

using Ending = std::pair<std::string_view, std::string_view>;
constexpr std::array endings{Ending{".txt", "text/plain"}, Ending{".log", "text/plain"},
    Ending{".csv", "text/csv"}, Ending{".json", "application/json"}, Ending{".xml", "application/xml"},
    Ending{".html", "text/html"}, Ending{".eml", "message/rfc822"},
    Ending{".msg", "application/vnd.ms-outlook"}, Ending{".pdf", "application/pdf"},
    Ending{".png", "image/png"}, Ending{".jpg", "image/jpeg"}, Ending{".jpeg", "image/jpeg"},
    Ending{".gif", "image/gif"}, Ending{".webp", "image/webp"}, Ending{".heic", "image/heic"},
    Ending{".mp4", "video/mp4"}, Ending{".mp3", "audio/mpeg"}, Ending{".zip", "application/zip"},
    Ending{".gz", "application/gzip"}, Ending{".pcap", "application/vnd.tcpdump.pcap"},
    Ending{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Ending{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}};

Result<FileDigest> checked(const Evidence& evidence, const std::filesystem::path& file) {
  if (!evidence.sha256.empty()) {
    return refuse(Refusal::conflict, "evidence.there",
        {"Beviset har redan sin fil, och den ändras aldrig. Lägg till ett nytt bevis för en annan fil.",
            "The evidence has its file already, and that never changes. Add new evidence for another file."});
  }
  auto digest = sha256_of_file(file);
  if (!digest) return digest;
  if (digest->size == 0) {
    return refuse(Refusal::invalid, "evidence.empty",
        {"Filen är tom. Välj en fil som innehåller något.", "The file is empty. Choose one that is not."});
  }
  if (digest->size > most_evidence_bytes) {
    return refuse(Refusal::too_large, "evidence.too_large",
        {"Filen är större än 500 MB. Dela den, till exempel med split, och lägg till delarna var för sig.",
            "The file is over 500 MB. Split it, with split for instance, and add the parts one by one."});
  }
  return digest;
}

/// Beside the change of the record: with what the bytes were sealed.
AuditEvent sealed_event(const Row& row, const EvidenceSeal& seal) {
  const boost::json::object words{{"sha256", seal.sha256}, {"size", seal.size},
      {"key", key_id(seal.public_key)}, {"signature", hex(seal.signature)}};
  return {
      describe_evidence().name, row.meta.id, "file_sealed", row.meta.version, boost::json::serialize(words)};
}

void set(Row& row, const char* field, Value value) {
  row.values[describe_evidence().index(field)] = std::move(value);
}

}  // namespace

std::string media_type_of(const std::string& file_name) {
  const std::string name = lower_case(file_name);
  const auto* found =
      std::ranges::find_if(endings, [&](const Ending& one) { return name.ends_with(one.first); });
  return std::string(found == endings.end() ? "application/octet-stream" : found->second);
}

Result<Row> put_evidence(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const std::filesystem::path& file, const std::string& name, const SigningKey& key) {
  const RecordType& type = describe_evidence();
  auto before = store.get(actor, type, authority, id, Secrets::counted);
  if (!before) return before;
  const Evidence evidence = record_of<Evidence>(type, before->values);
  auto digest = checked(evidence, file);
  if (!digest) return std::unexpected(digest.error());
  const auto size = static_cast<std::int64_t>(digest->size);
  auto stored = store.write(actor, "keep evidence", {}, [&](Writer& writer) -> Result<void> {
    Row after = *before;
    set(after, "sha256", digest->sha256);
    set(after, "size", size);
    set(after, "media_type", media_type_of(evidence.name));
    set(after, "kept_with", name);
    // First, since it is here that a second file for the same record is told of by its version.
    if (auto updated = writer.update(type, *before, after); !updated) return updated;
    auto seal = keep_evidence(writer, authority, id, file, digest->sha256, size, key);
    if (!seal) return std::unexpected(seal.error());
    writer.record_event(authority, sealed_event(after, *seal));
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return store.get(actor, type, authority, id);
}

struct EvidenceParts::Inside {
  Store& store;
  Actor actor;
  Uuid authority;
  Uuid id;
  std::string reference;
  EvidenceSeal seal;
  std::int64_t ordinal{0};
  Sha256 hasher{};
};

EvidenceParts::EvidenceParts(
    Store& store, Actor actor, const Uuid& authority, const Row& evidence, EvidenceSeal seal)
    : inside_(new Inside{store, std::move(actor), authority, evidence.meta.id, evidence.meta.short_reference,
          std::move(seal)}) {}
EvidenceParts::~EvidenceParts() = default;
EvidenceParts::EvidenceParts(EvidenceParts&&) noexcept = default;

Result<std::string> EvidenceParts::next() {
  Inside& in = *inside_;
  auto part = evidence_part(in.store, in.actor, in.authority, in.id, in.ordinal);
  if (!part) return std::unexpected(part.error());
  ++in.ordinal;
  if (*part) {
    in.hasher.add(**part);
    return std::move(**part);
  }
  if (in.hasher.finish() == in.seal.sha256) return std::string();
  return refuse(Refusal::conflict, "evidence.changed",
      {in.reference + ": filen är inte längre den som säkrades. Databasen har ändrats utanför Ringmur: "
                      "återställ den från en säkerhetskopia.",
          in.reference + ": the file is no longer the one that was secured. The database has been changed "
                         "outside Ringmur: restore it from a backup."});
}

Result<EvidenceParts> open_evidence(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  const RecordType& type = describe_evidence();
  auto row = store.get(actor, type, authority, id, Secrets::shown);
  if (!row) return std::unexpected(row.error());
  if (!row->meta.masked.empty()) {
    return refuse(Refusal::forbidden, "evidence.secret",
        {"Beviset är sekretessmarkerat, och du får inte se det som är markerat.",
            "The evidence is marked with secrecy, and you may not see what is marked."});
  }
  auto seal = evidence_seal(store, actor, authority, id);
  if (!seal) return std::unexpected(seal.error());
  if (!*seal) {
    return refuse(Refusal::not_found, "evidence.no_file",
        {"Beviset har ingen fil än.", "The evidence has no file yet."});
  }
  const boost::json::object words{{"what", "file"}, {"sha256", (*seal)->sha256}, {"size", (*seal)->size}};
  auto noted = store.note(actor, "read evidence", authority,
      {{type.name, id, "exported", row->meta.version, boost::json::serialize(words)}});
  if (!noted) return std::unexpected(noted.error());
  return EvidenceParts(store, actor, authority, *row, std::move(**seal));
}

}  // namespace ringmur::incidents
