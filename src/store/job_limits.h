#pragma once

#include <cstdint>

#include "store/store.h"

namespace ringmur {

/// How many jobs may wait or run at once.
struct JobLimits {
  std::int64_t each{50};        ///< of one account or token; more are refused as `throttled`
  std::int64_t authority{500};  ///< of one authority; more are refused as `unavailable`
  std::int64_t all{2000};       ///< more are refused as `unavailable`
};

/// Whether the actor may order one more in the authority. Asked before what the job works on is kept; those
/// that order at the very same moment are not seen, and are no more than the threads that answer. Refused as
/// `throttled`
/// ("jobs.too_many") and `unavailable` ("jobs.full").
Result<void> room_for_job(Store& store, const Actor& actor, const Uuid& authority, const JobLimits& limits);

}  // namespace ringmur
