#include <arpa/inet.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "together/servers_support.h"

/// Several authorities at once: what crosses a wall does so whole, nobody waits for each other in a ring, and
/// nobody sees what is behind another's wall, whatever happens beside.
namespace ringmur::together {
namespace {

class Authorities : public Servers {
 protected:
  void SetUp() override {
    Servers::SetUp();
    other_ = token_for("UTB");
    const auto everywhere = scenario::ringmur(data_, {"--json", "token", "create"});
    city_ = boost::json::parse(everywhere.out).at("token").as_string().c_str();
  }
  const std::string& token_of(int who) const { return who % 2 == 0 ? token_ : other_; }
  static std::string code_of(int who) { return who % 2 == 0 ? "SOC" : "UTB"; }

  Answer post_as(int session, const std::string& token, const std::string& path, const std::string& json) {
    return ask(session, {.method = "POST",
                            .path = path,
                            .token = token,
                            .body = json,
                            .headers = {"Content-Type: application/json"}});
  }
  std::string incident(int who, const std::string& title) {
    const Answer made = post_as(who, token_of(who), "/api/v1/incidents",
        fmt::format(R"({{"title":"{}","discovered_at":"2026-03-02T12:00:00Z"}})", title));
    EXPECT_EQ(made.status, 201) << made.body;
    return made.json().at("id").as_string().c_str();
  }
  std::int64_t count(int who, const std::string& filter) {
    const Answer answer =
        ask(who, {.path = "/api/v1/incidents?limit=1&count=true" + filter, .token = token_of(who)});
    return answer.json().at("total").as_int64();
  }

  std::string other_;  ///< the token of UTB
  std::string city_;   ///< one that reaches all
};

INSTANTIATE_TEST_SUITE_P(Engines, Authorities, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return scenario::name_of(engine.param); });

TEST_P(Authorities, WhatIsPassedOnArrivesOnceWhoeverSendsItTwice) {
  for (int round = 0; round < times(2); ++round) {
    const std::string id = incident(0, fmt::format("Delad {}", round));
    // It is a case already: the first passing writes the incident itself, and would tell by its version.
    const Answer first = post_as(0, token_, "/api/v1/incidents/" + id + "/passes",
        R"({"kind":"inform","to":["KS"],"facts":["title"]})");
    ASSERT_LT(first.status, 300) << first.body;
    std::atomic<int> done{0};
    {
      std::vector<std::jthread> all;
      for (int who = 0; who < 4; ++who) {
        all.emplace_back([&, who] {
          const Answer answer = post_as(who, token_, "/api/v1/incidents/" + id + "/passes",
              R"({"kind":"inform","to":["UTB"],"facts":["title"]})");
          EXPECT_TRUE(
              answer.status == 200 || answer.status == 201 || answer.status == 409 || answer.status == 412)
              << answer.status << answer.body;
          if (answer.status < 300) ++done;
        });
      }
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(count(1, fmt::format("&title=eq.Delad%20{}", round)), 1) << "a case has one incident in each";
  }
  expect_whole();
}

TEST_P(Authorities, PassingBothWaysAtOnceKeepsNobodyWaiting) {
  constexpr int people = 6;
  std::vector<std::string> ids;
  for (int who = 0; who < people; ++who) ids.push_back(incident(who, fmt::format("Åt båda håll {}", who)));
  const auto begin = std::chrono::steady_clock::now();
  {
    std::vector<std::jthread> all;
    for (int who = 0; who < people; ++who) {
      all.emplace_back([&, who] {
        const Answer answer = post_as(who / 2, token_of(who),
            "/api/v1/incidents/" + ids[static_cast<std::size_t>(who)] + "/passes",
            fmt::format(R"({{"kind":"inform","to":["{}"],"facts":["title"]}})", code_of(who + 1)));
        EXPECT_LT(answer.status, 300) << answer.body;
      });
    }
  }
  const auto took = std::chrono::steady_clock::now() - begin;
  fmt::print("{} passings took {} ms\n", people,
      std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
  EXPECT_EQ(count(0, ""), people) << "its own and the other's";
  EXPECT_EQ(count(1, ""), people);
  expect_whole();
}

/// Who reaches all asks for much, and has gone when it comes.
void leave_before_the_answer(int port, const std::string& token) {
  const int handle = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string text = fmt::format(
        "GET /api/v1/incidents?limit=200&authority=UTB HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        "{}\r\n\r\n",
        token);
    (void)send(handle, text.data(), text.size(), MSG_NOSIGNAL);
  }
  close(handle);
}

/// Whether any of these texts is of the other authority.
bool sees_beyond(const std::string& body, int who) {
  return body.find(who % 2 == 0 ? "hemlig-UTB" : "hemlig-SOC") != std::string::npos;
}

TEST_P(Authorities, NobodySeesBehindAnotherWallWhateverHappensBeside) {
  std::vector<std::string> ids{incident(0, "hemlig-SOC 0"), incident(1, "hemlig-UTB 0")};
  std::atomic<int> answers{0};
  {
    std::vector<std::jthread> all;
    for (int who = 0; who < 8; ++who) {
      all.emplace_back([&, who] {
        std::mt19937_64 random(seed() * 100 + static_cast<std::uint64_t>(who));
        // Over the same few connections of both servers: what a request leaves behind on one, the next would
        // meet.
        for (int n = 0; n < times(15); ++n) {
          const int mine = who / 2 % 2;
          const std::string own = "/api/v1/incidents/" + ids[static_cast<std::size_t>(mine)];
          const std::string others = "/api/v1/incidents/" + ids[static_cast<std::size_t>(1 - mine)];
          const std::string& token = token_of(mine);
          Answer answer;
          switch (random() % 7) {
            case 0:
              answer = ask(who, {.path = "/api/v1/incidents?limit=200", .token = token});
              break;
            case 1:
              answer = ask(who, {.path = "/api/v1/search?q=hemlig", .token = token});
              break;
            case 2:
              answer = ask(who, {.path = others, .token = token});
              EXPECT_EQ(answer.status, 404);
              leave_before_the_answer(port(who), city_);
              break;
            case 3:  // all of it, as the city may: its reach must not stay behind
              EXPECT_EQ(
                  ask(who, {.path = "/api/v1/incidents?limit=200&authority=UTB", .token = city_}).status /
                      100,
                  2);
              answer = ask(who, {.path = "/api/v1/incidents?count=true", .token = token});
              break;
            case 4:  // refused within the write: a key that is taken, a record that is not there
              answer = post_as(who, token, "/api/v1/activities", R"({"year":2026,"title":"samma"})");
              EXPECT_TRUE(answer.status == 201 || answer.status == 409) << answer.body;
              break;
            case 5:
              answer = ask(who, {.method = "PATCH",
                                    .path = others,
                                    .token = token,
                                    .body = R"({"title":"tagen"})",
                                    .headers = {"Content-Type: application/json", "If-Match: \"1\""}});
              EXPECT_EQ(answer.status, 404);
              break;
            default:
              answer = post_as(who, token, "/api/v1/incidents",
                  fmt::format(R"({{"title":"hemlig-{} {} {}","discovered_at":"2026-03-02T12:00:00Z"}})",
                      code_of(mine), who, n));
              EXPECT_EQ(answer.status, 201);
          }
          EXPECT_FALSE(sees_beyond(answer.body, mine)) << answer.body;
          ++answers;
        }
      });
    }
  }
  EXPECT_EQ(answers, 8 * times(15));
  for (int mine = 0; mine < 2; ++mine) {
    const Answer all = ask(mine, {.path = "/api/v1/incidents?limit=200", .token = token_of(mine)});
    EXPECT_FALSE(sees_beyond(all.body, mine));
    EXPECT_NE(all.body.find("hemlig-" + code_of(mine)), std::string::npos) << "it does see its own";
  }
  expect_whole();
}

}  // namespace
}  // namespace ringmur::together
