#include "jobs/backup.h"

#include <fmt/format.h>

#include "base/digest.h"
#include "base/time.h"
#include "base/version.h"
#include "jobs/backup_blocks.h"

namespace ringmur {
namespace {

using backup_blocks::Kind;

std::int64_t all_rows(const SnapshotContents& contents) {
  std::int64_t rows = 0;
  for (const SnapshotTable& table : contents.tables) rows += table.rows;
  return rows;
}

std::unexpected<Error> disagrees() {
  return refuse(Refusal::invalid, "backup.rows",
      {"Säkerhetskopians rader är inte så många som dess innehållsförteckning säger. Ta en annan.",
          "The backup has not as many rows as its contents tell. Take another."});
}

/// Reads a backup from its contents to its totals.
class Rows {
 public:
  explicit Rows(BackupReader& reader) : reader_(reader) {}

  Result<SnapshotContents> contents() {
    auto block = reader_.next();
    if (!block) return std::unexpected(block.error());
    auto read = *block ? backup_blocks::read_block(**block) : disagrees_on_block();
    if (!read) return std::unexpected(read.error());
    if (read->kind != Kind::contents) return disagrees();
    contents_ = read->contents;
    counted_ = contents_;
    for (SnapshotTable& table : counted_.tables) table.rows = 0;
    return contents_;
  }

  Result<void> each(const std::function<Result<void>(const backup_blocks::Read&)>& take) {
    bool totals = false;
    for (;;) {
      auto block = reader_.next();
      if (!block) return std::unexpected(block.error());
      if (!*block) return totals ? Result<void>() : disagrees();
      auto read = backup_blocks::read_block(**block);
      if (!read) return std::unexpected(read.error());
      totals = read->kind == Kind::totals;
      if (totals &&
          !(backup_blocks::same(counted_, contents_) && backup_blocks::same(read->contents, contents_)))
        return disagrees();
      if (totals) continue;
      if (read->kind != Kind::rows || read->table >= counted_.tables.size()) return disagrees();
      counted_.tables[read->table].rows += read->rows;
      if (auto taken = take(*read); !taken) return taken;
    }
  }

 private:
  static Result<backup_blocks::Read> disagrees_on_block() { return disagrees(); }

  BackupReader& reader_;
  SnapshotContents contents_;
  SnapshotContents counted_;
};

BackupHeader header_of(
    const Location& location, const SnapshotContents& contents, const std::vector<std::string>& keys) {
  const bool sqlite = location.dialect() == Dialect::sqlite;
  return {random_bytes(16), to_string(now()), std::string(program_version()), sqlite ? "sqlite" : "postgres",
      contents.step, keys};
}

}  // namespace

Result<BackupMade> make_backup(
    const Location& location, const std::filesystem::path& file, const BackupOptions& options) {
  auto snapshot = Snapshot::take(location);
  if (!snapshot) return std::unexpected(snapshot.error());
  const SnapshotContents& contents = (*snapshot)->contents();
  auto writer = BackupWriter::create(
      file, {header_of(location, contents, options.keys), options.signer, options.on_full});
  if (!writer) return std::unexpected(writer.error());
  if (auto good = (*writer)->add(backup_blocks::contents_block(contents)); !good)
    return std::unexpected(good.error());
  BackupProgress progress{0, all_rows(contents), 0};
  auto read = (*snapshot)->read([&](const SnapshotBlock& block) -> Result<void> {
    if (auto good = (*writer)->add(backup_blocks::rows_block(block)); !good) return good;
    progress.rows += block.rows;
    progress.bytes = (*writer)->bytes();
    return !options.progress || options.progress(progress) ? Result<void>() : backup_given_up();
  });
  if (!read) return std::unexpected(read.error());
  if (progress.rows != progress.of) return disagrees();
  auto end = (*writer)->finish(backup_blocks::totals_block(contents));
  if (!end) return std::unexpected(end.error());
  return BackupMade{contents, *end, (*writer)->bytes(), {}};
}

namespace {

/// Reads everything, and the trail into a database of its own.
Result<void> read_all(BackupReader& reader, const CheckOptions& options, BackupChecked& checked) {
  Rows rows(reader);
  auto contents = rows.contents();
  if (!contents) return std::unexpected(contents.error());
  checked.contents = *contents;
  std::unique_ptr<Refill> trail;
  if (!options.folder.empty()) {
    auto begun = Refill::begin_trail(options.folder, *contents);
    if (!begun) return std::unexpected(begun.error());
    trail = std::move(*begun);
  }
  BackupProgress progress{0, all_rows(*contents), 0};
  auto done = rows.each([&](const backup_blocks::Read& read) -> Result<void> {
    progress.rows += read.rows;
    if (options.progress) options.progress(progress);
    return trail ? trail->add(read.table, read.bytes) : Result<void>();
  });
  if (!done) return done;
  checked.read = true;
  if (!trail) return {};
  auto faults = trail->check();
  if (!faults) return std::unexpected(faults.error());
  checked.trail = true;
  for (const RefillFault& fault : *faults) {
    checked.faults.push_back({Refusal::invalid, "backup.trail",
        {fault.chain + ": " + fault.what.sv, fault.chain + ": " + fault.what.en}, {}, {}});
  }
  return {};
}

}  // namespace

Result<BackupChecked> check_backup(const std::filesystem::path& file, const CheckOptions& options) {
  BackupChecked checked;
  auto outer = BackupReader::open(file);
  if (!outer) return std::unexpected(outer.error());
  checked.header = (*outer)->header();
  checked.faults = (*outer)->look_through();
  checked.end = (*outer)->end();
  if (!checked.faults.empty()) return checked;
  auto inner = BackupReader::open(file, options.key);
  if (!inner) return std::unexpected(inner.error());
  const bool wants = options.key != nullptr || checked.header.keys.empty();
  if (!wants) return checked;
  if (auto read = read_all(**inner, options, checked); !read) checked.faults.push_back(read.error());
  return checked;
}

Result<Restored> restore_backup(
    const std::filesystem::path& file, const Location& target, const RestoreOptions& options) {
  auto reader = BackupReader::open(file, options.key);
  if (!reader) return std::unexpected(reader.error());
  Rows rows(**reader);
  auto contents = rows.contents();
  if (!contents) return std::unexpected(contents.error());
  auto refill = Refill::begin(target, *contents);
  if (!refill) return std::unexpected(refill.error());
  BackupProgress progress{0, all_rows(*contents), 0};
  auto done = rows.each([&](const backup_blocks::Read& read) {
    progress.rows += read.rows;
    if (options.progress) options.progress(progress);
    return (*refill)->add(read.table, read.bytes);
  });
  if (!done) return std::unexpected(done.error());
  auto faults = (*refill)->check(options.upgrading);
  if (!faults) return std::unexpected(faults.error());
  if (!faults->empty() && !options.despite_faults) {
    Error broken{Refusal::invalid, "restore.trail",
        {"Granskningskedjan i säkerhetskopian håller inte; inget är återställt. Ta en annan, eller lägg till "
         "--despite-faults.",
            "The audit trail in the backup does not hold; nothing was restored. Take another, or add "
            "--despite-faults."},
        {}, {}};
    for (const RefillFault& fault : *faults) {
      broken.details.push_back({Refusal::invalid, "backup.trail",
          {fault.chain + ": " + fault.what.sv, fault.chain + ": " + fault.what.en}, {}, {}});
    }
    return refuse(std::move(broken));
  }
  if (auto finished = (*refill)->finish(); !finished) return std::unexpected(finished.error());
  return Restored{(*reader)->header(), (*reader)->end(), *contents, *faults};
}

}  // namespace ringmur
