#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/persons.h"
#include "store/trail_events.h"

/// What is held about a person, and its removal.
namespace ringmur::api {
namespace {

namespace json = boost::json;

void append_or_null(JsonWriter& out, std::string_view name, std::string_view value) {
  out.key(name);
  if (value.empty())
    out.raw("null");
  else
    out.text(value);
}

void append_flag(JsonWriter& out, std::string_view name, bool value) {
  out.key(name).raw(value ? "true" : "false");
}

void append_number(JsonWriter& out, std::string_view name, std::int64_t value) {
  out.key(name).raw(fmt::to_string(value));
}

void append_instant(JsonWriter& out, std::string_view name, const std::optional<Instant>& at) {
  out.key(name).raw(instant_or_null(at));
}

void append_ground(JsonWriter& out, std::string_view name, const KeepGround& ground) {
  out.key(name).open('{').member("code", ground.code);
  out.words("label", ground.label);
  out.member("source", ground.source);
  out.words("help", ground.help);
  out.close('}');
}

void append_fields(JsonWriter& out, const RecordType& type, const PersonRecord& record) {
  out.key("fields").open('[');
  for (const Field& field : type.fields) {
    const Value& value = record.row.values[type.index(field)];
    bool named = std::ranges::find(record.named_by, &field, &NamedBy::field) != record.named_by.end();
    if (is_empty(value) || (!record.about && !named)) continue;
    std::string text;
    append_json_value(text, field, value);
    out.open('{').member("field", field.name);
    out.words("label", field.label);
    out.key("value").raw(text);
    append_flag(out, "personal", field.personal == Personal::yes);
    out.close('}');
  }
  out.close(']');
}

void append_record_of(JsonWriter& out, const RecordType& type, const PersonRecord& record) {
  const Meta& meta = record.row.meta;
  out.open('{').member("id", to_string(meta.id));
  append_or_null(out, "reference", meta.short_reference);
  const auto* title =
      type.title.empty() ? nullptr : std::get_if<std::string>(&record.row.values[type.index(type.title)]);
  out.member("title", title == nullptr ? std::string_view() : std::string_view(*title));
  append_number(out, "version", meta.version);
  append_instant(out, "created_at", meta.created_at);
  append_instant(out, "changed_at", meta.changed_at);
  append_instant(out, "archived_at", meta.archived_at);
  append_flag(out, "about", record.about);
  out.key("named_by").open('[');
  for (const NamedBy& by : record.named_by) {
    out.open('{').member("field", by.field->name).member("by", code_of(by.by));
    append_flag(out, "certain", by.certain);
    out.close('}');
  }
  out.close(']');
  append_fields(out, type, record);
  out.close('}');
}

void append_registers(JsonWriter& out, const PersonsData& data) {
  constexpr std::size_t most = 1000;
  out.key("registers").open('[');
  for (const PersonRegister& one : data.registers) {
    out.open('{').member("register", one.type->name);
    out.words("label", one.type->label_plural);
    const Text* why = RemovalRules::carried().purpose(one.type->name);
    out.words("why", why == nullptr ? Text{} : *why);
    append_number(out, "count", static_cast<std::int64_t>(one.records.size()));
    out.key("records").open('[');
    for (std::size_t i = 0; i < std::min(most, one.records.size()); ++i)
      append_record_of(out, *one.type, one.records[i]);
    out.close(']').close('}');
  }
  out.close(']');
}

void append_sessions(JsonWriter& out, const PersonAccount& one) {
  out.key("sessions").open('[');
  for (const Session& session : one.sessions) {
    out.open('{').member("id", to_string(session.id));
    append_instant(out, "created_at", session.created_at);
    append_instant(out, "used_at", session.used_at);
    append_instant(out, "expires_at", session.expires_at);
    out.member("agent", session.agent).member("level", code_of(session.level)).close('}');
  }
  out.close(']');
}

void append_assignments(JsonWriter& out, Call& call, const PersonAccount& one) {
  out.key("assignments").open('[');
  for (const Assignment& held : one.assignments) {
    out.open('{').member("id", to_string(held.id)).member("role", held.role);
    out.key("authority").raw(code_or_null(call, held.authority));
    append_instant(out, "starts_at", held.starts_at);
    append_instant(out, "ends_at", held.ends_at);
    out.member("created_by", held.created_by);
    append_instant(out, "created_at", held.created_at);
    append_instant(out, "ended_at", held.ended_at);
    out.close('}');
  }
  out.close(']');
}

void append_tokens(JsonWriter& out, const PersonAccount& one) {
  out.key("tokens").open('[');
  for (const Token& token : one.tokens) {
    out.open('{').member("id", to_string(token.id)).member("name", token.name);
    append_instant(out, "created_at", token.created_at);
    append_instant(out, "expires_at", token.expires_at);
    append_instant(out, "last_used_at", token.last_used_at);
    append_instant(out, "revoked_at", token.revoked_at);
    out.close('}');
  }
  out.close(']');
}

void append_identities(JsonWriter& out, const PersonAccount& one) {
  out.key("identities").open('[');
  for (const OutsideIdentity& identity : one.identities) {
    out.open('{').member("kind", identity.kind).member("provider", identity.provider);
    append_or_null(out, "subject", identity.subject);
    out.key("data").raw(identity.data.empty() ? "null" : identity.data);
    append_instant(out, "created_at", identity.created_at);
    out.close('}');
  }
  out.close(']');
}

void append_accounts(JsonWriter& out, Call& call, const PersonsData& data) {
  out.key("accounts").open('[');
  for (const PersonAccount& one : data.accounts) {
    const Account& account = one.account;
    out.open('{').member("id", to_string(account.id)).member("login", account.login);
    out.member("name", account.name).key("named_as").open('[');
    for (const std::string& name : account.named_as) out.text(name);
    out.close(']').member("kind", code_of(account.kind));
    out.key("authority").raw(code_or_null(call, account.authority));
    out.member("found_by", code_of(one.found_by));
    append_instant(out, "created_at", account.created_at);
    append_instant(out, "signed_in_at", account.signed_in_at);
    append_instant(out, "disabled_at", account.disabled_at);
    append_flag(out, "second_factor", one.second_factor);
    append_number(out, "passkeys", one.passkeys);
    append_sessions(out, one);
    append_assignments(out, call, one);
    append_tokens(out, one);
    append_identities(out, one);
    out.close('}');
  }
  out.close(']');
}

void append_traces(JsonWriter& out, std::string_view name, const Traces& traces, const std::string& address) {
  out.key(name).open('{');
  append_number(out, "count", traces.count);
  append_instant(out, "first_at", traces.first_at);
  append_instant(out, "latest_at", traces.latest_at);
  out.key("latest").open('[');
  for (const Trace& trace : traces.latest) {
    out.open('{');
    append_number(out, "sequence", trace.sequence);
    append_instant(out, "at", trace.at);
    out.member("type", trace.type).member("action", trace.action).close('}');
  }
  out.close(']');
  append_or_null(out, "address", address);
  out.close('}');
}

std::string_view rule_part(std::string_view kind) {
  return kind == "record" ? "text" : kind;
}

const KeepGround& ground_of_text(const PersonText& text) {
  const auto& keeps = RemovalRules::carried().keeps();
  auto rule = std::ranges::find(keeps, rule_part(text.kind), &KeepRule::part);
  return rule == keeps.end() ? RemovalRules::carried().ground("free_text") : *rule->ground;
}

void append_texts(JsonWriter& out, const PersonsData& data) {
  out.key("texts").open('[');
  for (const PersonText& text : data.texts) {
    out.open('{').member("kind", text.kind).member("id", to_string(text.id));
    append_or_null(out, "register", text.type == nullptr ? std::string() : text.type->name);
    append_or_null(out, "field", text.field == nullptr ? std::string() : text.field->name);
    out.member("title", text.title);
    append_ground(out, "why", ground_of_text(text));
    out.close('}');
  }
  out.close(']');
}

std::string persons_json(Call& call, const PersonsData& data, const std::string& code) {
  JsonWriter out;
  out.open('{').member("id", to_string(data.id)).member("authority", code).member("name", data.name);
  append_instant(out, "made_at", data.made_at);
  out.key("known_by").open('[');
  for (const KnownBy& known : data.known_by) {
    out.open('{').member("by", code_of(known.by)).member("value", known.value);
    append_flag(out, "certain", known.certain);
    out.close('}');
  }
  out.close(']');
  append_registers(out, data);
  append_accounts(out, call, data);
  const std::string trail = "/api/v1/trail?authority=" + code;
  const std::string by =
      data.accounts.empty() ? "" : trail + "&account=" + to_string(data.accounts.front().account.id);
  out.key("trail").open('{');
  append_traces(out, "by", data.by, by);
  append_traces(out, "about", data.about, trail + "&id=" + to_string(data.id));
  out.close('}');
  append_texts(out, data);
  return out.close('}').take();
}

struct Wanted {
  Authority authority;
  Uuid id;
};

std::expected<Wanted, Problem> wanted_of(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  return Wanted{std::move(*authority), *id};
}

void append_goes(JsonWriter& out, const Removal& removal) {
  out.key("goes").open('[');
  for (const RemovalGoes& one : removal.goes) {
    out.open('{').member("part", one.part);
    append_or_null(out, "register", one.type == nullptr ? std::string() : one.type->name);
    append_or_null(out, "field", one.field);
    out.words("label", one.label);
    out.member("becomes", code_of(one.becomes));
    append_number(out, "count", one.count);
    out.close('}');
  }
  out.close(']');
}

void append_stays(JsonWriter& out, const Removal& removal) {
  out.key("stays").open('[');
  for (const RemovalStays& one : removal.stays) {
    out.open('{').member("part", one.part);
    append_or_null(out, "register", one.type == nullptr ? std::string() : one.type->name);
    append_or_null(out, "field", one.field);
    out.words("label", one.label);
    append_number(out, "count", one.count);
    append_ground(out, "ground", *one.ground);
    out.close('}');
  }
  out.close(']');
}

std::string removal_json(const Removal& removal, const std::string& code) {
  JsonWriter out;
  out.open('{').member("person", to_string(removal.person)).member("authority", code);
  append_flag(out, "preview", !removal.id);
  append_or_null(out, "confirm", removal.id ? std::string() : removal.name);
  append_goes(out, removal);
  append_stays(out, removal);
  std::int64_t stays = 0;
  for (const RemovalStays& one : removal.stays) stays += one.count;
  out.key("counts").open('{');
  append_number(out, "records", removal.records);
  append_number(out, "values", removal.values);
  append_number(out, "events", removal.events);
  append_number(out, "accounts", removal.accounts);
  append_number(out, "stays", stays);
  out.close('}').key("receipt");
  if (removal.id) {
    out.open('{').member("id", to_string(*removal.id));
    append_instant(out, "at", removal.at);
    out.member("by", removal.by);
    append_number(out, "sequence", removal.sequence);
    out.close('}');
  } else {
    out.raw("null");
  }
  return out.close('}').take();
}

}  // namespace

Answer find_persons(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto found = ringmur::find_persons(
      call.store(), call.actor, authority->id, call.request.parameter("q").value_or(""));
  if (!found) return std::unexpected(Problem(found.error(), In::query));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const FoundPerson& person : *found) {
    out.open('{').member("id", to_string(person.id));
    out.member("kind", person.kind == FoundPerson::Kind::record ? "record" : "account");
    out.member("name", person.name);
    append_or_null(out, "number", person.number);
    append_or_null(out, "login", person.login);
    append_flag(out, "archived", person.archived);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer read_persons_data(Call& call) {
  auto wanted = wanted_of(call);
  if (!wanted) return std::unexpected(wanted.error());
  auto data = persons_data(call.store(), call.actor, wanted->authority.id, wanted->id);
  if (!data) return std::unexpected(Problem(data.error()));
  return json_response(200, persons_json(call, *data, wanted->authority.code));
}

Answer export_persons_data(Call& call) {
  auto wanted = wanted_of(call);
  if (!wanted) return std::unexpected(wanted.error());
  auto data = persons_data(call.store(), call.actor, wanted->authority.id, wanted->id);
  if (!data) return std::unexpected(Problem(data.error()));
  const Exported what{
      .type = "persons_data", .what = "whole", .format = "json", .filter = "id=" + to_string(wanted->id)};
  if (auto noted = record_export(call.store(), call.actor, wanted->authority.id, what); !noted)
    return std::unexpected(Problem(noted.error()));
  http::Response response = json_response(200, persons_json(call, *data, wanted->authority.code));
  response.headers.emplace_back("Content-Disposition",
      fmt::format("attachment; filename=\"personuppgifter-{}.json\"", to_string(stockholm::today(now()))));
  return response;
}

Answer remove_persons_data(Call& call) {
  auto wanted = wanted_of(call);
  if (!wanted) return std::unexpected(wanted.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"preview", "confirm"}); !good) return std::unexpected(good.error());
  const json::value* preview = object->if_contains("preview");
  if (preview != nullptr && !preview->is_bool()) {
    return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
        {"preview: skriv true eller false.", "preview: write true or false."}, "preview", {}}));
  }
  auto name = text_member(*object, "confirm");
  if (!name) return std::unexpected(name.error());
  bool only_shown = preview != nullptr && preview->get_bool();
  auto removal = only_shown
                     ? preview_removal(call.store(), call.actor, wanted->authority.id, wanted->id)
                     : remove_person(call.store(), call.actor, wanted->authority.id, wanted->id, *name);
  if (!removal) return std::unexpected(Problem(removal.error()));
  return json_response(200, removal_json(*removal, wanted->authority.code));
}

}  // namespace ringmur::api
