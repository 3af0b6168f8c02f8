#pragma once

#include <optional>

#include "server/http.h"

/// The web page as the server sends it: files of the build, carried in the binary.
namespace ringmur::api {

/// A file of the page, or the page itself for an address that it finds its own way from ("/registers/risks").
/// Nothing where the address is the API's or leads to no file.
std::optional<http::Response> page_response(const http::RequestHead& head);

}  // namespace ringmur::api
