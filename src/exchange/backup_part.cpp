#include "exchange/backup_part.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <string>

#include "base/file_error.h"

namespace ringmur {
namespace {

std::unexpected<Error> not_written(const std::filesystem::path& file, int why) {
  if (why == ENOSPC || why == EDQUOT) {
    return refuse(Refusal::unavailable, "backup.full",
        {"Disken är full: det blev ingen säkerhetskopia. " + file.string() +
                " är ofullständig. Ge plats och kör samma kommando igen.",
            "The disk is full: there is no backup. " + file.string() +
                " is not whole. Make room and run the same command again."});
  }
  return file_not_written(file);
}

std::unexpected<Error> there_already(const std::filesystem::path& file) {
  return refuse(Refusal::conflict, "file.exists",
      {file.string() + " finns redan, och en säkerhetskopia skrivs aldrig över. Välj ett annat namn.",
          file.string() + " is there already, and a backup is never written over. Choose another name."});
}

bool sync_folder(const std::filesystem::path& file) {
  const std::filesystem::path folder = file.parent_path().empty() ? "." : file.parent_path();
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return false;
  const bool good = ::fsync(opened) == 0;
  ::close(opened);
  return good;
}

}  // namespace

BackupPart::BackupPart(std::filesystem::path file, OnFull on_full)
    : file_(std::move(file)), part_(file_.string() + ".part"), on_full_(std::move(on_full)) {}

BackupPart::~BackupPart() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::unique_ptr<BackupPart>> BackupPart::open(const std::filesystem::path& file, OnFull on_full) {
  std::unique_ptr<BackupPart> part(new BackupPart(file, std::move(on_full)));
  if (auto opened = part->open_part(); !opened) return std::unexpected(opened.error());
  return part;
}

Result<void> BackupPart::open_part() {
  std::error_code unknown;
  if (std::filesystem::exists(file_, unknown)) return there_already(file_);
  if (std::filesystem::hard_link_count(part_, unknown) > 1 && !unknown) {
    std::filesystem::remove(part_, unknown);  // a finished one, killed before its first name was taken away
  }
  descriptor_ = ::open(part_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0) return not_written(part_, errno);
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    return refuse(Refusal::conflict, "backup.under_way",
        {"En annan säkerhetskopiering skriver " + part_.string() + ". Vänta tills den är klar.",
            "Another backup is writing " + part_.string() + ". Wait until it is done."});
  }
  return ::fchmod(descriptor_, S_IRUSR | S_IWUSR) == 0 ? Result<void>() : not_written(part_, errno);
}

bool BackupPart::goes_on_with(std::string_view bytes) {
  std::string there(bytes.size(), '\0');
  std::size_t read = 0;
  while (read < there.size()) {
    const ssize_t step =
        ::pread(descriptor_, there.data() + read, there.size() - read, static_cast<off_t>(written_ + read));
    if (step < 0 && errno == EINTR) continue;
    if (step <= 0) return false;
    read += static_cast<std::size_t>(step);
  }
  if (there != bytes) return false;
  written_ += bytes.size();
  return true;
}

Result<void> BackupPart::cut() {
  return ::ftruncate(descriptor_, static_cast<off_t>(written_)) == 0 ? Result<void>()
                                                                     : not_written(part_, errno);
}

/// Who asks may hold what is copied while the disk is full: what was written stays, and it goes on from
/// there.
Result<void> BackupPart::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t step = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(written_));
    if (step > 0) {
      written_ += static_cast<std::uint64_t>(step);
      bytes.remove_prefix(static_cast<std::size_t>(step));
      continue;
    }
    if (step < 0 && errno == EINTR) continue;
    const int why = step == 0 ? ENOSPC : errno;
    const bool full = why == ENOSPC || why == EDQUOT;
    if (!full || !on_full_ || !on_full_()) return not_written(part_, why);
  }
  return {};
}

/// link() never takes the place of a file that has come meanwhile, as rename() would.
Result<void> BackupPart::finish() {
  if (::fsync(descriptor_) != 0) return not_written(part_, errno);
  if (::link(part_.c_str(), file_.c_str()) != 0) {
    if (errno == EEXIST) return there_already(file_);
    if (::rename(part_.c_str(), file_.c_str()) != 0) return not_written(file_, errno);  // no links there
  } else {
    ::unlink(part_.c_str());
  }
  return sync_folder(file_) ? Result<void>() : not_written(file_, errno);
}

Result<void> carry(const std::filesystem::path& from, BackupPart& to,
    const std::function<bool(std::uint64_t, std::uint64_t)>& progress) {
  constexpr std::size_t together = std::size_t{1} << 20;
  std::ifstream in(from, std::ios::binary);
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(from, unknown);
  std::string bytes;
  for (bool kept = true; !unknown && to.bytes() < size;) {
    bytes.resize(std::min<std::uintmax_t>(together, size - to.bytes()));
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) break;
    if (kept && !to.goes_on_with(bytes)) {
      kept = false;
      if (auto good = to.cut(); !good) return good;
    }
    if (!kept) {
      if (auto good = to.put(bytes); !good) return good;
    }
    if (progress && !progress(to.bytes(), size)) return backup_given_up();
  }
  if (unknown || to.bytes() != size) {
    return refuse(Refusal::unavailable, "file.not_readable",
        {from.string() + " går inte att läsa. Kontrollera disken och kör samma kommando igen.",
            from.string() + " cannot be read. Check the disk and run the same command again."});
  }
  if (auto good = to.cut(); !good) return good;
  return to.finish();
}

std::unexpected<Error> backup_given_up() {
  return refuse(Refusal::unavailable, "backup.given_up",
      {"Säkerhetskopieringen avbröts. Kör samma kommando igen.",
          "The backup was given up. Run the same command again."});
}

}  // namespace ringmur
