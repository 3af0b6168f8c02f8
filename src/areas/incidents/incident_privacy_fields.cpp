#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {
namespace {

/// Persons, or records.
constexpr std::int64_t most = 10'000'000'000;

}  // namespace

std::vector<Field> privacy_fields() {
  return {
      field<&Incident::privacy_role>(
          "privacy_role", {"Roll för personuppgifterna", "Role for the personal data"}, {.came_later = true}),
      field<&Incident::controllers>("controllers", {"Behandlas åt", "Processed for"},
          {.help = {"De personuppgiftsansvariga, där nämnden är biträde.",
               "The controllers, where the authority is a processor."},
              .max_length = 1000,
              .came_later = true}),
      field<&Incident::registered>("registered", {"Antal registrerade", "Number of data subjects"},
          {.help = {"Ungefär hur många personer.", "About how many persons."},
              .minimum = 0,
              .maximum = most,
              .came_later = true}),
      field<&Incident::posts>("posts", {"Antal poster", "Number of records"},
          {.minimum = 0, .maximum = most, .came_later = true}),
      field<&Incident::protected_identities>("protected_identities",
          {"Personer med skyddade personuppgifter", "Persons with a protected identity"},
          {.minimum = 0, .maximum = most, .came_later = true}),
      field<&Incident::groups>("groups", {"Grupper av registrerade", "Groups of data subjects"},
          {.help = {"Elever, vårdnadshavare, anställda …", "Pupils, guardians, employees …"},
              .max_length = 1000,
              .came_later = true}),
      field<&Incident::data_kinds>("data_kinds", {"Slag av personuppgifter", "Kinds of personal data"},
          {.help = {"Namn, personnummer, hälsa …", "Names, identity numbers, health …"},
              .max_length = 1000,
              .came_later = true}),
      field<&Incident::privacy_risk>("privacy_risk", {"Risk för enskilda", "Risk to individuals"},
          {.help = {"För fysiska personers rättigheter och friheter.",
               "To the rights and freedoms of individuals."},
              .came_later = true}),
      field<&Incident::privacy_risk_reason>("privacy_risk_reason",
          {"Skäl till bedömningen av risken", "Reason for the judgement of the risk"},
          {.came_later = true, .long_text = true}),
      field<&Incident::not_told>("not_told",
          {"Undantag från att informera enskilda", "Exception from telling individuals"},
          {.came_later = true}),
  };
}

}  // namespace ringmur::incidents
