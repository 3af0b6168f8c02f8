#include "areas/incidents/incident.h"

#include "areas/incidents/incident_fields.h"
#include "areas/incidents/told_text.h"

namespace ringmur::incidents {
namespace {

std::vector<Field> all_fields() {
  std::vector<Field> all;
  for (auto part :
      {told_fields(), event_fields(), privacy_fields(), service_fields(), learnt_fields(), step_fields()}) {
    for (Field& one : part) all.push_back(std::move(one));
  }
  return all;
}

std::vector<Error> check_details(const void* record) {
  const Incident& incident = *static_cast<const Incident*>(record);
  if (incident.sensitive != Sensitive::yes) return {};
  std::vector<Error> faults;
  for (const char* name : {"description", "people", "place", "information", "supplier", "consequences",
           "measures", "groups", "data_kinds", "cause_label", "cause", "effect", "lessons"}) {
    const Field& field = describe_incident().at(name);
    if (!is_empty(field.get(record))) faults.push_back(no_details_here(name).error());
  }
  return faults;
}

}  // namespace

const RecordType& describe_incident() {
  static const RecordType type = described<Incident>({
      .name = "incident",
      .plural = "incidents",
      .label = {"Incident", "Incident"},
      .label_plural = {"Incidenter", "Incidents"},
      .help = {"Händelser som har röjt, förlorat eller förvanskat information.",
          "Events that have revealed, lost or falsified information."},
      .fields = all_fields(),
      .key = {"diary_number"},
      .key_may_come_later = true,
      .likeness = {"discovered_at", "title", "unit"},
      .partition = {"discovered_at"},
      .period = "discovered_at",
      .title = "title",
      .default_sort = "-discovered_at",
      .reference_prefix = "INC",
      .indexes = {{"external_reference"}, {"case_id"}, {"cause_label"}, {"status", "discovered_at"}},
      .owned_by = {{"reported_by", Naming::login}, {"handler", Naming::login}},
      .links = {{.name = "concerns",
          .label = {"Rör", "Concerns"},
          .back = {"Berörd av", "Concerned by"},
          .to = {"system"}}},
      .check = check_details,
  });
  return type;
}

}  // namespace ringmur::incidents
