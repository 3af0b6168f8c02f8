#include "store/page_key.h"

#include <algorithm>

#include "base/digest.h"
#include "identity/encoding.h"

namespace ringmur {

namespace db {

std::string encode(const PageKey& key) {
  const char* place = key.masked ? "2" : (key.null ? "0" : "1");
  return base64url(place + std::string(view(key.id)) + key.value);
}

std::optional<PageKey> decode(std::string_view text) {
  constexpr std::size_t longest = 4096;
  if (text.size() > longest) return std::nullopt;
  const auto bytes = encoding::base64url_bytes(text);
  if (!bytes || bytes->size() < 17 || bytes->front() < '0' || bytes->front() > '2') return std::nullopt;
  const std::string& raw = *bytes;
  PageKey key;
  key.null = raw[0] == '0';
  key.masked = raw[0] == '2';
  std::copy(raw.begin() + 1, raw.begin() + 17, key.id.bytes.begin());
  key.value = raw.substr(17);
  return key;
}

}  // namespace db

}  // namespace ringmur
