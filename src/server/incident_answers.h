#pragma once

#include <memory>
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

}  // namespace ringmur::api
