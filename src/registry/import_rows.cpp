#include "registry/import_rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/kinds/kinds.h"
#include "schema/secrecy.h"

namespace ringmur {

const std::string* ImportRow::reference(const Field& field) const {
  for (const auto& [of, text] : references) {
    if (of == &field) return &text;
  }
  return nullptr;
}

std::vector<std::string> cells_of(const HeadingMap& map, const ImportRow& row) {
  std::vector<std::string> cells;
  for (const Field* field : map.columns) {
    const std::string* written = field == nullptr ? nullptr : row.reference(*field);
    const Value* value =
        field == nullptr || written != nullptr ? nullptr : &row.values[map.type->index(*field)];
    if (field != nullptr && row.left_alone.contains(field->name))
      cells.push_back(masked_text({}));
    else if (written != nullptr)
      cells.push_back(*written);
    else if (value != nullptr)
      cells.push_back(operations(field->kind).write(*value, *field, Language::swedish));
    else
      cells.emplace_back();
  }
  return cells;
}

namespace {

constexpr std::size_t most_faults_kept = 20'000;

class RowReader {
 public:
  RowReader(const HeadingMap& map, const std::vector<std::string>& headings, ImportReport& report)
      : map_(map), headings_(headings), report_(report) {}

  void add(const SheetRow& sheet_row) {
    ImportRow row{sheet_row.line, {}, Values(map_.type->fields.size()), {}, {}, false};
    std::size_t faults_before = report_.fault_count;
    for (std::size_t i = 0; i < map_.columns.size() && i < sheet_row.cells.size(); ++i) {
      const Field* field = map_.columns[i];
      if (field != nullptr && !sheet_row.cells[i].empty()) read_cell(sheet_row, i, *field, row);
    }
    check(sheet_row, row);
    row.faulty = report_.fault_count > faults_before;
    rows_.rows.push_back(std::move(row));
  }

  ImportRows take() { return std::move(rows_); }

 private:
  void fault(const SheetRow& sheet_row, std::size_t column, Error error) {
    std::string heading = column < headings_.size() ? headings_[column] : std::string();
    std::string value = column < sheet_row.cells.size() ? sheet_row.cells[column] : std::string();
    add_fault(report_, {sheet_row.line, heading, value, std::move(error), sheet_row.cells});
  }

  void read_cell(const SheetRow& sheet_row, std::size_t column, const Field& field, ImportRow& row) {
    const std::string& text = sheet_row.cells[column];
    if (is_masked_text(text) && map_.type->name != "unit") return leave_alone(sheet_row, column, field, row);
    if (field.kind == Kind::reference) {
      row.references.emplace_back(&field, text);
      return;
    }
    auto value = operations(field.kind).read(text, field);
    if (value && !is_empty(*value)) {
      if (auto good = operations(field.kind).check(*value, field); !good)
        value = std::unexpected(good.error());
    }
    if (!value) return fault(sheet_row, column, value.error());
    if (field.kind == Kind::instant) note_doubled_hour(sheet_row, text, field);
    if (const auto* date = std::get_if<Date>(&*value)) {
      if (!rows_.newest || *date > *rows_.newest) rows_.newest = *date;
    }
    row.values[map_.type->index(field)] = std::move(*value);
  }

  /// The file was exported masked: what is there stays. By a key that is not told no record is found again.
  void leave_alone(const SheetRow& sheet_row, std::size_t column, const Field& field, ImportRow& row) {
    row.left_alone.insert(field.name);
    const std::vector<std::string>& key = map_.type->key;
    if (std::ranges::find(key, field.name) == key.end()) return;
    fault(sheet_row, column,
        {Refusal::invalid, "secrecy.masked_key",
            {field.label.sv + " är maskerat, så raden kan inte paras ihop med sin post. Ta bort raden, eller "
                              "be den som "
                              "handlägger sekretess läsa in filen.",
                field.label.en +
                    " is masked, so that the row cannot be matched with its record. Take the row out, or "
                    "ask who handles secrecy to import the file."},
            field.name, {}});
  }

  void note_doubled_hour(const SheetRow& sheet_row, const std::string& text, const Field& field) {
    auto moment = kinds::read_instant(text, field);
    if (!moment || moment->note != stockholm::Note::first_of_two) return;
    report_.notices.push_back({sheet_row.line,
        {fmt::format("{} {}: klockslaget kommer två gånger den natten. Det första har antagits.",
             field.label.sv, text),
            fmt::format(
                "{} {}: that hour comes twice that night. The first was taken.", field.label.en, text)}});
  }

  void check(const SheetRow& sheet_row, const ImportRow& row) {
    const RecordType& type = *map_.type;
    for (std::size_t column = 0; column < map_.columns.size(); ++column) {
      const Field* field = map_.columns[column];
      if (field == nullptr || !field->required || field->name == "unit" || field->name == type.as_of)
        continue;
      bool blank = column >= sheet_row.cells.size() || sheet_row.cells[column].empty();
      if (!blank || !is_empty(row.values[type.index(*field)])) continue;
      fault(sheet_row, column,
          {Refusal::invalid, "field.required",
              {field->label.sv + " saknas. Fyll i cellen.",
                  field->label.en + " is missing. Fill in the cell."},
              field->name, {}});
    }
  }

  const HeadingMap& map_;
  const std::vector<std::string>& headings_;
  ImportReport& report_;
  ImportRows rows_;
};

}  // namespace

void add_fault(ImportReport& report, RowFault fault) {
  if (++report.fault_count <= most_faults_kept) report.faults.push_back(std::move(fault));
}

Result<ImportRows> read_rows(
    SheetReader& sheet, const HeadingMap& map, const ImportOptions& options, ImportReport& report) {
  constexpr std::size_t rows_between_progress = 500;
  constexpr double share_of_work = 0.4;
  RowReader reader(map, sheet.headings(), report);
  SheetRow row;
  while (true) {
    auto more = sheet.next(row);
    if (!more) return std::unexpected(more.error());
    if (!*more) break;
    reader.add(row);
    if (++report.rows % rows_between_progress == 0 && options.progress &&
        !options.progress(sheet.progress() * share_of_work)) {
      return refuse(Refusal::conflict, "import.cancelled",
          {"Importen avbröts. Inget har ändrats.", "The import was cancelled. Nothing was changed."});
    }
  }
  return reader.take();
}

}  // namespace ringmur
