/// The statistics of incidents, by the function that the API calls.
///
///   bench_incident_statistics DATABASE AUTHORITY FROM TO TIMES   prints microseconds of processor time a
///   call
#include "areas/incidents/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <string>

#include "areas/areas.h"

namespace {

using namespace ringmur;

double microseconds_used() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) * 1e6 + static_cast<double>(used.tv_nsec) / 1e3;
}

void call(Store& store, const Actor& actor, const UnitPlace& place, const incidents::Years& years) {
  const Date today{std::chrono::year{years.to} / std::chrono::November / 21};
  auto made = incidents::statistics(store, actor, place, years, today);
  if (!made || made->total.at(years.to) == 0) throw std::runtime_error("no incidents");
}

int run(const std::string& file, const std::string& code, const incidents::Years& years, int times) {
  auto store = open_store(Location(file), catalogue());
  if (!store) throw std::runtime_error(store.error().message.en);
  const Actor actor{"bench", std::nullopt, Right::read, {}};
  auto place = find_unit(**store, actor, code);
  if (!place) throw std::runtime_error(place.error().message.en);
  call(**store, actor, *place, years);
  const double before = microseconds_used();
  for (int i = 0; i < times; ++i) call(**store, actor, *place, years);
  fmt::print("{:.0f}\n", (microseconds_used() - before) / times);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    fmt::print(stderr, "bench_incident_statistics DATABASE AUTHORITY FROM TO TIMES\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2], {std::atoi(argv[3]), std::atoi(argv[4])}, std::max(1, std::atoi(argv[5])));
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench incident statistics: {}\n", failure.what());
    return 1;
  }
}
