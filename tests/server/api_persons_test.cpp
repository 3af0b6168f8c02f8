#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>

#include "api_support.h"

/// What is held about a person, and its removal, as the API gives it.
namespace ringmur {
namespace {

class ApiPersons : public testing::TestWithParam<Engine> {
 protected:
  ApiPersons() {
    server.person = server.make_person(AccountKind::administrator, "UTB");
    const std::string unit =
        server.get("/api/v1/units?authority=UTB&limit=1").items().front().at("id").as_string().c_str();
    JsonAnswer made = server.send("POST", "/api/v1/persons?authority=UTB",
        fmt::format(R"({{"number":"n4711","name":"Åsa Öberg","email":"asa@stad.example","title":"Lärare",)"
                    R"("unit":"{}","employed_to":"2024-06-30"}})",
            unit));
    EXPECT_EQ(made.status, 201) << made.body;
    id = made.text("id");
    JsonAnswer task = server.send("POST", "/api/v1/activities?authority=UTB",
        fmt::format(R"({{"year":2025,"title":"Byt lås","responsible":"Åsa Öberg","unit":"{}"}})", unit));
    EXPECT_EQ(task.status, 201) << task.body;
    activity = task.text("id");
  }
  JsonAnswer removal(std::string_view body) {
    return server.send("POST", "/api/v1/persons-data/" + id + "/removal?authority=UTB", body);
  }

  ApiServer server{GetParam()};
  std::string id;
  std::string activity;
};

INSTANTIATE_TEST_SUITE_P(Both, ApiPersons, testing::Values(Engine::sqlite, Engine::postgres), name_of);

TEST_P(ApiPersons, AreFoundReadAndHandedOut) {
  JsonAnswer found = server.get("/api/v1/persons-data?authority=UTB&q=n4711");
  ASSERT_EQ(found.status, 200) << found.body;
  ASSERT_EQ(found.items().size(), 1u);
  EXPECT_EQ(found.items().front().at("id"), id.c_str());
  JsonAnswer data = server.get("/api/v1/persons-data/" + id + "?authority=UTB");
  ASSERT_EQ(data.status, 200) << data.body;
  EXPECT_EQ(data.text("name"), "Åsa Öberg");
  EXPECT_EQ(data.json.at("registers").as_array().size(), 2u) << data.body;
  EXPECT_EQ(data.json.at("registers").at(0).at("records").at(0).at("about"), true);
  JsonAnswer file = server.get("/api/v1/persons-data/" + id + "/export?authority=UTB");
  EXPECT_EQ(file.status, 200);
  EXPECT_NE(file.header("Content-Disposition").find("attachment"), std::string::npos);
  JsonAnswer trail = server.get("/api/v1/trail?authority=UTB&kind=exported&type=persons_data");
  EXPECT_EQ(trail.items().size(), 1u) << trail.body;
  EXPECT_EQ(server.get("/api/v1/persons-data/" + id + "?authority=SOC").status, 404);
}

TEST_P(ApiPersons, AreShownBeforeTheyAreRemovedAndLeaveAReceipt) {
  JsonAnswer shown = removal(R"({"preview":true})");
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(shown.text("confirm"), "Åsa Öberg");
  EXPECT_TRUE(shown.json.at("receipt").is_null());
  EXPECT_EQ(shown.json.at("counts").at("records"), 2);
  EXPECT_EQ(removal("{}").text("code"), "removal.other_name");
  EXPECT_EQ(removal(R"({"preview":"ja"})").status, 422);
  JsonAnswer done = removal(R"({"confirm":"Åsa Öberg"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json.at("counts"), shown.json.at("counts"));
  const std::string receipt = done.json.at("receipt").at("id").as_string().c_str();
  JsonAnswer trail = server.get("/api/v1/trail?authority=UTB&kind=removal");
  ASSERT_EQ(trail.items().size(), 1u) << trail.body;
  EXPECT_EQ(trail.items().front().at("changes").at("receipt"), receipt.c_str());
  EXPECT_EQ(trail.body.find("Öberg"), std::string::npos) << "the trail keeps no value";
  EXPECT_EQ(server.get("/api/v1/activities/" + activity + "?authority=UTB").json.at("responsible"), nullptr);
  EXPECT_EQ(
      server.get("/api/v1/persons/" + id + "/history?authority=UTB").body.find("Öberg"), std::string::npos);
  JsonAnswer proof = server.get("/api/v1/verification?authority=UTB");
  EXPECT_EQ(proof.json.at("chain").at("sound"), true) << proof.body;
}

TEST_P(ApiPersons, NeedAFreshConfirmation) {
  const Uuid account = server.person->id;
  auto aged = server.store().read(db::Walls::house(), [](db::Connection&) {});
  ASSERT_TRUE(aged);
  server.store().pool().write(db::Walls::house(), [&](db::Connection& connection) {
    connection.run("UPDATE \"session\" SET \"confirmed_at\" = 0 WHERE \"account\" = ?1", {account});
    return true;
  });
  EXPECT_EQ(removal(R"({"confirm":"Åsa Öberg"})").text("code"), "session.confirm");
  EXPECT_EQ(server.get("/api/v1/persons-data/" + id + "?authority=UTB").text("name"), "Åsa Öberg");
}

}  // namespace
}  // namespace ringmur
