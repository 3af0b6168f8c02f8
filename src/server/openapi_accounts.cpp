#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

using namespace parts;

namespace {

json::object kind() {
  return described(one_of({"administrator", "employee"}),
      "An administrator administers what the account reaches; an employee reports and sees the own reports.");
}

json::object language() {
  return one_of({"sv", "en"});
}

json::object theme() {
  return one_of({"light", "dark", "auto"});
}

json::object right() {
  return one_of({"read", "write"});
}

json::object reach() {
  return described(or_null("string"), "Code of the one authority that is reached; null: all.");
}

json::object named_as() {
  return described(list_of(of_type("string")),
      "What the person is called in plans, such as Informationssäkerhetssamordnare; at most 20.");
}

json::object password() {
  return described(
      of_type("string"), "12 to 256 characters; not the name or the login, nor one that many have.");
}

json::object own_account() {
  return object_of(
      {{"id", of_format("uuid")}, {"login", of_type("string")}, {"name", of_type("string")}, {"kind", kind()},
          {"authority", reach()}, {"named_as", named_as()}, {"language", language()}, {"theme", theme()},
          {"must_change_password",
              described(of_type("boolean"),
                  "True: nothing but the session's own routes answers until the password is changed (403, "
                  "`session.must_change_password`).")}});
}

json::object session_level() {
  return described(one_of({"password", "second_factor", "passkey", "provider"}),
      "What the person has proven: the password alone, a second factor after it, a passkey, or what a "
      "provider "
      "vouches for.");
}

json::object confirmed_until() {
  return described(of_format("date-time"),
      "Until then what changes who gets in needs no new proof; after it 403, `session.confirm`.");
}

json::object session() {
  json::object authority = object_of({{"id", of_format("uuid")}, {"code", of_type("string")},
      {"name", of_type("string")}, {"may", may_schema()}});
  return object_of({{"account", own_account()},
      {"csrf", described(of_type("string"), "For the header X-CSRF-Token of what changes something.")},
      {"authorities", described(list_of(std::move(authority)), "All in which the person has a role.")},
      {"roles", described(list_of(held_role_schema()), "Those that the person holds now.")},
      {"today", described(of_format("date"), "In Sweden.")},
      {"expires_at", described(of_format("date-time"), "When the session ends if nothing more is asked.")},
      {"level", session_level()}, {"confirmed_until", confirmed_until()},
      {"second_factor_required",
          described(of_type("boolean"),
              "True: the city wants a second factor of the role, and none has been shown. Nothing but the "
              "session's own routes answers (403, `session.second_factor_required`).")}});
}

json::object session_list() {
  return items_of(object_of({{"id", of_format("uuid")}, {"created_at", of_format("date-time")},
      {"used_at", described(of_format("date-time"), "To the minute.")},
      {"expires_at", of_format("date-time")}, {"level", session_level()},
      {"confirmed_until", confirmed_until()},
      {"agent", described(of_type("string"), "What the browser calls itself.")},
      {"current", described(of_type("boolean"), "The one that asks.")}}));
}

enum class WithPassword { no, yes };

json::object account(WithPassword with) {
  json::object made = object_of({{"id", of_format("uuid")}, {"login", of_type("string")},
      {"name", of_type("string")}, {"kind", kind()}, {"authority", reach()}, {"named_as", named_as()},
      {"language", language()}, {"created_at", of_format("date-time")}, {"disabled_at", instant_or_null()},
      {"signed_in_at", described(instant_or_null(), "The last time.")},
      {"must_change_password", of_type("boolean")},
      {"version", described(of_type("integer"), "For If-Match, in quotes.")}});
  if (with == WithPassword::no) return made;
  made["properties"].as_object()["password"] =
      described(of_type("string"), "The first password: shown only now, to be changed at the first sign-in.");
  made["required"].as_array().emplace_back("password");
  return made;
}

json::object account_create() {
  return object_of({{"login", described(of_type("string"),
                                  "Letters, digits and . _ - @ +, at most 100; unique in any case.")},
      {"name", of_type("string")}, {"kind", kind()}, {"authority", reach(), Optional::yes},
      {"named_as", named_as(), Optional::yes}});
}

json::object account_patch() {
  return object_of({{"name", of_type("string"), Optional::yes}, {"kind", kind(), Optional::yes},
      {"authority", reach(), Optional::yes}, {"named_as", named_as(), Optional::yes},
      {"disabled", of_type("boolean"), Optional::yes}});
}

enum class WithSecret { no, yes };

json::object scopes() {
  json::object scope = object_of({{"register", of_type("string"), Optional::yes},
      {"duty", of_type("string"), Optional::yes}, {"right", right()}});
  return described({{"oneOf", json::array{list_of(std::move(scope)), of_type("null")}}},
      "What it is kept to: the name of a register, or a duty (see the matrix), each read or written; null: "
      "every register. Nobody makes a token that may what they may not.");
}

json::object token(WithSecret with) {
  json::object made =
      object_of({{"id", of_format("uuid")}, {"name", of_type("string")}, {"authority", reach()},
          {"right", right()}, {"scopes", scopes()}, {"created_at", of_format("date-time")},
          {"expires_at", described(instant_or_null(), "Null of an old token without an end.")},
          {"last_used_at", described(instant_or_null(), "To the hour.")}, {"revoked_at", instant_or_null()}});
  if (with == WithSecret::no) return made;
  made["properties"].as_object()["secret"] =
      described(of_type("string"), "For `Authorization: Bearer`: shown only now.");
  made["required"].as_array().emplace_back("secret");
  return made;
}

json::object token_create() {
  return object_of({{"name", described(of_type("string"), "What it is for; at most 200 characters.")},
      {"authority", reach(), Optional::yes},
      {"right", described(right(), "Needed where there are no scopes."), Optional::yes},
      {"scopes", scopes(), Optional::yes},
      {"expires_at", described(instant_or_null(), "At most two years ahead. Left out: a year from now."),
          Optional::yes}});
}

json::object both_languages() {
  return object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
}

json::object colour() {
  return {{"type", "string"}, {"enum", json::array{"low", "moderate", "high", "critical"}}};
}

json::object levels() {
  return described(
      list_of(object_of({{"value", of_type("integer")}, {"sv", of_type("string")}, {"en", of_type("string")},
          {"help", described(both_languages(), "What the step means."), Optional::yes},
          {"colour", colour(), Optional::yes}})),
      "The steps of the scale, the lowest first.");
}

json::object bands() {
  return described(
      list_of(object_of({{"from", described(of_type("integer"), "The lowest risk value of the level.")},
          {"name", both_languages()}, {"colour", colour()}})),
      "What a risk value means: the first from 1, then rising. Where this is missing: from 1, 5, the "
      "threshold and 15.");
}

json::object method_kind() {
  return {{"type", "string"}, {"enum", json::array{"register", "threat", "privacy", "rsa", "classification"}},
      {"description", "What sort of analysis it is; register where it is missing."}};
}

json::object mandates() {
  return described(
      list_of(object_of({{"role", described(of_type("string"), "A code of /api/v1/roles.")},
          {"up_to", described(of_type("integer"), "The highest risk value that the role may accept.")}})),
      "Who may accept a risk; the program's own where this is missing.");
}

json::object retention() {
  json::object kinds;
  for (const char* kind : {"change", "sign_in", "sign_in_failed", "sign_out", "seen", "exported", "verify"})
    kinds[kind] = json::object{{"type", json::array{"integer", "null"}}, {"minimum", 1}, {"maximum", 36525}};
  return {{"type", "object"}, {"properties", std::move(kinds)}, {"additionalProperties", false},
      {"description",
          "How many days the trail keeps events of a kind; a kind that is missing or null is kept for ever, "
          "and "
          "so are all where this is missing."}};
}

json::object own_ground() {
  const json::object text = object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
  return object_of(
      {{"code", described(of_type("string"), "What marks name it by; kept as long as they stand.")},
          {"law", described(of_type("string"), "As it is cited: OSL …")},
          {"chapter", or_null("string"), Optional::yes}, {"section", or_null("string"), Optional::yes},
          {"label", text}, {"help", text, Optional::yes}});
}

json::object settings() {
  json::object label = object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
  json::object method = object_of(
      {{"name",
           described(of_type("string"),
               "As written in the register of risks; `*` is the one where no other fits and must be there.")},
          {"label", std::move(label)},
          {"threshold", described(of_type("integer"), "The value from which action is required.")},
          {"source", of_type("string"), Optional::yes}, {"likelihood", levels()}, {"impact", levels()},
          {"kind", method_kind(), Optional::yes}, {"levels", bands(), Optional::yes},
          {"stages", list_of(object_of({{"number", of_type("integer")}, {"name", both_languages()}})),
              Optional::yes},
          {"fields",
              described(list_of(of_type("string")),
                  "Fields of the risk that the method uses beyond those that every method has."),
              Optional::yes}});
  return object_of(
      {{"risk_methods", list_of(std::move(method))}, {"acceptance_mandates", mandates(), Optional::yes},
          {"obligatory_practices",
              described(list_of(of_type("string")), "Arbetssätt that every authority must have assessed.")},
          {"authority_kinds", described(list_of(of_type("string")), "Kinds of unit that are authorities.")},
          {"retention", retention(), Optional::yes},
          {"secrecy_grounds",
              described(list_of(own_ground()), "Paragraphs that the city adds to those that everybody has."),
              Optional::yes},
          {"hour_price",
              described(of_type("integer"), "SEK: what an hour is reckoned at in the three-year plan."),
              Optional::yes},
          {"year_wheel",
              described(list_of(named("WheelItem")),
                  "The year's obligatory work; the usual one where this is missing, none where it is empty."),
              Optional::yes},
          {"incident_rules",
              described(of_type("object"),
                  "What the law asks when something has happened: legal_persons, outside, contacts, duties, "
                  "thresholds, forms, holidays, letters; the usual ones where this is missing."),
              Optional::yes}});
}

json::object reference(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string(name)}};
}

}  // namespace

void add_account_schemas(json::object& schemas) {
  schemas["SignIn"] = object_of({{"login", of_type("string")}, {"password", of_type("string")}});
  schemas["Session"] = session();
  schemas["SessionPatch"] =
      object_of({{"language", language(), Optional::yes}, {"theme", theme(), Optional::yes}});
  schemas["PasswordChange"] = object_of({{"current", of_type("string")}, {"password", password()}});
  schemas["SessionList"] = session_list();
  schemas["Account"] = account(WithPassword::no);
  schemas["AccountList"] = items_of(reference("Account"));
  schemas["NewAccount"] = account(WithPassword::yes);
  schemas["AccountCreate"] = account_create();
  schemas["AccountPatch"] = account_patch();
  schemas["FirstPassword"] = object_of(
      {{"password", described(of_type("string"), "Shown only now, to be changed at the next sign-in.")}});
  schemas["Token"] = token(WithSecret::no);
  schemas["TokenList"] = items_of(reference("Token"));
  schemas["NewToken"] = token(WithSecret::yes);
  schemas["TokenCreate"] = token_create();
  schemas["SettingsContent"] = settings();
  schemas["Settings"] =
      object_of({{"own", described(of_type("boolean"), "False: those that come with the program.")},
          {"settings", reference("SettingsContent")}});
  schemas["SettingsChange"] = object_of(
      {{"settings", described({{"oneOf", json::array{reference("SettingsContent"), of_type("null")}}},
                        "Null: the product's own again.")}});
  schemas["SettingsChanged"] = object_of(
      {{"changed_records", described(of_type("integer"), "Records whose derived fields became others.")}});
}

}  // namespace ringmur::api
