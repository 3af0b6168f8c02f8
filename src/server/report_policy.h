#pragma once

#include <string>
#include <string_view>

namespace ringmur::api {

/// "sha256-…" in base64, as a Content-Security-Policy names a piece of style (CSP 3 §2.3.1).
std::string csp_hash(std::string_view text);

/// Content-Security-Policy of a report that our own renderer has made: exactly the styles that stand in it
/// are allowed, by their hashes, and nothing else. Only our own page may show it in a frame.
std::string report_policy(std::string_view html);

/// Of the report in any other format.
std::string file_policy();

}  // namespace ringmur::api
