#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/error.h"

namespace ringmur {

/// A ZIP archive (APPNOTE 6.3, ZIP64 where it must) written to a file, one entry at a time; no entry is held
/// whole in memory that is given in parts.
class ZipWriter {
 public:
  /// Gives the next bytes; an empty text is the end. What it refuses, finish() refuses.
  using Parts = std::function<Result<std::string>()>;

  /// A file that is there is written over. Refused where it cannot be written ("zip.not_written").
  static Result<std::unique_ptr<ZipWriter>> create(const std::filesystem::path& file);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  /// Names are UTF-8, with "/" between folders, each once. Text is packed.
  Result<void> add(const std::string& name, std::string text);
  /// Not packed: what is large is most often packed already. `parts` is called by finish().
  Result<void> add(const std::string& name, std::uint64_t size, Parts parts);

  /// Reads what was added, in that order, and writes the file. Once only; without it no file is left.
  Result<void> finish();

 private:
  struct Inside;
  explicit ZipWriter(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
