#include "store/link_events.h"

#include <fmt/format.h>

#include <limits>

#include "store/audit_digests.h"

namespace ringmur::db {

std::optional<ChainFault> LinkEvents::check() {
  constexpr std::int64_t page = 2000;
  // From the last ordinal that was read, not from one that is expected: what was slipped in anywhere is met.
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (std::int64_t read = page; read == page;) {
    auto cursor = connection_.query(
        "SELECT \"type\",\"id\",\"action\",\"version\",\"changes\",\"salt\",\"value_digest\",\"digest\","
        "\"ordinal\" FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = ?2 AND"
        " \"ordinal\" > ?3 ORDER BY \"ordinal\" LIMIT ?4",
        {authority_, link_.link.sequence, last, page});
    for (read = 0; cursor->next(); ++read) {
      last = cursor->integer(8);
      if (auto wrong = look_at(*cursor, last)) return strange_ ? strange_ : wrong;
    }
  }
  return outcome();
}

std::optional<ChainFault> LinkEvents::look_at(const Cursor& cursor, std::int64_t ordinal) {
  AuditEvent event{std::string(cursor.text(0)), cursor.uuid(1), std::string(cursor.text(2)),
      cursor.integer(3), std::string(cursor.text(4))};
  const std::string name = fmt::format("{} {} {}", event.action, event.type, to_string(event.id));
  notice_place(ordinal, name);
  ++count_;
  const std::string of_values(cursor.bytes(6));
  const bool erased = cursor.is_null(4) && cursor.is_null(5);
  if (erased && !suspect_ && !erasures_.covers(link_.link.sequence, ordinal)) {
    suspect_ = at(ordinal, FaultKind::missing, name,
        {"värdena saknas, fast ingen gallring eller radering säger att de togs bort",
            "the values are missing, though no pruning or removal says that it took them"});
  }
  if (!erased && (cursor.is_null(4) || value_digest(cursor.bytes(5), event.changes) != of_values)) {
    return at(ordinal, FaultKind::changed, name, {"värdena har ändrats", "the values have been changed"});
  }
  if (event_digest(event, of_values) != cursor.bytes(7)) {
    return at(ordinal, FaultKind::changed, name, {"händelsen har ändrats", "the event has been changed"});
  }
  root_.add(cursor.bytes(7));
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
