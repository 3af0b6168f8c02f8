#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"
#include "store/sign_in_policy.h"

namespace ringmur::api {

using namespace parts;

namespace {

/// What a browser writes, which may hold more than is read.
json::object open_object(std::initializer_list<Member> members) {
  json::object made = object_of(members);
  made["additionalProperties"] = true;
  return made;
}

json::object bytes(std::string_view what) {
  return described(of_type("string"), what.empty() ? "In base64url." : std::string(what) + " In base64url.");
}

json::object credential_ids(std::string_view what) {
  return described(
      list_of(object_of({{"type", one_of({"public-key"})}, {"id", bytes("Of the passkey.")}})), what);
}

json::object request_options() {
  return object_of({{"challenge", bytes("Good once, for five minutes.")}, {"rpId", of_type("string")},
      {"timeout", described(of_type("integer"), "Milliseconds.")},
      {"allowCredentials", credential_ids("Which may answer; none: any of the site.")},
      {"userVerification", one_of({"required", "preferred"})}});
}

json::object creation_options() {
  json::object party = object_of({{"id", of_type("string")}, {"name", of_type("string")}});
  json::object user = object_of(
      {{"id", bytes("The account.")}, {"name", of_type("string")}, {"displayName", of_type("string")}});
  json::object algorithm = object_of({{"type", one_of({"public-key"})}, {"alg", of_type("integer")}});
  json::object selection = object_of({{"residentKey", of_type("string")},
      {"requireResidentKey", of_type("boolean")}, {"userVerification", of_type("string")}});
  return object_of({{"challenge", bytes("Good once, for five minutes.")}, {"rp", std::move(party)},
      {"user", std::move(user)}, {"pubKeyCredParams", list_of(std::move(algorithm))},
      {"timeout", described(of_type("integer"), "Milliseconds.")},
      {"excludeCredentials", credential_ids("Authenticators that hold one already.")},
      {"authenticatorSelection", std::move(selection)}, {"attestation", one_of({"none"})}});
}

json::object assertion() {
  json::object response = open_object({{"clientDataJSON", bytes("")}, {"authenticatorData", bytes("")},
      {"signature", bytes("")}, {"userHandle", or_null("string"), Optional::yes}});
  return described(open_object({{"id", bytes("")}, {"response", std::move(response)}}),
      "What `navigator.credentials.get()` gave, as its `toJSON()` writes it.");
}

json::object registration() {
  json::object response = open_object({{"clientDataJSON", bytes("")}, {"attestationObject", bytes("")}});
  return described(open_object({{"id", bytes("")}, {"response", std::move(response)}}),
      "What `navigator.credentials.create()` gave, as its `toJSON()` writes it.");
}

json::object code() {
  return described(of_type("string"), "Six digits of the authenticator app; good once.");
}

json::object recovery_codes(std::string_view when) {
  return described(list_of(of_type("string")), std::string("Ten codes, each good once: shown only now") +
                                                   std::string(when) + " Earlier ones are void.");
}

json::object second_factor_asked() {
  json::object passkey{{"oneOf", json::array{named("PasskeyRequest"), json::object{{"type", "null"}}}}};
  json::object inner = object_of(
      {{"ticket", described(of_type("string"),
                      "For `POST /api/v1/session/second-factor`, within five minutes and five tries.")},
          {"methods", described(list_of(one_of({"totp", "passkey", "recovery"})),
                          "totp: send `code`; passkey: send `passkey`; recovery: send `recovery_code`.")},
          {"passkey",
              described(std::move(passkey), "For `navigator.credentials.get()`; null: no passkey.")}});
  return described(object_of({{"second_factor", std::move(inner)}}),
      "The password was right; there is no session and no cookie before the second factor is shown.");
}

json::object second_factor() {
  return described(object_of({{"ticket", of_type("string")}, {"code", code(), Optional::yes},
                       {"recovery_code", of_type("string"), Optional::yes},
                       {"passkey", named("PasskeyAssertion"), Optional::yes}}),
      "One of the three beside the ticket.");
}

json::object confirmation() {
  return described(object_of({{"password", of_type("string"), Optional::yes}, {"code", code(), Optional::yes},
                       {"passkey", named("PasskeyAssertion"), Optional::yes}}),
      "One of the three.");
}

json::object passkey() {
  return object_of(
      {{"id", of_format("uuid")}, {"name", of_type("string")}, {"created_at", of_format("date-time")},
          {"used_at", json::object{{"type", json::array{"string", "null"}}, {"format", "date-time"}}}});
}

json::object factors() {
  json::object app{
      {"oneOf", json::array{object_of({{"since", of_format("date-time")}}), json::object{{"type", "null"}}}}};
  return object_of({{"totp", described(std::move(app), "The authenticator app; null: none.")},
      {"passkeys", described(list_of(named("Passkey")), "The oldest first.")},
      {"recovery_codes_left", of_type("integer")}});
}

json::object totp_offer() {
  return object_of({{"secret", described(of_type("string"), "Base32, for typing into the app.")},
      {"uri", described(of_type("string"), "otpauth://, what the QR code says.")},
      {"qr", described(of_type("string"), "The QR code: an SVG without styles or scripts.")}});
}

json::object policy() {
  json::array roles;
  for (const std::string& role : known_roles()) roles.emplace_back(role);
  json::object role{{"type", "string"}, {"enum", std::move(roles)}};
  return object_of({{"second_factor_roles",
      described(list_of(std::move(role)),
          "Whose holders must show a second factor or a passkey; until they have one only the session's own "
          "routes answer them (403, `session.second_factor_required`).")}});
}

}  // namespace

void add_factor_schemas(json::object& schemas) {
  schemas["SignInAnswer"] =
      json::object{{"oneOf", json::array{named("Session"), named("SecondFactorAsked")}}};
  schemas["SecondFactorAsked"] = second_factor_asked();
  schemas["SecondFactor"] = second_factor();
  schemas["PasskeyRequest"] = request_options();
  schemas["PasskeyQuestion"] = object_of({{"options", named("PasskeyRequest")}});
  schemas["PasskeyCreation"] = object_of({{"options", creation_options()}});
  schemas["PasskeyAssertion"] = assertion();
  schemas["PasskeySignIn"] = object_of({{"passkey", named("PasskeyAssertion")}});
  schemas["Confirmation"] = confirmation();
  schemas["Factors"] = factors();
  schemas["Passkey"] = passkey();
  schemas["PasskeyCreate"] =
      object_of({{"name", described(of_type("string"), "What its owner calls it; at most 100 characters.")},
          {"credential", registration()}});
  schemas["NewPasskey"] = object_of({{"passkey", named("Passkey")},
      {"recovery_codes", recovery_codes("; empty unless it is the account's first factor.")}});
  schemas["TotpOffer"] = totp_offer();
  schemas["TotpConfirmation"] = object_of({{"code", code()}});
  schemas["RecoveryCodes"] = object_of({{"recovery_codes", recovery_codes(".")}});
  schemas["SignInPolicy"] = policy();
}

}  // namespace ringmur::api
