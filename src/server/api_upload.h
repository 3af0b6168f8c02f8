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

/// The file of a request: the body itself, or the one file of a multipart/form-data body (as `curl -F` sends
/// it). Refused: no content, a form that is broken, has other parts or several files.
std::expected<Upload, Problem> take_upload(Call& call);

}  // namespace ringmur::api
