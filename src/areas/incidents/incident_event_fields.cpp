#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {
namespace {

std::vector<Field> moments() {
  return {
      field<&Incident::occurred_at>("occurred_at", {"Började", "Began"}, {.came_later = true}),
      field<&Incident::ended_at>("ended_at", {"Upphörde", "Ended"},
          {.help = {"Tomt så länge händelsen pågår.", "Empty while the event goes on."}, .came_later = true}),
      field<&Incident::handled_at>("handled_at", {"Hanterad", "Handled"},
          {.help = {"När incidenten har hanterats. Slutrapporten räknas härifrån om en lägesrapport har "
                    "lämnats.",
               "When the incident has been handled. The final report counts from here where a status report "
               "was given."},
              .came_later = true}),
      field<&Incident::aware_at>("aware_at", {"Fick kännedom", "Became aware"},
          {.help = {"När nämnden fick kännedom om händelsen. Tidsfristerna räknas härifrån, aldrig från när "
                    "uppgiften skrevs in.",
               "When the authority became aware. The deadlines count from here, never from when it was "
               "typed."},
              .came_later = true}),
      field<&Incident::aware_how>("aware_how", {"Kännedom styrks av", "Awareness is proved by"},
          {.help = {"Mejlet, samtalet eller larmet, och vem som tog emot det.",
               "The letter, the call or the alarm, and who received it."},
              .max_length = 1000,
              .came_later = true,
              .personal = Personal::yes}),
  };
}

std::vector<Field> who_and_what() {
  return {
      field<&Incident::external_reference>("external_reference",
          {"Ärendenummer hos servicedesk", "The service desk's number"},
          {.max_length = 80, .searchable = true, .came_later = true}),
      field<&Incident::handler>("handler", {"Handläggare", "Handler"},
          {.help = {"Inloggningen för den som håller i incidenten.", "The login of who is in charge."},
              .max_length = 200,
              .came_later = true,
              .personal = Personal::yes,
              .identifies = Identifies::login}),
      field<&Incident::people>("people", {"Medverkande", "Others who take part"},
          {.came_later = true, .long_text = true, .personal = Personal::yes}),
      field<&Incident::place>("place", {"Plats", "Place"}, {.came_later = true}),
      field<&Incident::information>("information", {"Information", "Information"},
          {.help = {"Vilken information det gäller.", "Which information it concerns."},
              .max_length = 1000,
              .searchable = true,
              .came_later = true}),
      field<&Incident::affects_confidentiality>("affects_confidentiality",
          {"Konfidentialitet påverkad", "Confidentiality affected"}, {.came_later = true}),
      field<&Incident::affects_integrity>(
          "affects_integrity", {"Riktighet påverkad", "Integrity affected"}, {.came_later = true}),
      field<&Incident::affects_availability>(
          "affects_availability", {"Tillgänglighet påverkad", "Availability affected"}, {.came_later = true}),
      field<&Incident::affects_authenticity>(
          "affects_authenticity", {"Autenticitet påverkad", "Authenticity affected"}, {.came_later = true}),
      field<&Incident::malicious>("malicious", {"Antagonistisk", "Malicious"},
          {.help = {"Har någon gjort det med avsikt?", "Did somebody do it on purpose?"},
              .came_later = true}),
      field<&Incident::crime>(
          "crime", {"Kan antas vara brott", "May be assumed to be a crime"}, {.came_later = true}),
      field<&Incident::supplier>(
          "supplier", {"Leverantör", "Supplier"}, {.searchable = true, .came_later = true}),
      field<&Incident::supplier_caused>(
          "supplier_caused", {"Kommer från leverantören", "Comes from the supplier"}, {.came_later = true}),
      field<&Incident::cross_border>(
          "cross_border", {"Berör andra länder", "Concerns other countries"}, {.came_later = true}),
      field<&Incident::consequences>(
          "consequences", {"Konsekvenser", "Consequences"}, {.came_later = true, .long_text = true}),
      field<&Incident::measures>("measures", {"Åtgärder", "Measures"},
          {.help = {"Vad som är gjort och planerat.", "What has been done and is planned."},
              .came_later = true,
              .long_text = true}),
      field<&Incident::insured>(
          "insured", {"Försäkringen kan gälla", "Insurance may apply"}, {.came_later = true}),
  };
}

}  // namespace

std::vector<Field> event_fields() {
  std::vector<Field> all{field<&Incident::sensitive>("sensitive",
      {"Säkerhetskänslig verksamhet", "Security-sensitive activity"},
      {.help = {"Rör händelsen säkerhetskänslig verksamhet eller säkerhetsskyddsklassificerade uppgifter? Då "
                "lagras inga detaljer här.",
           "Does the event concern security-sensitive activity or security classified information? Then no "
           "details are kept here."},
          .came_later = true})};
  for (auto part : {moments(), who_and_what()}) {
    for (Field& one : part) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace ringmur::incidents
