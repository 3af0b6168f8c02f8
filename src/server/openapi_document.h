#pragma once

#include <string>

#include "schema/record_type.h"

namespace ringmur {

/// The OpenAPI 3.1 document of every route and register, indented; the same bytes for the same catalogue.
/// Without a line feed at its end.
std::string openapi_document(const Catalogue& catalogue);

}  // namespace ringmur
