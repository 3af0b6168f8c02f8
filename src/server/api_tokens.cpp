#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "store/tokens.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

void append(JsonWriter& out, Call& call, const Token& token) {
  out.member("id", to_string(token.id)).member("name", token.name);
  out.key("authority").raw(code_or_null(call, token.authority));
  out.member("right", token.right == Right::write ? "write" : "read");
  out.key("scopes");
  if (token.scopes) {
    out.open('[');
    for (const TokenScope& scope : *token.scopes) {
      out.open('{').member(is_duty(scope.subject) ? "duty" : "register", scope.subject);
      out.member("right", code_of(scope.action)).close('}');
    }
    out.close(']');
  } else {
    out.raw("null");
  }
  out.member("created_at", to_string(token.created_at));
  out.key("expires_at").raw(instant_or_null(token.expires_at));
  out.key("last_used_at").raw(instant_or_null(token.last_used_at));
  out.key("revoked_at").raw(instant_or_null(token.revoked_at));
}

std::unexpected<Problem> wrong(std::string_view name, std::string_view sv, std::string_view en) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {fmt::format("{}: {}", name, sv), fmt::format("{}: {}", name, en)}, std::string(name), {}}));
}

struct Order {
  std::string name;
  std::optional<Uuid> authority;
  Right right{Right::read};
  std::optional<Instant> expires_at;
  std::optional<std::vector<TokenScope>> scopes;
};

/// {"register":"incident","right":"read"} or {"duty":"imports","right":"write"}.
std::expected<TokenScope, Problem> scope_of(const json::value& value) {
  if (!value.is_object())
    return wrong("scopes", "skriv [{\"register\":…,\"right\":…}].", "write [{\"register\":…,\"right\":…}].");
  const json::object& object = value.get_object();
  if (auto good = only_members(object, {"register", "duty", "right"}); !good)
    return std::unexpected(good.error());
  auto of_register = text_member(object, "register");
  if (!of_register) return std::unexpected(of_register.error());
  auto duty = text_member(object, "duty");
  if (!duty) return std::unexpected(duty.error());
  auto right = text_member(object, "right");
  if (!right) return std::unexpected(right.error());
  bool one = of_register->empty() != duty->empty() && (duty->empty() || is_duty(*duty)) &&
             (of_register->empty() || !is_duty(*of_register));
  if (!one || (*right != "read" && *right != "write"))
    return wrong("scopes", "ange register eller duty, och right: read eller write.",
        "give register or duty, and right: read or write.");
  return TokenScope{
      of_register->empty() ? *duty : *of_register, *right == "write" ? Action::write : Action::read};
}

std::expected<std::optional<std::vector<TokenScope>>, Problem> scopes_member(const json::object& object) {
  constexpr std::size_t most = 100;
  const json::value* value = object.if_contains("scopes");
  if (value == nullptr || value->is_null()) return std::optional<std::vector<TokenScope>>();
  if (!value->is_array() || value->get_array().size() > most)
    return wrong("scopes", "skriv en lista med högst 100.", "write a list of at most 100.");
  std::vector<TokenScope> scopes;
  for (const json::value& one : value->get_array()) {
    auto scope = scope_of(one);
    if (!scope) return std::unexpected(scope.error());
    scopes.push_back(std::move(*scope));
  }
  return std::optional(std::move(scopes));
}

/// The most that a token does: as said, or as its scopes say.
std::expected<Right, Problem> right_member(
    const json::object& object, const std::optional<std::vector<TokenScope>>& scopes) {
  auto right = text_member(object, "right");
  if (!right) return std::unexpected(right.error());
  if (scopes && right->empty()) {
    bool writes = std::ranges::find(*scopes, Action::write, &TokenScope::action) != scopes->end();
    return writes ? Right::write : Right::read;
  }
  if (*right != "read" && *right != "write")
    return wrong("right", "välj read eller write.", "choose read or write.");
  return *right == "write" ? Right::write : Right::read;
}

std::expected<std::optional<Instant>, Problem> end_member(const json::object& object) {
  auto text = text_member(object, "expires_at");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional<Instant>();
  auto at = parse_rfc3339(*text);
  if (at && *at > now()) return at;
  return wrong("expires_at", "skriv en tid som inte har varit, högst två år bort: 2027-06-30T00:00:00Z.",
      "write a time that is to come, two years ahead at most: 2027-06-30T00:00:00Z.");
}

std::expected<Order, Problem> order_of(Call& call, const json::object& object) {
  constexpr std::size_t longest = 200;
  if (auto good = only_members(object, {"name", "authority", "right", "expires_at", "scopes"}); !good)
    return std::unexpected(good.error());
  auto name = text_member(object, "name");
  if (!name) return std::unexpected(name.error());
  Order order;
  order.name = collapsed(*name);
  if (order.name.empty() || length(order.name) > longest || has_control(order.name))
    return wrong("name", "skriv vad nyckeln är till, högst 200 tecken.",
        "write what the token is for, at most 200 characters.");
  auto scopes = scopes_member(object);
  if (!scopes) return std::unexpected(scopes.error());
  order.scopes = std::move(*scopes);
  auto right = right_member(object, order.scopes);
  if (!right) return std::unexpected(right.error());
  order.right = *right;
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  order.authority = authority->value_or(call.actor.authority);
  auto end = end_member(object);
  if (!end) return std::unexpected(end.error());
  order.expires_at = *end;
  return order;
}

}  // namespace

Answer list_tokens(Call& call) {
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Token& token : ringmur::list_tokens(call.store(), call.actor)) {
    out.open('{');
    append(out, call, token);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer create_token(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(call, *object);
  if (!order) return std::unexpected(order.error());
  auto made = ringmur::create_token(call.store(), call.actor, order->name, order->authority, order->right,
      order->expires_at, order->scopes);
  if (!made) return std::unexpected(Problem(made.error()));
  JsonWriter out;
  out.open('{');
  append(out, call, made->token);
  out.member("secret", made->secret).close('}');
  http::Response response = json_response(201, out.take());
  response.headers.emplace_back("Location", "/api/v1/tokens/" + to_string(made->token.id));
  return response;
}

Answer revoke_token(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = ringmur::revoke_token(call.store(), call.actor, *id);
  if (!done) return std::unexpected(Problem(done.error()));
  return no_content();
}

}  // namespace ringmur::api
