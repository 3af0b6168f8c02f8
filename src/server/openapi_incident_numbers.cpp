#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of what incidents add up to.
namespace ringmur::api {

namespace {

using namespace parts;

/// Years as keys: "2025".
json::object by_year(json::object value) {
  return {{"type", "object"}, {"propertyNames", json::object{{"pattern", "^[0-9]{4}$"}}},
      {"additionalProperties", std::move(value)}};
}

json::object hours() {
  return {{"type", json::array{"number", "null"}}, {"minimum", 0}};
}

json::object same_period() {
  return {{"type", "object"},
      {"properties", json::object{{"until", described(of_type("string"), "Month and day: `11-21`.")}}},
      {"required", json::array{"until"}}, {"additionalProperties", of_type("integer")},
      {"description", "From 1 January until the same day of each year, that day too."}};
}

json::object groups() {
  return list_of(named("IncidentGroup"));
}

json::object statistics() {
  const json::object span = by_year(named("IncidentSpan"));
  return object_of({{"years", list_of(of_type("integer"))}, {"total", by_year(of_type("integer"))},
      {"same_period", same_period()},
      {"per_thousand",
          described(by_year(or_null("number")), "Incidents for a thousand employees; null where unknown.")},
      {"employees",
          described(by_year(or_null("integer")),
              "Those the year's courses were for by its last export, else who is on the list of staff.")},
      {"by", object_of(
                 {{"kind", groups()}, {"cause_kind", groups()}, {"unit", groups()}, {"source", groups()}})},
      {"months", described(by_year(list_of(of_type("integer"))), "Twelve numbers, January first.")},
      {"imy", by_year(named("IncidentImyYear"))},
      {"imy_terms", described(object_of({{"reported", of_type("string")}, {"in_time", of_type("string")},
                                  {"late", of_type("string")}, {"not_reported", of_type("string")}}),
                        "Terms that lead to the incidents counted, beside unit and year.")},
      {"times", object_of({{"to_report", described(span, "From discovered to reported.")},
                    {"to_triage", described(span, "From discovered to triaged.")},
                    {"to_close", described(span, "From discovered to closed.")},
                    {"to_imy", described(span, "From aware to the report to IMY.")}})}});
}

void add_statistics(json::object& schemas) {
  schemas["IncidentGroup"] = object_of({{"value", or_null("string")}, {"label", named("Text")},
      {"terms", described(of_type("string"), "Query of /api/v1/incidents, beside unit and year.")},
      {"counts", by_year(of_type("integer"))}});
  schemas["IncidentSpan"] = object_of({{"count", of_type("integer")},
      {"mean_hours", described(hours(), "Null where there is none.")}, {"median_hours", hours()}});
  schemas["IncidentImyYear"] = object_of({{"reported", of_type("integer")},
      {"in_time", described(of_type("integer"), "Within 72 hours from awareness.")},
      {"late", of_type("integer")},
      {"unknown", described(of_type("integer"), "Reported, but when, or when it was known, is not written.")},
      {"not_reported", described(of_type("integer"), "Personal data breaches that were not reported.")}});
  schemas["IncidentStatistics"] = statistics();
}

json::object desk_case() {
  return object_of({{"id", of_format("uuid")}, {"number", or_null("string")}, {"title", or_null("string")},
      {"opened_at", instant_or_null()}, {"version", of_type("integer")}});
}

json::object incident() {
  return object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
      {"title", described(or_null("string"), "Null where it is masked.")},
      {"discovered_at", instant_or_null()}});
}

void add_candidates(json::object& schemas) {
  schemas["CandidateCase"] = desk_case();
  schemas["CandidateIncident"] = incident();
  schemas["DeskCaseCandidate"] =
      object_of({{"case", named("CandidateCase")}, {"incident", named("CandidateIncident")},
          {"likeness", json::object{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}},
          {"because", named("Text")}});
  schemas["DeskCaseCandidates"] =
      object_of({{"items", described(list_of(named("DeskCaseCandidate")),
                               "The likeliest first, the same case's together; at most three of each case.")},
          {"without", described(list_of(named("CandidateCase")), "Cases that look like no incident.")},
          {"undecided", described(of_type("integer"),
                            "All cases that nobody has compared; the oldest hundred are looked at.")}});
}

void add_unreported(json::object& schemas) {
  schemas["IncidentEstimate"] = object_of({{"total", described(of_type("integer"), "All that happened.")},
      {"unreported", described(of_type("integer"), "Of those in neither list.")},
      {"lower", described(of_type("integer"), "Of the total.")}, {"upper", of_type("integer")},
      {"confidence", described(of_type("integer"), "In percent.")}});
  json::object refused{{"type", json::array{"string", "null"}},
      {"enum", json::array{"overlap", "undecided", "same", nullptr}},
      {"description", "Why there is no estimate; null where there is."}};
  json::object estimate{{"anyOf", json::array{named("IncidentEstimate"), json::object{{"type", "null"}}}}};
  schemas["IncidentUnreported"] =
      object_of({{"staff", described(of_type("integer"), "Told of by the staff.")},
          {"desk", described(of_type("integer"), "In the service desk's list, each event once.")},
          {"both", of_type("integer")},
          {"undecided", described(of_type("integer"), "Cases that nobody has compared yet.")},
          {"estimate", std::move(estimate)}, {"refused", std::move(refused)}, {"sentence", named("Text")},
          {"assumptions", list_of(named("Text"))},
          {"terms", described(object_of({{"staff", of_type("string")}, {"both", of_type("string")},
                                  {"undecided", of_type("string")}}),
                        "Queries of /api/v1/incidents, and of /api/v1/desk-cases for `undecided`.")}});
}

}  // namespace

void add_incident_number_schemas(json::object& schemas) {
  add_statistics(schemas);
  add_candidates(schemas);
  add_unreported(schemas);
}

}  // namespace ringmur::api
