#include "registry/export.h"

#include <algorithm>
#include <fstream>

namespace ringmur {

SheetRows::SheetRows(Store& store, Actor actor, const RecordType& type, const Uuid& authority,
    const std::vector<std::string>& chosen, Language language)
    : store_(store), actor_(std::move(actor)), type_(type), authority_(authority), language_(language) {
  for (const std::string& name : chosen) {
    const Field* field = &type.at(name);
    if (std::ranges::find(fields_, field) == fields_.end()) fields_.push_back(field);
  }
  if (!chosen.empty()) return;
  for (const Field& field : type.fields) {
    if (field.is_written()) fields_.push_back(&field);
  }
}

std::vector<std::string> SheetRows::headings() const {
  std::vector<std::string> names;
  for (const Field* field : fields_) names.push_back(field->label.in(language_));
  return names;
}

std::vector<std::string> SheetRows::cells(const Row& row) {
  std::vector<std::string> cells;
  cells.reserve(fields_.size());
  for (const Field* field : fields_) {
    if (auto masked = row.meta.masked.find(field->name); masked != row.meta.masked.end()) {
      cells.push_back(masked_text(masked->second));
      continue;
    }
    const Value& value = row.values[type_.index(*field)];
    const Uuid* id = std::get_if<Uuid>(&value);
    cells.push_back(
        id != nullptr ? key_of(*field, *id) : operations(field->kind).write(value, *field, language_));
  }
  return cells;
}

std::string SheetRows::key_of(const Field& field, const Uuid& id) {
  auto [known, fresh] = keys_.try_emplace(id);
  if (fresh) known->second = look_up(store_.catalogue().at(field.refers_to), id);
  return known->second;
}

std::string SheetRows::look_up(const RecordType& other, const Uuid& id) {
  auto row = store_.get(actor_, other, authority_, id);
  if (!row) row = store_.get(actor_, other, id, id);  // an authority's unit, as the parent of another's
  if (!row || other.key.empty()) return {};
  const Field& key = other.at(other.key.front());
  // The first part of several names nothing, nor does a key that is yet to come: a reference is read back
  // too.
  const bool names_it = other.key.size() == 1 && !is_empty(row->values[other.index(key)]);
  if (!names_it && !row->meta.short_reference.empty()) return row->meta.short_reference;
  if (auto masked = row->meta.masked.find(key.name); masked != row->meta.masked.end())
    return masked_text(masked->second);
  return operations(key.kind).write(row->values[other.index(key)], key, language_);
}

Result<std::size_t> export_rows(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, SheetWriter& writer, Language language) {
  SheetRows rows(store, actor, type, authority, {}, language);
  if (auto written = writer.write(rows.headings()); !written) return std::unexpected(written.error());
  std::size_t count = 0;
  Result<void> outcome;
  auto visited = store.visit(actor, type, authority, filter, [&](const Row& row) {
    outcome = writer.write(rows.cells(row));
    ++count;
    return outcome.has_value();
  });
  if (!visited) return std::unexpected(visited.error());
  if (!outcome) return std::unexpected(outcome.error());
  if (auto finished = writer.finish(); !finished) return std::unexpected(finished.error());
  return count;
}

Result<std::size_t> export_register(Store& store, const Actor& actor, const RecordType& type,
    const UnitPlace& place, const std::string& file, Language language) {
  auto filter =
      parse_filter(type, store.catalogue(), type.find("unit") == nullptr ? Terms{} : unit_terms(place));
  if (!filter) return std::unexpected(filter.error());
  if (file.ends_with(".xlsx")) {
    auto writer = xlsx_writer(file, type.label_plural.in(language).substr(0, 31));
    if (!writer) return std::unexpected(writer.error());
    return export_rows(store, actor, type, place.authority.id, *filter, **writer, language);
  }
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  auto writer = csv_writer([&](std::string_view bytes) -> Result<void> {
    if (out << bytes) return {};
    return refuse(Refusal::unavailable, "file.not_written",
        {"Filen går inte att skriva. Kontrollera mappen och rättigheterna.",
            "The file cannot be written. Check the folder and the permissions."});
  });
  return export_rows(store, actor, type, place.authority.id, *filter, *writer, language);
}

}  // namespace ringmur
