#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "areas/import_support.h"
#include "registry/save.h"

namespace ringmur {
namespace {

using namespace test;

/// The list of units makes authorities: a database of its own.
class ImportUnits : public testing::TestWithParam<Engine> {
 protected:
  Result<ImportReport> import(
      const std::string& lines, const ImportOptions& options = {}, const Actor& actor = administrator()) {
    return import_bytes(data_.store(), "Kod;Namn;Slag;Överordnad\n" + lines, options, actor);
  }
  /// "code<parent@authority" of each unit, by code.
  std::string tree() {
    std::map<std::string, std::string> all;
    const RecordType& type = all_registers().at("unit");
    for (const Authority& authority : data_.store().authorities(administrator())) {
      std::map<Uuid, std::string> codes;
      const auto rows = rows_of(data_.store(), type, authority.id);
      for (const Row& row : rows) codes[row.meta.id] = std::get<std::string>(row.values[type.index("code")]);
      for (const Row& row : rows) {
        const auto* parent = std::get_if<Uuid>(&row.values[type.index("parent")]);
        const std::string above = parent == nullptr ? "" : codes.contains(*parent) ? codes[*parent] : "?";
        all[codes[row.meta.id]] = codes[row.meta.id] + "<" + above + "@" + authority.code;
      }
    }
    std::string out;
    for (const auto& [code, text] : all) out += text + ' ';
    return out;
  }
  std::string codes_of(const Result<ImportReport>& report) {
    if (!report) return report.error().code;
    std::string out;
    for (const RowFault& fault : report->faults) out += fmt::format("{}:{} ", fault.line, fault.error.code);
    return out;
  }

  Data data_{GetParam(), all_registers()};
};

INSTANTIATE_TEST_SUITE_P(Engines, ImportUnits, both_engines, engine_name);

TEST_P(ImportUnits, MakeAuthoritiesAndWhatIsBelowThemInAnyOrder) {
  const std::string file =
      "B1;Enhet;enhet;BF\nBF;Förvaltning;förvaltning;B\nB;Nämnden "
      "B;Nämnd;\nA;Bolaget;bolag;\nA1;Kontor;enhet;A\n";
  EXPECT_EQ(codes_of(import(file)), "");
  EXPECT_EQ(tree(), "A<@A A1<A@A B<@B B1<BF@B BF<B@B ");
  const auto again = given(import(file));
  EXPECT_EQ(again.unchanged, 5U);
  EXPECT_FALSE(again.import_id);
  for (const Authority& authority : data_.store().authorities(administrator())) {
    const UnitPlace place = given(find_unit(data_.store(), administrator(), authority.code));
    EXPECT_EQ(place.unit, authority.id);
    EXPECT_TRUE(data_.store().get(administrator(), all_registers().at("unit"), authority.id, authority.id));
  }
}

TEST_P(ImportUnits, UnderAKommunStandOnTheirOwn) {
  EXPECT_EQ(
      codes_of(import("KS;Kommunen;kommun;\nN1;Nämnd ett;nämnd;KS\nN1F;Förvaltning;förvaltning;N1\n")), "");
  EXPECT_EQ(data_.store().authorities(administrator()).size(), 2U);
  EXPECT_EQ(given(find_unit(data_.store(), administrator(), "N1F")).authority.code, "N1");
  EXPECT_EQ(
      given(import("KS;Kommunen;kommun;\nN1;Nämnd ett;nämnd;KS\nN1F;Förvaltning;förvaltning;N1\n")).unchanged,
      3U);
}

TEST_P(ImportUnits, InARingOrUnderNothingAreFaults) {
  EXPECT_EQ(
      codes_of(import("A;Nämnd;nämnd;\nB;Be;enhet;C\nC;Ce;enhet;B\nD;De;enhet;finns inte\nE;Ee;enhet;E\n"))
              .find("unit.circle") != std::string::npos,
      true);
  EXPECT_EQ(data_.store().authorities(administrator()).size(), 0U);
  const auto report = given(import(
      "A;Nämnd;nämnd;\nB;Be;enhet;C\nC;Ce;enhet;B\nD;De;enhet;finns inte\nE;Ee;enhet;E\nF;Ef;enhet;A\n",
      options_with(OnError::take_good_rows)));
  std::set<std::size_t> lines;
  for (const RowFault& fault : report.faults) lines.insert(fault.line);
  EXPECT_EQ(lines, (std::set<std::size_t>{3, 4, 5, 6}));
  EXPECT_EQ(tree(), "A<@A F<A@A ");
}

TEST_P(ImportUnits, OfAnotherFileFindTheirParents) {
  given(import("A;Nämnd;nämnd;\nAF;Förvaltning;förvaltning;A\n"));
  EXPECT_EQ(codes_of(import("A1;Enhet;enhet;AF\n")), "");
  EXPECT_EQ(tree(), "A<@A A1<AF@A AF<A@A ");
}

TEST_P(ImportUnits, ChangeNamesAndKeepTheAuthorityInStep) {
  given(import("A;Gamla namnet;nämnd;\n"));
  EXPECT_EQ(given(import("A;Nya namnet;nämnd;\n")).changed, 1U);
  EXPECT_EQ(given(find_unit(data_.store(), administrator(), "a")).name, "Nya namnet");
  const RecordType& type = all_registers().at("unit");
  const Uuid id = data_.store().authorities(administrator()).front().id;
  const auto change = [&](const char* json) {
    return change_record(
        data_.store(), administrator(), type, id, id, 2, boost::json::parse(json).as_object());
  };
  EXPECT_EQ(code_of(change(R"({"code":"B"})")), "unit.authority_code");
  EXPECT_TRUE(change(R"({"name":"Tredje"})"));
  EXPECT_EQ(data_.store().authorities(administrator()).front().name, "Tredje");
}

TEST_P(ImportUnits, ThatAreNewAuthoritiesAreTheAdministrators) {
  given(import("A;Nämnd;nämnd;\n"));
  const Authority mine = data_.store().authorities(administrator()).front();
  const Actor bound = bound_to(mine.id, Right::write);
  EXPECT_EQ(codes_of(import("B;Ny nämnd;nämnd;\n", {}, bound)), "unit.new_authority");
  EXPECT_EQ(codes_of(import("A;Nämnd;nämnd;\nA1;Enhet;enhet;A\n", {}, bound)), "");
  EXPECT_EQ(tree(), "A<@A A1<A@A ");
}

TEST_P(ImportUnits, OfTheSameCodeInTwoAuthoritiesAreToldApart) {
  given(import("A;Nämnd A;nämnd;\nS1;Skola;enhet;A\n"));
  given(import("B;Nämnd B;nämnd;\n"));
  ImportOptions below;
  below.unit = given(find_unit(data_.store(), administrator(), "B"));
  EXPECT_EQ(codes_of(import("S1;Skola;enhet;B\n", below)), "");
  EXPECT_EQ(code_of(find_unit(data_.store(), administrator(), "S1")), "unit.ambiguous");
  EXPECT_EQ(given(find_unit(data_.store(), administrator(), "b/s1")).authority.code, "B");
  EXPECT_EQ(code_of(find_unit(data_.store(), administrator(), "C/S1")), "unit.not_found");
}

}  // namespace
}  // namespace ringmur
