#include "server/api_accounts.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"

namespace ringmur::api {

namespace json = boost::json;

std::expected<std::optional<std::optional<Uuid>>, Problem> authority_member(
    Call& call, const json::object& object) {
  const json::value* value = object.if_contains("authority");
  if (value == nullptr) return std::optional<std::optional<Uuid>>();
  if (value->is_null()) return std::optional(std::optional<Uuid>());
  auto code = text_member(object, "authority");
  if (!code) return std::unexpected(code.error());
  auto found = call.api.codes.find(*code);
  if (found && call.actor.reaches(found->id)) return std::optional(std::optional(found->id));
  return std::unexpected(Problem({Refusal::invalid, "authority.not_found",
      {"Det finns ingen sådan nämnd eller styrelse här, eller så når du den inte.",
          "There is no such authority here, or it is out of your reach."},
      "authority", {}}));
}

std::string instant_or_null(const std::optional<Instant>& at) {
  return at ? '"' + to_string(*at) + '"' : "null";
}

std::string code_or_null(Call& call, const std::optional<Uuid>& authority) {
  return authority ? JsonWriter().text(call.api.codes.code_of(*authority)).take() : "null";
}

std::expected<Uuid, Problem> id_of(const Call& call) {
  if (auto id = parse_uuid(call.id)) return *id;
  return std::unexpected(Problem({Refusal::not_found, "address.no_such_id",
      {"Adressen innehåller inget giltigt id.", "The address holds no valid id."}, {}, {}}));
}

http::Response no_content() {
  http::Response response;
  response.status = 204;
  return response;
}

std::string sessions_json(const Call& call, const std::vector<Session>& sessions) {
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Session& session : sessions) {
    bool current = call.person && call.person->session.id == session.id;
    out.open('{').member("id", to_string(session.id)).member("created_at", to_string(session.created_at));
    out.member("used_at", to_string(session.used_at)).member("expires_at", to_string(session.ends_at()));
    out.member("level", code_of(session.level));
    out.member("confirmed_until", to_string(session.confirmed_at + confirmation_end));
    out.member("agent", session.agent).key("current").raw(current ? "true" : "false").close('}');
  }
  return out.close(']').close('}').take();
}

namespace {

void append(JsonWriter& out, Call& call, const Account& account) {
  out.member("id", to_string(account.id)).member("login", account.login).member("name", account.name);
  out.member("kind", code_of(account.kind)).key("authority").raw(code_or_null(call, account.authority));
  out.key("named_as").open('[');
  for (const std::string& name : account.named_as) out.text(name);
  out.close(']').member("language", code_of(account.language));
  out.member("created_at", to_string(account.created_at));
  out.key("disabled_at").raw(instant_or_null(account.disabled_at));
  out.key("signed_in_at").raw(instant_or_null(account.signed_in_at));
  out.key("must_change_password").raw(account.must_change_password ? "true" : "false");
  out.key("version").raw(fmt::to_string(account.version));
}

std::string etag_of(const Account& account) {
  return fmt::format("\"{}\"", account.version);
}

http::Response account_response(Call& call, int status, const Account& account, std::string_view password) {
  JsonWriter out;
  out.open('{');
  append(out, call, account);
  if (!password.empty()) out.member("password", password);
  http::Response response = json_response(status, out.close('}').take());
  response.headers.emplace_back("ETag", etag_of(account));
  return response;
}

std::expected<std::optional<AccountKind>, Problem> kind_member(const json::object& object) {
  if (!object.contains("kind")) return std::optional<AccountKind>();
  auto code = text_member(object, "kind");
  if (!code) return std::unexpected(code.error());
  if (auto kind = account_kind(*code)) return kind;
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {"kind: välj administrator eller employee.", "kind: choose administrator or employee."}, "kind", {}}));
}

std::expected<std::optional<std::vector<std::string>>, Problem> names_member(const json::object& object) {
  const json::value* value = object.if_contains("named_as");
  if (value == nullptr) return std::optional<std::vector<std::string>>();
  std::vector<std::string> names;
  bool good = value->is_array();
  if (good) {
    for (const json::value& name : value->get_array()) {
      good = good && name.is_string();
      if (good) names.emplace_back(name.get_string());
    }
  }
  if (good) return std::optional(std::move(names));
  return std::unexpected(Problem({Refusal::invalid, "json.not_a_list",
      {"named_as: skriv en lista av texter: [\"Informationssäkerhetssamordnare\"].",
          "named_as: write a list of texts: [\"Informationssäkerhetssamordnare\"]."},
      "named_as", {}}));
}

std::expected<std::optional<AccountState>, Problem> state_member(const json::object& object) {
  const json::value* value = object.if_contains("disabled");
  if (value == nullptr) return std::optional<AccountState>();
  if (value->is_bool())
    return std::optional(value->get_bool() ? AccountState::disabled : AccountState::active);
  return std::unexpected(Problem({Refusal::invalid, "json.not_boolean",
      {"disabled: skriv true eller false.", "disabled: write true or false."}, "disabled", {}}));
}

/// What both a new account and a change may say.
std::expected<AccountChange, Problem> change_of(Call& call, const json::object& object) {
  AccountChange change;
  if (object.contains("name")) {
    auto name = text_member(object, "name");
    if (!name) return std::unexpected(name.error());
    change.name = std::move(*name);
  }
  auto kind = kind_member(object);
  if (!kind) return std::unexpected(kind.error());
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  auto names = names_member(object);
  if (!names) return std::unexpected(names.error());
  auto state = state_member(object);
  if (!state) return std::unexpected(state.error());
  change.kind = *kind;
  change.authority = *authority;
  change.named_as = std::move(*names);
  change.state = *state;
  return change;
}

/// The version that the client has read.
std::expected<std::int64_t, Problem> version_read(Call& call, const Uuid& id) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med kontots version inom citattecken, så som du läste den.",
                                    "Send If-Match with the account's version in quotes, as you read it."},
                                {}, {}});
  }
  if (tag == "*") {
    auto account = find_account(call.store(), call.actor, id);
    if (!account) return std::unexpected(Problem(account.error()));
    return account->version;
  }
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  std::int64_t version = -1;  // what no account has: answered as changed
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, version);
  return version;
}

}  // namespace

Answer list_accounts(Call& call) {
  auto accounts = ringmur::list_accounts(call.store(), call.actor);
  if (!accounts) return std::unexpected(Problem(accounts.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const Account& account : *accounts) {
    out.open('{');
    append(out, call, account);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer create_account(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto good = only_members(*object, {"login", "name", "kind", "authority", "named_as"});
  if (!good) return std::unexpected(good.error());
  auto login = text_member(*object, "login");
  if (!login) return std::unexpected(login.error());
  auto said = change_of(call, *object);
  if (!said) return std::unexpected(said.error());
  // Who is bound to one authority need not name it.
  AccountOrder order{std::move(*login), said->name.value_or(""), said->kind.value_or(AccountKind::employee),
      said->authority.value_or(call.actor.authority), said->named_as.value_or(std::vector<std::string>{})};
  auto made = ringmur::create_account(call.store(), call.actor, order);
  if (!made) return std::unexpected(Problem(made.error()));
  http::Response response = account_response(call, 201, made->account, made->password);
  response.headers.emplace_back("Location", "/api/v1/accounts/" + to_string(made->account.id));
  return response;
}

Answer change_account(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto good = only_members(*object, {"name", "kind", "authority", "named_as", "disabled"});
  if (!good) return std::unexpected(good.error());
  auto change = change_of(call, *object);
  if (!change) return std::unexpected(change.error());
  auto version = version_read(call, *id);
  if (!version) return std::unexpected(version.error());
  auto account = ringmur::change_account(call.store(), call.actor, *id, *version, *change);
  if (!account) return std::unexpected(Problem(account.error()));
  return account_response(call, 200, *account, {});
}

Answer renew_password(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto password = ringmur::renew_password(call.store(), call.actor, *id);
  if (!password) return std::unexpected(Problem(password.error()));
  return json_response(200, JsonWriter().open('{').member("password", *password).close('}').take());
}

Answer account_sessions(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto sessions = list_sessions(call.store(), call.actor, *id);
  if (!sessions) return std::unexpected(Problem(sessions.error()));
  return json_response(200, sessions_json(call, *sessions));
}

}  // namespace ringmur::api
