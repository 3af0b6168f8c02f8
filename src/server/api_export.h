#pragma once

#include <string>
#include <vector>

#include "registry/export.h"
#include "server/api.h"

namespace ringmur::api {

enum class SheetKind { csv, xlsx };

/// All pages of `query` as a file that is sent while it is read: memory does not grow with the register.
http::Response export_response(
    Call& call, Query query, const std::vector<std::string>& chosen, SheetKind kind);

}  // namespace ringmur::api
