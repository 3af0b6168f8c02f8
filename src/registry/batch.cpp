#include "registry/batch.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json.hpp>
#include <set>

#include "registry/import_plan.h"
#include "registry/save_within.h"
#include "schema/settings.h"

namespace ringmur {
namespace {

constexpr std::size_t most_named = 10;

std::unexpected<Error> no_such(const RecordType& type, const Uuid& id) {
  return refuse(Refusal::not_found, "record.not_found",
      {fmt::format("{}: posten {} finns inte, eller så får du inte läsa den.", type.label.sv, to_string(id)),
          fmt::format("{}: there is no record {}, or you may not read it.", type.label.en, to_string(id))});
}

Error other_version(const RecordType& type, const Row& there) {
  std::string name = called(type, there);
  return {Refusal::changed, "record.changed",
      {fmt::format("{} har ändrats sedan du läste den (nu version {}).", name, there.meta.version),
          fmt::format("{} has changed since you read it (now version {}).", name, there.meta.version)},
      "records", {}};
}

std::unexpected<Error> all_stale(std::vector<Error> stale) {
  Error error{Refusal::changed, "record.changed",
      {"Inget har ändrats. " + stale.front().message.sv + " Läs listan igen och gör om ändringen.",
          "Nothing was changed. " + stale.front().message.en + " Read the list again and redo the change."},
      {}, {}};
  error.details = std::move(stale);
  return refuse(std::move(error));
}

/// All of them as they stand within this write.
Result<std::vector<Row>> read_all(
    Writer& writer, const RecordType& type, const Uuid& authority, const std::vector<ReadRecord>& records) {
  std::vector<Row> rows;
  std::vector<Error> stale;
  for (const ReadRecord& record : records) {
    auto row = writer.get(type, authority, record.id);
    if (!row || !lies_within(writer.actor().reach(type.name, Action::read, authority), type, *row))
      return no_such(type, record.id);
    if (row->meta.version != record.version && stale.size() < most_named)
      stale.push_back(other_version(type, *row));
    rows.push_back(std::move(*row));
  }
  if (!stale.empty()) return all_stale(std::move(stale));
  return rows;
}

Result<void> fits(const std::vector<ReadRecord>& records) {
  std::set<Uuid> ids;
  for (const ReadRecord& record : records) ids.insert(record.id);
  bool good = !records.empty() && records.size() <= most_in_batch && ids.size() == records.size();
  if (good) return {};
  return refuse(Refusal::invalid, "batch.records",
      {fmt::format("Välj 1–{} poster, var och en bara en gång.", most_in_batch),
          fmt::format("Choose 1 to {} records, each only once.", most_in_batch)},
      "records");
}

using Alter = std::function<Result<void>(Writer&, Row&)>;

Result<BatchOutcome> altered(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const std::vector<ReadRecord>& records, std::string_view action, const Alter& alter) {
  if (auto may = reach_of(actor, type.name, Action::read, authority); !may)
    return std::unexpected(may.error());
  if (auto good = fits(records); !good) return std::unexpected(good.error());
  BatchOutcome outcome;
  auto stored = store.write(actor, "batch", {}, [&](Writer& writer) -> Result<void> {
    outcome = {};
    auto rows = read_all(writer, type, authority, records);
    if (!rows) return std::unexpected(rows.error());
    for (const Row& before : *rows) {
      Row after = before;
      if (auto done = alter(writer, after); !done) return done;
      auto written = write_within(writer, type, before, after, action);
      if (!written) return std::unexpected(written.error());
      ++(*written ? outcome.changed : outcome.unchanged);
    }
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return outcome;
}

}  // namespace

Result<BatchOutcome> change_records(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<ReadRecord>& records, const boost::json::object& set) {
  Settings settings = store.settings();
  return altered(store, actor, type, authority, records, "change", [&](Writer& writer, Row& row) {
    return change_within(writer, type, store.catalogue(), settings, row, set);
  });
}

Result<BatchOutcome> archive_records(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<ReadRecord>& records, Archiving archiving) {
  std::string_view action = archiving == Archiving::archive ? "archive" : "restore";
  return altered(
      store, actor, type, authority, records, action, [&](Writer& writer, Row& row) -> Result<void> {
        archive_within(writer, row, archiving);
        return {};
      });
}

}  // namespace ringmur
