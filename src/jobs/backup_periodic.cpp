#include "jobs/backup_periodic.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "jobs/backup.h"
#include "store/trail_events.h"

namespace ringmur {
namespace {

constexpr std::chrono::minutes after_a_failure{10};
constexpr std::string_view begins = "ringmur-";
constexpr std::string_view ends = ".backup";

bool is_ours(const std::string& name) {
  constexpr std::size_t time = 16;  // 20261121T231500Z
  return name.size() == begins.size() + time + ends.size() && name.starts_with(begins) &&
         name.ends_with(ends);
}

std::string name_at(Instant at) {
  const std::time_t seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
  return fmt::format("{}{:%Y%m%dT%H%M%SZ}{}", begins, fmt::gmtime(seconds), ends);
}

/// The oldest first: their names sort by time.
std::vector<std::filesystem::path> backups_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file() && is_ours(entry.path().filename().string())) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

/// Held by whichever server backs up.
class FolderLock {
 public:
  explicit FolderLock(const std::filesystem::path& folder)
      : file_(::open((folder / ".ringmur-backup-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    held_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0;
  }
  ~FolderLock() {
    if (file_ >= 0) ::close(file_);
  }
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  bool held() const { return held_; }

 private:
  int file_;
  bool held_{false};
};

const Actor& backup_actor() {
  static const Actor actor{"server: backup", std::nullopt, Right::write, std::nullopt};
  return actor;
}

/// What an interrupted one left, of another second than the next one's.
void remove_parts(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".part") && is_ours(name.substr(0, name.size() - 5)))
      std::filesystem::remove(entry.path());
  }
}

Result<void> make_one(Store& store, const BackupPlan& plan, const std::filesystem::path& file,
    const std::stop_token& stopping) {
  auto key = SigningKey::open(plan.seal_key);
  BackupOptions options{plan.keys, key ? &*key : nullptr,
      [&stopping](const BackupProgress&) { return !stopping.stop_requested(); }, {}};
  if (auto noted = record_export(store, backup_actor(), city_chain, {"backup", "whole", "ringmur"}); !noted)
    return noted;
  auto made = make_backup(store.location(), file, options);
  if (!made) return std::unexpected(made.error());
  log::info("backup.made", {{"file", file.filename().string()}, {"bytes", fmt::to_string(made->bytes)},
                               {"digest", hex(made->end.digest)}});
  return {};
}

void take_away_old(const std::filesystem::path& folder, std::size_t keep) {
  const auto all = backups_in(folder);
  for (std::size_t i = 0; i + keep < all.size(); ++i) {
    std::filesystem::remove(all[i]);
    log::info("backup.taken_away", {{"file", all[i].filename().string()}});
  }
}

}  // namespace

std::chrono::milliseconds back_up_if_due(
    Store& store, const BackupPlan& plan, const std::stop_token& stopping) {
  const FolderLock lock(plan.folder);
  if (!lock.held()) {
    log::warning("backup.folder_taken_or_closed", {{"folder", plan.folder.string()}});
    return after_a_failure;
  }
  const auto all = backups_in(plan.folder);
  const std::string due_after = name_at(now() - plan.every);
  if (!all.empty() && all.back().filename().string() > due_after)
    return std::min<std::chrono::milliseconds>(plan.every, std::chrono::minutes{1});
  remove_parts(plan.folder);
  auto made = make_one(store, plan, plan.folder / name_at(now()), stopping);
  if (!made) {
    log::warning("backup.not_made", {{"code", made.error().code}});
    return after_a_failure;
  }
  take_away_old(plan.folder, plan.keep);
  return std::min<std::chrono::milliseconds>(plan.every, std::chrono::minutes{1});
}

ScheduledBackup::ScheduledBackup(Store& store, BackupPlan plan)
    : periodic_("backup.failed", [this, &store, plan = std::move(plan)] {
        return back_up_if_due(store, plan, stopping_.get_token());
      }) {}

ScheduledBackup::~ScheduledBackup() {
  stop();
}

void ScheduledBackup::stop() {
  stopping_.request_stop();
  periodic_.stop();
}

}  // namespace ringmur
