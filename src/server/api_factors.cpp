#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/digest.h"
#include "identity/qr.h"
#include "schema/json_writer.h"
#include "server/api_accounts.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_session.h"
#include "server/passkey_json.h"
#include "store/factors.h"
#include "store/sign_in_policy.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

void append(JsonWriter& out, const Passkey& passkey) {
  out.open('{').member("id", to_string(passkey.id)).member("name", passkey.name);
  out.member("created_at", to_string(passkey.created_at)).key("used_at");
  out.raw(instant_or_null(passkey.used_at)).close('}');
}

void append_codes(JsonWriter& out, const std::vector<std::string>& codes) {
  out.key("recovery_codes").open('[');
  for (const std::string& code : codes) out.text(code);
  out.close(']');
}

std::string codes_json(const std::vector<std::string>& codes) {
  JsonWriter out;
  out.open('{');
  append_codes(out, codes);
  return out.close('}').take();
}

/// What a removal answers.
Answer done_or(const Result<void>& done) {
  if (!done) return std::unexpected(Problem(done.error()));
  return no_content();
}

std::string policy_json(const SignInPolicy& policy) {
  JsonWriter out;
  out.open('{').key("second_factor_roles").open('[');
  for (const std::string& role : policy.second_factor_roles) out.text(role);
  return out.close(']').close('}').take();
}

/// Of the content: the policy has no version.
std::string etag_of(const SignInPolicy& policy) {
  constexpr std::size_t enough = 32;
  return '"' + to_hex(digest(policy_json(policy))).substr(0, enough) + '"';
}

http::Response policy_response(const SignInPolicy& policy) {
  http::Response response = json_response(200, policy_json(policy));
  response.headers.emplace_back("ETag", etag_of(policy));
  return response;
}

std::expected<SignInPolicy, Problem> policy_of(const json::object& object) {
  if (auto good = only_members(object, {"second_factor_roles"}); !good) return std::unexpected(good.error());
  SignInPolicy policy;
  const json::value* roles = object.if_contains("second_factor_roles");
  bool good = roles != nullptr && roles->is_array();
  if (good) {
    for (const json::value& role : roles->get_array()) {
      good = good && role.is_string();
      if (good) policy.second_factor_roles.emplace_back(std::string_view(role.get_string()));
    }
  }
  if (good) return policy;
  return std::unexpected(Problem({Refusal::invalid, "json.not_a_list",
      {R"(second_factor_roles: skriv en lista av roller: ["administrator"].)",
          R"(second_factor_roles: write a list of roles: ["administrator"].)"},
      "second_factor_roles", {}}));
}

/// Refused where the client has not read what is there.
std::expected<void, Problem> was_read(const Call& call, const SignInPolicy& there) {
  std::string_view tag = call.request.header("If-Match");
  if (tag.empty()) {
    return with_status(428, {Refusal::invalid, "precondition.required",
                                {"Skicka If-Match med den ETag som inställningen hade när du läste den.",
                                    "Send If-Match with the ETag that the setting had when you read it."},
                                {}, {}});
  }
  if (tag == "*" || tag == etag_of(there)) return {};
  return std::unexpected(Problem({Refusal::changed, "settings.changed",
      {"Någon annan har ändrat inställningen sedan du läste den. Läs den igen och gör om ändringen.",
          "Somebody else has changed the setting since you read it. Read it again and redo the change."},
      {}, {}}));
}

}  // namespace

Answer own_factors(Call& call) {
  if (!call.person) return not_a_person();
  auto factors = ringmur::own_factors(call.store(), *call.person);
  if (!factors) return std::unexpected(Problem(factors.error()));
  JsonWriter out;
  out.open('{').key("totp");
  if (factors->totp_since)
    out.open('{').member("since", to_string(*factors->totp_since)).close('}');
  else
    out.raw("null");
  out.key("passkeys").open('[');
  for (const Passkey& passkey : factors->passkeys) append(out, passkey);
  out.close(']').key("recovery_codes_left").raw(fmt::to_string(factors->recovery_codes));
  return json_response(200, out.close('}').take());
}

Answer begin_totp(Call& call) {
  if (!call.person) return not_a_person();
  auto offer = ringmur::begin_totp(call.store(), *call.person);
  if (!offer) return std::unexpected(Problem(offer.error()));
  JsonWriter out;
  out.open('{').member("secret", offer->secret).member("uri", offer->uri).member("qr", qr_svg(offer->uri));
  return json_response(200, out.close('}').take());
}

Answer confirm_totp(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"code"}); !good) return std::unexpected(good.error());
  auto code = text_member(*object, "code");
  if (!code) return std::unexpected(code.error());
  auto codes = ringmur::confirm_totp(call.store(), *call.person, *code);
  if (!codes) return std::unexpected(Problem(codes.error()));
  return json_response(200, codes_json(*codes));
}

Answer remove_totp(Call& call) {
  if (!call.person) return not_a_person();
  return done_or(ringmur::remove_totp(call.store(), *call.person));
}

Answer begin_passkey(Call& call) {
  if (!call.person) return not_a_person();
  auto offer = ringmur::begin_passkey(call.store(), *call.person);
  if (!offer) return std::unexpected(Problem(offer.error()));
  JsonWriter out;
  out.open('{').key("options").raw(creation_options(call.api.party, *offer, call.person->account));
  return json_response(200, out.close('}').take());
}

Answer add_passkey(Call& call) {
  if (!call.person) return not_a_person();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"name", "credential"}); !good) return std::unexpected(good.error());
  auto name = text_member(*object, "name");
  if (!name) return std::unexpected(name.error());
  auto registration = registration_member(*object, "credential");
  if (!registration) return std::unexpected(registration.error());
  auto added = ringmur::add_passkey(call.store(), call.api.party, *call.person, *name, *registration);
  if (!added) return std::unexpected(Problem(added.error()));
  JsonWriter out;
  out.open('{').key("passkey");
  append(out, added->passkey);
  append_codes(out, added->recovery_codes);
  http::Response response = json_response(201, out.close('}').take());
  response.headers.emplace_back(
      "Location", "/api/v1/session/factors/passkeys/" + to_string(added->passkey.id));
  return response;
}

Answer remove_passkey(Call& call) {
  if (!call.person) return not_a_person();
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  return done_or(ringmur::remove_passkey(call.store(), *call.person, *id));
}

Answer renew_recovery_codes(Call& call) {
  if (!call.person) return not_a_person();
  auto codes = ringmur::renew_recovery_codes(call.store(), *call.person);
  if (!codes) return std::unexpected(Problem(codes.error()));
  return json_response(200, codes_json(*codes));
}

Answer reset_factors(Call& call) {
  auto id = id_of(call);
  if (!id) return std::unexpected(id.error());
  return done_or(ringmur::reset_factors(call.store(), call.actor, *id));
}

Answer read_sign_in_policy(Call& call) {
  auto policy = sign_in_policy(call.store(), call.actor);
  if (!policy) return std::unexpected(Problem(policy.error()));
  return policy_response(*policy);
}

Answer change_sign_in_policy(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto wanted = policy_of(*object);
  if (!wanted) return std::unexpected(wanted.error());
  auto there = sign_in_policy(call.store(), call.actor);
  if (!there) return std::unexpected(Problem(there.error()));
  if (auto read = was_read(call, *there); !read) return std::unexpected(read.error());
  auto set = set_sign_in_policy(call.store(), call.actor, *wanted, *there);
  if (!set) return std::unexpected(Problem(set.error()));
  return read_sign_in_policy(call);
}

}  // namespace ringmur::api
