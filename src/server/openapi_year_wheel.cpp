#include <boost/json.hpp>
#include <cstdint>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of the year's obligatory work.
namespace ringmur::api {

namespace json = boost::json;

namespace {

using namespace parts;

json::object activity() {
  json::object made =
      object_of({{"id", of_format("uuid")}, {"reference", of_type("string")}, {"title", or_null("string")},
          {"status", json::object{{"type", json::array{"string", "null"}},
                         {"enum", json::array{"planned", "ongoing", "done", "cancelled", nullptr}}}},
          {"due", json::object{{"type", json::array{"string", "null"}}, {"format", "date"}}},
          {"version", of_type("integer")}});
  return described(std::move(made), "What is masked of it is null.");
}

json::object state() {
  return {{"type", "string"},
      {"enum", json::array{"done", "late", "soon", "planned", "not_planned", "missed"}},
      {"description",
          "`late`: its activity's last day has passed; `soon`: it is within 30 days; without an activity, or "
          "with one that was cancelled, `not_planned`, and `missed` when the day has passed."}};
}

json::object item() {
  json::object none{{"anyOf", json::array{named("YearWheelActivity"), json::object{{"type", "null"}}}},
      {"description", "The unit's activity for it, or null."}};
  return object_of(
      {{"id", described(of_type("string"),
                  "The item's of the settings; `#2` and so on after it for the later times of a year.")},
          {"title", named("Text")}, {"help", named("Text")},
          {"source", described(of_type("string"), "Which law, decision or proposal says so.")},
          {"role", described(of_type("string"), "The code of a role (/roles), or words.")},
          {"date", described(of_format("date"), "The last day on time; may fall in the next year.")},
          {"because", described(named("Text"), "The rule in words.")}, {"activity", std::move(none)},
          {"state", state()}});
}

json::object order() {
  json::object some = list_of(of_type("string"));
  json::object items{
      {"oneOf", json::array{std::move(some), json::object{{"type", "string"}, {"const", "all"}}}},
      {"description", "Ids of the wheel's items, or `all`."}};
  return object_of(
      {{"unit", described(of_type("string"), "Code of the unit that the activities are for."), Optional::yes},
          {"year", of_type("integer")}, {"items", std::move(items)}});
}

json::object limited(std::int64_t low, std::int64_t high) {
  return {{"type", "integer"}, {"minimum", low}, {"maximum", high}};
}

json::object rule() {
  json::object made = object_of({{"month", limited(1, 12), Optional::yes},
      {"day", described(limited(1, 31), "Of the month; its last where this is missing."), Optional::yes},
      {"after", described(of_type("string"), "Id of the item that it comes after, instead of `month`."),
          Optional::yes},
      {"months", described(limited(0, 24), "After it: by the end of that month."), Optional::yes},
      {"every", described(limited(1, 50), "Years between."), Optional::yes},
      {"anchor", described(limited(1900, 2200), "A year in which it is due, with `every`."), Optional::yes},
      {"times", described(limited(1, 12), "A year."), Optional::yes},
      {"every_months", described(limited(1, 11), "Between the times of a year."), Optional::yes}});
  return described(std::move(made), "Either `month` or `after`.");
}

/// As the settings hold it.
json::object setting() {
  return object_of({{"id", described(of_type("string"), "a–z, 0–9 and _; what activities call it by.")},
      {"title", named("Text")}, {"help", named("Text"), Optional::yes},
      {"source", of_type("string"), Optional::yes}, {"role", of_type("string"), Optional::yes},
      {"rule", rule()},
      {"authority_kinds",
          described(
              list_of(of_type("string")), "Kinds of authority that it is for; all where this is missing."),
          Optional::yes}});
}

}  // namespace

void add_year_wheel_schemas(json::object& schemas) {
  schemas["WheelItem"] = setting();
  schemas["YearWheelActivity"] = activity();
  schemas["YearWheelItem"] = item();
  schemas["YearWheel"] = object_of({{"year", of_type("integer")},
      {"items", described(list_of(named("YearWheelItem")), "In the order of their days.")}});
  schemas["YearWheelOrder"] = order();
}

}  // namespace ringmur::api
