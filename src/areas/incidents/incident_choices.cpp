#include "areas/incidents/incident.h"
#include "schema/describe.h"

/// What an incident's closed lists are called.
namespace ringmur {

template <>
const std::vector<std::pair<incidents::Status, Choice>>& choices_of<incidents::Status>() {
  using enum incidents::Status;
  static const std::vector<std::pair<incidents::Status, Choice>> names{
      {reported, {"new", {"Ny", "New"}}},
      {triage, {"triage", {"Bedöms", "Triage"}}},
      {ongoing, {"ongoing", {"Pågår", "Ongoing"}}},
      {learning, {"learning", {"Lärdomar", "Learning"}}},
      {closed, {"closed", {"Stängd", "Closed"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::Sensitive, Choice>>& choices_of<incidents::Sensitive>() {
  using enum incidents::Sensitive;
  static const std::vector<std::pair<incidents::Sensitive, Choice>> names{
      {no, {"no", {"Nej", "No"}}},
      {partly, {"partly", {"Till en del", "In part"}}},
      {yes, {"yes", {"Ja", "Yes"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::PrivacyRole, Choice>>& choices_of<incidents::PrivacyRole>() {
  using enum incidents::PrivacyRole;
  static const std::vector<std::pair<incidents::PrivacyRole, Choice>> names{
      {controller, {"controller", {"Personuppgiftsansvarig", "Controller"}}},
      {joint, {"joint", {"Gemensamt ansvarig", "Joint controller"}}},
      {processor, {"processor", {"Personuppgiftsbiträde", "Processor"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::PrivacyRisk, Choice>>& choices_of<incidents::PrivacyRisk>() {
  using enum incidents::PrivacyRisk;
  static const std::vector<std::pair<incidents::PrivacyRisk, Choice>> names{
      {unlikely, {"unlikely", {"Osannolik risk", "Risk unlikely"}}},
      {risk, {"risk", {"Risk", "Risk"}}},
      {high, {"high", {"Hög risk", "High risk"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::NotTold, Choice>>& choices_of<incidents::NotTold>() {
  using enum incidents::NotTold;
  static const std::vector<std::pair<incidents::NotTold, Choice>> names{
      {encryption, {"encryption", {"Uppgifterna var skyddade, till exempel krypterade",
                                      "The data were protected, by encryption for instance"}}},
      {later_measures, {"later_measures", {"Senare åtgärder gör att den höga risken sannolikt inte består",
                                              "Later measures: the high risk is no longer likely"}}},
      {disproportionate, {"disproportionate", {"Oproportionell ansträngning: informera allmänheten i stället",
                                                  "Disproportionate effort: tell the public instead"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::Service, Choice>>& choices_of<incidents::Service>() {
  using enum incidents::Service;
  static const std::vector<std::pair<incidents::Service, Choice>> names{
      {public_administration, {"public_administration", {"Offentlig förvaltning", "Public administration"}}},
      {health_care, {"health_care", {"Vård", "Health care"}}},
      {drinking_water, {"drinking_water", {"Dricksvatten", "Drinking water"}}},
      {waste_water, {"waste_water", {"Avlopp", "Waste water"}}},
      {other, {"other", {"Annan tjänst", "Another service"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::Injury, Choice>>& choices_of<incidents::Injury>() {
  using enum incidents::Injury;
  static const std::vector<std::pair<incidents::Injury, Choice>> names{
      {none, {"none", {"Ingen", "None"}}},
      {serious, {"serious", {"Allvarlig skada", "Serious injury"}}},
      {death, {"death", {"Dödsfall", "Death"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<incidents::CauseKind, Choice>>& choices_of<incidents::CauseKind>() {
  using enum incidents::CauseKind;
  static const std::vector<std::pair<incidents::CauseKind, Choice>> names{
      {human, {"human", {"Mänskligt misstag", "Human error"}}},
      {technical, {"technical", {"Tekniskt fel", "Technical fault"}}},
      {attack, {"attack", {"Angrepp", "Attack"}}},
      {supplier, {"supplier", {"Leverantör", "Supplier"}}},
      {process, {"process", {"Brist i rutin eller arbetssätt", "Fault in a routine"}}},
      {environment, {"environment", {"Natur, el eller lokal", "Nature, power or premises"}}},
  };
  return names;
}

}  // namespace ringmur
