#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>

#include "areas/import_support.h"

namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;

std::filesystem::path cases_folder() {
  const char* named = std::getenv("RINGMUR_CASES");
  return named != nullptr ? std::filesystem::path(named) : std::filesystem::path("..") / "shared" / "cases";
}

/// The files of two real nämnder, as their offices have them.
class Cases : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (!std::filesystem::is_directory(cases_folder()))
      GTEST_SKIP() << "no cases: name their folder in RINGMUR_CASES";
  }

  Result<ImportReport> import(const std::string& file, const std::string& unit) {
    ImportOptions options;
    options.file_name = file;
    if (!unit.empty()) options.unit = given(find_unit(data_.store(), administrator(), unit));
    return import_file(data_.store(), administrator(), cases_folder() / file, options);
  }

  void import_all(const std::string& folder, const std::string& unit, const std::vector<std::string>& files) {
    given(import(folder + "/enheter.csv", ""));
    for (const std::string& file : files) {
      const ImportReport report = given(import(folder + "/" + file, unit));
      EXPECT_TRUE(report.written) << file;
      EXPECT_EQ(report.fault_count, 0U) << file;
      EXPECT_EQ(report.created, report.rows) << file;
    }
  }

  void check(const std::string& folder) {
    std::ifstream in(cases_folder() / folder / "expected.json");
    const json::object expected =
        json::parse(std::string(std::istreambuf_iterator<char>(in), {})).as_object();
    const std::string unit(std::string_view(expected.at("unit").as_string()));
    const UnitPlace place = given(find_unit(data_.store(), administrator(), unit));
    const auto year = static_cast<int>(expected.at("year").as_int64());
    const auto values = given(figures(data_.store(), administrator(), place, year));
    json::object got;
    json::object shares;
    for (const FigureValue& value : values) {
      EXPECT_EQ(recounted(data_.store(), place.authority.id, value), value.value) << value.id;
      got[value.id] =
          is_empty(value.value) ? json::value(nullptr) : json::value(std::get<std::int64_t>(value.value));
      if (value.has_share) shares[value.id] = plain_spaces(shown_share(value.share));
    }
    for (const auto& figure : expected.at("figures").as_object()) {
      const auto* found = got.if_contains(figure.key());
      ASSERT_NE(found, nullptr) << figure.key();
      EXPECT_EQ(json::serialize(*found), json::serialize(figure.value())) << figure.key();
    }
    if (!expected.contains("shares")) return;
    EXPECT_EQ(shares.size(), expected.at("shares").as_object().size());
    for (const auto& share : expected.at("shares").as_object())
      EXPECT_EQ(shares[share.key()], share.value()) << share.key();
  }

  Data data_{GetParam(), catalogue()};
};

INSTANTIATE_TEST_SUITE_P(Engines, Cases, both_engines, engine_name);

TEST_P(Cases, GiveTheFiguresThatTheirReportsPrinted) {
  const std::string soc = "socialnamnden-2025";
  const std::string utb = "utbildningsnamnden-2025";
  import_all(soc, "SOC", {"aktiviteter.csv", "risker.csv"});
  import_all(utb, "UTB",
      {"aktiviteter.csv", "incidenter.csv", "risker.csv", "utbildning-dataskydd.csv",
          "utbildning-informationssakerhet.csv"});
  check(soc);
  check(utb);
  for (const std::string file : {"incidenter.csv", "utbildning-dataskydd.csv"}) {
    const ImportReport again = given(import(utb + "/" + file, "UTB"));
    EXPECT_EQ(again.unchanged, again.rows) << file;
    EXPECT_EQ(again.created + again.changed + again.archived + again.fault_count, 0U) << file;
    EXPECT_FALSE(again.import_id) << file;
  }
  check(utb);
  for (const Authority& authority : data_.store().authorities(administrator())) {
    EXPECT_FALSE(given(data_.store().verify_chain(administrator(), authority.id, {}))) << authority.code;
  }
}

}  // namespace
}  // namespace ringmur
