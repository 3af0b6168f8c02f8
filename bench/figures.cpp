/// All figures of an authority and year, by the function that the API and the report call.
///
///   bench_figures DATABASE AUTHORITY YEAR TIMES   prints microseconds a call, once warm: of processor time
///                                                 in this process, and on the wall at least
///   bench_figures DATABASE AUTHORITY YEAR sql     prints the statements that one call runs, with their
///                                                 values (SQLite; PostgreSQL writes them to its own log)
///
/// AUTHORITY "*": each authority that there is, one after the other.
#include "registry/figures.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "areas/areas.h"
#include "registry/units.h"

namespace {

using namespace ringmur;

std::vector<std::string>* heard = nullptr;

int hear(unsigned, void*, void* statement, void*) {
  if (heard == nullptr) return 0;
  char* text = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
  if (text != nullptr) heard->emplace_back(text);
  sqlite3_free(text);
  return 0;
}

/// Every connection that the store opens is listened to, so that the baseline runs what we run, to the
/// letter.
int listen_to(sqlite3* database, const char**, const void*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, hear, nullptr);
}

void call(Store& store, const Actor& actor, const std::vector<UnitPlace>& places, int year) {
  for (const UnitPlace& place : places) {
    auto values = figures(store, actor, place, year);
    if (!values || values->empty()) throw std::runtime_error("no figures");
  }
}

std::vector<UnitPlace> places_of(Store& store, const Actor& actor, const std::string& code) {
  std::vector<UnitPlace> places;
  for (const Authority& authority : store.authorities(actor)) {
    if (code == "*" || code == authority.code)
      places.push_back({authority, authority.id, authority.code, authority.name});
  }
  if (places.empty()) throw std::runtime_error("there is no authority " + code);
  return places;
}

/// Of the processor, since the clock on the wall also tells what else the machine does.
double microseconds_used() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

int run(const std::string& file, const std::string& code, int year, std::string_view what) {
  const bool show = what == "sql";
  if (show) sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen_to));
  auto store = open_store(Location(file), catalogue());
  if (!store) throw std::runtime_error(store.error().message.en);
  Actor actor{"bench", std::nullopt, Right::read, {}};
  const std::vector<UnitPlace> places = places_of(**store, actor, code);
  call(**store, actor, places, year);
  if (show) {
    std::vector<std::string> statements;
    heard = &statements;
    call(**store, actor, places, year);
    heard = nullptr;
    for (const std::string& statement : statements) fmt::print("{};\n", statement);
    return 0;
  }
  const int times = std::max(1, std::atoi(what.data()));
  const double before = microseconds_used();
  double least = 1e12;
  for (int i = 0; i < times; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    call(**store, actor, places, year);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begun;
    least = std::min(least, took.count());
  }
  fmt::print("{:.0f} {:.0f}\n", (microseconds_used() - before) / times, least);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "bench_figures DATABASE AUTHORITY YEAR TIMES|sql\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2], std::atoi(argv[3]), argv[4]);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench figures: {}\n", failure.what());
    return 1;
  }
}
