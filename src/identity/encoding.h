#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ringmur {

/// What base64url() writes (RFC 4648 §5 without padding); nothing where it is anything else, also where bits
/// are left over that a second text could differ in.
std::optional<std::string> base64url_bytes(std::string_view text);

/// Base64 with padding, for Authorization: Basic.
std::string base64(std::string_view bytes);

/// Everything but RFC 3986's unreserved characters as %XX: for a query and for a form.
std::string percent_encoded(std::string_view text);

/// SHA-256 of the bytes, as 32 bytes.
std::string sha256(std::string_view bytes);

}  // namespace ringmur
