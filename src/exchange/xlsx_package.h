#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"

struct zip;
struct zip_file;

/// The ZIP file that an XLSX is, guarded against what unpacks into more than it should.
namespace ringmur {

struct PackageLimits {
  std::uint64_t entries{4096};
  std::uint64_t directory_bytes{4u << 20};  ///< libzip holds all of it in memory
  std::uint64_t unpacked_bytes{1u << 30};   ///< of all that is read, together
  std::uint64_t ratio{200};                 ///< unpacked to packed …
  std::uint64_t ratio_from{1u << 20};       ///< … beyond this many bytes
};

std::unexpected<Error> refuse_damaged_xlsx();

class XlsxPackage;

/// One file within, read from its beginning.
class XlsxEntry {
 public:
  XlsxEntry(XlsxPackage& package, zip_file* file, std::uint64_t size, std::uint64_t packed);
  ~XlsxEntry();
  XlsxEntry(const XlsxEntry&) = delete;
  XlsxEntry& operator=(const XlsxEntry&) = delete;

  /// Appends the next piece; false at the end, where the check sum has been found right.
  Result<bool> read(std::string& out);
  /// Between 0 and 1.
  double progress() const;

 private:
  XlsxPackage& package_;
  zip_file* file_;
  std::uint64_t size_;
  std::uint64_t packed_;
  std::uint64_t got_{0};
};

class XlsxPackage {
 public:
  /// Refuses what is no whole ZIP file or has too many entries, without reading these.
  static Result<std::unique_ptr<XlsxPackage>> open(
      const std::filesystem::path& file, const PackageLimits& limits = {});
  ~XlsxPackage();
  XlsxPackage(const XlsxPackage&) = delete;
  XlsxPackage& operator=(const XlsxPackage&) = delete;

  bool has(const std::string& name) const;
  /// The package must outlive what is given. Refuses encrypted entries and such as unpack into too much.
  Result<std::unique_ptr<XlsxEntry>> entry(const std::string& name);

  const PackageLimits& limits() const { return limits_; }
  /// Counts `bytes` more as unpacked; false when that is too much.
  bool unpack(std::uint64_t bytes);

 private:
  XlsxPackage(zip* archive, const PackageLimits& limits) : archive_(archive), limits_(limits) {}

  zip* archive_;
  PackageLimits limits_;
  std::uint64_t unpacked_{0};
};

}  // namespace ringmur
