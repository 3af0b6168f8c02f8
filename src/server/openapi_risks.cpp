#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of what is done with risks, acceptances and samples.
namespace ringmur::api {

namespace {

using namespace parts;

json::object colour_or_empty() {
  return {{"type", "string"}, {"enum", json::array{"low", "moderate", "high", "critical", ""}}};
}

json::object step() {
  return object_of({{"value", of_type("integer")}, {"name", named("Text")},
      {"help", described(named("Text"), "What the step means; empty where nobody said.")},
      {"colour", described(colour_or_empty(), "Empty where the scale has none of its own.")}});
}

json::object band() {
  return object_of({{"number", described(of_type("integer"), "From 1: as `level` of the risk.")},
      {"from", described(of_type("integer"), "The lowest risk value of the level.")}, {"name", named("Text")},
      {"colour", colour_or_empty()}});
}

json::object method() {
  json::object kind{
      {"type", "string"}, {"enum", json::array{"register", "threat", "privacy", "rsa", "classification"}}};
  return object_of(
      {{"name",
           described(of_type("string"),
               "As `analysis` of the risk; `*` is the one for every analysis that has none of its own.")},
          {"kind", std::move(kind)}, {"label", named("Text")},
          {"threshold", described(of_type("integer"), "The value from which action is required.")},
          {"source", described(of_type("string"), "Where it comes from; says what is a proposal.")},
          {"likelihood", list_of(named("RiskStep"))}, {"impact", list_of(named("RiskStep"))},
          {"levels", list_of(named("RiskLevel"))},
          {"stages", list_of(object_of({{"number", of_type("integer")}, {"name", named("Text")}}))},
          {"fields", described(list_of(of_type("string")),
                         "Fields of the risk that the method uses beyond those that every method has.")}});
}

json::object methods() {
  return object_of({{"items", list_of(named("RiskMethod"))},
      {"obligatory_practices",
          described(list_of(of_type("string")), "Arbetssätt that every authority must have assessed.")},
      {"acceptance_mandates",
          described(list_of(object_of({{"role", of_type("string")}, {"up_to", of_type("integer")}})),
              "Up to which risk value each role may accept a risk, the lowest first.")}});
}

json::object year() {
  return {{"type", "integer"}, {"minimum", 1900}, {"maximum", 2200}};
}

void add_carry_over(json::object& schemas) {
  schemas["CarryOver"] = object_of({{"unit",
                                        described(of_type("string"),
                                            "Code of an authority or of a unit in it; by default the "
                                            "asker's authority."),
                                        Optional::yes},
      {"analysis", described(of_type("string"), "VoR, RSA …")}, {"from", year()}, {"to", year()}});
  schemas["CarriedOver"] = object_of({{"made", of_type("integer")},
      {"there", described(of_type("integer"), "Risks that the year had already: left as they are.")},
      {"secret",
          described(of_type("integer"), "Risks that are marked with secrecy: to be carried over by hand.")},
      {"items", described(list_of(of_format("uuid")), "Ids of the new risks.")}});
}

void add_coverage(json::object& schemas) {
  schemas["RiskCoverageLine"] = object_of(
      {{"practice", of_type("string")}, {"obligatory", of_type("boolean")}, {"risks", of_type("integer")},
          {"assessed", described(of_type("integer"), "Of them with a risk value.")},
          {"terms", described(of_type("string"), "The query of /api/v1/risks that lists them.")}});
  schemas["RiskCoverage"] = object_of({{"items",
                                           described(list_of(named("RiskCoverageLine")),
                                               "The obligatory ones first, also those without a risk.")},
      {"missing", described(list_of(of_type("string")), "Obligatory arbetssätt without an assessed risk.")}});
}

void add_acceptance(json::object& schemas) {
  json::object decision{{"type", "string"}, {"enum", json::array{"accept", "decline", "withdraw"}}};
  schemas["AcceptanceDecision"] = object_of({{"decision", std::move(decision)},
      {"note", json::object{{"type", "string"}, {"maxLength", 2000}}, Optional::yes}});
  schemas["AcceptanceMandate"] =
      object_of({{"value", described(or_null("integer"),
                               "The risk's value today; null where it is not assessed, or masked.")},
          {"may", described(of_type("boolean"), "Whether the asker has such a role for the risk's unit.")},
          {"roles", described(list_of(of_type("string")), "Roles whose mandate reaches the value.")}});
}

json::object percent() {
  return {{"type", "number"}, {"minimum", 0}, {"maximum", 100}};
}

void add_samples(json::object& schemas) {
  schemas["SampleSize"] = object_of({{"size", described(of_type("integer"), "How many to look at.")},
      {"allowed", described(of_type("integer"), "So many deviations among them still show what was wished.")},
      {"sentence", named("Text")}});
  json::object by{{"type", "string"}, {"enum", json::array{"clopper_pearson", "hypergeometric"}}};
  schemas["SampleReach"] = object_of({{"share", described(percent(), "Of the sample, in percent.")},
      {"lower", described(percent(), "Of all at least, in percent.")},
      {"upper", described(percent(), "Of all at most, in percent.")}, {"method", std::move(by)},
      {"sentence", named("Text")}});
  schemas["SampleAnswer"] = json::object{{"oneOf", json::array{named("SampleSize"), named("SampleReach")}},
      {"description", "A reach where `checked` and `deviations` were given, else a size."}};
  const json::object numbers = described(
      list_of(of_type("integer")), "Which of 1 … population, ascending: count in any order that stays.");
  schemas["DrawOrder"] = object_of({{"size",
      json::object{{"type", json::array{"integer", "null"}}, {"minimum", 1}, {"maximum", 10000},
          {"description", "The plan's own where it is missing."}},
      Optional::yes}});
  schemas["NewDraw"] = object_of({{"performance", named("ControlPerformance")}, {"numbers", numbers}});
  schemas["DrawnSample"] = object_of({{"seed", of_type("string")}, {"population", of_type("integer")},
      {"size", of_type("integer")}, {"numbers", numbers}, {"sentence", named("Text")}});
}

}  // namespace

void add_risk_schemas(json::object& schemas) {
  schemas["RiskStep"] = step();
  schemas["RiskLevel"] = band();
  schemas["RiskMethod"] = method();
  schemas["RiskMethods"] = methods();
  add_carry_over(schemas);
  add_coverage(schemas);
  add_acceptance(schemas);
  add_samples(schemas);
}

}  // namespace ringmur::api
