#pragma once

#include "server/api.h"
#include "store/jobs.h"

namespace ringmur::api {

/// {"id","kind","status","progress","result"}: the result of a failed job is a problem in the reader's
/// language.
std::string job_json(const Job& job, Language language);

/// As find_job(), but waits the moment that lies between the commit of an import and its report.
Result<Job> settled_job(Store& store, const Actor& actor, const Uuid& id);

}  // namespace ringmur::api
