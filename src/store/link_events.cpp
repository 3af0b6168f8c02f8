#include "store/link_events.h"

#include <fmt/format.h>

#include <limits>

#include "store/audit_digests.h"

namespace ringmur::db {

namespace {

constexpr const char* columns =
    "SELECT \"type\",\"id\",\"action\",\"version\",\"changes\",\"salt\",\"value_digest\",\"digest\","
    "\"sequence\",\"ordinal\" FROM \"audit_event\" WHERE \"authority\" = ?1 AND ";

KeptEvent read_event(const Cursor& cursor) {
  return {.sequence = cursor.integer(8),
      .ordinal = cursor.integer(9),
      .event = {std::string(cursor.text(0)), cursor.uuid(1), std::string(cursor.text(2)), cursor.integer(3),
          std::string(cursor.text(4))},
      .has_changes = !cursor.is_null(4),
      .has_salt = !cursor.is_null(5),
      .salt = std::string(cursor.bytes(5)),
      .value_digest = std::string(cursor.bytes(6)),
      .digest = std::string(cursor.bytes(7))};
}

}  // namespace

std::vector<KeptEvent> read_events(
    Connection& connection, const Uuid& authority, std::int64_t first, std::int64_t last, std::int64_t most) {
  static const std::string sql =
      std::string(columns) +
      "\"sequence\" >= ?2 AND \"sequence\" <= ?3 ORDER BY \"sequence\",\"ordinal\" LIMIT ?4";
  std::vector<KeptEvent> events;
  auto cursor = connection.query(sql, {authority, first, last, most});
  while (cursor->next()) events.push_back(read_event(*cursor));
  return events;
}

std::optional<ChainFault> LinkEvents::check() {
  static const std::string sql =
      std::string(columns) + "\"sequence\" = ?2 AND \"ordinal\" > ?3 ORDER BY \"ordinal\" LIMIT ?4";
  constexpr std::int64_t page = 2000;
  // From the last ordinal that was read, not from one that is expected: what was slipped in anywhere is met.
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (std::int64_t read = page; read == page;) {
    auto cursor = connection_.query(sql, {authority_, link_.link.sequence, last, page});
    for (read = 0; cursor->next(); ++read) {
      const KeptEvent kept = read_event(*cursor);
      last = kept.ordinal;
      if (auto wrong = look_at(kept)) return strange_ ? strange_ : wrong;
    }
  }
  return outcome();
}

std::optional<ChainFault> LinkEvents::check(std::span<const KeptEvent> all) {
  for (const KeptEvent& kept : all) {
    if (auto wrong = look_at(kept)) return strange_ ? strange_ : wrong;
  }
  return outcome();
}

std::optional<ChainFault> LinkEvents::look_at(const KeptEvent& kept) {
  const AuditEvent& event = kept.event;
  const std::string name = fmt::format("{} {} {}", event.action, event.type, to_string(event.id));
  notice_place(kept.ordinal, name);
  ++count_;
  const bool erased = !kept.has_changes && !kept.has_salt;
  if (erased && !suspect_ && !erasures_.covers(link_.link.sequence, kept.ordinal)) {
    suspect_ = at(kept.ordinal, FaultKind::missing, name,
        {"värdena saknas, fast ingen gallring eller radering säger att de togs bort",
            "the values are missing, though no pruning or removal says that it took them"});
  }
  const bool same = kept.has_changes && value_digest(kept.salt, event.changes) == kept.value_digest;
  if (!erased && !same) {
    return at(
        kept.ordinal, FaultKind::changed, name, {"värdena har ändrats", "the values have been changed"});
  }
  if (event_digest(event, kept.value_digest) != kept.digest) {
    return at(
        kept.ordinal, FaultKind::changed, name, {"händelsen har ändrats", "the event has been changed"});
  }
  root_.add(kept.digest);
  return std::nullopt;
}

/// The first that does not stand where it should. Whether it matters is known when the root is.
void LinkEvents::notice_place(std::int64_t ordinal, const std::string& event) {
  if (strange_ || ordinal == count_) return;
  if (ordinal < 0 || count_ >= link_.events)
    strange_ = at(ordinal, FaultKind::inserted, event, {"händelsen har lagts till", "the event was added"});
  else
    strange_ = at(count_, FaultKind::missing, {},
        {"händelsen saknas eller har flyttats", "the event is missing or was moved"});
}

std::optional<ChainFault> LinkEvents::outcome() {
  Digest made = root_.finish();
  if (strange_) return strange_;
  const bool same = view(made) == link_.link.root;
  const std::int64_t sequence = link_.link.sequence;
  if (same && count_ == link_.events) return std::nullopt;
  if (same) {
    return ChainFault{sequence,
        {"länkens antal händelser har ändrats", "the link's number of events has been changed"},
        FaultKind::changed, {}};
  }
  if (count_ < link_.events)
    return at(count_, FaultKind::missing, {}, {"händelsen saknas", "the event is missing"});
  if (count_ > link_.events)
    return at(link_.events, FaultKind::inserted, {}, {"händelsen har lagts till", "the event was added"});
  if (count_ == 1) return at(0, FaultKind::changed, {}, {"händelsen har bytts ut", "the event was replaced"});
  return ChainFault{sequence,
      {"händelser har bytt plats eller bytts ut", "events have changed places or were replaced"},
      FaultKind::moved, {}};
}

ChainFault LinkEvents::at(
    std::int64_t ordinal, FaultKind kind, const std::string& event, const Text& what) const {
  const std::string name = event.empty() ? std::string() : fmt::format(" ({})", event);
  return {link_.link.sequence,
      {fmt::format("händelse {}{}: {}", ordinal + 1, name, what.sv),
          fmt::format("event {}{}: {}", ordinal + 1, name, what.en)},
      kind, ordinal};
}

}  // namespace ringmur::db
