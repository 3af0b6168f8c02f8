#include "server/report_policy.h"

#include <openssl/evp.h>

#include <array>
#include <functional>
#include <set>
#include <stdexcept>

namespace ringmur::api {
namespace {

/// Calls `visit` with what stands between each `begin` and the `end` after it.
void for_each_between(std::string_view text, std::string_view begin, std::string_view end,
    const std::function<void(std::string_view)>& visit) {
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at)) {
    at += begin.size();
    auto stop = text.find(end, at);
    if (stop == std::string_view::npos) return;
    visit(text.substr(at, stop - at));
    at = stop;
  }
}

}  // namespace

std::string csp_hash(std::string_view text) {
  std::array<unsigned char, 32> hash{};
  if (EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("OpenSSL has no SHA-256");
  std::array<unsigned char, 45> base64{};  // 32 bytes are 44 letters, and a zero byte
  EVP_EncodeBlock(base64.data(), hash.data(), hash.size());
  return "sha256-" + std::string(base64.begin(), base64.end() - 1);
}

std::string report_policy(std::string_view html) {
  std::set<std::string> blocks;
  std::set<std::string> attributes;
  for_each_between(html, "<style>", "</style>", [&](std::string_view css) { blocks.insert(csp_hash(css)); });
  // Text is escaped, so a quote after the name is our own renderer's.
  for_each_between(html, " style=\"", "\"", [&](std::string_view css) { attributes.insert(csp_hash(css)); });
  std::string styles;
  if (!attributes.empty()) styles += " 'unsafe-hashes'";  // which lets hashes speak of attributes too
  attributes.merge(blocks);
  for (const std::string& hash : attributes) styles += " '" + hash + '\'';
  if (styles.empty()) styles = " 'none'";
  return "default-src 'none'; style-src" + styles +
         "; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}

std::string file_policy() {
  return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}

}  // namespace ringmur::api
