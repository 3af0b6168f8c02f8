#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Ways to assess risk, as data: what the city may change without a release.
namespace ringmur {

/// A named step of a scale.
struct Level {
  std::int64_t value{0};
  Text name;
  Text help{};           ///< what the step means; or empty
  std::string colour{};  ///< as of Band; or empty
};

/// What a risk value means, from `from` until the next band begins.
struct Band {
  std::int64_t from{1};
  Text name;
  std::string colour;  ///< "low", "moderate", "high" or "critical": the page knows what they look like
};

/// A named step of an analysis that is done in several.
struct Stage {
  std::int64_t number{0};
  Text name;
};

/// What sort of analysis a method is: the page shows what it asks for by it.
enum class MethodKind { general, threat, privacy, rsa, classification };
std::string_view code_of(MethodKind kind);

/// A way to assess risk: what its scales are called and from which value action is required.
struct RiskMethod {
  std::string name;  ///< as written in the register: "VoR"
  Text label;
  std::int64_t threshold{0};
  std::vector<Level> likelihood;
  std::vector<Level> impact;
  MethodKind kind{MethodKind::general};
  std::vector<Band> bands{};
  std::vector<Stage> stages{};
  std::vector<std::string> fields{};  ///< of the risk, beyond those that every method has
  std::string source{};

  /// The number of the band that holds the value, from 1; 0 below the first.
  std::int64_t band_of(std::int64_t value) const;
};

/// Up to which risk value somebody with the role may accept a risk.
struct AcceptanceMandate {
  std::string role;
  std::int64_t up_to{0};
};

/// The bands where a city has said none: from 1, 5, the threshold and 15, those that rise.
std::vector<Band> usual_bands(std::int64_t threshold);

/// From its JSON; what was written before there were kinds, bands, stages and fields is completed. Refused
/// ("settings.risk_levels", "settings.risk_colour", "settings.risk_kind", "settings.risk_stages"): bands that
/// do not begin at 1 or do not rise, colours and kinds that there are none of, stages that are not numbered
/// from 1. Throws where a member lacks or is of another kind, as the other settings do.
Result<RiskMethod> risk_method_of(const boost::json::object& object);

/// Refused ("settings.mandates"): a role named twice, or a value outside 1–25.
Result<std::vector<AcceptanceMandate>> mandates_of(const boost::json::value& list);

}  // namespace ringmur
