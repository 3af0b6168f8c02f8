#pragma once

#include <memory>
#include <optional>
#include <string>

#include "areas/incidents/judge_incident.h"
#include "server/api.h"
#include "server/api_addressed.h"

/// How incidents and what follows from them are answered.
namespace ringmur::api {

/// The incident of an address, judged with all its facts.
struct JudgedHere {
  Authority authority;
  incidents::Town town;
  incidents::Judged judged;
};

std::expected<JudgedHere, Problem> judged_incident(Call& call);

/// `{"incident":…,"duties":[…],…}`, with `changed` where there is a judgement before.
std::string duties_json(
    const Call& call, const incidents::Judged& judged, const incidents::Judgement* before = nullptr);

/// What a change of facts makes of the duties, in the trail: asked before the change, told of after it. Of
/// other registers than incidents nothing.
class DutiesChange {
 public:
  DutiesChange(Call& call, const Row& before);
  /// `after` as it was written. That nothing could be told is in the log: the change itself stands.
  void note(const Row& after);

 private:
  Call& call_;
  std::optional<incidents::Judged> before_;
};

}  // namespace ringmur::api
