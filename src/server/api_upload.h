#pragma once

#include <optional>
#include <string>

#include "server/api.h"

namespace ringmur::api {

/// A file that a client has sent.
struct Upload {
  http::SpooledFile file;
  std::string name;  ///< as the client calls it; empty where it did not say
};

/// What a file may be called in lists and in the trail: the last part of a path, of either kind of slash, at
/// most 200 characters. Empty where it holds control characters, which a terminal would obey.
std::string bare_name(std::string_view name);

/// The file of a request: the body itself, or the one file of a multipart/form-data body (as `curl -F` sends
/// it). Refused: no content, a form that is broken, has other parts or several files.
std::expected<Upload, Problem> take_upload(Call& call);

}  // namespace ringmur::api
