#include <fmt/format.h>
#include <sodium.h>
#include <zstd.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>

#include "base/text.h"
#include "exchange/backup_frame.h"

namespace ringmur {
namespace {

using backup_frame::Head;
using backup_frame::Kind;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Error wrong(std::string code, std::string sv, std::string en) {
  return {Refusal::invalid, std::move(code),
      {sv + " Ta en annan säkerhetskopia.", en + " Take another backup."}, {}, {}};
}

Error changed(std::uint64_t number) {
  return wrong("backup.changed", fmt::format("Block {} har ändrats.", number),
      fmt::format("Block {} was changed.", number));
}
Error missing(std::uint64_t number) {
  return wrong(
      "backup.missing", fmt::format("Block {} saknas.", number), fmt::format("Block {} is missing.", number));
}
Error moved(std::uint64_t number, std::uint64_t place) {
  return wrong("backup.moved",
      fmt::format("Block {} står på plats {}: det är dubblerat eller flyttat.", number, place),
      fmt::format("Block {} stands in place {}: it is doubled or moved.", number, place));
}
Error cut_short(std::uint64_t number) {
  return wrong("backup.cut_short", fmt::format("Filen är avklippt: den tar slut i block {}.", number),
      fmt::format("The file was cut short: it ends within block {}.", number));
}
Error more() {
  return wrong("backup.more", "Filen fortsätter efter sitt slut.", "The file goes on after its end.");
}
Error sealed_wrong(std::uint64_t number) {
  return wrong("backup.changed",
      fmt::format("Block {} går inte att öppna med nyckeln: det har ändrats.", number),
      fmt::format("Block {} cannot be opened with the key: it was changed.", number));
}
Error end_wrong() {
  return wrong("backup.changed", "Filens slut stämmer inte med dess block.",
      "The end of the file does not agree with its blocks.");
}
Error none(const std::filesystem::path& file) {
  return {Refusal::invalid, "backup.none",
      {file.string() + " är ingen säkerhetskopia från Ringmur. Rätta sökvägen.",
          file.string() + " is no backup of Ringmur's. Correct the path."},
      {}, {}};
}

struct Frame {
  Head head;
  std::string payload;
  Digest digest{};
  bool whole{false};  ///< the digest is right
};

/// Frames one after the other, as they stand in the file.
class Frames {
 public:
  explicit Frames(const std::filesystem::path& file) : in_(file, std::ios::binary) {
    std::error_code unknown;
    left_ = std::filesystem::file_size(file, unknown);
    if (unknown) left_ = 0;
  }

  bool is_ours() {
    std::string begins(backup_frame::magic.size(), '\0');
    return take(begins) && begins == backup_frame::magic;
  }
  bool at_end() const { return left_ == 0; }
  void name(std::string file) { file_ = std::move(file); }

  /// Nothing where the file ends within it.
  std::optional<Frame> next() {
    Frame frame;
    std::string head(backup_frame::head_bytes, '\0');
    if (!take(head)) return std::nullopt;
    frame.head = backup_frame::head_of(head);
    const bool fits = frame.head.length <= backup_frame::most_payload &&
                      frame.head.length + backup_frame::digest_bytes <= left_;
    if (!fits) return std::nullopt;
    frame.payload.resize(frame.head.length);
    std::string digest(backup_frame::digest_bytes, '\0');
    if (!take(frame.payload) || !take(digest)) return std::nullopt;
    frame.digest = backup_frame::digest_of(file_, frame.head, frame.payload);
    frame.whole = view(frame.digest) == digest;
    return frame;
  }

 private:
  bool take(std::string& bytes) {
    if (bytes.size() > left_) return false;
    in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    left_ -= bytes.size();
    return in_.gcount() == static_cast<std::streamsize>(bytes.size());
  }

  std::ifstream in_;
  std::uintmax_t left_{0};
  std::string file_;
};

std::string member(const boost::json::value& value, std::string_view name) {
  const auto* object = value.if_object();
  const auto* found = object == nullptr ? nullptr : object->if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string signature_bytes(std::string_view digits) {
  std::string bytes = parse_public_key(digits.substr(0, 64));
  return digits.size() == 128 ? bytes + parse_public_key(digits.substr(64)) : std::string();
}

std::optional<std::string> unpacked(std::string_view packed) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR) return std::nullopt;
  if (size > backup_frame::most_block) return std::nullopt;
  std::string text(size, '\0');
  const std::size_t made = ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
  return ZSTD_isError(made) == 0 && made == text.size() ? std::optional(text) : std::nullopt;
}

}  // namespace

struct BackupReader::Inside {
  explicit Inside(const std::filesystem::path& file) : frames(file) {}
  ~Inside() { sodium_memzero(&stream, sizeof stream); }

  Frames frames;
  backup_frame::Sealed sealed;
  Digest header_digest{};
  Hasher all;
  BackupEnd end;
  std::uint64_t place{1};
  bool encrypted{false};
  bool readable{false};
  bool last_seen{false};
  crypto_secretstream_xchacha20poly1305_state stream{};

  void unlock(const BackupKey& key) {
    for (const std::string& file_key : sealed.file_keys) {
      auto opened = key.unseal(file_key);
      if (!opened || opened->size() != crypto_secretstream_xchacha20poly1305_KEYBYTES) continue;
      const bool good =
          sealed.stream.size() == crypto_secretstream_xchacha20poly1305_HEADERBYTES &&
          crypto_secretstream_xchacha20poly1305_init_pull(&stream, raw(sealed.stream), raw(*opened)) == 0;
      sodium_memzero(opened->data(), opened->size());
      readable = good;
      if (good) return;
    }
  }

  Result<std::string> open(const Frame& frame) {
    std::string packed = frame.payload;
    if (encrypted) {
      constexpr std::size_t more_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
      if (packed.size() < more_bytes) return refuse(sealed_wrong(frame.head.number));
      const std::string beside = backup_frame::beside(header_digest, frame.head);
      std::string text(packed.size() - more_bytes, '\0');
      unsigned char tag = 0;
      const bool good =
          crypto_secretstream_xchacha20poly1305_pull(&stream, reinterpret_cast<unsigned char*>(text.data()),
              nullptr, &tag, raw(packed), packed.size(), raw(beside), beside.size()) == 0;
      const bool final = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
      if (!good || final != (frame.head.kind == Kind::last)) return refuse(sealed_wrong(frame.head.number));
      packed = std::move(text);
    }
    auto text = unpacked(packed);
    if (!text) return refuse(changed(frame.head.number));
    return std::move(*text);
  }

  /// What the end says of all blocks.
  Result<void> check_end(const Frame& frame) {
    boost::system::error_code bad;
    const boost::json::value value = boost::json::parse(frame.payload, bad);
    end = {frame.head.number, std::string(view(all.finish())), {}};
    if (bad || member(value, "digest") != hex(end.digest) || !last_seen) return refuse(end_wrong());
    const std::string key = member(value, "key");
    if (key.empty()) return {};
    end.signed_by = parse_public_key(key);
    const std::string signature = signature_bytes(member(value, "signature"));
    if (is_signed(end.signed_by, backup_frame::signed_text(end.digest), signature)) return {};
    return refuse(wrong("backup.signature", "Signaturen stämmer inte.", "The signature is wrong."));
  }

  /// The next frame in its place. Nothing after the end.
  Result<std::optional<Frame>> step() {
    auto frame = frames.next();
    if (!frame) return refuse(cut_short(place));
    if (!frame->whole) return refuse(changed(place));
    const std::uint64_t number = frame->head.number;
    if (number > place) return refuse(missing(place));
    if (number < place) return refuse(moved(number, place));
    ++place;
    if (frame->head.kind == Kind::end) {
      if (auto good = check_end(*frame); !good) return std::unexpected(good.error());
      if (!frames.at_end()) return refuse(more());
      return std::optional<Frame>();
    }
    if (last_seen || frame->head.kind == Kind::header) return refuse(changed(number));
    last_seen = frame->head.kind == Kind::last;
    all.add(view(frame->digest));
    return frame;
  }
};

BackupReader::BackupReader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
BackupReader::~BackupReader() = default;

Result<std::unique_ptr<BackupReader>> BackupReader::open(
    const std::filesystem::path& file, const BackupKey* key) {
  auto inside = std::make_unique<Inside>(file);
  if (!inside->frames.is_ours()) return refuse(none(file));
  auto frame = inside->frames.next();
  if (!frame) return refuse(cut_short(0));
  if (!frame->whole || frame->head.number != 0 || frame->head.kind != Kind::header) return refuse(changed(0));
  auto sealed = backup_frame::sealed_of(frame->payload);
  if (!sealed) return std::unexpected(sealed.error());
  inside->sealed = std::move(*sealed);
  inside->header_digest = frame->digest;
  inside->all.add(view(frame->digest));
  inside->frames.name(inside->sealed.header.file);
  inside->encrypted = !inside->sealed.header.keys.empty();
  inside->readable = !inside->encrypted;
  if (inside->encrypted && key != nullptr) inside->unlock(*key);
  return std::unique_ptr<BackupReader>(new BackupReader(std::move(inside)));
}

const BackupHeader& BackupReader::header() const {
  return inside_->sealed.header;
}

bool BackupReader::is_readable() const {
  return inside_->readable;
}

const BackupEnd& BackupReader::end() const {
  return inside_->end;
}

Result<std::optional<std::string>> BackupReader::next() {
  if (!inside_->readable) {
    return refuse(Refusal::invalid, "backup.key_needed",
        {"Säkerhetskopian är krypterad till en annan nyckel. Säg vilken: --with NYCKELFIL.",
            "The backup is encrypted to another key. Say which: --with KEYFILE."});
  }
  auto frame = inside_->step();
  if (!frame) return std::unexpected(frame.error());
  if (!*frame) return std::optional<std::string>();
  auto text = inside_->open(**frame);
  if (!text) return std::unexpected(text.error());
  return std::optional(std::move(*text));
}

std::vector<Error> BackupReader::look_through() {
  Inside& in = *inside_;
  std::vector<Error> found;
  std::set<std::uint64_t> absent;
  bool before_was_whole = true;
  for (;;) {
    auto frame = in.frames.next();
    if (!frame) {
      found.push_back(cut_short(in.place));
      break;
    }
    const std::uint64_t number = frame->head.number;
    if (!frame->whole) {
      found.push_back(changed(in.place++));
      // Where a length was changed nothing after it stands where it is looked for.
      if (!before_was_whole) break;
      before_was_whole = false;
      continue;
    }
    before_was_whole = true;
    if (number < in.place) {
      found.push_back(moved(number, in.place));
      absent.erase(number);
      continue;
    }
    while (in.place < number) absent.insert(in.place++);
    ++in.place;
    if (frame->head.kind == Kind::end) {
      const bool good = found.empty() && absent.empty();
      if (auto ends = in.check_end(*frame); !ends && good) found.push_back(ends.error());
      if (!in.frames.at_end()) found.push_back(more());
      break;
    }
    in.last_seen = in.last_seen || frame->head.kind == Kind::last;
    in.all.add(view(frame->digest));
  }
  for (const std::uint64_t number : absent) found.push_back(missing(number));
  return found;
}

}  // namespace ringmur
