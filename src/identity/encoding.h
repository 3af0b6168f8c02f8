#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Bytes as the texts that authenticators and their apps speak. (To base64 and base64url: base/digest.h.)
namespace ringmur::encoding {

/// RFC 4648 §6 in capitals, without padding.
std::string base32(std::string_view bytes);

/// URL-safe base64, padded or not; nothing where it is anything else.
std::optional<std::string> from_base64url(std::string_view text);
/// What base64url() writes (RFC 4648 §5 without padding); nothing where it is anything else, also where bits
/// are left over that a second text could differ in.
std::optional<std::string> base64url_bytes(std::string_view text);

/// Everything but RFC 3986's unreserved characters as %XX: for a query and for a form.
std::string percent_encoded(std::string_view text);

/// SHA-256 (FIPS 180-4), 32 bytes.
std::string sha256(std::string_view bytes);
/// SHA-1 in capital hexadecimal, as lists of breached passwords have it; for nothing that must be secure.
std::string sha1_hex(std::string_view bytes);

/// Takes as long wherever they differ.
bool same_bytes(std::string_view one, std::string_view other);

}  // namespace ringmur::encoding
