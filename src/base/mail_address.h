#pragma once

#include <string_view>

namespace ringmur {

/// Letters, digits and what stands between them, one @, a dot after it; at most 254 bytes. Narrower than
/// RFC 5321: no quotes, no comments, ASCII.
bool is_mail_address(std::string_view address);

}  // namespace ringmur
