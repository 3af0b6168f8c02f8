#include "exchange/zip_writer.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <list>
#include <optional>

namespace ringmur {
namespace {

std::unexpected<Error> not_written() {
  return refuse(Refusal::unavailable, "zip.not_written",
      {"Arkivet kunde inte skrivas till den tillfälliga mappen. Ge den plats.",
          "The archive could not be written to the temporary folder. Make room there."});
}

/// What libzip asks for while it writes.
struct Entry {
  std::uint64_t size{0};
  ZipWriter::Parts parts{};
  std::string left{};
  std::size_t taken{0};
  bool ended{false};
  std::optional<Error> refused{};

  zip_int64_t read(void* into, zip_uint64_t room) {
    while (taken == left.size() && !ended) {
      auto next = parts();
      if (!next) {
        refused = next.error();
        return -1;
      }
      ended = next->empty();
      left = std::move(*next);
      taken = 0;
    }
    const std::size_t count = std::min<std::size_t>(room, left.size() - taken);
    std::memcpy(into, left.data() + taken, count);
    taken += count;
    return static_cast<zip_int64_t>(count);
  }
};

zip_int64_t say_size(const Entry& entry, void* data, zip_uint64_t room) {
  if (room < sizeof(zip_stat_t)) return -1;
  auto* stat = static_cast<zip_stat_t*>(data);
  zip_stat_init(stat);
  stat->size = entry.size;
  stat->valid = ZIP_STAT_SIZE;
  return sizeof(zip_stat_t);
}

zip_int64_t say_error(void* data, zip_uint64_t room) {
  const int why[2] = {ZIP_ER_READ, 0};
  if (room < sizeof(why)) return -1;
  std::memcpy(data, why, sizeof(why));
  return sizeof(why);
}

/// What libzip asks (zip_source_function).
zip_int64_t answer(void* user, void* data, zip_uint64_t room, zip_source_cmd_t command) {
  Entry& entry = *static_cast<Entry*>(user);
  // NOLINTNEXTLINE(clang-diagnostic-switch-enum): later versions of libzip ask for more, which is not done
  switch (command) {
    case ZIP_SOURCE_OPEN:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
      return 0;
    case ZIP_SOURCE_READ:
      return entry.read(data, room);
    case ZIP_SOURCE_STAT:
      return say_size(entry, data, room);
    case ZIP_SOURCE_ERROR:
      return say_error(data, room);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
          ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_SEEK:
    case ZIP_SOURCE_TELL:
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:
    case ZIP_SOURCE_WRITE:
    case ZIP_SOURCE_SEEK_WRITE:
    case ZIP_SOURCE_TELL_WRITE:
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_RESERVED_1:
    case ZIP_SOURCE_BEGIN_WRITE_CLONING:
    case ZIP_SOURCE_ACCEPT_EMPTY:
    case ZIP_SOURCE_GET_FILE_ATTRIBUTES:
      break;
  }
  return -1;
}

}  // namespace

struct ZipWriter::Inside {
  explicit Inside(zip_t* opened) : archive(opened) {}
  ~Inside() {
    if (archive != nullptr) zip_discard(archive);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  Result<void> add(const std::string& name, Entry entry, int packing) {
    entries.push_back(std::move(entry));
    zip_source_t* source = zip_source_function(archive, answer, &entries.back());
    if (source == nullptr) return not_written();
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return not_written();
    }
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), packing, 0);
    return {};
  }

  Result<void> finish() {
    const bool closed = zip_close(archive) == 0;
    if (closed) {
      archive = nullptr;
      return {};
    }
    for (const Entry& entry : entries) {
      if (entry.refused) return std::unexpected(*entry.refused);
    }
    return not_written();
  }

  zip_t* archive;
  std::list<Entry> entries{};  // libzip keeps their addresses
};

ZipWriter::ZipWriter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
ZipWriter::~ZipWriter() = default;

Result<std::unique_ptr<ZipWriter>> ZipWriter::create(const std::filesystem::path& file) {
  int why = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &why);
  if (archive == nullptr) return not_written();
  return std::unique_ptr<ZipWriter>(new ZipWriter(std::make_unique<Inside>(archive)));
}

Result<void> ZipWriter::add(const std::string& name, std::string text) {
  Entry entry;
  entry.size = text.size();
  entry.parts = [text = std::move(text), given = false]() mutable -> Result<std::string> {
    if (given) return std::string();
    given = true;
    return std::move(text);
  };
  return inside_->add(name, std::move(entry), ZIP_CM_DEFLATE);
}

Result<void> ZipWriter::add(const std::string& name, std::uint64_t size, Parts parts) {
  Entry entry;
  entry.size = size;
  entry.parts = std::move(parts);
  return inside_->add(name, std::move(entry), ZIP_CM_STORE);
}

Result<void> ZipWriter::finish() {
  return inside_->finish();
}

}  // namespace ringmur
