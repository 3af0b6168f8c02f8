#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include "base/error.h"

namespace ringmur {

/// How much of a file is read at a time.
inline constexpr std::size_t sheet_piece = 64u << 10;

/// A file of the user, read in pieces. Never waits: what is no regular file (a folder, a pipe) is refused.
class SheetFile {
 public:
  static Result<SheetFile> open(const std::filesystem::path& path);

  SheetFile(SheetFile&& other) noexcept;
  SheetFile& operator=(SheetFile&& other) noexcept;
  ~SheetFile();

  /// Appends up to `count` bytes to `out`; 0 at the end of the file.
  Result<std::size_t> read(std::string& out, std::size_t count = sheet_piece);
  /// The next read starts `offset` bytes from the beginning.
  void seek(std::uint64_t offset) { position_ = offset; }

  std::uint64_t position() const { return position_; }
  /// As it was when opened.
  std::uint64_t size() const { return size_; }

 private:
  SheetFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_{-1};
  std::uint64_t size_{0};
  std::uint64_t position_{0};
};

}  // namespace ringmur
