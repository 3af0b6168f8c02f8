#include "together/two_support.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <map>
#include <thread>

#include "registry/save.h"

namespace ringmur::test {

int rounds(int usual) {
  const char* wanted = std::getenv("RINGMUR_TOGETHER_ROUNDS");
  return wanted == nullptr ? usual : std::max(1, std::atoi(wanted));
}

TwoStores::TwoStores() : deadlocks_before_(deadlocks()) {}

Store& TwoStores::other() {
  static std::map<Engine, std::unique_ptr<Store>> others;
  std::unique_ptr<Store>& one = others[GetParam()];
  if (!one) one = data_.place().open(all_registers());
  return *one;
}

std::vector<std::string> TwoStores::at_once(int threads, const Work& work) {
  std::vector<std::string> codes(static_cast<std::size_t>(threads));
  other();
  std::barrier begin(threads);
  {
    std::vector<std::jthread> running;
    for (int i = 0; i < threads; ++i) {
      running.emplace_back([&, i] {
        begin.arrive_and_wait();
        codes[static_cast<std::size_t>(i)] = work(store_of(i), i);
      });
    }
  }
  return codes;
}

Row TwoStores::create(const std::string& name, const std::string& json) {
  return given(
      create_record(store(), administrator(), type(name), authority(), boost::json::parse(json).as_object()));
}

Row TwoStores::again(const std::string& name, const Row& row) {
  return given(store().get(administrator(), type(name), authority(), row.meta.id));
}

std::vector<HistoryEntry> TwoStores::events(
    const std::string& name, const Row& row, const std::string& action) {
  auto all = given(store().history(administrator(), type(name), authority(), row.meta.id));
  std::erase_if(all, [&](const HistoryEntry& one) { return one.action != action; });
  return all;
}

std::int64_t TwoStores::deadlocks() {
  if (GetParam() == Engine::sqlite) return 0;
  return data_.number(
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
      " AND pg_stat_clear_snapshot()::text IS NOT NULL");
}

void TwoStores::expect_whole_chain() {
  auto fault = given(store().verify_chain(administrator(), authority(), {}));
  EXPECT_FALSE(fault) << fault->what.en;
}

void TwoStores::expect_no_deadlock() {
  if (GetParam() == Engine::sqlite) return;
  // What PostgreSQL counts is told within a second.
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));
  EXPECT_EQ(deadlocks(), deadlocks_before_) << "deadlocks: each costs those who met a second";
}

std::ptrdiff_t count_of(const std::vector<std::string>& codes, const std::string& code) {
  return std::ranges::count(codes, code);
}

void expect_only(const std::vector<std::string>& found, const std::vector<std::string>& codes) {
  for (const std::string& one : found) {
    EXPECT_NE(std::ranges::find(codes, one), codes.end())
        << fmt::format("{} is none of {}", one, fmt::join(codes, ", "));
  }
}

}  // namespace ringmur::test
