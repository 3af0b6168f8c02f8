#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "base/text.h"
#include "exchange/backup_frame.h"

namespace ringmur {
namespace {

using backup_frame::Head;
using backup_frame::Kind;

constexpr int packing = 3;  // zstd's own default: fast enough that the database is what one waits for

unsigned char* raw(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::unexpected<Error> not_written(const std::filesystem::path& file, int why) {
  if (why == ENOSPC || why == EDQUOT) {
    return refuse(Refusal::unavailable, "backup.full",
        {"Disken är full: det blev ingen säkerhetskopia. " + file.string() +
                " är ofullständig. Ge plats och kör samma kommando igen.",
            "The disk is full: there is no backup. " + file.string() +
                " is not whole. Make room and run the same command again."});
  }
  return refuse(Refusal::unavailable, "file.not_written",
      {file.string() + " går inte att skriva. Kontrollera mappen och rättigheterna.",
          file.string() + " cannot be written. Check the folder and the permissions."});
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

struct BackupWriter::Inside {
  std::filesystem::path file;
  std::filesystem::path part;
  Options options;
  int descriptor{-1};
  std::uint64_t written{0};
  std::uint64_t number{0};
  Digest header{};
  Hasher all;
  bool encrypted{false};
  crypto_secretstream_xchacha20poly1305_state stream{};
  ZSTD_CCtx* packer{ZSTD_createCCtx()};

  ~Inside() {
    ZSTD_freeCCtx(packer);
    if (descriptor >= 0) ::close(descriptor);
    sodium_memzero(&stream, sizeof stream);
  }

  Result<void> open() {
    if (std::error_code unknown; std::filesystem::exists(file, unknown)) return there_already(file);
    descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return not_written(part, errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      return refuse(Refusal::conflict, "backup.under_way",
          {"En annan säkerhetskopiering skriver " + part.string() + ". Vänta tills den är klar.",
              "Another backup is writing " + part.string() + ". Wait until it is done."});
    }
    if (::fchmod(descriptor, S_IRUSR | S_IWUSR) != 0 || ::ftruncate(descriptor, 0) != 0)
      return not_written(part, errno);
    return {};
  }

  /// The snapshot is still held while the disk is full: what was written stays, and it goes on from there.
  Result<void> put(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t step = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(written));
      if (step > 0) {
        written += static_cast<std::uint64_t>(step);
        bytes.remove_prefix(static_cast<std::size_t>(step));
        continue;
      }
      if (step < 0 && errno == EINTR) continue;
      const int why = step == 0 ? ENOSPC : errno;
      const bool full = why == ENOSPC || why == EDQUOT;
      if (!full || !options.on_full || !options.on_full()) return not_written(part, why);
    }
    return {};
  }

  Result<void> frame(Kind kind, std::string_view payload) {
    const Head head{static_cast<std::uint32_t>(payload.size()), number, kind};
    const bool is_header = kind == Kind::header;
    const Digest digest =
        backup_frame::digest_of(is_header ? std::string_view() : options.header.file, head, payload);
    if (is_header) header = digest;
    if (kind != Kind::end) all.add(view(digest));
    const auto bytes = backup_frame::bytes_of(head);
    ++number;
    if (auto good = put({bytes.data(), bytes.size()}); !good) return good;
    if (auto good = put(payload); !good) return good;
    return put(view(digest));
  }

  Result<void> begin() {
    backup_frame::Sealed sealed{options.header, {}, {}};
    encrypted = !options.header.keys.empty();
    if (encrypted) {
      std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
      crypto_secretstream_xchacha20poly1305_keygen(raw(key));
      sealed.stream.resize(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
      crypto_secretstream_xchacha20poly1305_init_push(&stream, raw(sealed.stream), raw(key));
      for (const std::string& to : options.header.keys) sealed.file_keys.push_back(seal_to(to, key));
      sodium_memzero(key.data(), key.size());
    }
    if (auto good = put(backup_frame::magic); !good) return good;
    return frame(Kind::header, backup_frame::json_of(sealed));
  }

  std::string packed(std::string_view block) {
    std::string out(ZSTD_compressBound(block.size()), '\0');
    const std::size_t size =
        ZSTD_compressCCtx(packer, out.data(), out.size(), block.data(), block.size(), packing);
    if (ZSTD_isError(size) != 0) throw std::runtime_error(ZSTD_getErrorName(size));
    out.resize(size);
    return out;
  }

  Result<void> block(Kind kind, std::string_view text) {
    if (text.size() > backup_frame::most_block) throw std::runtime_error("a block of more than a gigabyte");
    std::string payload = packed(text);
    if (encrypted) {
      const std::string beside = backup_frame::beside(header, {0, number, kind});
      std::string closed(payload.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
      const unsigned char tag =
          kind == Kind::last ? static_cast<unsigned char>(crypto_secretstream_xchacha20poly1305_TAG_FINAL)
                             : 0;
      crypto_secretstream_xchacha20poly1305_push(
          &stream, raw(closed), nullptr, raw(payload), payload.size(), raw(beside), beside.size(), tag);
      payload = std::move(closed);
    }
    return frame(kind, payload);
  }

  Result<BackupEnd> end() {
    BackupEnd end{number, {}, {}};
    end.digest = view(all.finish());
    std::string text = fmt::format(R"({{"blocks":{},"digest":"{}")", number, hex(end.digest));
    if (options.signer != nullptr) {
      end.signed_by = options.signer->public_key();
      const std::string signature = options.signer->sign(backup_frame::signed_text(end.digest));
      text += fmt::format(R"(,"key":"{}","signature":"{}")", hex(end.signed_by), hex(signature));
    }
    if (auto good = frame(Kind::end, text + "}"); !good) return std::unexpected(good.error());
    return end;
  }

  /// link() never takes the place of a file that has come meanwhile, as rename() would.
  Result<void> name_it() {
    if (::fsync(descriptor) != 0) return not_written(part, errno);
    if (::link(part.c_str(), file.c_str()) != 0) {
      if (errno == EEXIST) return there_already(file);
      if (::rename(part.c_str(), file.c_str()) != 0) return not_written(file, errno);  // no links there
    } else {
      ::unlink(part.c_str());
    }
    if (!sync_folder(file)) return not_written(file, errno);
    return {};
  }
};

BackupWriter::BackupWriter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
BackupWriter::~BackupWriter() = default;

Result<std::unique_ptr<BackupWriter>> BackupWriter::create(
    const std::filesystem::path& file, Options options) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  auto inside = std::make_unique<Inside>();
  inside->file = file;
  inside->part = file.string() + ".part";
  inside->options = std::move(options);
  if (auto opened = inside->open(); !opened) return std::unexpected(opened.error());
  if (auto begun = inside->begin(); !begun) return std::unexpected(begun.error());
  return std::unique_ptr<BackupWriter>(new BackupWriter(std::move(inside)));
}

Result<void> BackupWriter::add(std::string_view block) {
  return inside_->block(Kind::block, block);
}

Result<BackupEnd> BackupWriter::finish(std::string_view last) {
  if (auto good = inside_->block(Kind::last, last); !good) return std::unexpected(good.error());
  auto end = inside_->end();
  if (!end) return end;
  if (auto named = inside_->name_it(); !named) return std::unexpected(named.error());
  return end;
}

std::uint64_t BackupWriter::bytes() const {
  return inside_->written;
}

}  // namespace ringmur
