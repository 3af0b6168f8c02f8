#include "identity/recovery.h"

namespace ringmur::recovery {
namespace {

constexpr std::string_view symbols = "abcdefghijkmnpqrstuvwxyz23456789";  // 32: no l, o, 0, 1
static_assert(symbols.size() == 32);
constexpr std::size_t length = 24;
constexpr std::size_t group = 4;

std::string new_code() {
  std::string code;
  const std::string chance = random_bytes(length);
  for (std::size_t i = 0; i < length; ++i) {
    if (i > 0 && i % group == 0) code += '-';
    code += symbols[static_cast<unsigned char>(chance[i]) % symbols.size()];  // 256 is a multiple of 32
  }
  return code;
}

std::string tidy(std::string_view code) {
  std::string made;
  for (char c : code) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c != '-' && c != ' ' && c != '\t' && c != '\n' && c != '\r') made += c;
  }
  return made;
}

}  // namespace

std::vector<std::string> new_codes() {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < code_count; ++i) codes.push_back(new_code());
  return codes;
}

Digest digest_of(const Uuid& account, std::string_view code) {
  return Hasher().add("recovery code").add(to_string(account)).add(tidy(code)).finish();
}

}  // namespace ringmur::recovery
