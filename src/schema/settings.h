#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "schema/risk_method.h"
#include "schema/secrecy.h"
#include "schema/year_wheel.h"

namespace ringmur {

/// What a city may change without a release: scales, thresholds, obligatory lists. From data/settings.json
/// unless the database holds its own.
class Settings {
 public:
  /// Refuses what lacks a member or contradicts itself.
  static Result<Settings> parse(std::string_view json);
  static const Settings& defaults();

  /// The method of that name (folded), or the one called "*".
  const RiskMethod& risk_method(std::string_view name) const;
  const std::vector<RiskMethod>& risk_methods() const { return methods_; }
  /// Who may accept a risk, and up to which value; the highest last.
  const std::vector<AcceptanceMandate>& acceptance_mandates() const { return mandates_; }
  /// The arbetssätt that every nämnd must have assessed.
  const std::vector<std::string>& obligatory_practices() const { return practices_; }
  /// Kinds of unit that are an authority of their own (folded).
  const std::vector<std::string>& authority_kinds() const { return authority_kinds_; }
  /// How many days the trail keeps events of a kind ("sign_in", "seen" …); a kind that is not here is kept
  /// for ever.
  const std::map<std::string, std::int64_t>& retention() const { return retention_; }
  /// Grounds of secrecy: those that everybody has, and then the city's own.
  const std::vector<Ground>& secrecy_grounds() const { return grounds_; }
  /// By its code; null where there is none.
  const Ground* secrecy_ground(std::string_view code) const;
  /// The year's obligatory work.
  const std::vector<WheelItem>& year_wheel() const { return year_wheel_; }
  /// SEK: what an hour of work is reckoned at in the three-year plan. The usual one is a proposal.
  std::int64_t hour_price() const { return hour_price_; }
  const std::string& json() const { return json_; }

 private:
  std::vector<RiskMethod> methods_;
  std::vector<AcceptanceMandate> mandates_;
  std::vector<std::string> practices_;
  std::vector<std::string> authority_kinds_;
  std::map<std::string, std::int64_t> retention_;
  std::vector<Ground> grounds_;
  std::vector<WheelItem> year_wheel_;
  std::int64_t hour_price_{0};
  std::string json_;
};

}  // namespace ringmur
