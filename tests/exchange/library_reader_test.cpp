#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/stockholm.h"
#include "base/text.h"
#include "exchange/sheet_support.h"

/// Frameworks as files. The texts are ours; the form is that of CISO Assistant's libraries and of OSCAL 1.1's
/// catalogues.
namespace ringmur {
namespace {

using namespace test;

constexpr std::string_view ciso = R"yaml(convert_library_version: v2
urn: urn:example:risk:library:grunder
locale: en
ref_id: GRUND
name: Basics
description: Made up
  on two lines
version: 3
packager: example
translations:
  sv:
    name: Bibliotek
objects:
  threats:
  - urn: urn:example:risk:threat:one
    ref_id: T1
    name: A threat
  framework:
    urn: urn:example:risk:framework:grunder
    ref_id: GRUND
    name: Basics 2026
    translations:
      fr:
        name: "Les bases \xE9l\xE9mentaires"
      sv:
        name: Grunderna 2026
    requirement_nodes:
    - urn: urn:example:risk:req_node:grunder:1
      assessable: false
      depth: 1
      ref_id: '1'
      name: Organisation
    - urn: urn:example:risk:req_node:grunder:1.1
      assessable: true
      depth: 2
      parent_urn: urn:example:risk:req_node:grunder:1
      ref_id: '1.1'
      name: Somebody answers for it
      translations:
        sv:
          name: "N\u00e5gon svarar f\u00f6r det"
    - urn: urn:example:risk:req_node:grunder:1.2
      assessable: true
      depth: 2
      ref_id: 1.2
      description: 'It''s written down;
        and read'
    - urn: urn:example:risk:req_node:grunder:1.3
      assessable: true
      depth: 2
      ref_id: null
      name: Looked at each year
)yaml";

constexpr std::string_view oscal = R"json({
  "catalog": {
    "uuid": "3b5e7f0a-0000-4000-8000-000000000001",
    "metadata": {"title": "Made-up controls", "version": "1", "oscal-version": "1.1.2"},
    "groups": [
      {"id": "aa", "title": "Access",
        "controls": [
          {"id": "aa-1", "title": "Who may\tin",
            "props": [
              {"name": "label", "class": "other", "value": "AA-01"},
              {"name": "label", "value": "AA-1"}],
            "parts": [{"id": "aa-1_smt", "name": "statement", "prose": "Left out."}],
            "controls": [
              {"id": "aa-1.1", "title": "Keys \ud83d\udd11 and doors", "props": [{"name": "label", "value": "AA-1(1)"}]},
              {"id": "aa-1.2", "title": "Gone", "props": [{"name": "status", "value": "withdrawn"}]}]}],
        "groups": [{"id": "ab", "title": "Within", "controls": [{"id": "ab-1", "title": "A \/ B"}]}]}],
    "controls": [{"id": "zz-1", "title": "Last"}]
  }
})json";

Table table_of(std::string_view bytes) {
  auto table = read_bytes(bytes);
  EXPECT_EQ(code_of(table), "fine");
  return table ? *table : Table{};
}

std::string year() {
  return fmt::to_string(stockholm::year_of(now()));
}

TEST(LibraryReader, ReadsTheAssessableOfCisoAssistantInSwedishWhereItCan) {
  const Table table = table_of(ciso);
  EXPECT_EQ(table.description, "CISO Assistant");
  EXPECT_EQ(table.headings, (Cells{"Standard", "År", "Säkerhetsåtgärd"}));
  EXPECT_EQ(table.rows, (std::vector<Cells>{{"Grunderna 2026", year(), "1.1 Någon svarar för det"},
                            {"Grunderna 2026", year(), "1.2 It's written down; and read"},
                            {"Grunderna 2026", year(), "Looked at each year"}}));
  EXPECT_EQ(table.lines, (std::vector<std::size_t>{33, 42, 48}));
}

TEST(LibraryReader, ReadsSeveralFrameworksOfOneLibrary) {
  const Table table = table_of(
      "urn: urn:example:library\nobjects:\n  frameworks:\n  - ref_id: A\n    requirement_nodes:\n    - "
      "{assessable: "
      "true, name: Ett}\n  - name: B\n    requirement_nodes:\n    - {assessable: true, name: Två}\n");
  EXPECT_EQ(table.rows, (std::vector<Cells>{{"A", year(), "Ett"}, {"B", year(), "Två"}}));
}

TEST(LibraryReader, KeepsApartWhatTwoFrameworksCallTheSame) {
  const Table table = table_of(
      "urn: x\nobjects:\n  frameworks:\n  - {name: A, requirement_nodes: [{assessable: true, name: Ett}]}\n"
      "  - {requirement_nodes: [{assessable: true, name: Ett}]}\n");
  EXPECT_EQ(table.rows, (std::vector<Cells>{{"A", year(), "Ett"}, {"CISO Assistant", year(), "Ett"}}));
}

TEST(LibraryReader, ReadsOscalAsJsonAndAsYaml) {
  const std::vector<Cells> wanted{{"Made-up controls", year(), "ab-1 A / B"},
      {"Made-up controls", year(), "AA-1 Who may in"},
      {"Made-up controls", year(), "AA-1(1) Keys 🔑 and doors"}, {"Made-up controls", year(), "zz-1 Last"}};
  const Table table = table_of(oscal);
  EXPECT_EQ(table.description, "OSCAL 1.1.2");
  EXPECT_EQ(table.rows, wanted);
  EXPECT_EQ(
      table_of(
          "catalog:\n  metadata:\n    title: Made-up controls\n  controls:\n  - id: zz-1\n    title: Last\n")
          .rows,
      std::vector<Cells>{wanted.back()});
}

TEST(LibraryReader, TakesABackslashInJsonForWhatItIs) {
  const Table table = table_of(
      R"json({"catalog":{"metadata":{"title":"T"},"controls":[{"id":"a","title":"\\ud83d\\udd11 \ud83d\udd11"}]}})json");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0][2], "a \\ud83d\\udd11 🔑");
}

TEST(LibraryReader, GivesTheYearThatIsAskedFor) {
  const TemporaryFile file(oscal);
  auto reader = open_sheet(file.path(), {}, 2024);
  ASSERT_TRUE(reader);
  SheetRow row;
  ASSERT_TRUE((*reader)->next(row).value());
  EXPECT_EQ(row.cells[1], "2024");
}

TEST(LibraryReader, NumbersTheControlsOfOneLongLineInTheirOrder) {
  const Table table = table_of(
      R"({"catalog":{"metadata":{"title":"T"},"controls":[{"id":"a","title":"A"},{"id":"b","title":"B"}]}})");
  EXPECT_EQ(table.lines, (std::vector<std::size_t>{2, 3}));
}

TEST(LibraryReader, LosesNoneOfThoseThatAreCalledTheSame) {
  const Table table = table_of(
      "urn: x\nobjects:\n  framework:\n    requirement_nodes:\n"
      "    - {assessable: true, description: Skydda}\n"
      "    - {assessable: true, description: skydda}\n"
      "    - {assessable: true, urn: 'urn:x:fysiskt'}\n");
  ASSERT_EQ(table.rows.size(), 3U);
  EXPECT_EQ(table.rows[1][2], "skydda (2)") << "keys are folded";
  EXPECT_EQ(table.rows[2][2], "fysiskt") << "by the end of its urn";
}

TEST(LibraryReader, ShortensWhatIsTooLongForAName) {
  std::string words;
  for (int i = 0; i < 100; ++i) words += "åtgärd ";
  const Table table = table_of(
      "catalog:\n  metadata: {title: " + words + "}\n  controls:\n  - {id: a, title: " + words + "}\n");
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_LE(length(table.rows[0][0]), 120U);
  EXPECT_LE(length(table.rows[0][2]), 200U);
  EXPECT_TRUE(table.rows[0][2].ends_with("åtgärd…")) << table.rows[0][2];
}

TEST(LibraryReader, RefusesWithTheLineWhatIsNotWhole) {
  const std::pair<std::string, std::string> cases[]{
      {"{\"catalog\": {\"controls\": [", "yaml.malformed"},
      {"{\"catalog\": {\"controls\": []}}", "library.no_controls"},
      {"{\"profile\": {}}", "library.no_controls"},
      {"{}", "library.no_controls"},
      {"{\"a\": \"\\ud83d\"}", "yaml.malformed"},
      {"urn: x\nobjects: {}\n", "library.no_controls"},
      {"urn: x\nobjects: &a {}\n", "yaml.alias"},
      {"urn: x\nobjects: *a\n", "yaml.alias"},
      {"urn: x\nurn: y\n", "yaml.malformed"},
      {"urn: x\n---\nurn: y\n", "yaml.malformed"},
      {"urn: x\n? [a]\n: b\n", "yaml.malformed"},
      {"urn: x\n\tobjects: y\n", "yaml.malformed"},
      {"urn: \xff\n", "yaml.malformed"},
      {"<?xml version=\"1.0\"?>\n<catalog xmlns=\"http://csrc.nist.gov/ns/oscal/1.0\"/>", "library.xml"},
  };
  for (const auto& [bytes, wanted] : cases) EXPECT_EQ(refusal(bytes), wanted) << bytes;
  auto broken = read_bytes("urn: x\nobjects:\n  framework: [\n");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.en.find("Line 4"), std::string::npos) << broken.error().message.en;
  EXPECT_NE(broken.error().message.sv.find("går inte att läsa"), std::string::npos)
      << broken.error().message.sv;
}

TEST(LibraryReader, RefusesWhatIsDeeperOrMoreThanItReads) {
  const auto nested = [](std::size_t depth) {
    return "{\"catalog\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  EXPECT_EQ(refusal(nested(60)), "library.no_controls");
  EXPECT_EQ(refusal(nested(70)), "yaml.too_much");
  EXPECT_EQ(refusal(nested(200'000)), "yaml.too_much");
  std::string many = "{\"catalog\":{\"controls\":[";
  for (int i = 0; i < 500'001; ++i) many += "1,";
  EXPECT_EQ(refusal(many + "1]}}"), "yaml.too_much");
  EXPECT_EQ(refusal("{" + std::string(33u << 20, ' ') + "}"), "library.too_large");
}

TEST(LibraryReader, LeavesTablesThatOnlyLookLikeItToCsv) {
  EXPECT_EQ(table_of("Urn;catalog:\na;b\n").headings, (Cells{"Urn", "catalog:"}));
}

}  // namespace
}  // namespace ringmur
