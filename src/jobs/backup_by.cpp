#include "base/digest.h"
#include "base/time.h"
#include "jobs/backup.h"

namespace ringmur {
namespace {

/// An older one is of a moment that nobody means any more.
constexpr std::chrono::hours lasts{24};

/// The same for the same command alone: another database's must never be taken for it.
std::filesystem::path waiting_file(
    const Location& location, const std::filesystem::path& file, const std::filesystem::path& folder) {
  const bool is_file = location.dialect() == Dialect::sqlite;
  const std::string from = is_file ? std::filesystem::absolute(location.address).string() : location.address;
  const Digest named = Hasher().add(from).add(std::filesystem::absolute(file).string()).finish();
  return folder / (file.filename().string() + "." + to_hex(named).substr(0, 16));
}

bool is_recent(const BackupHeader& header) {
  const auto made = parse_rfc3339(header.made_at);
  return made && *made <= now() && now() - *made < lasts;
}

/// What an earlier try made whole, of today and for the same readers; nothing else is gone on with.
std::optional<BackupMade> waiting_backup(
    const std::filesystem::path& file, const std::vector<std::string>& keys) {
  auto reader = BackupReader::open(file);
  if (!reader || (*reader)->header().keys != keys || !is_recent((*reader)->header())) return std::nullopt;
  if (!(*reader)->look_through().empty()) return std::nullopt;
  BackupMade made;
  made.end = (*reader)->end();
  made.interrupted_of = (*reader)->header().made_at;
  return made;
}

Result<BackupMade> make_waiting(
    const Location& location, const std::filesystem::path& file, const BackupOptions& options) {
  std::error_code unknown;
  std::filesystem::remove(file, unknown);
  return make_backup(location, file, options);
}

}  // namespace

Result<BackupMade> make_backup_by(const std::filesystem::path& folder, const Location& location,
    const std::filesystem::path& file, const BackupOptions& options) {
  auto part = BackupPart::open(file, options.on_full);
  if (!part) return std::unexpected(part.error());
  const std::filesystem::path waiting = waiting_file(location, file, folder);
  auto there = waiting_backup(waiting, options.keys);
  auto made = there ? std::move(*there) : make_waiting(location, waiting, options);
  if (!made) return made;
  auto carried = carry(waiting, **part,
      [&](std::uint64_t bytes, std::uint64_t of) { return !options.carried || options.carried(bytes, of); });
  if (!carried) return std::unexpected(carried.error());
  made->bytes = (*part)->bytes();
  std::error_code unknown;
  std::filesystem::remove(waiting, unknown);
  return made;
}

}  // namespace ringmur
