#pragma once

#include <string>

#include "base/text.h"

namespace ringmur::api {

/// The start page until the web page comes: what this is and where to go. No script.
std::string start_page_html(Language language);

/// Its style sheet.
std::string_view start_page_css();

}  // namespace ringmur::api
