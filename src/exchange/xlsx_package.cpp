#include "exchange/xlsx_package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "exchange/sheet_file.h"

namespace ringmur {

namespace {

std::unexpected<Error> refuse_unpacking() {
  return refuse(Refusal::too_large, "xlsx.unpacks_too_large",
      {"Filen packas upp till orimligt mycket data. Öppna den i Excel, ta bort tomma rader och kolumner, och "
       "spara den på nytt eller som \"CSV UTF-8\".",
          "The file unpacks into unreasonably much data. Open it in Excel, remove empty rows and columns, "
          "and "
          "save "
          "it anew or as \"CSV UTF-8\"."});
}

/// A little-endian number; 0 beyond the end.
std::uint64_t number_at(std::string_view bytes, std::size_t index, std::size_t count) {
  if (index + count > bytes.size()) return 0;
  std::uint64_t value = 0;
  for (std::size_t byte = count; byte > 0; --byte) {
    value = value << 8 | static_cast<unsigned char>(bytes[index + byte - 1]);
  }
  return value;
}

struct DirectorySize {
  std::uint64_t entries{0};
  std::uint64_t bytes{0};
};

/// What the ZIP64 record says that the locator before `end` points to, if there is one.
Result<DirectorySize> zip64_directory(SheetFile& file, std::string_view tail, std::size_t end) {
  constexpr std::size_t locator_size = 20;
  if (end < locator_size || !tail.substr(end - locator_size).starts_with("PK\x06\x07"))
    return DirectorySize{};
  std::string record;
  file.seek(number_at(tail, end - locator_size + 8, 8) & 0x7FFF'FFFF'FFFF'FFFFULL);
  const auto got = file.read(record, 56);
  if (!got) return std::unexpected(got.error());
  return DirectorySize{
      std::max(number_at(record, 24, 8), number_at(record, 32, 8)), number_at(record, 40, 8)};
}

/// libzip reads the whole directory when it opens a file, so its size is looked at before. A file can hold
/// several ends of a directory (in its comment); none may be too large.
Result<void> check_directory(SheetFile& file, const PackageLimits& limits) {
  constexpr std::uint64_t tail_size = 22 + 65535 + 20;
  std::string tail;
  file.seek(file.size() - std::min(file.size(), tail_size));
  while (tail.size() < tail_size) {
    const auto got = file.read(tail);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
  }
  bool found = false;
  for (std::size_t end = tail.find("PK\x05\x06"); end != std::string::npos;
      end = tail.find("PK\x05\x06", end + 4)) {
    found = true;
    const auto large = zip64_directory(file, tail, end);
    if (!large) return std::unexpected(large.error());
    const std::uint64_t entries = std::max(number_at(tail, end + 10, 2), large->entries);
    const std::uint64_t bytes = std::max(large->bytes == 0 ? number_at(tail, end + 12, 4) : 0, large->bytes);
    if (entries > limits.entries || bytes > limits.directory_bytes) return refuse_unpacking();
  }
  if (!found) return refuse_damaged_xlsx();
  return {};
}

}  // namespace

std::unexpected<Error> refuse_damaged_xlsx() {
  return refuse(Refusal::invalid, "xlsx.damaged",
      {"Excelfilen är skadad eller avkortad. Öppna den i Excel och spara den på nytt, eller hämta den igen.",
          "The Excel file is damaged or cut. Open it in Excel and save it anew, or fetch it again."});
}

XlsxEntry::XlsxEntry(XlsxPackage& package, zip_file* file, std::uint64_t size, std::uint64_t packed)
    : package_(package), file_(file), size_(size), packed_(packed) {}

XlsxEntry::~XlsxEntry() {
  zip_fclose(file_);
}

Result<bool> XlsxEntry::read(std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + sheet_piece);
  const zip_int64_t got = zip_fread(file_, out.data() + before, sheet_piece);
  out.resize(before + static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
  if (got < 0) return refuse_damaged_xlsx();
  if (got == 0 && got_ != size_) return refuse_damaged_xlsx();
  got_ += static_cast<std::uint64_t>(got);
  const PackageLimits& limits = package_.limits();
  const bool swells = got_ > limits.ratio_from && got_ / limits.ratio > packed_;
  if (swells || !package_.unpack(static_cast<std::uint64_t>(got))) return refuse_unpacking();
  return got > 0;
}

double XlsxEntry::progress() const {
  return size_ == 0 ? 1.0 : std::min(1.0, static_cast<double>(got_) / static_cast<double>(size_));
}

Result<std::unique_ptr<XlsxPackage>> XlsxPackage::open(
    const std::filesystem::path& path, const PackageLimits& limits) {
  auto file = SheetFile::open(path);
  if (!file) return std::unexpected(file.error());
  const auto fine = check_directory(*file, limits);
  if (!fine) return std::unexpected(fine.error());
  int reason = 0;
  zip* archive = zip_open(path.c_str(), ZIP_RDONLY, &reason);
  if (archive == nullptr) return refuse_damaged_xlsx();
  return std::unique_ptr<XlsxPackage>(new XlsxPackage(archive, limits));
}

XlsxPackage::~XlsxPackage() {
  zip_discard(archive_);
}

bool XlsxPackage::has(const std::string& name) const {
  return zip_name_locate(archive_, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Result<std::unique_ptr<XlsxEntry>> XlsxPackage::entry(const std::string& name) {
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_stat(archive_, name.c_str(), ZIP_FL_NOCASE, &facts) != 0) return refuse_damaged_xlsx();
  constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
  if ((facts.valid & needed) != needed) return refuse_damaged_xlsx();
  if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE) {
    return refuse(Refusal::invalid, "sheet.password",
        {"Filen är skyddad med lösenord. Ta bort lösenordet och spara den på nytt.",
            "The file is protected by a password. Remove the password and save it anew."});
  }
  if (facts.size > limits_.unpacked_bytes ||
      (facts.size > limits_.ratio_from && facts.size / limits_.ratio > facts.comp_size)) {
    return refuse_unpacking();
  }
  zip_file* file = zip_fopen_index(archive_, facts.index, 0);
  if (file == nullptr) return refuse_damaged_xlsx();
  return std::make_unique<XlsxEntry>(*this, file, facts.size, facts.comp_size);
}

bool XlsxPackage::unpack(std::uint64_t bytes) {
  unpacked_ += bytes;
  return unpacked_ <= limits_.unpacked_bytes;
}

}  // namespace ringmur
