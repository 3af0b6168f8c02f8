#include "identity/device.h"

#include <vector>

#include "base/digest.h"
#include "identity/encoding.h"

namespace ringmur::device {
namespace {

constexpr std::size_t uuid_size = 16;
constexpr std::size_t time_size = 8;
constexpr std::size_t id_size = 16;
constexpr std::size_t signed_size = uuid_size + time_size + id_size;
constexpr std::size_t mac_size = 32;
constexpr std::size_t most_marks = 5;

std::string time_bytes(Instant at) {
  std::string bytes;
  const auto value = static_cast<std::uint64_t>(at.time_since_epoch().count());
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

Instant time_of(std::string_view bytes) {
  std::uint64_t value = 0;
  for (char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(value)}};
}

std::string mac_of(const SealingKey& key, std::string_view bytes) {
  return key.mac("ringmur device", bytes);
}

/// Only those that we have made; the bytes that were signed.
std::vector<std::string> own_marks(const SealingKey& key, std::string_view cookie) {
  std::vector<std::string> marks;
  while (!cookie.empty() && marks.size() < most_marks) {
    auto end = std::min(cookie.find('.'), cookie.size());
    auto bytes = encoding::from_base64url(cookie.substr(0, end));
    cookie.remove_prefix(std::min(end + 1, cookie.size()));
    if (!bytes || bytes->size() != signed_size + mac_size) continue;
    std::string_view all(*bytes);
    if (encoding::same_bytes(mac_of(key, all.substr(0, signed_size)), all.substr(signed_size)))
      marks.emplace_back(all.substr(0, signed_size));
  }
  return marks;
}

std::string_view account_in(std::string_view mark) {
  return mark.substr(0, uuid_size);
}

Instant made_at(std::string_view mark) {
  return time_of(mark.substr(uuid_size, time_size));
}

bool is_good(std::string_view mark, Instant at) {
  return made_at(mark) <= at && at - made_at(mark) < mark_is_good;
}

}  // namespace

std::optional<Mark> mark_of(const SealingKey& key, std::string_view cookie, const Uuid& account, Instant at) {
  for (const std::string& mark : own_marks(key, cookie)) {
    if (account_in(mark) == view(account) && is_good(mark, at))
      return Mark{mark.substr(uuid_size + time_size), made_at(mark)};
  }
  return std::nullopt;
}

std::optional<std::string> marked(
    const SealingKey& key, std::string_view cookie, const Uuid& account, Instant at) {
  auto before = mark_of(key, cookie, account, at);
  if (before && at - before->made_at < mark_is_good / 2) return std::nullopt;
  const std::string id = before ? before->id : random_bytes(id_size);
  std::vector<std::string> marks{std::string(view(account)) + time_bytes(at) + id};
  for (std::string& mark : own_marks(key, cookie)) {
    bool keep = marks.size() < most_marks && account_in(mark) != view(account) && is_good(mark, at);
    if (keep) marks.push_back(std::move(mark));
  }
  std::string value;
  for (const std::string& mark : marks) {
    if (!value.empty()) value += '.';
    value += base64url(mark + mac_of(key, mark));
  }
  return value;
}

}  // namespace ringmur::device
