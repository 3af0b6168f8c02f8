#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {
namespace {

std::vector<Field> interruption() {
  const Options hours{.minimum = 0, .maximum = 100'000, .came_later = true};
  return {
      field<&Incident::service>("service", {"Tjänst", "Service"}, {.came_later = true}),
      field<&Incident::trust_service>(
          "trust_service", {"Betrodd tjänst", "Trust service"}, {.came_later = true}),
      field<&Incident::limited_hours>(
          "limited_hours", {"Timmar med begränsad verksamhet", "Hours of limited activity"}, hours),
      field<&Incident::reserve_hours>(
          "reserve_hours", {"Timmar med reservrutiner", "Hours on reserve routines"}, hours),
      field<&Incident::critical_system>("critical_system",
          {"Sektorskritiskt system", "System critical to the sector"}, {.came_later = true}),
      field<&Incident::down_hours>(
          "down_hours", {"Timmar som systemet har legat nere", "Hours that the system was down"}, hours),
      field<&Incident::workaround_hours>(
          "workaround_hours", {"Timmar med tillfällig lösning", "Hours on a workaround"}, hours),
  };
}

std::vector<Field> damage() {
  return {
      field<&Incident::protected_information>("protected_information",
          {"Skyddad information röjd, förlorad eller ändrad", "Protected information compromised"},
          {.came_later = true}),
      field<&Incident::others_protected_information>("others_protected_information",
          {"… som tillhör en annan juridisk person", "… that is another legal person's"},
          {.came_later = true}),
      field<&Incident::protected_persons>("protected_persons",
          {"Personer vars skyddade information berörs", "Persons whose protected information it is"},
          {.minimum = 0, .maximum = 10'000'000'000, .came_later = true}),
      field<&Incident::cost>("cost", {"Kostnad (kr)", "Cost (SEK)"},
          {.minimum = 0, .maximum = 1'000'000'000'000, .came_later = true}),
      field<&Incident::environmental_damage>(
          "environmental_damage", {"Miljöskada", "Environmental damage"}, {.came_later = true}),
      field<&Incident::others_in_crisis>("others_in_crisis",
          {"Annan aktör i krisläge", "Another actor in a state of crisis"}, {.came_later = true}),
      field<&Incident::injury>("injury", {"Personskada", "Injury"}, {.came_later = true}),
  };
}

std::vector<Field> judged() {
  return {
      field<&Incident::significant>("significant", {"Bedömd som betydande", "Judged to be significant"},
          {.help = {"Egen bedömning av vad händelsen har orsakat eller kan orsaka. Tomt: bara "
                    "tröskelvärdena.",
               "Your own judgement of what the event has caused or can cause. Empty: the thresholds alone."},
              .came_later = true}),
      field<&Incident::significance_reason>("significance_reason",
          {"Skäl till bedömningen av betydelsen", "Reason for the judgement of significance"},
          {.came_later = true, .long_text = true}),
      field<&Incident::recipients_affected>("recipients_affected",
          {"Tjänstens mottagare påverkas", "Recipients of the service are affected"}, {.came_later = true}),
      field<&Incident::cyber_threat>(
          "cyber_threat", {"Betydande cyberhot", "Significant cyber threat"}, {.came_later = true}),
      field<&Incident::report_asked>(
          "report_asked", {"Delrapport begärd", "Intermediate report asked for"}, {.came_later = true}),
  };
}

}  // namespace

std::vector<Field> service_fields() {
  std::vector<Field> all;
  for (auto part : {interruption(), damage(), judged()}) {
    for (Field& one : part) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace ringmur::incidents
