#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/risk/risk_acceptance.h"
#include "store/store.h"

/// Who may bear a risk as it is, and that somebody does.
namespace ringmur::risk {

/// What it takes to accept a risk as it is assessed today.
struct Mandate {
  std::optional<std::int64_t> value{};  ///< nothing where it is not assessed, or may not be seen
  std::vector<std::string> roles{};     ///< codes of the roles whose mandate reaches the value
  std::string held{};                   ///< the one of them that the actor has for the risk's unit; or empty
};

/// Refused as reading the risk is.
Result<Mandate> mandate_for(Store& store, const Actor& actor, const Uuid& authority, const Uuid& risk);

enum class Decision { accept, decline, withdraw };

struct DecisionOrder {
  Decision decision{Decision::accept};
  std::string note{};
  std::string name{};  ///< what the person who decides is called
};

/// Accepts or declines a request by a person with a role whose mandate reaches the risk's value; accepted,
/// the risk says so too, in the same transaction. Withdraws a request or an acceptance by who may write it,
/// or has the mandate. Refused: "acceptance.no_mandate" (and whose would do), "acceptance.not_assessed",
/// "acceptance.ended" (its last day is past), "acceptance.decided" (it is no longer a request),
/// "acceptance.note" (more than 2,000 characters).
Result<Row> decide_acceptance(Store& store, const Actor& actor, const Uuid& authority, const Uuid& acceptance,
    const DecisionOrder& order);

}  // namespace ringmur::risk
