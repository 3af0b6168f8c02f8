#pragma once

#include <string>
#include <string_view>

namespace ringmur {

/// HTML of the ISAM's words (CommonMark with tables). Raw HTML in the text is shown as text, links only to
/// http(s) and mailto; headings are moved down so that `#` becomes `<hN>` with N = `heading_level`.
std::string markdown_to_html(std::string_view markdown, int heading_level);

}  // namespace ringmur
