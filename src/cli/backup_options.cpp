#include "cli/backup_options.h"

#include <CLI/CLI.hpp>

#include "exchange/backup_key.h"

namespace ringmur::cli {

void add_backup_options(CLI::App& command, BackupArguments& arguments) {
  command
      .add_option("--backup-to", arguments.folder,
          "A folder that backups are made in, as `ringmur backup` does (also RINGMUR_BACKUP_FOLDER)")
      ->envname("RINGMUR_BACKUP_FOLDER");
  const std::map<std::string, std::int64_t> units{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86'400}};
  command
      .add_option("--backup-every", arguments.every, "How often: 24h, 90m, 7d (also RINGMUR_BACKUP_EVERY)")
      ->envname("RINGMUR_BACKUP_EVERY")
      ->transform(CLI::AsNumberWithUnit(units));
  command.add_option("--backup-keep", arguments.keep, "How many are kept (also RINGMUR_BACKUP_KEEP)")
      ->envname("RINGMUR_BACKUP_KEEP")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command
      .add_option("--backup-key", arguments.keys,
          "A public key whose private key opens them; may be repeated (also RINGMUR_BACKUP_TO)")
      ->envname("RINGMUR_BACKUP_TO");
  command.add_flag("--backup-unencrypted", arguments.unencrypted, "Anybody who has the files may read them");
}

Result<std::vector<std::string>> backup_keys(const std::vector<std::string>& named, bool unencrypted) {
  std::vector<std::string> keys;
  for (const std::string& one : named) {
    auto key = backup_public_key(one);
    if (!key) return std::unexpected(key.error());
    keys.push_back(std::move(*key));
  }
  if (keys.empty() == unencrypted) return keys;
  return refuse(Refusal::invalid, "backup.to_whom",
      {"Säg vem som får läsa säkerhetskopian: en publik nyckel (gör ett par med `ringmur backup key FIL`), "
       "eller att den inte ska krypteras; inte båda.",
          "Say who may read the backup: a public key (make a pair with `ringmur backup key FILE`), or that "
          "it "
          "shall not be encrypted; not both."});
}

Result<void> is_backup_folder(const std::string& folder, const std::string& option) {
  std::error_code unknown;
  if (folder.empty() || std::filesystem::is_directory(folder, unknown)) return {};
  return refuse(Refusal::invalid, "backup.folder",
      {folder + " är ingen mapp. Skapa den, eller rätta " + option + ".",
          folder + " is no folder. Make it, or correct " + option + "."});
}

Result<std::optional<BackupPlan>> backup_plan(const BackupArguments& arguments) {
  if (arguments.folder.empty()) return std::optional<BackupPlan>();
  if (auto folder = is_backup_folder(arguments.folder, "--backup-to"); !folder)
    return std::unexpected(folder.error());
  auto keys = backup_keys(arguments.keys, arguments.unencrypted);
  if (!keys) return std::unexpected(keys.error());
  return std::optional(
      BackupPlan{arguments.folder, std::chrono::seconds{arguments.every}, arguments.keep, *keys, {}});
}

}  // namespace ringmur::cli
