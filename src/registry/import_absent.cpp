#include <algorithm>

#include "base/stockholm.h"
#include "registry/import_plan.h"
#include "store/by_ids.h"
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

/// Of those that are absent only what is named or archived is read whole.
Result<void> name_and_archive(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const std::vector<Uuid>& absent, bool archives, ImportPlan& plan, ImportReport& report) {
  constexpr std::size_t together = 1000;
  for (std::size_t from = 0; from < absent.size(); from += together) {
    const auto end = absent.begin() + static_cast<std::ptrdiff_t>(std::min(from + together, absent.size()));
    auto rows = find_by_ids(store, actor, type, authority,
        {absent.begin() + static_cast<std::ptrdiff_t>(from), end}, Secrets::counted);
    if (!rows) return std::unexpected(rows.error());
    for (auto& [id, row] : *rows) {
      if (report.absent.size() < most_names_shown) report.absent.push_back(called(type, row));
      if (!archives) continue;
      PlannedChange change{row, std::move(row), "archive"};
      change.after.meta.archived_at = now();
      plan.change.push_back(std::move(change));
      ++report.archived;
    }
  }
  return {};
}

}  // namespace

Result<void> plan_absent(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, const ImportRows& rows, const std::set<Uuid>& matched, ImportPlan& plan,
    ImportReport& report) {
  const RecordType& type = *map.type;
  std::set<Uuid> authorities;
  for (const ImportRow& row : rows.rows) authorities.insert(row.authority);
  const bool archives = options.absent == Absent::archive;
  std::optional<Uuid> unit = options.unit ? std::optional(options.unit->unit) : std::nullopt;
  for (const Uuid& authority : authorities) {
    auto imports = imports_for(store, actor, authority, type, unit);
    if (!imports) return std::unexpected(imports.error());
    if (imports->empty()) continue;
    for (const Terms& terms : partitions(type, rows)) {
      auto filter = parse_filter(type, store.catalogue(), terms);
      if (!filter) return std::unexpected(filter.error());
      std::vector<Uuid> absent;
      auto visited = visit_brought(store, actor, authority, type, *filter, *imports, [&](const Uuid& id) {
        if (matched.contains(id)) return;
        const bool read = archives || report.absent_count < most_names_shown;
        ++report.absent_count;
        if (read) absent.push_back(id);
      });
      if (!visited) return visited;
      auto planned = name_and_archive(store, actor, type, authority, absent, archives, plan, report);
      if (!planned) return planned;
    }
  }
  return {};
}

}  // namespace ringmur
