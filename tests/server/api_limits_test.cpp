// What an address may hold, told by how much of it there is: docs/security/inventories.md.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "api_support.h"

namespace ringmur {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

class ApiLimits : public testing::TestWithParam<Engine> {
 protected:
  ApiLimits() : server(GetParam()) {}

  /// "400 filter.too_many"
  std::string answer(const std::string& target) {
    const JsonAnswer given = server.get(target);
    return given.status == 200 ? "200" : fmt::format("{} {}", given.status, given.text("code"));
  }

  ApiServer server;
};

TEST_P(ApiLimits, ParametersOfAnAddress) {
  const std::string list = "/api/v1/incidents?limit=1";
  EXPECT_EQ(answer(list + repeated("&title=not.is.null", 199)), "400 filter.too_many");
  EXPECT_EQ(answer(list + repeated("&title=not.is.null", 200)), "400 parameter.too_many");
  EXPECT_EQ(answer(list + repeated("&title=not.is.null", 900)), "400 parameter.too_many");
  EXPECT_EQ(answer("/api/v1/incidents?q=" + std::string(20'000, 'a')), "431 http.head_too_large");
}

TEST_P(ApiLimits, ConditionsOfAFilter) {
  const std::string list = "/api/v1/incidents?limit=1";
  EXPECT_EQ(answer(list + repeated("&title=contains.a", 100)), "200");
  EXPECT_EQ(answer(list + repeated("&title=contains.a", 101)), "400 filter.too_many");
  const std::string many = "in.(" + repeated("a,", 199) + "b)";
  EXPECT_EQ(answer(list + "&title=" + many), "200");
  EXPECT_EQ(answer(list + repeated("&title=" + many, 30)), "200");
  EXPECT_EQ(answer(list + "&title=in.(c," + many.substr(4)), "400 filter.invalid");
  const std::string tie = "&lacks.incident_notice.incident=()";
  EXPECT_EQ(answer(list + repeated(tie, 1)), "200");
  EXPECT_EQ(answer("/api/v1/incidents?" + repeated("title=not.is.null&", 50) + tie.substr(1)), "200");
  EXPECT_EQ(answer(list + "&lacks.incident_notice.incident=(" + repeated("incident%3Dnot.is.null%26", 101) +
                   "archived%3Donly)"),
      "400 filter.invalid");
}

TEST_P(ApiLimits, WordsThatAreLookedFor) {
  for (const char* place : {"/api/v1/incidents?q=", "/api/v1/search?q=", "/api/v1/search?group=true&q=",
           "/api/v1/incidents/counts?by=unit&q="}) {
    std::string words;
    for (int i = 0; i < 75; ++i) words += fmt::format("{}+", 100 + i);
    EXPECT_EQ(answer(place + words.substr(0, 299)), "200") << place;
    EXPECT_EQ(answer(place + words + "1"), "400 parameter.invalid") << place;
  }
}

TEST_P(ApiLimits, DepthAndSizeOfABody) {
  const auto sent = [this](const std::string& body) {
    const JsonAnswer given = server.send("POST", "/api/v1/incidents", body);
    return fmt::format("{} {}", given.status, given.text("code"));
  };
  EXPECT_EQ(sent("{\"title\":" + std::string(31, '[') + std::string(31, ']') + '}').substr(0, 3), "422");
  EXPECT_EQ(sent("{\"title\":" + std::string(32, '[') + std::string(32, ']') + '}'), "400 json.malformed");
  EXPECT_EQ(sent(std::string(10'000, '[')), "400 json.malformed");
  EXPECT_EQ(sent(std::string((1u << 20) - 2, ' ') + "{}").substr(0, 3), "422");
  EXPECT_EQ(sent(std::string(1u << 20, ' ') + "{}"), "413 http.body_too_large");
}

INSTANTIATE_TEST_SUITE_P(, ApiLimits, testing::Values(Engine::sqlite, Engine::postgres), name_of);

}  // namespace
}  // namespace ringmur
