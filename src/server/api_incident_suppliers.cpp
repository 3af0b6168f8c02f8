#include <fmt/format.h>

#include "areas/incidents/supplier_impact.h"
#include "areas/inventory/system.h"
#include "schema/describe.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

/// Which systems, persons and authorities a supplier's incident touches.
namespace ringmur::api {
namespace {

void write(JsonWriter& out, std::string_view name, const std::optional<std::int64_t>& number) {
  out.key(name).raw(number ? fmt::to_string(*number) : "null");
}

void write_authority(JsonWriter& out, const Authority& authority) {
  out.open('{').member("code", authority.code).member("name", authority.name);
}

void write(JsonWriter& out, const incidents::TouchedSystem& touched) {
  const RecordType& type = inventory::describe_system();
  const auto system = record_of<inventory::System>(type, touched.row.values);
  out.open('{').member("id", to_string(touched.row.meta.id)).member("name", system.name);
  write_authority(out.key("authority"), touched.authority);
  out.close('}').key("information");
  system.information.empty() ? out.raw("null") : out.text(system.information);
  write(out, "registered", system.registered);
  write(out, "protected_identities", system.protected_identities);
  write(out, "confidentiality", system.confidentiality);
  write(out, "integrity", system.integrity);
  write(out, "availability", system.availability);
  const Value& role = touched.row.values[type.index("personal_data_role")];
  out.key("personal_data_role");
  is_empty(role) ? out.raw("null") : out.text(std::get<std::string>(role));
  out.close('}');
}

}  // namespace

Answer list_incident_suppliers(Call& call) {
  auto found = incidents::suppliers(call.store(), call.actor, call.request.parameter("q").value_or(""));
  if (!found) return std::unexpected(Problem(found.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const incidents::Supplier& one : *found) {
    out.open('{').member("name", one.name).key("systems").raw(fmt::to_string(one.systems)).close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer supplier_impact(Call& call) {
  auto impact =
      incidents::supplier_impact(call.store(), call.actor, call.request.parameter("supplier").value_or(""));
  if (!impact) return in_query(impact.error());
  JsonWriter out;
  out.open('{').member("supplier", impact->supplier).key("systems").open('[');
  for (const incidents::TouchedSystem& one : impact->systems) write(out, one);
  out.close(']');
  write(out, "registered", impact->registered);
  write(out, "protected_identities", impact->protected_identities);
  out.key("authorities").open('[');
  for (const incidents::TouchedAuthority& one : impact->authorities) {
    write_authority(out, one.authority);
    out.key("systems").raw(fmt::to_string(one.systems)).close('}');
  }
  out.close(']').key("drafts").open('[');
  for (const incidents::TouchedAuthority& one : impact->authorities) {
    out.open('{').member("authority", one.authority.code).member("title", one.draft_title);
    out.member("text", one.draft).close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
