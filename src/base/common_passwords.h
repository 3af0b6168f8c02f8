#pragma once

#include <cstddef>
#include <string_view>

namespace ringmur {

/// Whether it is one of the passwords that most people have, as the npm package @zxcvbn-ts/language-common
/// lists them (docs/dependencies.md); `text` is folded. Never, in a program that was built without the
/// package.
bool is_common_password(std::string_view text);

/// How many they are.
std::size_t common_password_count();

}  // namespace ringmur
