#include "server/passkey_json.h"

#include <boost/json.hpp>
#include <optional>

#include "base/digest.h"
#include "identity/encoding.h"
#include "schema/json_writer.h"

namespace ringmur::api {
namespace {

namespace json = boost::json;

constexpr std::string_view timeout = "300000";  // milliseconds: as long as the challenge is good

void append_ids(JsonWriter& out, std::string_view name, const std::vector<std::string>& ids) {
  out.key(name).open('[');
  for (const std::string& id : ids)
    out.open('{').member("type", "public-key").member("id", base64url(id)).close('}');
  out.close(']');
}

std::unexpected<Problem> unreadable(std::string_view name) {
  return std::unexpected(Problem({Refusal::invalid, "passkey.unreadable",
      {"Webbläsarens svar om passernyckeln är inte helt. Försök igen.",
          "The browser's answer about the passkey is not whole. Try again."},
      std::string(name), {}}));
}

std::optional<std::string> bytes_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return encoding::from_base64url(value->get_string());
}

const json::object* object_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr ? value->if_object() : nullptr;
}

}  // namespace

std::string request_options(const passkey::RelyingParty& party, std::string_view challenge,
    const std::vector<std::string>& ids, AskFor ask) {
  JsonWriter out;
  out.open('{')
      .member("challenge", base64url(challenge))
      .member("rpId", party.id)
      .key("timeout")
      .raw(timeout);
  append_ids(out, "allowCredentials", ids);
  out.member("userVerification", ask == AskFor::verification ? "required" : "preferred").close('}');
  return out.take();
}

std::string creation_options(
    const passkey::RelyingParty& party, const PasskeyOffer& offer, const Account& account) {
  JsonWriter out;
  out.open('{').member("challenge", base64url(offer.challenge)).key("rp").open('{').member("id", party.id);
  out.member("name", "Ringmur").close('}').key("user").open('{').member("id", base64url(offer.user_id));
  out.member("name", account.login).member("displayName", account.name).close('}');
  out.key("pubKeyCredParams").open('[');
  for (const char* algorithm : {"-7", "-8", "-257"})
    out.open('{').member("type", "public-key").key("alg").raw(algorithm).close('}');
  out.close(']').key("timeout").raw(timeout);
  append_ids(out, "excludeCredentials", offer.there_are);
  out.key("authenticatorSelection").open('{').member("residentKey", "preferred");
  out.key("requireResidentKey").raw("false").member("userVerification", "preferred").close('}');
  return out.member("attestation", "none").close('}').take();
}

std::expected<passkey::Assertion, Problem> assertion_member(
    const json::object& object, std::string_view name) {
  const json::object* credential = object_member(object, name);
  const json::object* response = credential != nullptr ? object_member(*credential, "response") : nullptr;
  if (response == nullptr) return unreadable(name);
  auto id = bytes_member(*credential, "id");
  auto client = bytes_member(*response, "clientDataJSON");
  auto data = bytes_member(*response, "authenticatorData");
  auto signature = bytes_member(*response, "signature");
  if (!id || !client || !data || !signature) return unreadable(name);
  return passkey::Assertion{std::move(*id), std::move(*client), std::move(*data), std::move(*signature),
      bytes_member(*response, "userHandle").value_or(std::string())};
}

std::expected<passkey::Registration, Problem> registration_member(
    const json::object& object, std::string_view name) {
  const json::object* credential = object_member(object, name);
  const json::object* response = credential != nullptr ? object_member(*credential, "response") : nullptr;
  if (response == nullptr) return unreadable(name);
  auto client = bytes_member(*response, "clientDataJSON");
  auto attestation = bytes_member(*response, "attestationObject");
  if (!client || !attestation) return unreadable(name);
  return passkey::Registration{std::move(*client), std::move(*attestation)};
}

}  // namespace ringmur::api
