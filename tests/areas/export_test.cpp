#include "registry/export.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "areas/import_support.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;

class Export : public ImportTest {
 protected:
  /// Random rows as if an import had brought them: references lead to the test's own records.
  void fill(const RecordType& of, std::size_t most) {
    std::map<std::string, std::vector<Row>> there;
    for (const Field& field : of.fields) {
      if (!field.refers_to.empty()) there[field.refers_to] = rows(field.refers_to);
    }
    const auto id = [&](const Field& field) {
      const std::vector<Row>& some = there[field.refers_to];
      return some.empty() ? Value{} : Value{(*rc::gen::elementOf(some)).meta.id};
    };
    std::vector<Row> made;
    for (const Values& values : any_rows(of, most, id)) {
      Row row;
      row.meta.authority = place_.authority.id;
      row.meta.imported_by = import_id_;
      row.values = values;
      if (const Field* parent = of.find("parent"); parent != nullptr && parent->refers_to == "unit") {
        row.values[of.index(*parent)] = place_.unit;
      }
      made.push_back(std::move(row));
    }
    given(store().write(administrator(), "import", import_id_, [&](Writer& writer) -> Result<void> {
      auto copy = made;
      writer.insert(of, copy);
      return {};
    }));
  }

  std::string exported(const RecordType& of, Language language) {
    std::string bytes;
    const auto writer = csv_writer([&](std::string_view piece) -> Result<void> {
      bytes += piece;
      return {};
    });
    const std::size_t count =
        given(export_rows(store(), administrator(), of, place_.authority.id, {}, *writer, language));
    EXPECT_EQ(count, rows(of.name).size());
    return bytes;
  }

  Uuid import_id_{new_uuid()};
};

INSTANTIATE_TEST_SUITE_P(Engines, Export, both_engines, engine_name);

/// The cells of CSV as a spreadsheet would see them, nothing taken away.
std::vector<std::string> raw_cells(std::string_view bytes) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '"' && quoted && i + 1 < bytes.size() && bytes[i + 1] == '"')
      cells.back() += bytes[i++];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == ';' || c == '\n' || c == '\r'))
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

TEST_P(Export, OfEveryRegisterIsReadBackAsUnchanged) {
  for (const RecordType* of : all_registers().types) {
    check_property(1, [&] {
      fill(*of, 60);
      for (const Language language : {Language::swedish, Language::english}) {
        const std::string bytes = exported(*of, language);
        ImportOptions options;
        options.unit = place_;
        options.type = of->name;
        auto report = import_bytes(store(), bytes, options);
        if (!report) RC_FAIL(of->name + ": " + report.error().message.en);
        std::string wrong;
        for (const std::string& fault : faults_of(*report)) wrong += "\n  " + fault;
        for (const Change& change : report->changes) wrong += "\n  " + change.changes;
        if (!report->offers.empty()) wrong += fmt::format("\n  {} offers", report->offers.size());
        if (report->unchanged != report->rows || !wrong.empty() || report->rows != rows(of->name).size()) {
          RC_FAIL(fmt::format("{}: {} rows, {} unchanged, {} created{}", of->name, report->rows,
              report->unchanged, report->created, wrong));
        }
      }
    });
  }
}

TEST_P(Export, StartsNoFormula) {
  for (const RecordType* of : all_registers().types) {
    check_property(1, [&] {
      fill(*of, 40);
      for (const std::string& cell : raw_cells(exported(*of, Language::swedish))) {
        const bool starts =
            !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
        const bool number = cell.find_first_not_of("-0123456789,.") == std::string::npos;
        if (starts && !number) RC_FAIL(of->name + ": " + cell);
      }
    });
  }
}

TEST_P(Export, OfAUnitHasOnlyWhatIsBelowItAndNothingArchived) {
  import("År;Aktivitet;Enhet\n2025;Öva;NNF-1\n2025;Granska;NNF-2\n2025;Utbilda;NNF\n");
  import("År;Aktivitet;Enhet\n2025;Öva;NNF-1\n2025;Granska;NNF-2\n", options_with(Absent::archive));
  const TemporaryFolder folder;
  for (const char* name : {"a.csv", "a.xlsx"}) {
    const std::string file = (folder / name).string();
    const UnitPlace one = given(find_unit(store(), administrator(), with_codes("NNF-1")));
    EXPECT_EQ(
        given(export_register(store(), administrator(), type("activity"), one, file, Language::swedish)), 1U);
    EXPECT_EQ(
        given(export_register(store(), administrator(), type("activity"), place_, file, Language::english)),
        2U);
    ImportOptions options;
    options.unit = place_;
    EXPECT_EQ(given(import_file(store(), administrator(), file, options)).unchanged, 2U) << name;
  }
  EXPECT_EQ(code_of(export_register(store(), bound_to(new_uuid(), Right::read), type("activity"), place_,
                (folder / "b.csv").string(), Language::swedish)),
      "authority.not_found");
}

}  // namespace
}  // namespace ringmur
