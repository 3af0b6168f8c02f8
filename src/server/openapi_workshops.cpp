#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace {

using namespace parts;

json::object number(std::string_view description) {
  return described(of_type("integer"), description);
}

json::object ids(std::string_view description) {
  return described(list_of(of_format("uuid")), description);
}

json::object or_nothing(json::object schema, std::string_view description) {
  return described(json::object{{"oneOf", json::array{std::move(schema), of_type("null")}}}, description);
}

json::object scale() {
  return list_of(object_of({{"value", of_type("integer")}, {"name", named("Text")}}));
}

json::object rating() {
  return object_of({{"likelihood", number("A step of the method's scale.")},
      {"impact", number("A step of the method's scale.")}, {"reason", of_type("string")}});
}

json::object members_rating() {
  return object_of({{"participant", of_format("uuid")}, {"likelihood", of_type("integer")},
      {"impact", of_type("integer")}, {"reason", of_type("string")}});
}

json::object counts(std::string_view what) {
  return described(list_of(of_type("integer")), what);
}

constexpr std::string_view per_step = "How many have chosen each step, the lowest first.";

json::object consensus() {
  return object_of({{"likelihood", of_type("integer")}, {"impact", of_type("integer")},
      {"reason", of_type("string")}, {"disagreeing", ids("Participants who did not agree.")},
      {"by", described(of_format("uuid"), "The account that wrote it.")}, {"at", of_format("date-time")}});
}

json::object step() {
  return described(one_of({"waiting", "rating", "shown", "agreed"}),
      "`rating`: participants choose, unseen by each other. `shown`: the spread is seen. `agreed`: written "
      "into "
      "the risk.");
}

json::object led_risk() {
  return object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
      {"version", of_type("integer")}, {"event", described(or_null("string"), "Null: secret.")},
      {"practice", described(or_null("string"), "Null: secret.")}, {"step", step()},
      {"spread", or_nothing(object_of({{"likelihood", counts(per_step)}, {"impact", counts(per_step)},
                                {"ratings", list_of(members_rating())}}),
                     "Null until it is shown, also to who leads.")},
      {"rated", ids("Participants who have chosen.")},
      {"consensus", or_nothing(consensus(), "What was agreed.")}});
}

json::object joined_risk() {
  return object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
      {"version", of_type("integer")}, {"event", described(or_null("string"), "Null: secret.")},
      {"practice", described(or_null("string"), "Null: secret.")}, {"step", step()},
      {"spread", or_nothing(object_of({{"likelihood", counts(per_step)}, {"impact", counts(per_step)}}),
                     "Null until it is shown. Who chose what is not told.")},
      {"mine", or_nothing(rating(), "What the asker has chosen.")}});
}

json::object method() {
  return object_of({{"name", of_type("string")}, {"likelihood", scale()}, {"impact", scale()}});
}

json::object in_list() {
  return object_of({{"id", of_format("uuid")}, {"title", of_type("string")}, {"analysis", of_type("string")},
      {"year", of_type("integer")}, {"state", one_of({"open", "closed"})},
      {"created_at", of_format("date-time")}, {"risks", of_type("integer")},
      {"agreed", number("Risks that are agreed on.")}, {"participants", of_type("integer")}});
}

json::object led() {
  return object_of({{"id", of_format("uuid")}, {"title", of_type("string")}, {"analysis", of_type("string")},
      {"year", of_type("integer")}, {"state", one_of({"open", "closed"})},
      {"created_at", of_format("date-time")},
      {"code", described(of_type("string"), "What participants write to join.")},
      {"participants", list_of(object_of({{"id", of_format("uuid")}, {"name", of_type("string")}}))},
      {"method", method()}, {"risks", list_of(led_risk())}});
}

json::object joined() {
  return object_of({{"id", of_format("uuid")}, {"title", of_type("string")}, {"analysis", of_type("string")},
      {"year", of_type("integer")}, {"state", one_of({"open", "closed"})},
      {"created_at", of_format("date-time")}, {"method", method()}, {"risks", list_of(joined_risk())}});
}

json::object rating_of(json::object more) {
  json::object made = object_of({{"risk", of_format("uuid")}, {"likelihood", of_type("integer")},
      {"impact", of_type("integer")}, {"reason", of_type("string"), Optional::yes}});
  for (auto& member : more) made["properties"].as_object()[member.key()] = member.value();
  return made;
}

}  // namespace

void add_workshop_schemas(json::object& schemas) {
  schemas["WorkshopList"] = items_of(in_list());
  schemas["Workshop"] = led();
  schemas["JoinedWorkshop"] = joined();
  schemas["WorkshopCreate"] = object_of({{"title", described(of_type("string"), "At most 200 characters.")},
      {"risks", ids("Of one analysis and year; at most 100.")}});
  schemas["WorkshopStep"] =
      object_of({{"risk", described(of_format("uuid"), "Not for `closed`."), Optional::yes},
          {"step",
              described(one_of({"waiting", "rating", "shown", "closed"}), "`closed`: the whole workshop.")}});
  schemas["WorkshopConsensus"] = rating_of({{"version", number("Of the risk, as it was read.")},
      {"disagreeing", ids("Participants who do not agree.")}});
  schemas["WorkshopJoin"] =
      object_of({{"code", described(of_type("string"), "In any case, with or without a dash.")}});
  schemas["WorkshopRating"] = rating_of({});
}

}  // namespace ringmur::api
