#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "areas/risk/control_performance.h"
#include "areas/risk/internal_control.h"
#include "areas/risk/risk.h"
#include "areas/risk/risk_acceptance.h"
#include "demo/town.h"

/// An authority's work with its risks, year after year: assessed again, accepted, checked.
namespace ringmur::demo {

/// What a year brings; ids where others refer to them.
struct RiskWork {
  std::vector<std::pair<Uuid, risk::Risk>> risks;
  std::vector<risk::RiskAcceptance> acceptances;
  std::vector<std::pair<Uuid, risk::InternalControl>> controls;
  std::vector<risk::ControlPerformance> performances;
};

/// Remembers the year before, so that a risk that is there again leads to it.
class RiskBook {
 public:
  RiskBook(const Town& town, const Place& place) : town_(town), place_(place) {}

  /// Years are asked for in order.
  RiskWork year(int year);

 private:
  struct Before {
    Uuid id;
    std::optional<std::int64_t> value;
  };
  using Chosen = std::pair<Uuid, risk::Risk>;

  void enrich(risk::Risk& risk, int year) const;
  void lead_back(risk::Risk& risk) const;
  void accept(RiskWork& work, int year) const;
  void plan(RiskWork& work, int year) const;
  void perform(RiskWork& work, const Uuid& control, const risk::InternalControl& plan, int year) const;

  const Town& town_;
  const Place& place_;
  std::map<std::string, Before> before_;  ///< by analysis, arbetssätt and event
};

}  // namespace ringmur::demo
