#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"
#include "store/matrix.h"

namespace ringmur::api {

using namespace parts;

namespace {

json::object role_code() {
  json::array codes;
  for (const Role& role : all_roles()) codes.emplace_back(role.code);
  return {{"type", "string"}, {"enum", std::move(codes)}};
}

json::object actions() {
  return {{"type", "string"}, {"enum", {"read", "write", "archive", "export", "administer"}}};
}

json::object label() {
  return object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
}

json::object or_null_of(std::string_view name) {
  return {{"oneOf", json::array{named(name), of_type("null")}}};
}

json::object map_of(json::object values) {
  return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}

json::object authority() {
  return described(or_null("string"), "Code of the authority; null: the whole city.");
}

/// role → subject → action → scope.
json::object matrix_roles() {
  json::object scope{{"type", "string"}, {"enum", {"none", "own", "assigned", "authority"}}};
  return described(map_of(map_of(map_of(std::move(scope)))),
      "By role, then by subject (a register's name or a duty), then by action (read, write, archive, export, "
      "administer): own (records that name the person), assigned (the assignment's unit and below, or its "
      "object), authority (all of it). What is left out is none.");
}

json::object assignment() {
  return object_of(
      {{"id", of_format("uuid")}, {"version", described(of_type("integer"), "For If-Match, in quotes.")},
          {"account", of_format("uuid")}, {"login", of_type("string")}, {"name", of_type("string")},
          {"role", role_code()}, {"authority", authority()},
          {"unit", described(or_null_of("RoleUnit"), "And what is below it; null: the whole authority.")},
          {"object", described(or_null_of("RoleObject"), "And the records that refer to it.")},
          {"starts_at", of_format("date-time")}, {"ends_at", instant_or_null()},
          {"stand_in_for", described({{"type", json::array{"string", "null"}}, {"format", "uuid"}},
                               "The assignment that it stands in for: it counts while both do.")},
          {"holder", described(or_null("string"), "The name of the one whose role it is, of a stand-in.")},
          {"created_by", of_type("string")}, {"created_at", of_format("date-time")}});
}

json::object or_nothing(json::object schema) {
  return {{"oneOf", json::array{std::move(schema), of_type("null")}}};
}

json::object overview_item() {
  json::object authority =
      object_of({{"id", of_format("uuid")}, {"code", of_type("string")}, {"name", of_type("string")}});
  json::object tasks = object_of({{"open", of_type("integer")}, {"overdue", of_type("integer")},
      {"due", described(of_type("integer"), "Within thirty days.")}});
  json::object incidents = object_of({{"new", of_type("integer")},
      {"ongoing", described(of_type("integer"), "From triage on, and not closed.")},
      {"clocks", described(of_type("integer"), "Deadlines by law that are not met yet."), Optional::yes},
      {"late", described(of_type("integer"), "Of those: too late."), Optional::yes}});
  return object_of({{"authority", std::move(authority)},
      {"tasks",
          described(or_nothing(std::move(tasks)),
              "Activities whose responsible is what the asker is called in plans; null: not to be read.")},
      {"incidents", or_nothing(std::move(incidents))}, {"systems", or_null("integer")},
      {"risks_to_act_on", or_null("integer")},
      {"acceptances",
          described(or_nothing(object_of({{"asked", of_type("integer")}, {"ended", of_type("integer")}})),
              "Requests to accept a risk that wait for the asker, and risks that need action and whose "
              "acceptance ended within a year or will within thirty days.")}});
}

enum class WithDocument { no, yes };

json::object published(WithDocument with) {
  json::object made = object_of({{"id", of_format("uuid")},
      {"authority", object_of({{"code", of_type("string")}, {"name", of_type("string")}})},
      {"unit", of_format("uuid")}, {"year", of_type("integer")}, {"frozen_at", of_format("date-time")},
      {"frozen_by", of_type("string")},
      {"head", described(of_type("string"), "Of the trail just before the freeze, in hex.")},
      {"published_at", of_format("date-time")}, {"published_by", of_type("string")}});
  if (with == WithDocument::no) return made;
  made["properties"].as_object()["document"] =
      described(of_type("object"), "The whole report, as GET /report gives it.");
  made["required"].as_array().emplace_back("document");
  return made;
}

}  // namespace

json::object held_role_schema() {
  return object_of({{"assignment", of_format("uuid")}, {"role", role_code()}, {"authority", authority()},
      {"unit", or_null_of("RoleUnit")}, {"object", or_null_of("RoleObject")}, {"ends_at", instant_or_null()},
      {"stand_in_for", described(or_null("string"), "Login of the one whose role it is.")}});
}

json::object may_schema() {
  return described(map_of(list_of(actions())),
      "What may be done there, by register and duty, with some of it or all; what is left out may not.");
}

void add_access_schemas(json::object& schemas) {
  schemas["RoleUnit"] =
      object_of({{"id", of_format("uuid")}, {"code", of_type("string")}, {"name", of_type("string")}});
  schemas["RoleObject"] = object_of(
      {{"register", described(of_type("string"), "As in its address.")}, {"id", of_format("uuid")}});
  schemas["Role"] = object_of({{"code", role_code()}, {"label", label()}, {"help", label()}});
  json::object readers{
      {"oneOf", json::array{list_of(of_type("string")), json::object{{"type", "string"}, {"const", "all"}}}}};
  schemas["Sharing"] = object_of({{"owner", of_type("string")},
      {"shared", described(readers, "Codes of the authorities that may read it, or all.")},
      {"version", described(of_type("integer"),
                      "Of the record: raised where those it is shared with are others than before.")}});
  schemas["SharingChange"] = object_of({{"with", std::move(readers)}});
  schemas["PublishedReview"] = published(WithDocument::yes);
  schemas["PublishedReviewList"] = items_of(published(WithDocument::no));
  schemas["OverviewList"] = items_of(overview_item());
  schemas["RoleList"] = items_of(named("Role"));
  schemas["MatrixSubject"] = object_of({{"name", of_type("string")},
      {"kind", {{"type", "string"}, {"enum", {"register", "duty"}}}}, {"label", label()}});
  schemas["Matrix"] = object_of({{"version", described(of_type("integer"), "For If-Match, in quotes.")},
      {"own", described(of_type("boolean"), "False: the one that comes with the program.")},
      {"subjects", list_of(named("MatrixSubject"))}, {"roles", matrix_roles()}});
  json::object change = matrix_roles();
  change["type"] = json::array{"object", "null"};
  schemas["MatrixChange"] = object_of({{"roles",
      described(std::move(change), "The whole matrix, as GET gives it; null: the product's own again.")}});
  schemas["Assignment"] = assignment();
  schemas["AssignmentList"] = items_of(named("Assignment"));
  schemas["AssignmentCreate"] = object_of(
      {{"account", of_format("uuid")}, {"role", role_code()}, {"authority", authority(), Optional::yes},
          {"unit", described(or_null("string"), "Id or code of a unit."), Optional::yes},
          {"object", or_null_of("RoleObject"), Optional::yes},
          {"starts_at", described(instant_or_null(), "Left out: now."), Optional::yes},
          {"ends_at", instant_or_null(), Optional::yes}});
  schemas["AssignmentPatch"] = object_of(
      {{"starts_at", of_format("date-time"), Optional::yes}, {"ends_at", instant_or_null(), Optional::yes}});
  schemas["StandInCreate"] = object_of({{"account", of_format("uuid")},
      {"starts_at", described(of_format("date-time"), "Left out: now."), Optional::yes},
      {"ends_at", of_format("date-time")}});
}

}  // namespace ringmur::api
