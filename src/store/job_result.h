#pragma once

#include "store/jobs.h"

namespace ringmur {

/// What the taker of a job that is done knows only after the transaction that ended it. Nothing happens where
/// another worker has taken the job since.
Result<void> complete_result(Store& store, const Job& job, const std::string& result);

}  // namespace ringmur
