#include <fmt/format.h>
#include <sodium.h>
#include <zstd.h>

#include <stdexcept>

#include "base/text.h"
#include "exchange/backup_frame.h"
#include "exchange/backup_part.h"

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

}  // namespace

struct BackupWriter::Inside {
  explicit Inside(Options all_options) : options(std::move(all_options)) {}

  Options options;
  std::unique_ptr<BackupPart> part;
  std::uint64_t number{0};
  Digest header{};
  Hasher all;
  bool encrypted{false};
  crypto_secretstream_xchacha20poly1305_state stream{};
  ZSTD_CCtx* packer{ZSTD_createCCtx()};

  ~Inside() {
    ZSTD_freeCCtx(packer);
    sodium_memzero(&stream, sizeof stream);
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
    if (auto good = part->put({bytes.data(), bytes.size()}); !good) return good;
    if (auto good = part->put(payload); !good) return good;
    return part->put(view(digest));
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
    if (auto good = part->put(backup_frame::magic); !good) return good;
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
};

BackupWriter::BackupWriter(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
BackupWriter::~BackupWriter() = default;

Result<std::unique_ptr<BackupWriter>> BackupWriter::create(
    const std::filesystem::path& file, Options options) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  auto inside = std::make_unique<Inside>(std::move(options));
  auto part = BackupPart::open(file, inside->options.on_full);
  if (!part) return std::unexpected(part.error());
  inside->part = std::move(*part);
  if (auto emptied = inside->part->cut(); !emptied) return std::unexpected(emptied.error());
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
  if (auto named = inside_->part->finish(); !named) return std::unexpected(named.error());
  return end;
}

std::uint64_t BackupWriter::bytes() const {
  return inside_->part->bytes();
}

}  // namespace ringmur
