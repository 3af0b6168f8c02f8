#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "exchange/sheet_support.h"

#ifndef RINGMUR_SOURCE_DIR
#define RINGMUR_SOURCE_DIR "."  // tests run from the top of the checkout
#endif

namespace ringmur {
namespace {

using namespace test;

/// The real spreadsheets of two nämnder.
class SheetCases : public testing::Test {
 protected:
  void SetUp() override {
    const char* given = std::getenv("RINGMUR_CASES");
    folder_ = given != nullptr ? std::filesystem::path(given)
                               : std::filesystem::path(RINGMUR_SOURCE_DIR) / ".." / "shared" / "cases";
    if (!std::filesystem::is_directory(folder_))
      GTEST_SKIP() << "no cases: name their folder in RINGMUR_CASES";
  }

  std::filesystem::path folder_;
};

TEST_F(SheetCases, EducationHasItsCourseResults) {
  const std::map<std::string, std::map<std::string, int>> expected{
      {"utbildning-dataskydd.csv",
          {{"Certifierad", 1403}, {"Ej certifierad", 12489}, {"Pågår", 1036}, {"Utgått", 2794}}},
      {"utbildning-informationssakerhet.csv",
          {{"Certifierad", 1357}, {"Ej certifierad", 10516}, {"Pågår", 1485}, {"Utgått", 4364}}}};
  for (const auto& [name, statuses] : expected) {
    const auto table = read_table(folder_ / "utbildningsnamnden-2025" / name);
    ASSERT_TRUE(table) << name << ": " << table.error().message.en;
    EXPECT_EQ(table->description, "CSV, UTF-8 BOM, ;");
    EXPECT_EQ(table->headings, (Cells{"Anställningsnummer", "Kurs", "Status", "Statusdatum", "Enhet"}));
    std::map<std::string, int> found;
    for (const Cells& row : table->rows) ++found[row[2]];
    EXPECT_EQ(found, statuses) << name;
    EXPECT_EQ(table->lines.back(), 17'723u);
  }
}

TEST_F(SheetCases, SocialServicesWriteWindows1252) {
  const auto risks = read_table(folder_ / "socialnamnden-2025" / "risker.csv");
  ASSERT_TRUE(risks) << risks.error().message.en;
  EXPECT_EQ(risks->description, "CSV, Windows-1252, ;");
  EXPECT_EQ(risks->headings[3], "Arbetssätt");
  EXPECT_EQ(risks->headings[9], "Förslag på åtgärd");
  EXPECT_EQ(risks->rows.size(), 9);
  const auto units = read_table(folder_ / "socialnamnden-2025" / "enheter.csv");
  ASSERT_TRUE(units) << units.error().message.en;
  EXPECT_EQ(units->rows[0], (Cells{"SOC", "Socialnämnden", "nämnd", ""}));
}

TEST_F(SheetCases, EveryFileIsRead) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    if (entry.path().extension() != ".csv" && entry.path().extension() != ".xlsx") continue;
    const auto table = read_table(entry.path());
    ASSERT_TRUE(table) << entry.path() << ": " << table.error().message.en;
    EXPECT_FALSE(table->rows.empty()) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 9);
}

/// A case as XLSX says the same as the CSV it was made from.
TEST_F(SheetCases, TheSameAsXlsx) {
  const auto csv = read_table(folder_ / "utbildningsnamnden-2025" / "incidenter.csv");
  ASSERT_TRUE(csv);
  const TemporaryFile file;
  const auto writer = xlsx_writer(file.path(), "Incidenter: 2025/26");
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->write(csv->headings));
  for (const Cells& row : csv->rows) ASSERT_TRUE((*writer)->write(row));
  ASSERT_TRUE((*writer)->finish());
  const auto xlsx = read_table(file.path());
  ASSERT_TRUE(xlsx) << xlsx.error().message.en;
  EXPECT_EQ(xlsx->headings, csv->headings);
  EXPECT_EQ(xlsx->rows, csv->rows);
  EXPECT_EQ(xlsx->description, "XLSX, Incidenter- 2025-26");
}

}  // namespace
}  // namespace ringmur
