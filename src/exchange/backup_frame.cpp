#include "exchange/backup_frame.h"

#include <boost/json.hpp>
#include <cstring>

#include "base/hex.h"
#include "base/text.h"

namespace ringmur::backup_frame {
namespace {

std::string text_at(const boost::json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::int64_t number_at(const boost::json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  return found != nullptr && found->is_int64() ? found->get_int64() : 0;
}

}  // namespace

std::array<char, head_bytes> bytes_of(const Head& head) {
  std::array<char, head_bytes> bytes{};
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<char>(head.length >> (8 * i));
  for (std::size_t i = 0; i < 8; ++i) bytes[4 + i] = static_cast<char>(head.number >> (8 * i));
  bytes[12] = static_cast<char>(head.kind);
  return bytes;
}

Head head_of(std::string_view bytes) {
  Head head;
  for (std::size_t i = 4; i-- > 0;) head.length = head.length << 8 | static_cast<unsigned char>(bytes[i]);
  for (std::size_t i = 12; i-- > 4;) head.number = head.number << 8 | static_cast<unsigned char>(bytes[i]);
  head.kind = static_cast<Kind>(bytes[12]);
  return head;
}

Digest digest_of(std::string_view file, const Head& head, std::string_view payload) {
  const auto bytes = bytes_of(head);
  return Hasher().add(file).add(std::string_view(bytes.data(), bytes.size())).add(payload).finish();
}

std::string beside(const Digest& header, const Head& head) {
  Head without_length = head;
  without_length.length = 0;
  const auto bytes = bytes_of(without_length);
  return std::string(view(header)) + std::string(bytes.data(), bytes.size());
}

std::string json_of(const Sealed& sealed) {
  const BackupHeader& header = sealed.header;
  boost::json::object out{{"format", format}, {"file", hex(header.file)}, {"made_at", header.made_at},
      {"program", header.program}, {"engine", header.engine}, {"step", header.step}, {"packed", "zstd"},
      {"encrypted", header.keys.empty() ? "no" : "secretstream-xchacha20poly1305"}};
  boost::json::array keys;
  for (std::size_t i = 0; i < header.keys.size(); ++i)
    keys.push_back({{"key", hex(header.keys[i])}, {"sealed", hex(sealed.file_keys[i])}});
  out["keys"] = std::move(keys);
  out["stream"] = hex(sealed.stream);
  return boost::json::serialize(out);
}

Result<Sealed> sealed_of(std::string_view json) {
  boost::system::error_code wrong;
  const boost::json::value value = boost::json::parse(json, wrong);
  const auto* object = wrong ? nullptr : value.if_object();
  if (object == nullptr || number_at(*object, "format") < 1) {
    return refuse(Refusal::invalid, "backup.changed",
        {"Filens huvud har ändrats. Ta en annan säkerhetskopia.",
            "The head of the file was changed. Take another backup."});
  }
  if (number_at(*object, "format") > format) {
    return refuse(Refusal::unsupported, "backup.newer_format",
        {"Säkerhetskopian är skriven av en nyare version av Ringmur. Uppgradera programmet.",
            "The backup was written by a newer version of Ringmur. Upgrade the program."});
  }
  Sealed sealed;
  sealed.header = {from_hex(text_at(*object, "file")), text_at(*object, "made_at"),
      text_at(*object, "program"), text_at(*object, "engine"), number_at(*object, "step"), {}};
  sealed.stream = from_hex(text_at(*object, "stream"));
  const auto* keys = object->if_contains("keys");
  if (keys == nullptr || !keys->is_array()) return sealed;
  for (const boost::json::value& key : keys->get_array()) {
    if (!key.is_object()) continue;
    sealed.header.keys.push_back(from_hex(text_at(key.get_object(), "key")));
    sealed.file_keys.push_back(from_hex(text_at(key.get_object(), "sealed")));
  }
  return sealed;
}

std::string signed_text(std::string_view digest) {
  return "Ringmur backup 1\n" + hex(digest) + "\n";
}

}  // namespace ringmur::backup_frame
