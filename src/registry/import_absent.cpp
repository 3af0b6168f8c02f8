#include <algorithm>

#include "base/stockholm.h"
#include "registry/import_plan.h"
#include "store/imports.h"

namespace ringmur {
namespace {

constexpr std::size_t most_names_shown = 100;
constexpr std::size_t most_partitions = 200;

/// Terms for each different combination of the partition's values in the file; one without terms where the
/// register has no partition.
std::set<Terms> partitions(const RecordType& type, const ImportRows& rows) {
  std::set<Terms> all;
  for (const ImportRow& row : rows.rows) {
    Terms terms;
    for (const std::string& name : type.partition) {
      const Field& field = type.at(name);
      const Value& value = row.values[type.index(field)];
      if (is_empty(value)) continue;
      if (const auto* moment = std::get_if<Instant>(&value)) {
        for (auto& term : year_terms(type, stockholm::year_of(*moment))) terms.push_back(std::move(term));
      } else {
        terms.emplace_back(name, "eq." + term_value(field, value));
      }
    }
    all.insert(std::move(terms));
    if (all.size() > most_partitions) break;
  }
  return all;
}

/// Which part of the register a record belongs to is hidden from who imports: then it is absent from nothing.
bool hides_partition(const RecordType& type, const Row& row) {
  if (row.meta.may_see_masked) return false;
  return std::ranges::any_of(
      type.partition, [&](const std::string& name) { return row.meta.masked.contains(name); });
}

}  // namespace

Result<void> plan_absent(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, const ImportRows& rows, const std::set<Uuid>& matched, ImportPlan& plan,
    ImportReport& report) {
  const RecordType& type = *map.type;
  std::set<Uuid> authorities;
  for (const ImportRow& row : rows.rows) authorities.insert(row.authority);
  std::optional<Uuid> unit = options.unit ? std::optional(options.unit->unit) : std::nullopt;
  for (const Uuid& authority : authorities) {
    auto imports = imports_for(store, actor, authority, type, unit);
    if (!imports) return std::unexpected(imports.error());
    if (imports->empty()) continue;
    for (const Terms& terms : partitions(type, rows)) {
      auto filter = parse_filter(type, store.catalogue(), terms);
      if (!filter) return std::unexpected(filter.error());
      auto visited = store.visit(
          actor, type, authority, *filter,
          [&](const Row& row) {
            bool brought =
                row.meta.imported_by && std::ranges::find(*imports, *row.meta.imported_by) != imports->end();
            if (!brought || matched.contains(row.meta.id) || hides_partition(type, row)) return true;
            if (++report.absent_count <= most_names_shown) report.absent.push_back(called(type, row));
            if (options.absent == Absent::archive) {
              PlannedChange change{row, row, "archive"};
              change.after.meta.archived_at = now();
              plan.change.push_back(std::move(change));
              ++report.archived;
            }
            return true;
          },
          Secrets::counted);
      if (!visited) return visited;
    }
  }
  return {};
}

}  // namespace ringmur
