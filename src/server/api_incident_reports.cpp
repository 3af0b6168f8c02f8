#include <boost/json.hpp>

#include "areas/incidents/incident.h"
#include "areas/incidents/report_incident.h"
#include "base/text.h"
#include "schema/incident_rules.h"
#include "schema/json_writer.h"
#include "schema/kind.h"
#include "schema/settings.h"
#include "server/api_anonymous.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/routes.h"

/// What anybody may tell, and see that it was told.
namespace ringmur::api {
namespace {

namespace json = boost::json;
using incidents::IncidentTold;
using incidents::Sensitive;
using incidents::StillGoingOn;
using incidents::Teller;

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

/// False where it is missing or null.
std::expected<bool, Problem> flag_member(const json::object& object, const char* name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return false;
  if (value->is_bool()) return value->get_bool();
  return bad(name, "json.not_a_boolean",
      {std::string(name) + ": skriv true eller false.", std::string(name) + ": write true or false."});
}

std::expected<std::optional<Sensitive>, Problem> sensitive_of(const json::object& object) {
  auto text = text_member(object, "sensitive");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional<Sensitive>();
  if (*text == "no") return std::optional(Sensitive::no);
  if (*text == "partly") return std::optional(Sensitive::partly);
  if (*text == "yes") return std::optional(Sensitive::yes);
  return bad("sensitive", "value.not_allowed",
      {"sensitive: skriv yes, partly eller no.", "sensitive: write yes, partly or no."});
}

/// Only what may not be told of in words needs a title of its own.
std::expected<void, Problem> known_members(
    const json::object& object, const std::optional<Sensitive>& sensitive) {
  if (sensitive == Sensitive::yes) {
    return only_members(object, {"what", "when", "personal_data", "where", "still_going_on", "contact",
                                    "anonymous", "sensitive", "reference", "title"});
  }
  return only_members(object, {"what", "when", "personal_data", "where", "still_going_on", "contact",
                                  "anonymous", "sensitive", "reference"});
}

std::expected<IncidentTold, Problem> told_of(const json::object& object) {
  auto sensitive = sensitive_of(object);
  if (!sensitive) return std::unexpected(sensitive.error());
  auto known = known_members(object, *sensitive);
  if (!known) return std::unexpected(known.error());
  IncidentTold told;
  told.sensitive = *sensitive;
  for (auto [member, into] : {std::pair{"what", &told.what}, {"where", &told.where},
           {"contact", &told.contact}, {"title", &told.title}, {"reference", &told.reference}}) {
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
  auto going_on = flag_member(object, "still_going_on");
  if (!going_on) return std::unexpected(going_on.error());
  if (*going_on) told.still_going_on = StillGoingOn::yes;
  auto anonymous = flag_member(object, "anonymous");
  if (!anonymous) return std::unexpected(anonymous.error());
  if (*anonymous) told.teller = Teller::anonymous;
  return told;
}

/// Whom to call about what may not be written down here.
void write_contacts(JsonWriter& out, const Settings& settings) {
  const auto rules = incident_rules_in(settings);
  out.key("contacts").open('{');
  for (const auto& [name, text] : {std::pair{"security_protection", &rules->security_protection},
           {"security_police", &rules->security_police}})
    out.words(name, *text);
  out.close('}');
}

enum class Contacts { left_out, named };

/// Only what the reporter has told and how far it has come: what the office adds is not for her to see.
void write_report(
    JsonWriter& out, const Row& row, const Settings& settings, Contacts contacts = Contacts::left_out) {
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
  out.member("title", text_of("title")).member("what", text_of("description"));
  if (contacts == Contacts::named) write_contacts(out, settings);
  out.key("status");
  const std::string code = text_of("status");
  for (const Choice& choice : type.at("status").choices) {
    if (choice.code != code) continue;
    out.open('{').member("code", choice.code).words("label", choice.label).close('}');
    out.close('}');
    return;
  }
  out.raw("null").close('}');
}

}  // namespace

bool tells_anonymously(const Call& call) {
  if (call.route == nullptr || call.route->operation != "report_incident") return false;
  auto object = body_object(call);
  const json::value* value = object ? object->if_contains("anonymous") : nullptr;
  return value != nullptr && value->is_bool() && value->get_bool();
}

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
  const bool sensitive = told->sensitive == Sensitive::yes;
  write_report(out, *row, call.store().settings(), sensitive ? Contacts::named : Contacts::left_out);
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
  const Settings settings = call.store().settings();
  for (const Row& row : *rows) write_report(out, row, settings);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
