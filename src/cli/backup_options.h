#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "jobs/backup_periodic.h"

namespace ringmur::cli {

struct BackupArguments {
  std::string folder;
  std::int64_t every{24 * 60 * 60};
  std::size_t keep{14};
  std::vector<std::string> keys;
  bool unencrypted{false};
};

/// `--backup-to`, `--backup-every`, `--backup-keep`, `--backup-key`, `--backup-unencrypted` (also
/// RINGMUR_BACKUP_…).
void add_backup_options(CLI::App& command, BackupArguments& arguments);

/// Refused ("backup.folder") where one is named that is none.
Result<void> is_backup_folder(const std::string& folder, const std::string& option);

/// Nothing where no folder is named. Refused: no such folder ("backup.folder"), nobody who may read them
/// ("backup.to_whom"), a key that is none.
Result<std::optional<BackupPlan>> backup_plan(const BackupArguments& arguments);

/// The public keys that are named; refused ("backup.to_whom") where there are none and it is not said that
/// nothing is to be encrypted, or both.
Result<std::vector<std::string>> backup_keys(const std::vector<std::string>& named, bool unencrypted);

}  // namespace ringmur::cli
