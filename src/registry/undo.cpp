#include "registry/undo.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "registry/import_plan.h"
#include "store/import_events.h"

namespace ringmur {
namespace {

constexpr std::int64_t most_named = 10;

std::unexpected<Error> no_such_import() {
  return refuse(Refusal::not_found, "import.not_found",
      {"Det finns ingen sådan import här, eller så får du inte läsa den.",
          "There is no such import here, or you may not read it."});
}

Text reason(Obstacle::Why why, const std::string& name) {
  switch (why) {
    case Obstacle::Why::changed:
      return {fmt::format("{} har ändrats sedan importen.", name),
          fmt::format("{} has been changed since the import.", name)};
    case Obstacle::Why::shared:
      return {fmt::format("{} delas med andra nämnder eller bolag. Sluta dela den först.", name),
          fmt::format("{} is shared with other authorities. Stop sharing it first.", name)};
    case Obstacle::Why::referred:
      return {fmt::format("{} hänvisar till något som importen lade till.", name),
          fmt::format("{} refers to something that the import added.", name)};
    case Obstacle::Why::not_kept:
      return {fmt::format("{}: vad som stod före importen är inte sparat.", name),
          fmt::format("{}: what it held before the import is not kept.", name)};
  }
  std::unreachable();
}

/// What lies behind another authority's wall is not named.
std::string name_of(Writer& writer, const Obstacle& obstacle) {
  const RecordType& type = *obstacle.type;
  bool seen = writer.actor().may_read(obstacle.authority);
  auto row = seen ? writer.get(type, obstacle.authority, obstacle.id) : std::nullopt;
  if (row && !lies_within(writer.actor().reach(type.name, Action::read, obstacle.authority), type, *row))
    row.reset();
  return row ? fmt::format("{} {}", type.label.sv, called(type, *row)) : type.label.sv;
}

std::unexpected<Error> built_upon(Writer& writer, const std::vector<Obstacle>& obstacles) {
  Error error{Refusal::conflict, "import.built_upon", {}, {}, {}};
  for (const Obstacle& obstacle : obstacles) {
    error.details.push_back(
        {Refusal::conflict, "import.built_upon", reason(obstacle.why, name_of(writer, obstacle)), {}, {}});
  }
  const Text& first = error.details.front().message;
  error.message = {"Importen går inte att ångra, för annat bygger på den: " + first.sv +
                       " Rätta posterna för hand, eller ångra det senare först.",
      "The import cannot be undone, since other things build upon it: " + first.en +
          " Mend the records by hand, or undo what came later first."};
  return std::unexpected<Error>(std::move(error));
}

/// The old values of {"status":["open","closed"]}.
void put_back(const RecordType& type, const std::string& changes, Values& values) {
  if (changes.empty()) return;
  boost::json::value read = boost::json::parse(changes);
  for (const auto& member : read.as_object()) {
    const Field* field = type.find(std::string_view(member.key().data(), member.key().size()));
    if (field == nullptr) continue;
    const boost::json::value& old = member.value().as_array().at(0);
    Value value;
    if (!old.is_null()) {
      auto given = operations(field->kind).from_json(old, *field);
      if (!given) throw std::logic_error("the trail holds a value that " + field->name + " does not take");
      value = std::move(*given);
    }
    values[type.index(*field)] = std::move(value);
  }
}

class Undo {
 public:
  Undo(Writer& writer, const Catalogue& catalogue) : writer_(writer), catalogue_(catalogue) {}

  Result<void> run(const ImportEntry& entry) {
    const RecordType& type = catalogue_.at(entry.type);
    hold_imported(writer_, type, entry);
    auto found = obstacles(
        writer_.connection(), catalogue_, entry, std::numeric_limits<std::int64_t>::max(), most_named);
    if (!found.empty()) return built_upon(writer_, found);
    std::vector<ImportedRecord> page;
    do {
      std::optional<ImportedRecord> last;
      if (!page.empty()) last = std::move(page.back());
      page = imported_records(writer_, entry.authority, entry.id, last ? &*last : nullptr);
      for (const ImportedRecord& record : page) {
        if (auto undone = take_back(type, entry.authority, record); !undone) return undone;
      }
    } while (!page.empty());
    return {};
  }

  const UndoOutcome& outcome() const { return outcome_; }

 private:
  Result<void> take_back(const RecordType& type, const Uuid& authority, const ImportedRecord& record) {
    auto before = writer_.get(type, authority, record.id);
    if (!before) throw std::logic_error("a record of an import has gone");
    Row after = *before;
    if (record.action == "create") {
      after.meta.archived_at = writer_.at();
      ++outcome_.archived;
    } else {
      after.meta.archived_at = record.before.archived_at;
      after.meta.imported_by = record.before.imported_by;
      after.meta.edited = record.before.edited;
      put_back(type, record.changes, after.values);
      count(record.action);
    }
    keep_name(type, after);
    return writer_.update(type, *before, after, "undo");
  }

  void count(const std::string& action) {
    if (action == "archive")
      ++outcome_.restored;
    else if (action == "restore")
      ++outcome_.archived;
    else
      ++outcome_.changed_back;
  }

  void keep_name(const RecordType& type, const Row& after) {
    if (type.name != "unit" || after.meta.id != after.meta.authority) return;
    writer_.rename_authority({after.meta.authority, std::get<std::string>(after.values[type.index("code")]),
        std::get<std::string>(after.values[type.index("name")])});
  }

  Writer& writer_;
  const Catalogue& catalogue_;
  UndoOutcome outcome_;
};

}  // namespace

Result<UndoOutcome> undo_import(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& import_id) {
  if (auto may = may_all(actor, "imports", Action::read, authority); !may)
    return std::unexpected(may.error());
  UndoOutcome outcome;
  const db::Walls reach = db::Walls::of(actor).seeing_everywhere();
  auto stored = store.write(actor, reach, "undo", import_id, [&](Writer& writer) -> Result<void> {
    std::vector<ImportEntry> parts = import_parts(writer, import_id);
    auto named = std::ranges::find(parts, authority, &ImportEntry::authority);
    if (named == parts.end()) return no_such_import();
    if (named->undone_at) {
      return refuse(Refusal::conflict, "import.undone",
          {"Importen är redan ångrad.", "The import has been undone already."});
    }
    Undo undo(writer, store.catalogue());
    for (const ImportEntry& part : parts) {
      if (part.undone_at) continue;
      if (auto undone = undo.run(part); !undone) return undone;
    }
    for (const ImportEntry& part : parts) mark_undone(writer, part);
    outcome = undo.outcome();
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return outcome;
}

Result<bool> can_undo(Store& store, const Actor& actor, const ImportEntry& entry) {
  if (auto may = may_all(actor, "imports", Action::read, entry.authority); !may)
    return std::unexpected(may.error());
  if (entry.undone_at || !actor.covers("imports", Action::write, entry.authority)) return false;
  constexpr std::int64_t looked_at = 200;
  bool free = false;
  // What refers to it may lie behind another wall.
  const db::Walls reach = db::Walls::of(actor, entry.authority).seeing_everywhere();
  auto done = store.read(reach, [&](db::Connection& connection) {
    free = obstacles(connection, store.catalogue(), entry, looked_at, 1).empty();
  });
  if (!done) return std::unexpected(done.error());
  return free;
}

}  // namespace ringmur
