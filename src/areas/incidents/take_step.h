#pragma once

#include <boost/json/fwd.hpp>
#include <string>

#include "areas/incidents/judge_incident.h"
#include "areas/incidents/lifecycle.h"

namespace ringmur::incidents {

/// The incident with these facts over its own, as a request writes them. Refused: unknown fields, those that
/// the server keeps, values out of their limits, details of what is säkerhetskänsligt.
Result<Incident> with_facts(const Row& row, const boost::json::object& facts);

struct StepOrder {
  Status to{Status::reported};
  std::int64_t version{0};                    ///< what the client read
  const boost::json::object* facts{nullptr};  ///< told with the step; or none
  std::string reason{};                       ///< asked for when what is closed is opened again
  std::string name{};                         ///< what the person who takes it is called
};

/// The facts and the step in one write; a reason is kept in the timeline as a decision. Refused as
/// with_facts() and may_step() do, as `changed` where the version is another, "incident.reason" where a
/// reopening has none.
Result<Row> take_step(
    Store& store, const Actor& actor, const Town& town, const Judged& judged, const StepOrder& order);

}  // namespace ringmur::incidents
