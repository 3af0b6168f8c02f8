#include "store/database_trouble.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>

#include "base/log.h"
#include "store/sqlite/disk.h"

namespace ringmur {
namespace {

/// When it was last told, and how often it was not told since.
struct Told {
  std::atomic<std::int64_t> at{0};
  std::atomic<std::int64_t> left_out{0};
};

bool is_time(Told& told) {
  constexpr std::int64_t between = 10;
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  const std::int64_t at = std::chrono::duration_cast<std::chrono::seconds>(since).count() + between;
  std::int64_t last = told.at.load();
  return at - last >= between && told.at.compare_exchange_strong(last, at);
}

}  // namespace

void log_trouble(const db::DatabaseError& error, std::string_view request) {
  static std::array<Told, static_cast<std::size_t>(db::Failure::other) + 1> all;
  if (error.failure == db::Failure::unique || dynamic_cast<const db::DiskError*>(&error) != nullptr) return;
  Told& told = all.at(static_cast<std::size_t>(error.failure));
  if (!is_time(told)) {
    ++told.left_out;
    return;
  }
  log::warning("database.error", {{"error", error.what()}, {"request", std::string(request)},
                                     {"left_out", fmt::to_string(told.left_out.exchange(0))}});
}

}  // namespace ringmur
