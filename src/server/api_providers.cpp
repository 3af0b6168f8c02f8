#include <fmt/format.h>

#include <boost/json.hpp>
#include <charconv>

#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/public_url.h"
#include "store/scim.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

std::string id_or_null(const std::optional<Uuid>& id) {
  return id ? '"' + to_string(*id) + '"' : "null";
}

std::string truth(bool yes) {
  return yes ? "true" : "false";
}

void append(JsonWriter& out, Call& call, const RoleGrant& grant) {
  out.member("role", grant.role).key("authority").raw(code_or_null(call, grant.authority));
  out.key("unit").raw(id_or_null(grant.unit));
}

std::string provider_json(Call& call, const Provider& provider) {
  const ProviderContent& content = provider.content;
  JsonWriter out;
  out.open('{').member("id", to_string(provider.id)).key("version").raw(fmt::to_string(provider.version));
  out.member("name", content.name).member("issuer", content.issuer).member("client_id", content.client_id);
  out.key("has_secret").raw(truth(provider.has_secret)).member("scopes", content.scopes);
  out.member("login_claim", content.login_claim).member("role_claim", content.role_claim);
  out.key("role_mapping").open('[');
  for (const RoleRule& rule : content.role_mapping) {
    out.open('{').member("value", rule.value);
    append(out, call, rule.grant);
    out.close('}');
  }
  out.close(']').key("authority").raw(code_or_null(call, content.authority));
  out.member("newcomers", code_of(content.newcomers)).member("acr", content.acr);
  out.member("step_up_acr", content.step_up_acr).member("network", code_of(content.network));
  out.key("enabled").raw(truth(content.enabled)).key("scim_token").raw(id_or_null(content.scim_token));
  out.member("redirect_uri", public_url(call) + std::string(oidc_callback_path));
  out.member("scim_url", public_url(call) + std::string(scim_path));
  out.member("created_at", to_string(provider.created_at))
      .member("changed_at", to_string(provider.changed_at));
  return out.close('}').take();
}

http::Response provider_response(Call& call, int status, const Provider& provider) {
  http::Response response = json_response(status, provider_json(call, provider));
  response.headers.emplace_back("ETag", fmt::format("\"{}\"", provider.version));
  return response;
}

std::unexpected<Problem> wrong(std::string_view name, std::string_view sv, std::string_view en) {
  return std::unexpected(Problem({Refusal::invalid, "value.not_allowed",
      {fmt::format("{}: {}", name, sv), fmt::format("{}: {}", name, en)}, std::string(name), {}}));
}

std::expected<std::optional<Uuid>, Problem> id_member(const json::object& object, std::string_view name) {
  auto text = text_member(object, name);
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional<Uuid>();
  if (auto id = parse_uuid(*text)) return id;
  return wrong(name, "skriv ett id.", "write an id.");
}

std::expected<RoleGrant, Problem> grant_of(Call& call, const json::object& object) {
  auto role = text_member(object, "role");
  if (!role) return std::unexpected(role.error());
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  auto unit = id_member(object, "unit");
  if (!unit) return std::unexpected(unit.error());
  return RoleGrant{std::move(*role), authority->value_or(std::nullopt), *unit};
}

std::expected<void, Problem> put_mapping(Call& call, const json::object& object, ProviderContent& content) {
  const json::value* value = object.if_contains("role_mapping");
  if (value == nullptr) return {};
  auto no_list = [] {
    return wrong("role_mapping", "skriv en lista av objekt med value, role, authority och unit.",
        "write a list of objects with value, role, authority and unit.");
  };
  if (!value->is_array()) return no_list();
  content.role_mapping.clear();
  for (const json::value& one : value->get_array()) {
    if (!one.is_object()) return no_list();
    const json::object& rule = one.get_object();
    if (auto good = only_members(rule, {"value", "role", "authority", "unit"}); !good) return good;
    auto text = text_member(rule, "value");
    if (!text) return std::unexpected(text.error());
    auto grant = grant_of(call, rule);
    if (!grant) return std::unexpected(grant.error());
    content.role_mapping.push_back({std::move(*text), std::move(*grant)});
  }
  return {};
}

std::expected<void, Problem> put_texts(const json::object& object, ProviderContent& content) {
  for (auto [name, into] : {std::pair<std::string_view, std::string*>{"name", &content.name},
           {"issuer", &content.issuer}, {"client_id", &content.client_id}, {"scopes", &content.scopes},
           {"login_claim", &content.login_claim}, {"role_claim", &content.role_claim}, {"acr", &content.acr},
           {"step_up_acr", &content.step_up_acr}}) {
    if (!object.contains(name)) continue;
    auto text = text_member(object, name);
    if (!text) return std::unexpected(text.error());
    *into = std::move(*text);
  }
  return {};
}

std::expected<void, Problem> put_choices(const json::object& object, ProviderContent& content) {
  if (object.contains("newcomers")) {
    auto text = text_member(object, "newcomers");
    auto newcomers = text ? newcomers_of(*text) : std::nullopt;
    if (!newcomers) return wrong("newcomers", "välj refuse eller create.", "choose refuse or create.");
    content.newcomers = *newcomers;
  }
  if (object.contains("network")) {
    auto text = text_member(object, "network");
    auto network = text ? network_of(*text) : std::nullopt;
    if (!network)
      return wrong(
          "network", "välj public, internal eller loopback.", "choose public, internal or loopback.");
    content.network = *network;
  }
  if (const json::value* enabled = object.if_contains("enabled")) {
    if (!enabled->is_bool()) return wrong("enabled", "skriv true eller false.", "write true or false.");
    content.enabled = enabled->get_bool();
  }
  return {};
}

/// Members that are there are set.
std::expected<void, Problem> put(Call& call, const json::object& object, ProviderContent& content) {
  auto good = only_members(object,
      {"name", "issuer", "client_id", "client_secret", "scopes", "login_claim", "role_claim", "role_mapping",
          "authority", "newcomers", "acr", "step_up_acr", "network", "enabled", "scim_token"});
  if (!good) return good;
  if (auto done = put_texts(object, content); !done) return done;
  if (auto done = put_choices(object, content); !done) return done;
  if (auto done = put_mapping(call, object, content); !done) return done;
  auto authority = authority_member(call, object);
  if (!authority) return std::unexpected(authority.error());
  if (*authority) content.authority = **authority;
  if (!object.contains("scim_token")) return {};
  auto token = id_member(object, "scim_token");
  if (!token) return std::unexpected(token.error());
  content.scim_token = *token;
  return {};
}

/// The secret that is sent, sealed; nothing where none is sent.
std::expected<std::optional<SealedSecret>, Problem> secret_of(Call& call, const json::object& object) {
  constexpr std::size_t longest = 1000;
  if (!object.contains("client_secret")) return std::optional<SealedSecret>();
  auto text = text_member(object, "client_secret");
  if (!text) return std::unexpected(text.error());
  if (text->empty()) return std::optional(SealedSecret{});
  if (text->size() > longest || has_control(*text))
    return wrong("client_secret", "skriv högst 1000 tecken.", "write at most 1000 characters.");
  auto key = call.store().means().key.key();
  if (!key) return std::unexpected(Problem(key.error()));
  return std::optional(SealedSecret{key->seal(*text)});
}

/// The version that the client has read.
std::expected<std::int64_t, Problem> version_read(const Call& call, const Provider& provider) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med versionen inom citattecken, så som du läste den.",
                                    "Send If-Match with the version in quotes, as you read it."},
                                {}, {}});
  }
  if (tag == "*") return provider.version;
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  std::int64_t version = -1;  // what none has: answered as changed
  if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"')
    std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, version);
  return version;
}

}  // namespace

Answer list_providers(Call& call) {
  auto all = ringmur::list_providers(call.store(), call.actor);
  if (!all) return std::unexpected(Problem(all.error()));
  std::string body = R"({"items":[)";
  for (const Provider& provider : *all) {
    if (body.back() != '[') body += ',';
    body += provider_json(call, provider);
  }
  return json_response(200, body + "]}");
}

Answer create_provider(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  ProviderContent content;
  if (auto good = put(call, *object, content); !good) return std::unexpected(good.error());
  auto secret = secret_of(call, *object);
  if (!secret) return std::unexpected(secret.error());
  auto made = ringmur::create_provider(call.store(), call.actor, content, secret->value_or(SealedSecret{}));
  if (!made) return std::unexpected(Problem(made.error()));
  http::Response response = provider_response(call, 201, *made);
  response.headers.emplace_back("Location", "/api/v1/providers/" + to_string(made->id));
  return response;
}

Answer change_provider(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto before = find_provider(call.store(), call.actor, *id);
  if (!before) return std::unexpected(Problem(before.error()));
  auto version = version_read(call, *before);
  if (!version) return std::unexpected(version.error());
  ProviderContent content = before->content;
  if (auto good = put(call, *object, content); !good) return std::unexpected(good.error());
  auto secret = secret_of(call, *object);
  if (!secret) return std::unexpected(secret.error());
  auto after = ringmur::change_provider(call.store(), call.actor, *id, *version, content, *secret);
  if (!after) return std::unexpected(Problem(after.error()));
  return provider_response(call, 200, *after);
}

Answer remove_provider(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto done = ringmur::remove_provider(call.store(), call.actor, *id);
  if (!done) return std::unexpected(Problem(done.error()));
  return no_content();
}

namespace {

void append(JsonWriter& out, Call& call, const GroupRole& group) {
  out.open('{').member("id", to_string(group.id)).member("provider", to_string(group.provider));
  out.member("name", group.display_name).key("members").raw(fmt::to_string(group.members));
  if (group.grant) {
    append(out, call, *group.grant);
  } else {
    out.key("role").raw("null").key("authority").raw("null").key("unit").raw("null");
  }
  out.close('}');
}

}  // namespace

Answer list_provider_groups(Call& call) {
  auto all = list_group_roles(call.store(), call.actor);
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const GroupRole& group : *all) append(out, call, group);
  return json_response(200, out.close(']').close('}').take());
}

Answer change_provider_group(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"role", "authority", "unit"}); !good)
    return std::unexpected(good.error());
  auto grant = grant_of(call, *object);
  if (!grant) return std::unexpected(grant.error());
  auto wanted = grant->role.empty() ? std::optional<RoleGrant>() : std::optional(std::move(*grant));
  auto after = set_group_role(call.store(), call.actor, *id, wanted);
  if (!after) return std::unexpected(Problem(after.error()));
  JsonWriter out;
  append(out, call, *after);
  return json_response(200, out.take());
}

}  // namespace ringmur::api
