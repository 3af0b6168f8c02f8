#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of marks of secrecy, and of what stands where a value is not shown.
namespace ringmur::api {

namespace {

using namespace parts;

json::object masked() {
  json::object one = object_of(
      {{"ground", described(of_type("string"), "A code of /secrecy-grounds; empty where it is not told.")},
          {"label", described(of_type("string"), "The paragraph, as it is cited: OSL 18 kap. 13 §.")}});
  return {{"type", "object"}, {"additionalProperties", std::move(one)},
      {"description",
          "Fields that are secret and therefore null here, by name, each with its ground. Not there where "
          "nothing is "
          "masked. Who may not see a value learns nothing else of it: no filter, word or order tells."}};
}

json::object field_or_null() {
  return described(or_null("string"), "Null: the whole record, but its unit, its period and its reference.");
}

json::object mark() {
  return object_of({{"field", field_or_null()}, {"ground", of_type("string")},
      {"label", described(of_type("string"), "The paragraph, as it was cited when the mark was made.")},
      {"note", described(of_type("string"), "Why; only for who may see what is marked.")},
      {"by", described(of_type("string"), "Who set it.")}, {"at", of_format("date-time")},
      {"by_itself",
          described(of_type("boolean"),
              "Follows from what the record says (a protected identity); not set or taken away here.")}});
}

json::object new_mark() {
  return object_of({{"field", field_or_null(), Optional::yes}, {"ground", of_type("string")},
      {"note", json::object{{"type", "string"}, {"maxLength", 2000}}, Optional::yes}});
}

json::object ground() {
  return object_of({{"code", of_type("string")}, {"law", of_type("string")},
      {"chapter", described(of_type("string"), "Empty where the law has none.")},
      {"section", described(of_type("string"), "Empty where a whole chapter is meant.")},
      {"citation", described(of_type("string"), "OSL 18 kap. 13 §")}, {"label", named("Text")},
      {"help", described(named("Text"), "Says so where it has not been checked against the law.")}});
}

}  // namespace

void add_secrecy_schemas(json::object& schemas) {
  schemas["Masked"] = masked();
  schemas["SecrecyMark"] = mark();
  schemas["Secrecy"] = object_of({{"marks", list_of(named("SecrecyMark"))},
      {"version",
          described(of_type("integer"), "Of the record: raised where the marks are others than before.")}});
  schemas["SecrecyChange"] = object_of({{"marks", list_of(new_mark())}});
  schemas["SecrecyGround"] = ground();
  schemas["SecrecyGroundList"] = items_of(named("SecrecyGround"));
}

}  // namespace ringmur::api
