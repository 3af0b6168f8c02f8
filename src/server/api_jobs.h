#pragma once

#include "server/api.h"
#include "store/jobs.h"

namespace ringmur::api {

/// {"id","kind","status","progress","result"}: the result of a failed job is a problem in the reader's
/// language.
std::string job_json(const Job& job, Language language);

}  // namespace ringmur::api
