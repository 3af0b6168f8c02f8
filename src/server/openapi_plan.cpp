#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace {

using namespace parts;

json::object number_or_null(std::string_view description) {
  return described(or_null("integer"), description);
}

json::object role() {
  return described(of_type("string"), "Empty: all roles together.");
}

json::object activity() {
  return object_of({{"id", of_format("uuid")}, {"version", of_type("integer")},
      {"reference", of_type("string")}, {"title", described(or_null("string"), "Null: secret.")},
      {"year", of_type("integer")}, {"status", one_of({"planned", "ongoing"})},
      {"priority", or_null("integer")}, {"role", of_type("string")}, {"effort", number_or_null("Hours.")},
      {"cost", number_or_null("SEK.")},
      {"reduction", number_or_null("Points of risk value that it is expected to take away.")},
      {"due", described(json::object{{"type", json::array{"string", "null"}}, {"format", "date"}},
                  "The last day.")},
      {"waits_for", list_of(of_format("uuid"))},
      {"fixed",
          described(of_type("boolean"), "Under way, of the law or of the year wheel: stays where it is.")}});
}

json::object capacity() {
  return object_of({{"year", of_type("integer")}, {"role", role()},
      {"hours", number_or_null("Null: no limit.")}, {"budget", number_or_null("SEK; null: no limit.")}});
}

json::object use() {
  return list_of(object_of({{"year", of_type("integer")}, {"role", role()}, {"hours", of_type("integer")},
      {"cost", of_type("integer")}, {"over", described(of_type("boolean"), "More than there is.")}}));
}

json::object placed() {
  return object_of({{"id", of_format("uuid")}, {"year", of_type("integer")},
      {"was", described(of_type("integer"), "The year that it stands in.")},
      {"reason", one_of({"fixed", "stays", "due", "unlocks", "best_value", "moved_for_dependency",
                     "moved_for_capacity"})},
      {"text", named("Text")}, {"reduction", of_type("integer")},
      {"price", described(of_type("integer"), "SEK: the cost, and hours at the price of the settings.")},
      {"lost_per_year",
          described(of_type("integer"),
              "Points of risk value kept a year longer if it is put off, with what must follow it.")}});
}

json::object not_placed() {
  return object_of({{"id", of_format("uuid")},
      {"reason", one_of({"no_room", "no_room_before_due", "waits_for_unplaced"})}, {"text", named("Text")}});
}

json::object proposal() {
  return object_of({{"placed", list_of(placed())}, {"unplaced", list_of(not_placed())}, {"use", use()},
      {"gain", described(object_of({{"points", described(of_type("integer"), "As proposed.")},
                             {"now", described(of_type("integer"), "As it stands.")}}),
                   "Points of risk value times the years of the plan in which they are gone.")}});
}

}  // namespace

void add_plan_schemas(json::object& schemas) {
  schemas["Plan"] = object_of({{"years", list_of(of_type("integer"))}, {"activities", list_of(activity())},
      {"capacity", list_of(capacity())}, {"use", use()},
      {"broken", described(list_of(object_of({{"id", of_format("uuid")}, {"waits_for", of_format("uuid")}})),
                     "What stands before what it waits for.")},
      {"proposal", proposal()}});
}

}  // namespace ringmur::api
