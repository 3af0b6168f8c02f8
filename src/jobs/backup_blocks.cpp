#include "jobs/backup_blocks.h"

#include <fmt/format.h>

#include <charconv>

namespace ringmur::backup_blocks {
namespace {

std::unexpected<Error> no_block() {
  return refuse(Refusal::invalid, "backup.contents",
      {"Ett block i säkerhetskopian är inget som den här versionen känner. Ta en annan säkerhetskopia.",
          "A block of the backup is nothing that this version knows. Take another backup."});
}

/// "12 345\n" before the rows: the table and how many there are.
bool numbers(std::string_view line, std::size_t& table, std::int64_t& rows) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return false;
  const auto first = std::from_chars(line.data(), line.data() + space, table);
  const char* end = line.data() + line.size();
  const auto second = std::from_chars(line.data() + space + 1, end, rows);
  return first.ec == std::errc() && second.ec == std::errc() && second.ptr == end;
}

}  // namespace

std::string contents_block(const SnapshotContents& contents) {
  return static_cast<char>(Kind::contents) + json_of(contents);
}

std::string totals_block(const SnapshotContents& contents) {
  return static_cast<char>(Kind::totals) + json_of(contents);
}

std::string rows_block(const SnapshotBlock& block) {
  return fmt::format("{}{} {}\n{}", static_cast<char>(Kind::rows), block.table, block.rows, block.bytes);
}

Result<Read> read_block(std::string_view block) {
  if (block.empty()) return no_block();
  Read read{static_cast<Kind>(block.front()), {}, 0, 0, {}};
  block.remove_prefix(1);
  if (read.kind == Kind::contents || read.kind == Kind::totals) {
    auto contents = contents_of(block);
    if (!contents) return std::unexpected(contents.error());
    read.contents = std::move(*contents);
    return read;
  }
  const auto end = block.find('\n');
  const bool good = read.kind == Kind::rows && end != std::string_view::npos &&
                    numbers(block.substr(0, end), read.table, read.rows);
  if (!good) return no_block();
  read.bytes = block.substr(end + 1);
  return read;
}

bool same(const SnapshotContents& one, const SnapshotContents& other) {
  return json_of(one) == json_of(other);
}

}  // namespace ringmur::backup_blocks
