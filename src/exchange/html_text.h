#pragma once

#include <string>
#include <string_view>

namespace ringmur {

/// What the letters of an HTML text say, for a letter that has no other: tags go, paragraphs and breaks
/// become lines, the commonest entities become their signs. Not for showing HTML.
std::string html_text(std::string_view html);

}  // namespace ringmur
