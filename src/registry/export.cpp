#include "registry/export.h"

#include <fstream>
#include <unordered_map>

namespace ringmur {
namespace {

/// References are written as people know them; each other record is read once.
class ReferenceNames {
 public:
  ReferenceNames(Store& store, const Actor& actor, const Uuid& authority)
      : store_(store), actor_(actor), authority_(authority) {}

  std::string of(const Field& field, const Uuid& id) {
    auto [known, fresh] = names_.try_emplace(id);
    if (fresh) known->second = look_up(store_.catalogue().at(field.refers_to), id);
    return known->second;
  }

 private:
  std::string look_up(const RecordType& type, const Uuid& id) {
    auto row = store_.get(actor_, type, authority_, id);
    if (!row) row = store_.get(actor_, type, id, id);  // an authority's unit, as the parent of another's
    if (!row || type.key.empty()) return {};
    const Field& key = type.at(type.key.front());
    return operations(key.kind).write(row->values[type.index(key)], key, Language::swedish);
  }

  Store& store_;
  const Actor& actor_;
  Uuid authority_;
  std::unordered_map<Uuid, std::string> names_;
};

std::vector<const Field*> exported_fields(const RecordType& type) {
  std::vector<const Field*> fields;
  for (const Field& field : type.fields) {
    if (!field.derived) fields.push_back(&field);
  }
  return fields;
}

}  // namespace

std::vector<std::string> export_headings(const RecordType& type, Language language) {
  std::vector<std::string> headings;
  for (const Field* field : exported_fields(type)) headings.push_back(field->label.in(language));
  return headings;
}

Result<std::size_t> export_rows(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, SheetWriter& writer, Language language) {
  ReferenceNames names(store, actor, authority);
  std::vector<const Field*> fields = exported_fields(type);
  if (auto written = writer.write(export_headings(type, language)); !written)
    return std::unexpected(written.error());
  std::size_t count = 0;
  Result<void> outcome;
  auto visited = store.visit(actor, type, authority, filter, [&](const Row& row) {
    std::vector<std::string> cells;
    for (const Field* field : fields) {
      const Value& value = row.values[type.index(*field)];
      const Uuid* id = std::get_if<Uuid>(&value);
      cells.push_back(
          id != nullptr ? names.of(*field, *id) : operations(field->kind).write(value, *field, language));
    }
    outcome = writer.write(cells);
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
