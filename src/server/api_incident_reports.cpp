#include <boost/json.hpp>

#include "areas/incidents/incident.h"
#include "areas/incidents/report_incident.h"
#include "base/text.h"
#include "schema/json_writer.h"
#include "schema/kind.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// What anybody may tell, and see that it was told.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using incidents::IncidentTold;
using incidents::StillGoingOn;

std::unexpected<Problem> bad(const char* member, const char* code, Text message) {
  return std::unexpected(Problem({Refusal::invalid, code, std::move(message), member, {}}));
}

std::expected<std::optional<bool>, Problem> personal_data_of(const json::object& object) {
  auto text = text_member(object, "personal_data");
  if (!text) return std::unexpected(text.error());
  if (text->empty() || *text == "unknown") return std::optional<bool>();
  if (*text == "yes" || *text == "no") return std::optional(*text == "yes");
  return bad("personal_data", "value.not_allowed",
      {"personal_data: skriv yes, no eller unknown.", "personal_data: write yes, no or unknown."});
}

/// As a person or a program writes it; without a zone it is Swedish time.
std::expected<std::optional<Instant>, Problem> moment_of(const json::object& object) {
  auto text = text_member(object, "when");
  if (!text) return std::unexpected(text.error());
  const std::string_view written = trimmed(*text);
  if (written.empty()) return std::optional<Instant>();
  const Field& field = incidents::describe_incident().at("discovered_at");
  auto value = operations(field.kind).read(written, field);
  if (value) return std::optional(std::get<Instant>(*value));
  Error error = value.error();
  error.field = "when";
  return std::unexpected(Problem(std::move(error)));
}

std::expected<StillGoingOn, Problem> going_on_of(const json::object& object) {
  const json::value* value = object.if_contains("still_going_on");
  if (value == nullptr || value->is_null()) return StillGoingOn::no;
  if (value->is_bool()) return value->get_bool() ? StillGoingOn::yes : StillGoingOn::no;
  return bad("still_going_on", "json.not_a_boolean",
      {"still_going_on: skriv true eller false.", "still_going_on: write true or false."});
}

std::expected<IncidentTold, Problem> told_of(const json::object& object) {
  auto known = only_members(object, {"what", "when", "personal_data", "where", "still_going_on", "contact"});
  if (!known) return std::unexpected(known.error());
  IncidentTold told;
  for (auto [member, into] :
      {std::pair{"what", &told.what}, {"where", &told.where}, {"contact", &told.contact}}) {
    auto text = text_member(object, member);
    if (!text) return std::unexpected(text.error());
    *into = std::move(*text);
  }
  auto when = moment_of(object);
  if (!when) return std::unexpected(when.error());
  told.when = *when;
  auto personal_data = personal_data_of(object);
  if (!personal_data) return std::unexpected(personal_data.error());
  told.personal_data = *personal_data;
  auto going_on = going_on_of(object);
  if (!going_on) return std::unexpected(going_on.error());
  told.still_going_on = *going_on;
  return told;
}

/// Only what the reporter has told and how far it has come: what the office adds is not for her to see.
void write_report(JsonWriter& out, const Row& row) {
  const RecordType& type = incidents::describe_incident();
  const auto incident = row.values;
  auto text_of = [&](const char* name) {
    if (auto masked = row.meta.masked.find(name); masked != row.meta.masked.end())
      return masked_text(masked->second);
    const auto* text = std::get_if<std::string>(&incident[type.index(name)]);
    return text == nullptr ? std::string() : *text;
  };
  out.open('{').member("reference", row.meta.short_reference);
  const auto* discovered = std::get_if<Instant>(&incident[type.index("discovered_at")]);
  out.member("at", to_string(discovered == nullptr ? row.meta.created_at : *discovered));
  out.member("title", text_of("title")).member("what", text_of("description")).key("status");
  const std::string code = text_of("status");
  for (const Choice& choice : type.at("status").choices) {
    if (choice.code != code) continue;
    out.open('{').member("code", choice.code).key("label").open('{');
    out.member("sv", choice.label.sv).member("en", choice.label.en).close('}').close('}');
    out.close('}');
    return;
  }
  out.raw("null").close('}');
}

}  // namespace

Answer report_incident(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto told = told_of(*object);
  if (!told) return std::unexpected(told.error());
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto row = incidents::report_incident(call.store(), call.actor, authority->id, *told);
  if (!row) return std::unexpected(Problem(row.error()));
  JsonWriter out;
  write_report(out, *row);
  http::Response response = json_response(201, out.take());
  response.headers.emplace_back(
      "Location", "/api/v1/incident-reports" + authority_suffix(call, authority->code));
  return response;
}

Answer own_incident_reports(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto rows = incidents::own_incidents(call.store(), call.actor, authority->id);
  if (!rows) return std::unexpected(Problem(rows.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Row& row : *rows) write_report(out, row);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
