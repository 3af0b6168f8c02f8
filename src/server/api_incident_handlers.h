#pragma once

#include "server/api.h"

/// What the law asks because of an incident, what was passed on, said and is due: a file for each subject,
/// api_incident_duties, api_incident_forms, api_incident_passes.
namespace ringmur::api {

Answer incident_duties(Call& call);
Answer what_if_incident(Call& call);
Answer step_incident(Call& call);
Answer incident_clocks(Call& call);

Answer incident_forms(Call& call);
Answer incident_form(Call& call);
Answer send_incident_notice(Call& call);

Answer incident_passes(Call& call);
Answer pass_incident(Call& call);

}  // namespace ringmur::api
