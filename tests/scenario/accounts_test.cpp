#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

#include "scenario/scenario_support.h"

/// People's accounts from the command line to the first request.
namespace ringmur::scenario {
namespace {

class AccountsByCommand : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    data_ = new_data(GetParam(), folder_);
    write_file(folder_ / "enheter.csv", "Kod;Namn;Slag;Överordnad\r\nUTB;Utbildningsnämnden;nämnd;\r\n");
    ringmur(data_, {"import", (folder_ / "enheter.csv").string()});
  }

  test::TemporaryFolder folder_;
  std::string data_;
};

INSTANTIATE_TEST_SUITE_P(Engines, AccountsByCommand, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return name_of(engine.param); });

TEST_P(AccountsByCommand, AreMadeListedRenewedAndDisabled) {
  std::string first = ringmur(data_, {"user", "create", "anna", "--name", "Anna Berg"}).out;
  EXPECT_EQ(first.size(), 20u) << "the password and the end of the line, nothing else";
  EXPECT_EQ(ringmur(data_, {"user", "create", "ANNA"}, 1).out, "");
  ringmur(data_, {"user", "create", "bo", "--kind", "employee"}, 1);
  ringmur(
      data_, {"user", "create", "bo", "--kind", "employee", "--unit", "UTB", "--named-as", "Registrator"});
  boost::json::value list = boost::json::parse(ringmur(data_, {"--json", "user", "list"}).out);
  ASSERT_EQ(list.as_array().size(), 2u);
  EXPECT_EQ(list.at(0).at("login"), "anna");
  EXPECT_TRUE(list.at(0).at("authority").is_null());
  EXPECT_EQ(list.at(1).at("authority"), "UTB");
  EXPECT_NE(ringmur(data_, {"user", "list"}).out.find("Anna Berg"), std::string::npos);
  EXPECT_NE(ringmur(data_, {"user", "password", "anna"}).out, first);
  ringmur(data_, {"user", "disable", "anna"}, 1);
  ringmur(data_, {"user", "create", "cilla"});
  ringmur(data_, {"user", "disable", "anna"});
  list = boost::json::parse(ringmur(data_, {"--json", "user", "list"}).out);
  EXPECT_EQ(list.at(0).at("disabled"), true);
  ringmur(data_, {"user", "password", "dora"}, 1);
  EXPECT_EQ(ringmur(data_, {"verify"}).err, "");
}

TEST_P(AccountsByCommand, TheDemosAreOnesOwnToRead) {
  std::string file = (folder_ / "accounts").string();
  EXPECT_EQ(ringmur(data_, {"demo", "--accounts-only", "--accounts-file", file}).out, "");
  struct stat state{};
  ASSERT_EQ(::stat(file.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600u);
  std::istringstream lines(read_file(file));
  std::vector<std::string> logins;
  for (std::string line; std::getline(lines, line);) logins.push_back(line.substr(0, line.find(' ')));
  EXPECT_EQ(logins, (std::vector<std::string>{"isam", "admin", "medarbetare"}));
  std::string before = read_file(file);
  std::string shown = ringmur(data_, {"demo", "--accounts-only"}).out;
  EXPECT_NE(shown.find("isam"), std::string::npos);
  std::string old_password = before.substr(13, 19);
  EXPECT_EQ(shown.find(old_password), std::string::npos) << "new each time";
}

}  // namespace
}  // namespace ringmur::scenario
