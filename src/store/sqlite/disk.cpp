#include "store/sqlite/disk.h"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/log.h"

namespace ringmur::db {
namespace {

std::string_view code_of(Ailment ailment) {
  switch (ailment) {
    case Ailment::full:
      return "disk.full";
    case Ailment::read_only:
      return "disk.read_only";
    case Ailment::failing:
      return "disk.failing";
    case Ailment::unsynced:
      return "disk.unsynced";
  }
  std::unreachable();
}

constexpr int state_of(Ailment ailment) {
  return 1 + static_cast<int>(ailment);
}

std::int64_t seconds() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

}  // namespace

Failure DiskError::failure_of(Ailment ailment) {
  switch (ailment) {
    case Ailment::full:
      return Failure::full;
    case Ailment::read_only:
      return Failure::read_only;
    case Ailment::failing:
    case Ailment::unsynced:
      return Failure::lost;
  }
  std::unreachable();
}

Disk& Disk::of(const std::string& file) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Disk>> disks;
  const std::lock_guard lock(mutex);
  std::unique_ptr<Disk>& disk = disks[file];
  if (!disk) disk = std::make_unique<Disk>();
  return *disk;
}

std::optional<Ailment> Disk::ailment() const {
  const int state = state_.load();
  if (state == 0) return std::nullopt;
  return static_cast<Ailment>(state - 1);
}

bool Disk::failed_just_now() const {
  constexpr std::int64_t just_now = 5;
  return ailment() && seconds() - failed_at_.load() < just_now;
}

void Disk::fell_ill(Ailment ailment, const std::string& why) {
  failed_at_ = seconds();
  int before = state_.load();
  do {
    if (before == state_of(ailment) || before == state_of(Ailment::unsynced)) return;
  } while (!state_.compare_exchange_weak(before, state_of(ailment)));
  log::error(code_of(ailment), {{"error", why}});
}

void Disk::left_in_log(const std::string& why) {
  if (!told_of_log_.exchange(true)) log::warning("disk.left_in_log", {{"error", why}});
}

void Disk::is_well() {
  if (failed_just_now()) return;
  int before = state_.load();
  do {
    if (before == 0 || before == state_of(Ailment::unsynced)) return;
  } while (!state_.compare_exchange_weak(before, 0));
  log::info("disk.well");
}

}  // namespace ringmur::db
