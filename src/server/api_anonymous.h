#pragma once

#include "server/api.h"

namespace ringmur::api {

/// Whether the request reports an incident without a name: then nothing that is kept, or logged, of the
/// request may say whose it was.
bool tells_anonymously(const Call& call);

}  // namespace ringmur::api
