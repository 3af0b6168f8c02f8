#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <thread>

#include "scenario/scenario_support.h"

/// Backed up on one engine and put back on the same or the other, by the program.
namespace ringmur::scenario {
namespace {

struct Way {
  Engine from;
  Engine to;
};

void patiently(const test::Arguments& arguments) {
  test::RunOptions options;
  options.timeout = std::chrono::minutes{10};
  const auto result = test::run_ringmur(arguments, options);
  if (result.exit_code != 0) throw std::runtime_error(result.err);
}

/// One made-up kommun an engine, for all tests of the program: a backup changes nothing in it, and what a
/// test writes there bears the test's own name.
struct Source {
  explicit Source(Engine engine) : data(new_data(engine, folder)), key((folder / "key").string()) {}
  test::TemporaryFolder folder;
  std::string data;
  std::string key;
};

const Source& source_in_file() {
  static const std::unique_ptr<Source> made = [] {
    auto one = std::make_unique<Source>(Engine::sqlite);
    patiently({"--data", one->data, "--key", one->key, "demo", "--scale", "0.002"});
    return one;
  }();
  return *made;
}

/// The same kommun, restored there, which is quicker than to make it. That nothing is lost on the way is what
/// sqlite_to_postgres tests.
const Source& source_in_postgres() {
  static const std::unique_ptr<Source> made = [] {
    auto one = std::make_unique<Source>(Engine::postgres);
    const std::string file = (one->folder / "backup").string();
    patiently({"--data", source_in_file().data, "backup", file, "--unencrypted"});
    patiently({"restore", file, "--to", one->data});
    return one;
  }();
  return *made;
}

const Source& source_of(Engine engine) {
  return engine == Engine::sqlite ? source_in_file() : source_in_postgres();
}

class RoundTrip : public testing::TestWithParam<Way> {
 protected:
  void SetUp() override {
    data_ = source_of(GetParam().from).data;
    key_ = source_of(GetParam().from).key;
    public_ = first_line(test::run_ringmur({"backup", "key", private_file()}).out);
  }

  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }
  std::string private_file() const { return (folder_ / "private").string(); }
  std::string backup_file() const { return (folder_ / "city.backup").string(); }
  /// A new, empty place.
  std::string other_place(const std::string& name) const {
    return GetParam().to == Engine::sqlite ? (folder_ / name).string() : new_data(Engine::postgres, folder_);
  }

  boost::json::value back_up() {
    return boost::json::parse(ringmur(data_, {"--json", "backup", backup_file(), "--to", public_}).out);
  }
  void restore(const std::string& place, int expected_exit = 0) {
    ringmur("", {"restore", backup_file(), "--to", place, "--with", private_file()}, expected_exit);
  }
  std::string report(const std::string& data, const std::string& ending) {
    std::string file = (folder_ / ("report." + ending)).string();
    std::filesystem::remove(file);
    ringmur(data, {"report", "--unit", "UTB", "--year", "2025", "-o", file});
    return read_file(file);
  }
  /// The years of the made-up kommun have changed since they were frozen: verification says the same of both.
  static std::string verified(const std::string& data) {
    return test::run_ringmur({"--data", data, "--json", "verify"}).out;
  }
  std::string token(const std::string& data) {
    return std::string(
        boost::json::parse(ringmur(data, {"--json", "token", "create"}).out).at("token").as_string());
  }

  test::TemporaryFolder folder_;
  std::string data_;
  std::string key_;
  std::string public_;
};

INSTANTIATE_TEST_SUITE_P(Ways, RoundTrip,
    testing::Values(Way{Engine::sqlite, Engine::sqlite}, Way{Engine::sqlite, Engine::postgres},
        Way{Engine::postgres, Engine::sqlite}, Way{Engine::postgres, Engine::postgres}),
    [](const auto& way) { return name_of(way.param.from) + "_to_" + name_of(way.param.to); });

TEST_P(RoundTrip, EverythingIsAsItWas) {
  const std::string known_token = token(data_);
  const boost::json::value made = back_up();
  const std::string html = report(data_, "html");
  const std::string json = report(data_, "json");
  const std::string figures = ringmur(data_, {"--json", "figures", "--unit", "UTB", "--year", "2025"}).out;

  EXPECT_EQ(ringmur("", {"backup", "verify", backup_file()}).err, "");
  const auto checked = boost::json::parse(
      ringmur("", {"--json", "backup", "verify", backup_file(), "--with", private_file()}).out);
  EXPECT_TRUE(checked.at("trail").as_bool());
  EXPECT_EQ(checked.at("digest"), made.at("digest"));
  EXPECT_EQ(checked.at("contents"), made.at("contents"));

  const std::string place = other_place("restored.db");
  restore(place);
  EXPECT_EQ(ringmur(place, {"check"}).err, "");
  EXPECT_EQ(report(place, "html"), html);
  EXPECT_EQ(report(place, "json"), json);
  EXPECT_EQ(ringmur(place, {"--json", "figures", "--unit", "UTB", "--year", "2025"}).out, figures);
  EXPECT_EQ(verified(place), verified(data_));
  restore(place, 1);  // there is something in it now

  test::RunningServer server({"--data", place, "--key", key_, "serve"});
  EXPECT_EQ(request(server.port(), {.path = "/ready"}).status, 200);
  for (const boost::json::value& chain : made.at("contents").at("chains").as_array()) {
    const std::string code(chain.at("code").as_string());
    if (code.empty()) continue;
    const std::string head(chain.at("head").as_string());
    const Answer held = request(server.port(),
        {.path = fmt::format("/api/v1/verification?authority={}&head={}", code, head), .token = known_token});
    EXPECT_EQ(held.status, 200) << held.body;
    EXPECT_TRUE(held.json().at("chain").at("sound").as_bool()) << held.body;
  }
  const Answer found = request(
      server.port(), {.path = "/api/v1/incidents?authority=UTB&q=mejl&limit=3", .token = known_token});
  EXPECT_EQ(found.status, 200) << found.body;
  // References go on where they were.
  const auto add = [&](int port) {
    Answer answer = request(port, {.method = "POST",
                                      .path = "/api/v1/incidents?authority=UTB",
                                      .token = known_token,
                                      .body = R"({"title":"Ny","discovered_at":"2026-11-05"})",
                                      .headers = {"Content-Type: application/json"}});
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.status == 201 ? answer.json().at("reference") : boost::json::value();
  };
  test::RunningServer before({"--data", data_, "--key", key_, "serve"});
  EXPECT_EQ(add(server.port()), add(before.port()));
  const std::string search = "/api/v1/search?authority=UTB&q=";
  for (const char* word : {"incident", "system", "ny"}) {
    EXPECT_EQ(request(server.port(), {.path = search + word, .token = known_token})
                  .json()
                  .at("items")
                  .as_array()
                  .size(),
        request(before.port(), {.path = search + word, .token = known_token})
            .json()
            .at("items")
            .as_array()
            .size())
        << word;
  }
}

TEST_P(RoundTrip, OneMomentWhileOthersWrite) {
  const std::string known_token = token(data_);
  // Another test may have written into the same kommun.
  const std::string word = name_of(GetParam().from) + "2" + name_of(GetParam().to);
  test::RunningServer server({"--data", data_, "--key", key_, "serve"});
  std::atomic<bool> stop{false};
  std::atomic<int> written{0};
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 3; ++writer) {
    writers.emplace_back([&, writer] {
      for (int n = 0; !stop; ++n) {
        Answer answer = request(server.port(),
            {.method = "POST",
                .path = "/api/v1/incidents?authority=UTB",
                .token = known_token,
                .body =
                    fmt::format(R"({{"title":"{} {} {}","discovered_at":"2026-11-05"}})", word, writer, n),
                .headers = {"Content-Type: application/json"}});
        if (answer.status == 201) ++written;
      }
    });
  }
  while (written < 20) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  back_up();
  const int then = written;
  while (written < then + 20) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  stop = true;
  for (std::thread& writer : writers) writer.join();
  const std::string place = other_place("moment.db");
  restore(place);  // refuses where the trail does not agree with its heads
  ringmur(place,
      {"check"});  // each record is told of in the trail and found by its words, and the other way round
  test::RunningServer restored({"--data", place, "--key", key_, "serve"});
  const auto count = [&](const std::string& path) {
    return request(restored.port(), {.path = path, .token = known_token}).json().at("total").as_int64();
  };
  const std::int64_t there =
      count("/api/v1/incidents?authority=UTB&limit=1&count=true&title=contains." + word);
  EXPECT_GE(there, 20);
  EXPECT_LT(there, written);
}

TEST_P(RoundTrip, WhatIsRefusedLeavesNothing) {
  back_up();
  ringmur(data_, {"backup", backup_file(), "--to", public_}, 1);          // there already
  ringmur(data_, {"backup", (folder_ / "x").string()}, 1);                // to whom?
  ringmur(data_, {"backup", (folder_ / "x").string(), "--unencrypted"});  // said so
  const std::string place = other_place("empty.db");
  ringmur("", {"restore", backup_file(), "--to", place}, 1);  // no key
  test::run_ringmur({"backup", "key", (folder_ / "another").string()});
  ringmur("", {"restore", backup_file(), "--to", place, "--with", (folder_ / "another").string()}, 1);
  std::string bytes = read_file(backup_file());
  bytes[bytes.size() / 2] ^= 1;
  write_file(folder_ / "changed", bytes);
  const auto changed =
      ringmur("", {"restore", (folder_ / "changed").string(), "--to", place, "--with", private_file()}, 1);
  EXPECT_NE(changed.err.find("Block "), std::string::npos) << changed.err;
  EXPECT_EQ(ringmur("", {"backup", "verify", (folder_ / "changed").string()}, 1).err.find("Block "), 9U);
  restore(place);  // it is still empty
}

TEST_P(RoundTrip, ARestoreThatIsKilledIsBegunAgain) {
  back_up();
  const std::string place = other_place("killed.db");
  int killed = 0;
  for (int ms : {30, 80, 150, 300}) {
    test::RunOptions options;
    options.timeout = std::chrono::milliseconds{ms};
    const auto result =
        test::run_ringmur({"restore", backup_file(), "--to", place, "--with", private_file()}, options);
    if (result.timed_out) ++killed;
    if (result.exit_code == 0) break;
    // A file has its name when it is whole, be it in the last moment before the end; then it is as it was,
    // below.
    if (GetParam().to == Engine::sqlite && std::filesystem::exists(place)) break;
  }
  EXPECT_GE(killed, 1);
  const auto last = test::run_ringmur({"restore", backup_file(), "--to", place, "--with", private_file()});
  EXPECT_TRUE(last.exit_code == 0 || last.err.find("inte tom") != std::string::npos) << last.err;
  EXPECT_EQ(verified(place), verified(data_));
}

}  // namespace
}  // namespace ringmur::scenario
