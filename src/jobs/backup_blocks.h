#pragma once

#include <string>
#include <string_view>

#include "store/snapshot.h"

/// What the blocks of a backup hold, each told by its first byte.
namespace ringmur::backup_blocks {

enum class Kind : char { contents = 'C', rows = 'R', totals = 'T' };

std::string contents_block(const SnapshotContents& contents);
std::string rows_block(const SnapshotBlock& block);
/// The last one: the contents again, with the rows that were read.
std::string totals_block(const SnapshotContents& contents);

struct Read {
  Kind kind{Kind::rows};
  SnapshotContents contents{};
  std::size_t table{0};
  std::int64_t rows{0};
  std::string_view bytes{};  ///< into the block
};
/// Refused as "backup.contents".
Result<Read> read_block(std::string_view block);

bool same(const SnapshotContents& one, const SnapshotContents& other);

}  // namespace ringmur::backup_blocks
