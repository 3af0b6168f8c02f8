#include <fmt/format.h>

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <thread>

#include "together/servers_support.h"

/// Many change, archive, batch, import and read the same few records through two servers; what each of them
/// saw is judged record by record.
namespace ringmur::together {
namespace {

constexpr int records = 3;

class Registers : public Servers {
 protected:
  void SetUp() override {
    Servers::SetUp();
    fmt::print("RINGMUR_TOGETHER_SEED={}\n", seed());
    for (int i = 0; i < records; ++i) {
      ids_.push_back(make(
          "activities", fmt::format(R"({{"year":2026,"title":"Post {}","description":"från början"}})", i)));
    }
  }

  std::string path(std::size_t record) const { return "/api/v1/activities/" + ids_[record]; }

  /// After all: the history of each can have happened, and the trail tells of each version once.
  void judge() {
    for (std::size_t record = 0; record < records; ++record) {
      const State last = state_in(get(0, path(record)), "description");
      const auto fault = fault_in({1, "från början", false}, history_.of(record), last);
      EXPECT_FALSE(fault) << "record " << record << ", seed " << seed() << ": " << *fault;
      const boost::json::value told = get(1, path(record) + "/history").json();
      std::vector<std::int64_t> versions;
      for (const auto& entry : told.at("items").as_array())
        versions.push_back(entry.at("version").to_number<std::int64_t>());
      EXPECT_EQ(static_cast<std::int64_t>(versions.size()), last.version) << "an event for each version";
      for (std::size_t i = 0; i < versions.size(); ++i)
        EXPECT_EQ(versions[i], last.version - static_cast<std::int64_t>(i)) << "once, in order";
    }
  }

  std::vector<std::string> ids_;
  History history_{records};
};

INSTANTIATE_TEST_SUITE_P(Engines, Registers, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return scenario::name_of(engine.param); });

/// One who works with the records: what was last seen of each, and what is done next.
class Session {
 public:
  using Send = std::function<Answer(Ask)>;

  Session(int number, History& history, const std::vector<std::string>& ids, Send send)
      : number_(number),
        history_(history),
        ids_(ids),
        send_(std::move(send)),
        random_(seed() * 1000 + static_cast<std::uint64_t>(number)) {
    for (std::size_t i = 0; i < ids.size(); ++i) read(i);
  }

  void step() {
    const auto record = static_cast<std::size_t>(chance(static_cast<int>(ids_.size())));
    const int what = chance(10);
    if (what < 3) return read(record);
    if (what < 7) return change(record);
    if (what < 8) return move(record);
    batch(record);
  }

 private:
  int chance(int below) { return std::uniform_int_distribution<>(0, below - 1)(random_); }
  std::string new_value() { return fmt::format("session {} nr {}", number_, ++made_); }
  std::string path(std::size_t record) const { return "/api/v1/activities/" + ids_[record]; }

  Operation begun(Kind kind) { return {number_, kind, history_.now(), never, 0, {}, Outcome::unknown, 0}; }

  void read(std::size_t record) {
    Operation one = begun(Kind::read);
    const Answer answer = send_({.path = path(record)});
    one.end = history_.now();
    if (answer.status != 200) return;  // nothing was learnt
    seen_[record] = state_in(answer, "description");
    one.outcome = Outcome::done;
    one.value = seen_[record].value;
    one.version = seen_[record].version;
    history_.add(record, std::move(one));
  }

  void take(std::size_t record, Operation one, const Answer& answer) {
    one.end = history_.now();
    if (answer.status == 200) {
      one.outcome = Outcome::done;
      one.version = version_in(answer);
      seen_[record] = {one.over + 1, one.value, false};
    } else if (answer.status == 412) {
      one.outcome = Outcome::changed;
    } else if (answer.status != 0 && answer.status < 500) {
      ADD_FAILURE() << answer.status << ' ' << answer.body;
      return;
    }
    history_.add(record, one);
    if (one.outcome != Outcome::done) read(record);
  }

  /// Now and then over a version that is known to be old.
  std::int64_t version_over(std::size_t record) {
    const bool stale = chance(8) == 0 && seen_[record].version > 1;
    return seen_[record].version - (stale ? 1 : 0);
  }

  static bool is_archived(const State& state) { return state.value.ends_with("|archived"); }

  void change(std::size_t record) {
    Operation one = begun(Kind::write);
    one.over = version_over(record);
    const std::string value = new_value();
    // What is archived stays so; over an old version nobody knows, and it is refused anyway.
    one.value = value + (is_archived(seen_[record]) ? "|archived" : "");
    take(record, one,
        send_({.method = "PATCH",
            .path = path(record),
            .body = fmt::format(R"({{"description":"{}"}})", value),
            .headers = {"Content-Type: application/json", fmt::format("If-Match: \"{}\"", one.over)}}));
  }

  void move(std::size_t record) {
    Operation one = begun(Kind::write);
    one.over = seen_[record].version;
    const bool archived = is_archived(seen_[record]);
    std::string plain = seen_[record].value;
    if (archived) plain.resize(plain.rfind('|'));
    one.value = archived ? plain : plain + "|archived";
    take(record, one,
        send_({.method = "POST",
            .path = path(record) + (archived ? "/restore" : "/archive"),
            .headers = {fmt::format("If-Match: \"{}\"", one.over)}}));
  }

  /// Two records: of each, what a change of its own would be; both or neither.
  void batch(std::size_t record) {
    const std::size_t other = (record + 1) % ids_.size();
    const std::string value = new_value();
    std::array<std::size_t, 2> both{record, other};
    std::array<Operation, 2> ones{begun(Kind::write), begun(Kind::write)};
    std::string list;
    for (std::size_t i = 0; i < both.size(); ++i) {
      ones[i].over = seen_[both[i]].version;
      ones[i].value = value + (is_archived(seen_[both[i]]) ? "|archived" : "");
      list += fmt::format(R"({}{{"id":"{}","version":{}}})", i == 0 ? "" : ",", ids_[both[i]], ones[i].over);
    }
    const Answer answer = send_({.method = "POST",
        .path = "/api/v1/activities/batch",
        .body = fmt::format(R"({{"records":[{}],"set":{{"description":"{}"}}}})", list, value),
        .headers = {"Content-Type: application/json"}});
    // Refused: one of the two had been changed, which of them is not told here.
    if (answer.status == 412) {
      read(record);
      return read(other);
    }
    for (std::size_t i = 0; i < both.size(); ++i) take(both[i], ones[i], answer);
  }

  int number_;
  History& history_;
  const std::vector<std::string>& ids_;
  Send send_;
  std::mt19937_64 random_;
  std::map<std::size_t, State> seen_;
  int made_{0};
};

TEST_P(Registers, WhatEachSawCanHaveHappenedOneAfterTheOther) {
  constexpr int sessions = 6;
  {
    std::vector<std::jthread> all;
    for (int number = 0; number < sessions; ++number) {
      all.emplace_back([&, number] {
        Session session(number, history_, ids_, [&](Ask asked) { return ask(number, std::move(asked)); });
        for (int i = 0; i < times(25); ++i) session.step();
      });
    }
  }
  EXPECT_GT(history_.size(), static_cast<std::size_t>(sessions * 25));
  judge();
  expect_whole();
}

TEST_P(Registers, AlsoWhenOneOfTwoServersIsKilled) {
  constexpr int sessions = 6;
  std::atomic<bool> killed{false};
  {
    std::vector<std::jthread> all;
    for (int number = 0; number < sessions; ++number) {
      all.emplace_back([&, number] {
        Session session(number, history_, ids_, [&](Ask asked) {
          // As a load balancer does: to the one that is left.
          const int to = killed && number % 2 == 1 ? number + 1 : number;
          return ask(to, std::move(asked), {0, 503});
        });
        for (int i = 0; i < times(25); ++i) {
          if (number == 0 && i == times(25) / 2) {
            servers_[1]->kill();
            killed = true;
          }
          session.step();
        }
      });
    }
  }
  servers_.pop_back();
  judge();
  expect_whole();
}

TEST_P(Registers, AndWhileAnImportWritesOverThem) {
  constexpr int sessions = 4;
  std::atomic<bool> imported{false};
  std::vector<std::jthread> all;
  for (int number = 0; number < sessions; ++number) {
    all.emplace_back([&, number] {
      int made = 0;
      std::mt19937_64 random(seed() + static_cast<std::uint64_t>(number));
      while (!imported) {
        const std::size_t record = random() % records;
        Operation read{number, Kind::read, history_.now(), never, 0, {}, Outcome::done, 0};
        const State seen = state_in(get(number, path(record)), "description");
        read.end = history_.now();
        read.value = seen.value;
        read.version = seen.version;
        history_.add(record, read);
        Operation one{number, Kind::write, history_.now(), never, seen.version, {}, Outcome::done, 0};
        one.value = fmt::format("av {} nr {}", number, ++made);
        const Answer answer = ask(number,
            {.method = "PATCH",
                .path = path(record),
                .body = fmt::format(R"({{"description":"{}"}})", one.value),
                .headers = {"Content-Type: application/json", fmt::format("If-Match: \"{}\"", one.over)}});
        one.end = history_.now();
        one.outcome = answer.status == 200 ? Outcome::done : Outcome::changed;
        one.version = answer.status == 200 ? version_in(answer) : 0;
        EXPECT_TRUE(answer.status == 200 || answer.status == 412) << answer.status << answer.body;
        history_.add(record, one);
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    });
  }
  for (int turn = 0; turn < times(4); ++turn) {
    std::string file = "År;Aktivitet;Beskrivning\n";
    std::vector<Operation> ones;
    for (int i = 0; i < records; ++i) {
      file += fmt::format("2026;Post {};import {}\n", i, turn);
      ones.push_back(
          {sessions, Kind::set, history_.now(), never, 0, fmt::format("import {}", turn), Outcome::done, 0});
    }
    const Answer ordered = ask(turn, {.method = "POST",
                                         .path = "/api/v1/imports?unit=SOC&overwrite=true",
                                         .body = file,
                                         .headers = {"Content-Type: text/csv"}});
    ASSERT_EQ(ordered.status, 202) << ordered.body;
    const auto job = scenario::finished_job(port(turn + 1), token_, ordered.header("Location"));
    EXPECT_EQ(job.at("status"), "done") << boost::json::serialize(job);
    const Moment end = history_.now();
    for (std::size_t i = 0; i < records; ++i) {
      ones[i].end = end;
      history_.add(i, ones[i]);
    }
  }
  imported = true;
  all.clear();
  judge();
  expect_whole();
}

}  // namespace
}  // namespace ringmur::together
