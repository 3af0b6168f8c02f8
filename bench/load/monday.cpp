/// A Monday in a city, asked of one server. Requests are due at their times whether or not those before them
/// have been answered, and are measured from when they were due: waiting counts. The same seed gives the same
/// Monday.
///
///   bench_load PORT PEOPLE SECONDS [--scale N] [--seed N] [--process PID] [--idle N] [--slow N]
///   [--warm SECONDS] [--json FILE]
///   bench_load PORT PEOPLE SECONDS --press N
///
/// PEOPLE is a file with a line each: `token TOKEN CODE` or `person LOGIN CODE PASSWORD`. With --idle or
/// --slow the Monday is lived twice: alone, and beside them. With --press N hands ask without pause for more
/// than the server can do, and what it says is looked at. Exit code 1 where anything was answered wrongly.
#include <fmt/format.h>
#include <sys/resource.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "kinds.h"
#include "measure.h"
#include "press.h"
#include "slow.h"

#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace load {
namespace {

constexpr std::size_t most_connections = 400;
constexpr std::chrono::seconds patience{60};  // for what is under way at the end

struct Wishes {
  std::uint16_t port{0};
  std::string people;
  double seconds{60};
  double scale{1};
  std::uint64_t seed{1};
  pid_t process{0};
  int idle{0};
  int slow{0};
  std::string json;
  std::string without;  ///< a kind that is left out
  int press{0};
  double warm{0};           ///< seconds that are lived before anything is measured
  double most_ratio{2};     ///< of p99 beside the slow to p99 alone
  double most_memory{512};  ///< MB
  double most_growth{0};    ///< MB an hour after the first third; 0: not looked at
};

/// One living of the Monday.
struct Day {
  asio::io_context& context;
  Client& client;
  std::vector<Asker>& askers;
  std::vector<Asker*> persons;
  const Wishes& wishes;
  Measure measure;
  std::vector<MemoryPoint> memory;
  Clock::time_point begun{Clock::now()};
  int under_way{0};
  bool over{false};
  SlowTally idle{};
  SlowTally slow{};

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - begun).count(); }
};

Task<> one_visit(Day& day, const Kind& kind, Asker& asker, std::uint64_t chance, Clock::time_point due) {
  ++day.under_way;
  const Visit visit{day.client, asker, chance};
  const Outcome outcome = co_await kind.visit(visit);
  --day.under_way;
  switch (outcome.end) {
    case End::good:
      day.measure.answered(kind.name, std::chrono::duration<double, std::milli>(Clock::now() - due).count());
      break;
    case End::refused:
      day.measure.refused(kind.name);
      break;
    case End::failed:
      day.measure.failed(kind.name, outcome.why);
      break;
  }
}

/// Comes by lot, with the kind's rate, until the day is over.
Task<> come_and_come(Day& day, const Kind& kind, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::exponential_distribution<double> gap(kind.a_second * day.wishes.scale);
  // Everything comes at least once, also in a short day.
  std::uniform_real_distribution<double> first_half(0, day.wishes.seconds / 2);
  double at =
      kind.at_once > 1 ? std::min(5.0, day.wishes.seconds / 3) : std::min(gap(random), first_half(random));
  for (; at < day.wishes.seconds; at += kind.at_once > 1 ? 1 / kind.a_second : gap(random)) {
    const auto due =
        day.begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(at));
    if (due > Clock::now()) co_await day.client.sleep(due - Clock::now());
    for (int together = 0; together < kind.at_once; ++together) {
      const std::uint64_t chance = random() >> 1;
      Asker& asker =
          kind.by_person ? *day.persons[chance % day.persons.size()] : day.askers[chance % day.askers.size()];
      asio::co_spawn(day.context, one_visit(day, kind, asker, random() >> 1, due), asio::detached);
    }
  }
}

Task<> look_at_memory(Day& day) {
  constexpr std::chrono::seconds usual{2};  // several between two reports, whose memory comes and goes
  const auto often =
      std::min<std::chrono::duration<double>>(usual, std::chrono::duration<double>(day.wishes.seconds / 6));
  while (!day.over) {
    day.memory.push_back({day.elapsed(), resident_megabytes(day.wishes.process), day.measure.all()});
    co_await day.client.sleep(often);
  }
}

Task<> live(Day& day) {
  std::uint64_t number = 0;
  for (const Kind& kind : kinds()) {
    if (kind.name == day.wishes.without) continue;
    asio::co_spawn(day.context, come_and_come(day, kind, day.wishes.seed * 1000 + number++), asio::detached);
  }
  if (day.wishes.process > 0) asio::co_spawn(day.context, look_at_memory(day), asio::detached);
  co_await day.client.sleep(std::chrono::duration<double>(day.wishes.seconds));
  for (const auto end = Clock::now() + patience; day.under_way > 0 && Clock::now() < end;)
    co_await day.client.sleep(std::chrono::milliseconds{100});
  day.over = true;
  if (day.under_way > 0) day.measure.failed("unanswered", fmt::format("{} never came back", day.under_way));
  day.context.stop();
}

void run(Day& day) {
  day.begun = Clock::now();
  day.context.restart();
  asio::co_spawn(day.context, live(day), asio::detached);
  day.context.run();
}

Task<> arrive_all(Client& client, std::vector<Asker>& askers, std::size_t& came) {
  for (Asker& asker : askers) {
    const bool in = co_await arrive(client, asker);
    if (in) ++came;
  }
}

std::vector<Asker> read_people(const std::string& file) {
  std::vector<Asker> all;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string what;
    std::string name;
    Asker asker;
    words >> what >> name >> asker.authority;
    if (what == "token") asker.headers = "Authorization: Bearer " + name + "\r\n";
    if (what == "person") {
      asker.login = name;
      std::getline(words >> std::ws, asker.password);
    }
    if (!what.empty()) all.push_back(std::move(asker));
  }
  return all;
}

void bring_the_slow(Day& day) {
  const auto until = day.begun + std::chrono::duration_cast<Clock::duration>(
                                     std::chrono::duration<double>(day.wishes.seconds));
  const std::string& headers = day.askers.front().headers;
  for (int one = 0; one < day.wishes.idle; ++one)
    asio::co_spawn(
        day.context, be_slow(day.client, Slowness::idle, headers, until, day.idle), asio::detached);
  constexpr std::array ways{Slowness::head, Slowness::body, Slowness::reader};
  for (int one = 0; one < day.wishes.slow; ++one) {
    const Slowness way = ways[static_cast<std::size_t>(one) % ways.size()];
    // The readers share the many askers: each may only have so much under way.
    const Asker& asker = day.askers[static_cast<std::size_t>(one) % day.askers.size()];
    asio::co_spawn(day.context, be_slow(day.client, way, asker.headers, until, day.slow), asio::detached);
  }
}

void tell(const Day& day, const char* what) {
  fmt::print("\n{}: {:.0f} s, scale {}\n", what, day.wishes.seconds, day.wishes.scale);
  print_table(day.measure, day.wishes.seconds);
  print_slowest(day.measure);
  if (day.memory.empty()) return;
  fmt::print("memory MB:");
  const std::size_t shown = std::max<std::size_t>(1, day.memory.size() / 45);
  for (std::size_t i = 0; i < day.memory.size(); i += shown) fmt::print(" {:.0f}", day.memory[i].megabytes);
  fmt::print("\n");
  if (day.wishes.seconds < 60) return;  // caches fill: no slope to speak of
  const Slope slope = slope_of(day.memory);
  fmt::print("memory after the first third: {:+.1f} MB an hour, {:+.0f} kB per 10,000 visits\n",
      slope.megabytes_an_hour, slope.kilobytes_per_10000_requests);
}

int looked_at(bool good, const std::string& what) {
  fmt::print("{} {}\n", good ? "ok  " : "FAIL", what);
  return good ? 0 : 1;
}

/// How many things were not as they should be.
int judge(const Day& day) {
  const Measure& measure = day.measure;
  std::string missed;
  for (const Kind& kind : kinds()) {
    const auto found = measure.kinds().find(kind.name);
    const bool answered = found != measure.kinds().end() && !found->second.milliseconds.empty();
    if (!answered && kind.name != day.wishes.without) missed += fmt::format(" \"{}\"", kind.name);
  }
  const double refused = static_cast<double>(measure.refusals()) /
                         static_cast<double>(std::max<std::uint64_t>(1, measure.all()));
  int failed = looked_at(
      measure.errors() == 0, fmt::format("no error in {} visits: {}", measure.all(), measure.errors()));
  failed +=
      looked_at(missed.empty(), "every kind was answered" + (missed.empty() ? "" : ", but not" + missed));
  failed += looked_at(
      refused < 0.01, fmt::format("under one in a hundred was asked to wait: {}", measure.refusals()));
  if (day.memory.empty()) return failed;
  double most = 0;
  for (const MemoryPoint& point : day.memory) most = std::max(most, point.megabytes);
  failed += looked_at(most <= day.wishes.most_memory, fmt::format("memory at most {:.0f} MB", most));
  if (day.wishes.most_growth > 0) {
    const double growth = slope_of(day.memory).megabytes_an_hour;
    failed += looked_at(
        growth <= day.wishes.most_growth, fmt::format("memory grows by {:+.1f} MB an hour", growth));
  }
  return failed;
}

int judge_beside(const Day& alone, const Day& beside) {
  const double before = alone.measure.percentile(0.99);
  const double after = beside.measure.percentile(0.99);
  const double ratio = before > 0 ? after / before : 0;
  int failed = looked_at(ratio <= alone.wishes.most_ratio,
      fmt::format("p99 of all {:.1f} ms alone, {:.1f} ms beside them, ratio {:.2f}", before, after, ratio));
  constexpr double longest = 80;  // a minute of idling, or a deadline of 30 s and what the size buys
  const double borne = std::max(beside.idle.longest_seconds, beside.slow.longest_seconds);
  failed +=
      looked_at(borne <= longest, fmt::format("nobody slow was borne with for more than {:.0f} s", borne));
  if (alone.wishes.seconds > longest && alone.wishes.slow > 0)
    failed += looked_at(beside.slow.ended > 0, fmt::format("slow ones are ended: {}", beside.slow.ended));
  return failed;
}

void tell_slow(const char* name, const SlowTally& tally) {
  fmt::print("{}: {} opened, {} ended by the server, {} not let in, borne with for {:.0f} s at most\n", name,
      tally.opened, tally.ended, tally.not_let_in, tally.longest_seconds);
}

int monday(const Wishes& wishes) {
  asio::io_context context(1);
  Client client(context, {asio::ip::address_v4::loopback(), wishes.port}, most_connections);
  std::vector<Asker> askers = read_people(wishes.people);
  std::size_t came = 0;
  asio::co_spawn(context, arrive_all(client, askers, came), asio::detached);
  context.run();
  if (came < askers.size() || askers.empty()) {
    fmt::print(stderr, "bench_load: {} of {} were let in\n", came, askers.size());
    return 1;
  }
  if (wishes.press > 0) return press(context, client, askers, {wishes.seconds, wishes.press}) == 0 ? 0 : 1;
  std::vector<Asker*> persons;
  for (Asker& asker : askers) {
    if (asker.is_person()) persons.push_back(&asker);
  }
  if (persons.empty()) persons.push_back(&askers.front());
  int failed = 0;
  // The pages and statements that each connection keeps take minutes to come together.
  Wishes warming = wishes;
  warming.seconds = wishes.warm;
  Day before{context, client, askers, persons, warming, {}, {}};
  if (wishes.warm > 0) {
    run(before);
    tell(before, "Before it is measured");
    failed += looked_at(before.measure.errors() == 0, "no error before it is measured");
  }
  Day alone{context, client, askers, persons, wishes, {}, {}};
  run(alone);
  tell(alone, "Monday");
  failed += judge(alone);
  if (!wishes.json.empty())
    std::ofstream(wishes.json) << to_json(alone.measure, wishes.seconds, alone.memory);
  if (wishes.idle + wishes.slow == 0) return failed == 0 ? 0 : 1;
  Day beside{context, client, askers, persons, wishes, {}, {}};
  beside.begun = Clock::now();
  bring_the_slow(beside);
  run(beside);
  tell(beside, "Monday beside them");
  tell_slow("idle", beside.idle);
  tell_slow("slow", beside.slow);
  failed += judge(beside) + judge_beside(alone, beside);
  if (!wishes.json.empty())
    std::ofstream(wishes.json + ".beside") << to_json(beside.measure, wishes.seconds, beside.memory);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace load

int main(int count, char** arguments) {
  load::Wishes wishes;
  if (count < 4) {
    fmt::print(stderr,
        "bench_load PORT PEOPLE SECONDS [--scale N] [--seed N] [--process PID] [--idle N] [--slow N]"
        " [--warm SECONDS] [--json FILE] [--press N]\n");
    return 2;
  }
  wishes.port = static_cast<std::uint16_t>(std::atoi(arguments[1]));
  wishes.people = arguments[2];
  wishes.seconds = std::atof(arguments[3]);
  std::map<std::string, std::string> more;
  for (int at = 4; at + 1 < count; at += 2) more[arguments[at]] = arguments[at + 1];
  const auto number = [&](const char* name, double usual) {
    return more.contains(name) ? std::stod(more[name]) : usual;
  };
  wishes.scale = number("--scale", 1);
  wishes.seed = static_cast<std::uint64_t>(number("--seed", 1));
  wishes.process = static_cast<pid_t>(number("--process", 0));
  wishes.idle = static_cast<int>(number("--idle", 0));
  wishes.slow = static_cast<int>(number("--slow", 0));
  wishes.press = static_cast<int>(number("--press", 0));
  wishes.warm = number("--warm", 0);
  wishes.most_ratio = number("--most-ratio", wishes.most_ratio);
  wishes.most_memory = number("--most-memory", wishes.most_memory);
  wishes.most_growth = number("--most-growth", wishes.most_growth);
  wishes.without = more["--without"];
  wishes.json = more["--json"];
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  return load::monday(wishes);
}
