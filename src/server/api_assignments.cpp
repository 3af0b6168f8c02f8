#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "registry/units.h"
#include "server/api_access.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "store/assignments.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

std::unexpected<Problem> wrong(std::string_view name, std::string_view sv, std::string_view en) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {fmt::format("{}: {}", name, sv), fmt::format("{}: {}", name, en)}, std::string(name), {}}));
}

void append(JsonWriter& out, Call& call, const Assignment& one) {
  out.member("id", to_string(one.id)).key("version").raw(fmt::to_string(one.version));
  out.member("account", to_string(one.account)).member("login", one.login).member("name", one.name);
  out.member("role", one.role).key("authority").raw(code_or_null(call, one.authority));
  out.key("unit").raw(unit_or_null(call, one.authority, one.unit));
  out.key("object").raw(object_or_null(call, one.object));
  out.member("starts_at", to_string(one.starts_at)).key("ends_at").raw(instant_or_null(one.ends_at));
  out.key("stand_in_for");
  out.raw(one.stand_in_for ? '"' + to_string(*one.stand_in_for) + '"' : "null");
  out.key("holder");
  if (one.stand_in_for)
    out.text(one.holder);
  else
    out.raw("null");
  out.member("created_by", one.created_by).member("created_at", to_string(one.created_at));
}

http::Response assignment_response(Call& call, int status, const Assignment& one) {
  JsonWriter out;
  out.open('{');
  append(out, call, one);
  http::Response response = json_response(status, out.close('}').take());
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", one.version));
  if (status == 201) response.headers.emplace_back("Location", "/api/v1/assignments/" + to_string(one.id));
  return response;
}

std::expected<Uuid, Problem> id_member(const json::object& object, std::string_view name) {
  auto text = text_member(object, name);
  if (!text) return std::unexpected(text.error());
  if (auto id = parse_uuid(*text)) return *id;
  return wrong(name, "skriv ett id.", "write an id.");
}

/// Nothing where it is missing, no instant where it is null.
std::expected<std::optional<std::optional<Instant>>, Problem> instant_member(
    const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr) return std::optional<std::optional<Instant>>();
  if (value->is_null()) return std::optional(std::optional<Instant>());
  auto text = text_member(object, name);
  if (!text) return std::unexpected(text.error());
  if (auto at = parse_rfc3339(*text)) return std::optional(std::optional(*at));
  return wrong(name, "skriv en tid, till exempel 2030-01-01T00:00:00Z.",
      "write a time, for example 2030-01-01T00:00:00Z.");
}

/// By id, or by a code that leads to one unit.
std::expected<void, Problem> read_unit(Call& call, const json::object& object, AssignmentOrder& order) {
  auto text = text_member(object, "unit");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return {};
  if (auto id = parse_uuid(*text)) {
    order.unit = *id;
    return {};
  }
  auto place = find_unit(call.store(), call.actor, *text);
  if (!place) return std::unexpected(Problem(place.error()));
  if (order.authority && *order.authority != place->authority.id)
    return wrong("unit", "enheten hör till en annan nämnd.", "the unit belongs to another authority.");
  order.authority = place->authority.id;
  if (!place->is_authority()) order.unit = place->unit;
  return {};
}

std::expected<void, Problem> read_object(Call& call, const json::object& object, AssignmentOrder& order) {
  const json::value* value = object.if_contains("object");
  if (value == nullptr || value->is_null()) return {};
  if (!value->is_object())
    return wrong("object", "skriv {\"register\":…,\"id\":…}.", "write {\"register\":…,\"id\":…}.");
  auto name = text_member(value->get_object(), "register");
  if (!name) return std::unexpected(name.error());
  const RecordType* type = call.store().catalogue().find(*name);
  if (type == nullptr)
    return wrong("object", "det finns inget sådant register.", "there is no such register.");
  auto id = id_member(value->get_object(), "id");
  if (!id) return std::unexpected(id.error());
  order.object = ObjectId{type->name, *id};
  return {};
}

std::expected<AssignmentOrder, Problem> order_of(Call& call, const json::object& object) {
  auto good =
      only_members(object, {"account", "role", "authority", "unit", "object", "starts_at", "ends_at"});
  if (!good) return std::unexpected(good.error());
  AssignmentOrder order;
  auto account = id_member(object, "account");
  if (!account) return std::unexpected(account.error());
  order.account = *account;
  auto role = text_member(object, "role");
  if (!role) return std::unexpected(role.error());
  order.role = std::move(*role);
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  // Who is bound to one authority need not name it.
  order.authority = authority->value_or(call.actor.authority);
  if (auto read = read_unit(call, object, order); !read) return std::unexpected(read.error());
  if (auto read = read_object(call, object, order); !read) return std::unexpected(read.error());
  auto starts_at = instant_member(object, "starts_at");
  if (!starts_at) return std::unexpected(starts_at.error());
  order.starts_at = starts_at->value_or(std::nullopt);
  auto ends_at = instant_member(object, "ends_at");
  if (!ends_at) return std::unexpected(ends_at.error());
  order.ends_at = ends_at->value_or(std::nullopt);
  return order;
}

std::expected<std::int64_t, Problem> version_read(Call& call) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med tilldelningens version inom citattecken.",
                                    "Send If-Match with the assignment's version in quotes."},
                                {}, {}});
  }
  std::int64_t version = -1;  // what none has: answered as changed
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, version);
  return version;
}

}  // namespace

Answer list_assignments(Call& call) {
  std::optional<Uuid> account;
  if (auto text = call.request.parameter("account")) {
    account = parse_uuid(*text);
    if (!account) return in_query(wrong("account", "skriv ett id.", "write an id.").error().error);
  } else if (!call.actor.may("assignments", Action::read)) {
    account = call.actor.account;
  }
  auto all = ringmur::list_assignments(call.store(), call.actor, account);
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Assignment& one : *all) {
    out.open('{');
    append(out, call, one);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer create_assignment(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(call, *object);
  if (!order) return std::unexpected(order.error());
  auto made = give_role(call.store(), call.actor, *order);
  if (!made) return std::unexpected(Problem(made.error()));
  return assignment_response(call, 201, *made);
}

Answer change_assignment(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"starts_at", "ends_at"}); !good)
    return std::unexpected(good.error());
  auto starts_at = instant_member(*object, "starts_at");
  if (!starts_at) return std::unexpected(starts_at.error());
  auto ends_at = instant_member(*object, "ends_at");
  if (!ends_at) return std::unexpected(ends_at.error());
  auto version = version_read(call);
  if (!version) return std::unexpected(version.error());
  AssignmentChange change;
  if (*starts_at) change.starts_at = **starts_at;
  change.ends_at = *ends_at;
  auto changed = ringmur::change_assignment(call.store(), call.actor, *id, *version, change);
  if (!changed) return std::unexpected(Problem(changed.error()));
  return assignment_response(call, 200, *changed);
}

Answer end_assignment(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = ringmur::end_assignment(call.store(), call.actor, *id);
  if (!done) return std::unexpected(Problem(done.error()));
  return no_content();
}

Answer give_stand_in(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"account", "starts_at", "ends_at"}); !good)
    return std::unexpected(good.error());
  auto account = id_member(*object, "account");
  if (!account) return std::unexpected(account.error());
  auto starts_at = instant_member(*object, "starts_at");
  if (!starts_at) return std::unexpected(starts_at.error());
  auto ends_at = instant_member(*object, "ends_at");
  if (!ends_at) return std::unexpected(ends_at.error());
  if (!*ends_at || !**ends_at)
    return wrong("ends_at", "säg när ersättaren slutar.", "say when the stand-in ends.");
  auto made = ringmur::give_stand_in(
      call.store(), call.actor, *id, *account, starts_at->value_or(std::nullopt).value_or(now()), ***ends_at);
  if (!made) return std::unexpected(Problem(made.error()));
  return assignment_response(call, 201, *made);
}

}  // namespace ringmur::api
