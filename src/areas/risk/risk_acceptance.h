#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/risk/risk.h"

namespace ringmur::risk {

enum class AcceptanceStatus { requested, accepted, declined, withdrawn };

/// That a risk is borne as it is, for a time and a reason: asked for by one, decided by another who has the
/// mandate for its value. What the decision says is the server's to write.
struct RiskAcceptance {
  Id<Risk> risk;
  std::string reason;
  std::optional<Date> until;  ///< the last day
  std::string decision;       ///< diarienummer
  std::string asked_of;       ///< login of who is to decide
  std::optional<AcceptanceStatus> status;
  std::optional<std::int64_t> value;  ///< the risk's, when it was decided
  std::string decided_by;             ///< login
  std::string decided_by_name;
  std::string role;
  std::optional<Instant> decided_at;
  std::string decision_note;
  Id<organisation::Unit> unit;

  bool operator==(const RiskAcceptance&) const = default;
};

const RecordType& describe_risk_acceptance();

}  // namespace ringmur::risk
