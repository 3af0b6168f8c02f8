#include "identity/attestation.h"

#include <cstdint>

namespace ringmur {
namespace {

enum class Major : unsigned { unsigned_int, negative_int, bytes, text, array, map, tag, simple };

struct Head {
  Major major{Major::simple};
  std::uint64_t value{0};
};

/// CBOR of a definite length (RFC 8949; CTAP2 allows no other), read once from the left.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  bool at_end() const { return rest_.empty(); }

  std::optional<Head> head() {
    if (rest_.empty()) return std::nullopt;
    const unsigned first = byte_at(0);
    Head head{static_cast<Major>(first >> 5), first & 31u};
    std::size_t more = 0;
    if (head.value >= 24) {
      if (head.value > 27) return std::nullopt;
      more = std::size_t{1} << (head.value - 24);
      if (rest_.size() < 1 + more) return std::nullopt;
      head.value = 0;
      for (std::size_t i = 1; i <= more; ++i) head.value = head.value << 8 | byte_at(i);
    }
    rest_.remove_prefix(1 + more);
    return head;
  }

  std::optional<std::string_view> string_of(const Head& head, Major wanted) {
    if (head.major != wanted || head.value > rest_.size()) return std::nullopt;
    std::string_view text = rest_.substr(0, head.value);
    rest_.remove_prefix(head.value);
    return text;
  }

  /// Passes over one value.
  bool skip(int depth = 0) {
    constexpr int deepest = 8;
    auto head = this->head();
    if (!head || depth > deepest) return false;
    switch (head->major) {
      case Major::unsigned_int:
      case Major::negative_int:
      case Major::simple:
        return true;
      case Major::bytes:
      case Major::text:
        return string_of(*head, head->major).has_value();
      case Major::tag:
        return skip(depth + 1);
      case Major::array:
      case Major::map:
        return skip_many(*head, depth);
    }
    return false;
  }

 private:
  unsigned byte_at(std::size_t at) const { return static_cast<unsigned char>(rest_[at]); }

  /// Each value takes a byte at least, so that a number out of thin air ends at once.
  bool skip_many(const Head& head, int depth) {
    if (head.value > rest_.size()) return false;
    std::uint64_t count = head.major == Major::map ? 2 * head.value : head.value;
    for (; count > 0; --count) {
      if (!skip(depth + 1)) return false;
    }
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::string> authenticator_data_of(std::string_view attestation_object) {
  Reader reader(attestation_object);
  auto map = reader.head();
  if (!map || map->major != Major::map) return std::nullopt;
  std::optional<std::string> found;
  for (std::uint64_t left = map->value; left > 0; --left) {
    auto key_head = reader.head();
    auto key = key_head ? reader.string_of(*key_head, Major::text) : std::nullopt;
    if (!key) return std::nullopt;
    if (*key != "authData") {
      if (!reader.skip()) return std::nullopt;
      continue;
    }
    auto head = reader.head();
    auto data = head ? reader.string_of(*head, Major::bytes) : std::nullopt;
    if (!data || found) return std::nullopt;
    found = std::string(*data);
  }
  return reader.at_end() ? found : std::nullopt;
}

bool keeps_its_word(std::string_view authenticator_data) {
  constexpr std::size_t flags_at = 32;
  constexpr std::size_t fixed = 37;
  constexpr std::size_t of_credential = 18;  // of whose make it is, and how long its id
  constexpr unsigned holds_credential = 0x40;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(authenticator_data[at]); };
  if (authenticator_data.size() < fixed) return false;
  std::size_t at = fixed;
  if ((byte(flags_at) & holds_credential) != 0) {
    if (authenticator_data.size() < fixed + of_credential) return false;
    at = fixed + of_credential + static_cast<std::size_t>(byte(fixed + 16) << 8 | byte(fixed + 17));
  }
  if (at > authenticator_data.size()) return false;
  Reader reader(authenticator_data.substr(at));
  while (!reader.at_end()) {
    if (!reader.skip()) return false;
  }
  return true;
}

}  // namespace ringmur
