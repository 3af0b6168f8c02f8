#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of links between records.
namespace ringmur::api {

namespace json = boost::json;

namespace {

using namespace parts;

json::object direction() {
  return {{"type", "string"}, {"enum", json::array{"out", "in"}},
      {"description", "`out`: the link goes from the addressed record; `in`: it leads to it."}};
}

json::object kind() {
  return described(
      of_type("string"), "One of the `links` of the register that it goes from (/registers): `source` …");
}

json::object link() {
  return object_of(
      {{"kind", kind()}, {"label", described(named("Text"), "As it reads from the addressed record.")},
          {"direction", direction()},
          {"type", described(of_type("string"), "The other record's register: `risk`.")},
          {"plural", described(of_type("string"), "The same, as it is called in addresses.")},
          {"id", of_format("uuid")}, {"reference", described(or_null("string"), "RSK-2026-0004")},
          {"title", described(or_null("string"), "Null where it is masked.")},
          {"masked", described(of_type("boolean"), "True, or not there."), Optional::yes},
          {"archived", of_type("boolean")}, {"version", of_type("integer")}});
}

json::object link_to() {
  return object_of({{"kind", kind()},
      {"type", described(of_type("string"), "The other record's register, by name.")},
      {"id", described(of_format("uuid"), "The other record.")}, {"direction", direction(), Optional::yes}});
}

json::object link_kind() {
  return object_of({{"name", of_type("string")},
      {"label", described(named("Text"), "As the record that it goes from sees it.")},
      {"back", described(named("Text"), "As the record that it leads to sees it.")},
      {"to", described(list_of(of_type("string")), "Names of registers that it leads to; empty: any.")},
      {"acyclic",
          described(of_type("boolean"), "A chain of such links never comes back to where it began.")}});
}

json::object of_changes() {
  json::object changes = object_of({{"add", list_of(named("LinkTo")), Optional::yes},
      {"remove", list_of(named("LinkTo")), Optional::yes}});
  return described(std::move(changes),
      "What is removed goes first. Refused: `link.kind`, `link.register`, `link.not_found`, `link.itself`, "
      "`link.circle`, `link.too_many` (200 of a kind from a record).");
}

}  // namespace

void add_link_schemas(json::object& schemas) {
  schemas["Link"] = link();
  schemas["LinkList"] = items_of(named("Link"));
  schemas["LinkTo"] = link_to();
  schemas["LinkKind"] = link_kind();
  schemas["LinkChanges"] = of_changes();
}

}  // namespace ringmur::api
