#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"
#include "store/trail.h"

namespace ringmur::api {

namespace {

using namespace parts;

json::object id_or_null(std::string_view description) {
  return {{"type", json::array{"string", "null"}}, {"format", "uuid"}, {"description", description}};
}

json::object kind() {
  json::array codes;
  for (TrailKind one : trail_kinds()) codes.emplace_back(ringmur::code_of(one));
  return {{"type", "string"}, {"enum", std::move(codes)},
      {"description",
          "`change` is every change of a record, an account, a setting …; `action` says which. The others "
          "say "
          "what was done although nothing changed."}};
}

json::object entry() {
  return object_of({{"sequence", described(of_type("integer"), "The link of the chain.")},
      {"ordinal", described(of_type("integer"), "The place within the link, from 0.")},
      {"at", of_format("date-time")}, {"kind", kind()},
      {"by", described(of_type("string"), "Login, name of a token, or who ran the command; empty: nobody.")},
      {"account", id_or_null("Of the person who was signed in.")}, {"operation", of_type("string")},
      {"import", id_or_null("The import that it was part of.")},
      {"request", described(or_null("string"), "X-Request-Id of the request, as the log has it.")},
      {"type", described(of_type("string"), "The register's name; session, account, trail, report …")},
      {"id", of_format("uuid")}, {"action", of_type("string")}, {"version", of_type("integer")},
      {"changes", json::object{{"type", json::array{"object", "null"}},
                      {"description",
                          "What became of what, or what is known of the event. Null: pruned or removed."}}}});
}

}  // namespace

void add_trail_schemas(json::object& schemas) {
  schemas["TrailEntry"] = entry();
  schemas["TrailPage"] = object_of({{"items", list_of(named("TrailEntry"))},
      {"next", described(or_null("string"), "`after` of the next page; null on the last.")}});
}

}  // namespace ringmur::api
