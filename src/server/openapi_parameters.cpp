#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <stdexcept>

#include "schema/openapi.h"
#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// What can be asked for in the query of an address.
namespace ringmur::api {

namespace json = boost::json;

namespace {

struct ParameterWords {
  std::string_view name;
  std::string_view description;
  std::string_view type;  ///< of its schema; "list": may be repeated
};

constexpr std::array all_parameters{
    ParameterWords{"language", "sv or en, over Accept-Language.", "string"},
    ParameterWords{"authority", "Code of the authority; needed where the token reaches several.", "string"},
    ParameterWords{"account", "Id of an account: only its own.", "string"},
    ParameterWords{"unit",
        "Code of an authority or of a unit within one, such as `UTB`, `SK001` or `UTB/SK001`; by "
        "default the token's authority.",
        "string"},
    ParameterWords{"year", "A calendar year, in Swedish time.", "integer"},
    ParameterWords{"q", "Words to look for, inflected or not; the last may be cut short.", "string"},
    ParameterWords{
        "supplier", "A supplier's name, as systems have it; case and blanks do not matter.", "string"},
    ParameterWords{
        "names", "true: `names` says what each record that is referred to is called, by its id.", "boolean"},
    ParameterWords{
        "group", "true: `groups` has the hits by register instead of `items`, `limit` of each.", "boolean"},
    ParameterWords{"by", "One or two fields, apart by a comma.", "string"},
    ParameterWords{"after", "`next` of the page before.", "string"},
    ParameterWords{
        "fields", "Only these fields, apart by commas; the columns of a file, in that order.", "string"},
    ParameterWords{"count", "true: `total` says how many there are in all.", "boolean"},
    ParameterWords{"from",
        "Not before: a day (2026-11-21, in Sweden) or an instant (RFC 3339). Of statistics: the first year.",
        "string"},
    ParameterWords{"to",
        "Before: an instant (RFC 3339), or the end of a day (2026-11-21). Of statistics: the last year.",
        "string"},
    ParameterWords{"account", "Events of the person who has this account.", "string"},
    ParameterWords{"kind",
        "change, sign_in, sign_in_failed, sign_out, seen, exported, verify, prune, removal or seal.",
        "string"},
    ParameterWords{
        "type", "The register's name, as `type` in the answer: incident, session, account …", "string"},
    ParameterWords{"id", "What it happened to.", "string"},
    ParameterWords{"head",
        "Hex: a head of the audit chain from a report or a backup that must be in the chain.", "string"},
    ParameterWords{"file_name", "What the file is called, for the trail.", "string"},
    ParameterWords{"as", "The register, where it shall not be recognised from the headings.", "string"},
    ParameterWords{"dry_run", "true: only shows what would be done.", "boolean"},
    ParameterWords{"partial",
        "true: takes the good rows and names the others; else a file with an error changes nothing.",
        "boolean"},
    ParameterWords{"overwrite", "true: the file wins over what a person has edited since.", "boolean"},
    ParameterWords{"ignore_unknown", "true: headings that belong to no field are left out.", "boolean"},
    ParameterWords{"as_of", "The day of the export, where the file does not say (2025-11-05).", "date"},
    ParameterWords{"match", "Answers an offer: `line:reference`, `line:new`, or `new` for all.", "list"},
    ParameterWords{
        "map", "`heading:field` over what was recognised; `heading:` leaves the column out.", "list"},
    ParameterWords{"analysis", "Only risks of this analysis: VoR, RSA …", "string"},
    ParameterWords{"risk", "Id or short reference of a risk: RSK-2026-0004.", "string"},
    ParameterWords{"population", "How many there are to draw from.", "integer"},
    ParameterWords{
        "expected", "The deviation that is expected, in percent; 0 where it is missing.", "number"},
    ParameterWords{
        "tolerable", "The deviation that can be tolerated, in percent; 5 where it is missing.", "number"},
    ParameterWords{"confidence", "In percent; 95 where it is missing.", "number"},
    ParameterWords{"checked", "How many were looked at.", "integer"},
    ParameterWords{"deviations", "How many of them deviated.", "integer"},
};

json::object choice_schema(std::initializer_list<std::string_view> values) {
  json::object schema = parts::one_of(values);
  schema["default"] = *values.begin();
  return schema;
}

json::object simple_schema(std::string_view type) {
  if (type == "list") return {{"type", "array"}, {"items", json::object{{"type", "string"}}}};
  if (type == "date") return {{"type", "string"}, {"format", "date"}};
  return {{"type", type}};
}

/// Those with a closed list of values or with limits.
json::object special_parameter(std::string_view name, const RecordType* type) {
  if (name == "absent")
    return {{"description", "What an earlier import brought and this file lacks."},
        {"schema", choice_schema({"keep", "archive"})}};
  if (name == "archived")
    return {{"description", "Archived records."}, {"schema", choice_schema({"without", "only", "with"})}};
  if (name == "shared")
    return {{"description", "Records that other authorities share with this one."},
        {"schema", choice_schema({"without", "with", "only"})}};
  if (name == "masked")
    return {{"description",
                "false: with what is secret, for who has the right to all of the authority's; that it was "
                "seen is "
                "remembered. What was frozen stays masked."},
        {"schema", json::object{{"type", "boolean"}, {"default", true}}}};
  if (name == "secrets")
    return {{"description",
                "shown: with what is masked, where the asker has the right to it; that it was seen is "
                "remembered. "
                "Filters and the order then go by it too. Where one record or its history is read, what is "
                "missing is shown: masked leaves it out and remembers nothing."},
        {"schema", choice_schema({"masked", "shown"})}};
  if (name == "format" && type != nullptr) {
    return {{"description", "csv and xlsx: the whole list as a file. `Accept: text/csv` does the same."},
        {"schema", choice_schema({"json", "csv", "xlsx"})}};
  }
  if (name == "format")
    return {{"description", "Of the report: json where it is missing, pdf of a rendering."},
        {"schema", json::object{{"type", "string"}, {"enum", json::array{"json", "html", "pdf", "docx"}}}}};
  if (name == "sort") {
    return {{"description", "A field, with - before it for falling order. What has no value comes last."},
        {"schema",
            json::object{{"type", "string"}, {"enum", sort_values(*type)}, {"default", type->default_sort}}}};
  }
  if (name == "limit") {
    bool list = type != nullptr;
    return {{"description", "How many at most."},
        {"schema", json::object{{"type", "integer"}, {"minimum", 1}, {"maximum", list ? 200 : 100},
                       {"default", list ? 50 : 20}}}};
  }
  throw std::logic_error("the document has no words for the parameter " + std::string(name));
}

}  // namespace

json::object describe_parameter(std::string_view name, const RecordType* type) {
  if (auto own = describe_sign_in_parameter(name)) return std::move(*own);
  json::object parameter{{"name", name}, {"in", "query"}};
  if (name == "year" || name == "by" || name == "risk" || name == "supplier" ||
      (name == "q" && type == nullptr))
    parameter["required"] = true;
  auto found = std::ranges::find(all_parameters, name, &ParameterWords::name);
  json::object rest = found == all_parameters.end() ? special_parameter(name, type)
                                                    : json::object{{"description", found->description},
                                                          {"schema", simple_schema(found->type)}};
  for (auto& member : rest) parameter[member.key()] = std::move(member.value());
  return parameter;
}

}  // namespace ringmur::api
