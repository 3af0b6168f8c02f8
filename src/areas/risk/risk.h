#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/inventory/system.h"
#include "areas/organisation/unit.h"
#include "areas/risk/rules.h"

namespace ringmur::risk {

/// What is done about a risk: undvika, minska, dela, acceptera.
enum class Treatment { avoid, reduce, share, accept };

/// An unwanted event, as an analysis of a year assessed it. `likelihood`, `impact` and `value` are today's:
/// with what is done already. Inherent is without it, residual with what is planned as well.
struct Risk {
  std::string analysis;
  std::int64_t year{0};
  std::optional<std::int64_t> stage;
  std::string process;
  std::string practice;
  std::string task;
  std::string event;
  std::string threat;
  std::string actor;
  std::string capability;
  std::string harm;
  std::string effect_confidentiality;
  std::string effect_integrity;
  std::string effect_availability;
  Id<inventory::System> system;
  std::string information_set;
  std::string supplier;
  std::string risk_owner;
  std::optional<std::int64_t> inherent_likelihood;
  std::optional<std::int64_t> inherent_impact;
  std::optional<std::int64_t> likelihood;
  std::optional<std::int64_t> impact;
  std::optional<std::int64_t> residual_likelihood;
  std::optional<std::int64_t> residual_impact;
  std::string reason;
  std::optional<Treatment> treatment;
  std::string action;
  std::string follow_up;
  std::string proposal;
  std::optional<bool> internal_control;
  Id<Risk> previous;
  std::optional<std::int64_t> previous_value;
  std::string what_changed;
  std::optional<std::int64_t> value;             ///< derived
  std::optional<bool> action_required;           ///< derived; nothing where the risk is not assessed
  std::optional<std::int64_t> level;             ///< derived: the number of the method's band
  std::optional<Moved> moved;                    ///< derived; nothing where either year is not assessed
  std::optional<std::int64_t> inherent_value;    ///< derived
  std::optional<std::int64_t> residual_value;    ///< derived
  std::optional<bool> residual_action_required;  ///< derived
  std::optional<std::int64_t> accepted_value;    ///< by who had the mandate
  std::optional<Date> accepted_until;
  std::optional<Date> covered_until;  ///< derived
  Id<organisation::Unit> unit;

  bool operator==(const Risk&) const = default;
};

const RecordType& describe_risk();

}  // namespace ringmur::risk
