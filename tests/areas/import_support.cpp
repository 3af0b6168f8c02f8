#include "areas/import_support.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <boost/json.hpp>
#include <fstream>
#include <utility>

#include "registry/save.h"
#include "schema/specimen_support.h"

namespace ringmur::test {

const Catalogue& all_registers() {
  static const Catalogue all = with_specimen(catalogue());
  return all;
}

std::filesystem::path file_with(const TemporaryFolder& folder, const std::string& bytes) {
  const auto path = folder / "fil.csv";
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

Result<ImportReport> import_bytes(
    Store& store, const std::string& bytes, const ImportOptions& options, const Actor& actor) {
  const TemporaryFolder folder;
  return import_file(store, actor, file_with(folder, bytes), options);
}

std::vector<std::string> faults_of(const ImportReport& report) {
  std::vector<std::string> all;
  for (const RowFault& fault : report.faults) {
    EXPECT_FALSE(fault.error.message.sv.empty() || fault.error.message.en.empty());
    all.push_back(fmt::format("{}:{}:{}:{}", fault.line, fault.heading, fault.value, fault.error.code));
  }
  return all;
}

ImportTest::ImportTest() {
  static std::atomic<int> count{0};
  code_ = fmt::format("NÄ{}", ++count);
  const std::string units =
      "Kod;Namn;Slag;Överordnad\nNN;Nämnden NN;nämnd;\nNNF;Förvaltningen NN;förvaltning;NN\n"
      "NNF-1;Skola Ett NN;enhet;NNF\nNNF-2;Skola Två NN;enhet;NNF\n";
  given(import_bytes(store(), with_codes(units)));
  place_ = given(find_unit(store(), administrator(), code_));
}

std::string ImportTest::with_codes(std::string text) const {
  for (auto at = text.find("NN"); at != std::string::npos; at = text.find("NN", at + code_.size())) {
    text.replace(at, 2, code_);
  }
  return text;
}

Result<ImportReport> ImportTest::try_import(const std::string& text, ImportOptions options) {
  if (!options.unit) options.unit = place_;
  return import_bytes(store(), with_codes(text), options);
}

ImportReport ImportTest::import(const std::string& text, ImportOptions options) {
  return given(try_import(text, std::move(options)));
}

std::string ImportTest::counts(const ImportReport& report) {
  return fmt::format("{} {} {} {} {} {}", report.rows, report.created, report.changed, report.unchanged,
      report.archived, report.fault_count);
}

std::vector<Row> ImportTest::rows(const std::string& name, const Terms& terms) {
  return rows_of(store(), type(name), place_.authority.id, terms);
}

Row ImportTest::row(const std::string& name, const Terms& terms) {
  auto found = rows(name, terms);
  if (found.size() != 1) throw std::runtime_error(fmt::format("{} rows of {}", found.size(), name));
  return found.front();
}

Row ImportTest::edit(const std::string& name, const Row& before, const std::string& text) {
  return given(change_record(store(), administrator(), type(name), place_.authority.id, before.meta.id,
      before.meta.version, boost::json::parse(text).as_object()));
}

std::string ImportTest::value(const std::string& name, const Row& row, const std::string& field) const {
  const Field& of = type(name).at(field);
  return operations(of.kind).write(row.values[type(name).index(of)], of, Language::swedish);
}

std::map<std::string, FigureValue> ImportTest::figures_of(int year, const std::string& unit) {
  const UnitPlace place = unit.empty() ? place_ : given(find_unit(store(), administrator(), unit));
  std::map<std::string, FigureValue> all;
  for (FigureValue& value : given(figures(store(), administrator(), place, year))) all[value.id] = value;
  return all;
}

std::string ImportTest::figure(int year, const std::string& id, const std::string& unit) {
  const auto all = figures_of(year, unit);
  const auto found = all.find(id);
  return found == all.end() ? "none" : plain_spaces(shown_number(found->second.value));
}

Value recounted(Store& store, const Uuid& authority, const FigureValue& figure) {
  const RecordType& type = *figure.figure->type;
  std::int64_t count = 0;
  std::int64_t sum = 0;
  Value highest;
  for (const Row& row : rows_of(store, type, authority, figure.terms)) {
    ++count;
    if (figure.figure->field.empty()) continue;
    const Value& value = row.values[type.index(figure.figure->field)];
    highest = std::max(highest, value);
    if (const auto* number = std::get_if<std::int64_t>(&value)) sum += *number;
  }
  switch (figure.figure->aggregate) {
    case Aggregate::count:
      return count;
    case Aggregate::sum:
      return sum;
    case Aggregate::maximum:
    case Aggregate::minimum:
      return highest;
  }
  std::unreachable();
}

}  // namespace ringmur::test
