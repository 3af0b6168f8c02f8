#include <fmt/format.h>
#include <gtest/gtest.h>

#include "scenario/scenario_support.h"

/// A year is frozen, the next year's files come, and nothing of the frozen year moves.
namespace ringmur::scenario {
namespace {

constexpr const char* units =
    "Kod;Namn;Slag;Överordnad\r\nSOC;Socialnämnden;nämnd;\r\nSOCF;Socialförvaltningen;förvaltning;SOC\r\n";
constexpr const char* risks_2025 =
    "Analys;År;Arbetssätt;Oönskad händelse;Sannolikhet;Konsekvens;Åtgärd\r\n"
    "VoR;2025;Incidenthantering;Incidenter rapporteras inte;3;4;Öva\r\n"
    "VoR;2025;Behörighetshantering;Fel behörighet;2;3;\r\n";
constexpr const char* risks_2026 =
    "Analys;År;Arbetssätt;Oönskad händelse;Sannolikhet;Konsekvens;Åtgärd\r\n"
    "VoR;2026;Incidenthantering;Incidenter rapporteras inte;2;4;Öva igen\r\n"
    "VoR;2026;Informationsklassning;Fel klass;5;5;\r\n"
    "VoR;2026;Behörighetshantering;Fel behörighet;2;3;\r\n";

class Year : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    import("enheter.csv", units, "");
    import("risker.csv", risks_2025, "SOC");
  }
  void import(const std::string& name, const std::string& text, const std::string& unit) {
    write_file(folder_ / name, text);
    std::vector<std::string> arguments{"import", (folder_ / name).string()};
    if (!unit.empty()) arguments.insert(arguments.end(), {"--unit", unit});
    ringmur(data_, arguments);
  }
  std::string report(int year, const std::string& ending) {
    std::string file = (folder_ / ("report." + ending)).string();
    ringmur(data_, {"report", "--unit", "SOC", "--year", fmt::to_string(year), "-o", file});
    return read_file(file);
  }
  std::int64_t figure(int year, const std::string& id) {
    std::string text =
        ringmur(data_, {"--json", "figures", "--unit", "SOC", "--year", fmt::to_string(year)}).out;
    return boost::json::parse(text).at("figures").at(id).at("value").as_int64();
  }

  test::TemporaryFolder folder_;
  std::string data_;
};

INSTANTIATE_TEST_SUITE_P(Engines, Year, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(Year, FrozenStandsStillWhenTheNextYearComes) {
  ringmur(data_, {"freeze", "--unit", "SOC", "--year", "2025"});
  ringmur(data_, {"freeze", "--unit", "SOC", "--year", "2025"}, 1);
  std::string frozen = report(2025, "json");
  import("risker.csv", risks_2026, "SOC");
  EXPECT_EQ(report(2025, "json"), frozen);
  EXPECT_EQ(figure(2025, "risk.total"), 2);
  EXPECT_EQ(figure(2026, "risk.total"), 3);
  EXPECT_EQ(figure(2026, "risk.highest_value"), 25);
  EXPECT_EQ(ringmur(data_, {"verify"}).err, "");
  std::string next = report(2026, "html");
  EXPECT_NE(next.find("2025"), std::string::npos) << "the year before is not beside";
}

TEST_P(Year, VerifyNamesWhatChangedSince) {
  ringmur(data_, {"freeze", "--unit", "SOC", "--year", "2025"});
  std::string changed = risks_2025;
  changed.replace(changed.find(";3;4;"), 5, ";5;4;");
  import("risker.csv", changed, "SOC");
  test::RunResult verified = ringmur(data_, {"--json", "verify", "--unit", "SOC"}, 1);
  boost::json::value review = boost::json::parse(verified.out).at(0).at("reviews").at(0);
  ASSERT_EQ(review.at("changed").as_array().size(), 1u);
  const boost::json::value& record = review.at("changed").at(0);
  EXPECT_NE(
      std::string(record.at("record").as_string()).find("Incidenter rapporteras inte"), std::string::npos);
  EXPECT_EQ(record.at("frozen_version"), 1);
  EXPECT_EQ(record.at("version"), 2);
  EXPECT_NE(std::string(record.at("changed_by").as_string()).find("command line"), std::string::npos);
  EXPECT_TRUE(review.at("figures").as_object().contains("risk.highest_value"));
}

TEST_P(Year, TextsComeFromTheFolderAndFromTheYearBefore) {
  std::filesystem::create_directory(folder_ / "texts");
  write_file(folder_ / "texts" / "sammanfattning.md", "Det **viktigaste** i år.\n");
  std::string file = (folder_ / "lg.html").string();
  ringmur(data_,
      {"report", "--unit", "SOC", "--year", "2025", "--texts", (folder_ / "texts").string(), "-o", file});
  EXPECT_NE(read_file(file).find("<strong>viktigaste</strong>"), std::string::npos);
  EXPECT_NE(read_file(file).find("[text saknas]"), std::string::npos);
  ringmur(data_, {"freeze", "--unit", "SOC", "--year", "2025", "--texts", (folder_ / "texts").string()});
  EXPECT_NE(report(2026, "html").find("<strong>viktigaste</strong>"), std::string::npos);
}

}  // namespace
}  // namespace ringmur::scenario
