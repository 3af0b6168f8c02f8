#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/uuid.h"

/// Codes on paper for who has lost the phone or the passkey: each is good once.
namespace ringmur::recovery {

inline constexpr std::size_t code_count = 10;

/// 24 letters and digits that nobody mixes up, in groups of four: 120 bits, so that a plain digest is enough
/// to keep (OWASP ASVS 5.0, 6.5.2 asks for 112).
std::vector<std::string> new_codes();

/// What is kept: bound to the account, the same however the code was typed (case, hyphens, blanks).
Digest digest_of(const Uuid& account, std::string_view code);

}  // namespace ringmur::recovery
