#include "registry/import_references.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "store/imports.h"

namespace ringmur {

void drop_rows(ImportRows& rows, const std::vector<std::size_t>& bad) {
  if (bad.empty()) return;
  std::set<std::size_t> dropped(bad.begin(), bad.end());
  std::vector<ImportRow> kept;
  kept.reserve(rows.rows.size());
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (!dropped.contains(i)) kept.push_back(std::move(rows.rows[i]));
  }
  rows.rows = std::move(kept);
}

void drop_faulty(ImportRows& rows) {
  std::erase_if(rows.rows, [](const ImportRow& row) { return row.faulty; });
}

namespace {

Error no_such(const RecordType& target, const Field& field, const std::string& text) {
  std::string remedy_sv =
      target.name == "unit" ? "Läs in enheternas lista först, eller rätta koden." : "Rätta cellen.";
  std::string remedy_en =
      target.name == "unit" ? "Import the list of units first, or mend the code." : "Mend the cell.";
  return {Refusal::invalid, "reference.leads_nowhere",
      {fmt::format(
           "{}: {} finns inte bland {}. {}", field.label.sv, text, folded(target.label_plural.sv), remedy_sv),
          fmt::format("{}: {} is not among the {}. {}", field.label.en, text, folded(target.label_plural.en),
              remedy_en)},
      field.name, {}};
}

using Found = std::unordered_map<std::string, Uuid>;

/// Titles that exactly one record has, and short references.
Result<void> add_by_title(
    Store& store, const Actor& actor, const RecordType& target, const Uuid& authority, Found& found) {
  std::unordered_map<std::string, int> times;
  Found by_title;
  std::size_t title = target.index(target.title);
  auto visited = store.visit(actor, target, authority, {}, [&](const Row& row) {
    if (!row.meta.short_reference.empty()) found.try_emplace(folded(row.meta.short_reference), row.meta.id);
    const auto* text = std::get_if<std::string>(&row.values[title]);
    if (text == nullptr) return true;
    std::string name = folded(*text);
    ++times[name];
    by_title[name] = row.meta.id;
    return true;
  });
  if (!visited) return visited;
  for (const auto& [name, id] : by_title) {
    if (times[name] == 1) found.try_emplace(name, id);
  }
  return {};
}

Result<Found> look_up(Store& store, const Actor& actor, const RecordType& target, const Uuid& authority,
    const std::set<std::string>& wanted) {
  Found found;
  auto by_key = store.find_by_keys(actor, target, authority, {wanted.begin(), wanted.end()});
  if (!by_key) return std::unexpected(by_key.error());
  auto undone = undone_imports(store, actor, authority, target);
  if (!undone) return std::unexpected(undone.error());
  for (const auto& [key, row] : *by_key) {
    if (!is_left_by_undo(row, *undone)) found[key] = row.meta.id;
  }
  if (found.size() < wanted.size()) {
    if (auto added = add_by_title(store, actor, target, authority, found); !added)
      return std::unexpected(added.error());
  }
  return found;
}

}  // namespace

Result<void> resolve_references(Store& store, const Actor& actor, const HeadingMap& map,
    const Uuid& authority, ImportRows& rows, ImportReport& report, const std::vector<std::string>& headings) {
  std::map<std::string, std::set<std::string>> wanted;
  std::unordered_map<std::string, std::string> folded_text;
  for (const ImportRow& row : rows.rows) {
    for (const auto& [field, text] : row.references) {
      auto [entry, fresh] = folded_text.try_emplace(text);
      if (fresh) entry->second = folded(text);
      wanted[field->refers_to].insert(entry->second);
    }
  }
  std::map<std::string, Found> found;
  for (const auto& [name, keys] : wanted) {
    auto looked = look_up(store, actor, store.catalogue().at(name), authority, keys);
    if (!looked) return std::unexpected(looked.error());
    found[name] = std::move(*looked);
  }
  std::vector<std::size_t> bad;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    ImportRow& row = rows.rows[i];
    for (const auto& [field, text] : row.references) {
      const Found& of_type = found[field->refers_to];
      auto hit = of_type.find(folded_text[text]);
      if (hit != of_type.end()) {
        row.values[map.type->index(*field)] = hit->second;
        continue;
      }
      if (bad.empty() || bad.back() != i) bad.push_back(i);
      auto column = static_cast<std::size_t>(std::ranges::find(map.columns, field) - map.columns.begin());
      add_fault(
          report, {row.line, headings[column], text,
                      no_such(store.catalogue().at(field->refers_to), *field, text), cells_of(map, row)});
    }
  }
  drop_rows(rows, bad);
  drop_faulty(rows);
  return {};
}

}  // namespace ringmur
