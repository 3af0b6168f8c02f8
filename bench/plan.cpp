/// The three-year plan's proposal over made-up activities.
///
///   bench_plan ITEMS TIMES   prints the least milliseconds of processor time that a proposal took
///
/// Each time over other activities: a processor learns the branches of a small plan by heart when it is asked
/// for the same again, which nobody does, and then a large one looks slow.
#include "areas/activities/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <random>
#include <stdexcept>
#include <string>

namespace {

using namespace ringmur::activities;

/// Each waits for at most two that were planned shortly before it, as work does.
PlanWish wish_of(std::size_t items, unsigned seed) {
  std::mt19937 dice(seed);
  PlanWish wish{2026, 3, {}, {}, 600};
  for (std::size_t i = 0; i < items; ++i) {
    PlanItem item;
    item.id = std::to_string(1'000'000 + i);
    item.year = 2026 + static_cast<int>(dice() % 3);
    item.role = dice() % 2 == 0 ? "isam" : "dpo";
    item.effort = dice() % 100;
    item.cost = dice() % 100'000;
    item.reduction = dice() % 26;
    if (dice() % 5 == 0) item.due_year = 2026 + static_cast<int>(dice() % 4);
    for (std::size_t waits = dice() % 3; i > 50 && waits > 0; --waits)
      item.waits_for.push_back(i - 1 - dice() % 50);
    wish.items.push_back(std::move(item));
  }
  const auto many = static_cast<std::int64_t>(items);
  for (int year = 2026; year < 2029; ++year)
    for (const char* role : {"", "isam", "dpo"})
      wish.capacity.push_back({year, role, many * 10, many * 10'000});
  return wish;
}

double milliseconds_of(const PlanWish& wish) {
  const std::clock_t before = std::clock();
  const Proposal made = propose(wish);
  const std::clock_t after = std::clock();
  if (made.placed.empty()) throw std::runtime_error("nothing was placed");
  return 1000.0 * static_cast<double>(after - before) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::size_t items = std::strtoull(words[1], nullptr, 10);
  const auto times = static_cast<unsigned>(std::strtoul(words[2], nullptr, 10));
  double least = 1e9;
  for (unsigned turn = 0; turn < times; ++turn)
    least = std::min(least, milliseconds_of(wish_of(items, turn)));
  fmt::print("{:.4f}\n", least);
}
