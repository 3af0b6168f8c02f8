#pragma once

#include "server/api.h"

namespace ringmur::api {

/// Answers a request that carries an Idempotency-Key: the first one is done, the same again within a day gets
/// the first one's answer, another one with the same key is refused. A refused request gives its key back.
Answer answer_once(Call& call);

}  // namespace ringmur::api
