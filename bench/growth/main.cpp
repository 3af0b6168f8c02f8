/// What our API asks of the database, and the engine alone asking the same, turn by turn over one database.
///
///   bench_growth DATA BARE LOGIN SECONDS [KIND…]   DATA as `ringmur --data` has it; BARE the same data for
///                                                  the engine alone: the file, or a superuser's address
///
/// Prints "KIND<tab>ours<tab>bare" in microseconds, the least of the turns: what else the machine does only
/// adds to them. "-" where nothing barer does the same.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "growth/kinds.h"

namespace {

using namespace ringmur;
using Clock = std::chrono::steady_clock;

double microseconds(const std::function<std::size_t()>& work) {
  const auto before = Clock::now();
  if (work() == 0) throw std::runtime_error("an answer is empty");
  return std::chrono::duration<double, std::micro>(Clock::now() - before).count();
}

/// As many turns as there is time for, and two at least of what does not take very long: the first warms up.
void measure(const bench::Kind& kind, double seconds) {
  constexpr int most_turns = 300;
  double ours = 1e12;
  double bare = 1e12;
  const auto begun = Clock::now();
  for (int turn = 0; turn < most_turns; ++turn) {
    const double spent = std::chrono::duration<double>(Clock::now() - begun).count();
    if (spent > seconds * (turn > 1 ? 1 : 5)) break;
    ours = std::min(ours, microseconds(kind.ours));
    if (!kind.bare) continue;
    const auto before = Clock::now();
    kind.bare();  // may find nothing
    bare = std::min(bare, std::chrono::duration<double, std::micro>(Clock::now() - before).count());
  }
  fmt::print("{}\t{:.1f}\t{}\n", kind.name, ours, kind.bare ? fmt::format("{:.1f}", bare) : "-");
  std::fflush(stdout);
}

int run(int words, char** word) {
  const std::string data = word[1];
  bench::Served served(data, std::filesystem::temp_directory_path());
  const bool file = Location(data).dialect() == Dialect::sqlite;
  auto bare = file ? bench::bare_sqlite(word[2]) : bench::bare_postgres(word[2]);
  const std::vector<std::string> wanted(word + 5, word + words);
  for (const bench::Kind& kind : bench::growth_kinds(served, *bare, word[3])) {
    if (wanted.empty() || std::ranges::find(wanted, kind.name) != wanted.end())
      measure(kind, std::atof(word[4]));
  }
  return 0;
}

}  // namespace

int main(int words, char** word) {
  if (words < 5) {
    fmt::print(stderr, "bench_growth DATA BARE LOGIN SECONDS [KIND…]\n");
    return 2;
  }
  try {
    return run(words, word);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench growth: {}\n", failure.what());
    return 1;
  }
}
