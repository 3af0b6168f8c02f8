#pragma once

#include "areas/incidents/incident.h"
#include "schema/describe.h"

/// The parts that an incident's fields are declared in. Included by the incident's own .cpp files only.
namespace ringmur {

template <>
const std::vector<std::pair<incidents::Status, Choice>>& choices_of<incidents::Status>();
template <>
const std::vector<std::pair<incidents::Sensitive, Choice>>& choices_of<incidents::Sensitive>();
template <>
const std::vector<std::pair<incidents::PrivacyRole, Choice>>& choices_of<incidents::PrivacyRole>();
template <>
const std::vector<std::pair<incidents::PrivacyRisk, Choice>>& choices_of<incidents::PrivacyRisk>();
template <>
const std::vector<std::pair<incidents::NotTold, Choice>>& choices_of<incidents::NotTold>();
template <>
const std::vector<std::pair<incidents::Service, Choice>>& choices_of<incidents::Service>();
template <>
const std::vector<std::pair<incidents::Injury, Choice>>& choices_of<incidents::Injury>();
template <>
const std::vector<std::pair<incidents::CauseKind, Choice>>& choices_of<incidents::CauseKind>();

namespace incidents {

std::vector<Field> told_fields();     ///< as it was told of, or stands in an older spreadsheet
std::vector<Field> event_fields();    ///< what happened, as it becomes known
std::vector<Field> privacy_fields();  ///< what GDPR asks by
std::vector<Field> service_fields();  ///< what significance is judged by
std::vector<Field> learnt_fields();
std::vector<Field> step_fields();  ///< when the steps were taken, and what the server keeps

}  // namespace incidents
}  // namespace ringmur
