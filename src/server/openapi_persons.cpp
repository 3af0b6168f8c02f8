#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace {

using namespace parts;

json::object text() {
  return named("Text");
}

json::object count_of(std::string_view description) {
  return described(of_type("integer"), description);
}

json::object identifies() {
  return described(one_of({"number", "login", "email", "name"}),
      "What the person is known by: staff number, login, e-mail address or name. Only a name may be "
      "another's too.");
}

json::object person_found() {
  return object_of({{"id", described(of_format("uuid"), "Of the person's record, or of the account.")},
      {"kind", described(one_of({"record", "account"}),
                   "`record`: somebody in a register of people; `account`: an account without one.")},
      {"name", of_type("string")}, {"number", described(or_null("string"), "Staff number.")},
      {"login", described(or_null("string"), "Of the account that is known to be the person's.")},
      {"archived", of_type("boolean")}});
}

json::object field_of_record() {
  return object_of({{"field", of_type("string")}, {"label", text()},
      {"value", described(json::object{}, "As the record's own JSON has it; a reference as an id.")},
      {"personal", described(of_type("boolean"), "Declared as personal data.")}});
}

json::object record_of_person() {
  return object_of({{"id", of_format("uuid")},
      {"reference", described(or_null("string"), "Short reference, such as INC-2026-0041.")},
      {"title", described(of_type("string"), "What the record is called.")}, {"version", of_type("integer")},
      {"created_at", of_format("date-time")}, {"changed_at", of_format("date-time")},
      {"archived_at", instant_or_null()},
      {"about",
          described(of_type("boolean"),
              "True: the whole record is about the person, and every value stands here. False: only the "
              "fields that name the person do.")},
      {"named_by", described(list_of(object_of({{"field", of_type("string")}, {"by", identifies()},
                                 {"certain", described(of_type("boolean"),
                                                 "False: named by a name that somebody else has too.")}})),
                       "The fields that name the person.")},
      {"fields", list_of(named("PersonsDataField"))}});
}

json::object register_of_person() {
  return object_of({{"register", of_type("string")}, {"label", text()},
      {"why", described(text(), "Why the register holds it.")},
      {"count", count_of("Of all records; `records` has at most 1000 of them.")},
      {"records", list_of(named("PersonsDataRecord"))}});
}

json::object session() {
  return object_of({{"id", of_format("uuid")}, {"created_at", of_format("date-time")},
      {"used_at", of_format("date-time")}, {"expires_at", of_format("date-time")},
      {"agent", described(of_type("string"), "What the browser calls itself.")},
      {"level", of_type("string")}});
}

json::object role() {
  return object_of({{"id", of_format("uuid")}, {"role", of_type("string")},
      {"authority", described(or_null("string"), "Code; null: the whole city.")},
      {"starts_at", of_format("date-time")}, {"ends_at", instant_or_null()},
      {"created_by", of_type("string")}, {"created_at", of_format("date-time")},
      {"ended_at", instant_or_null()}});
}

json::object token() {
  return object_of({{"id", of_format("uuid")}, {"name", of_type("string")},
      {"created_at", of_format("date-time")}, {"expires_at", instant_or_null()},
      {"last_used_at", instant_or_null()}, {"revoked_at", instant_or_null()}});
}

json::object outside_identity() {
  return object_of({{"kind", one_of({"oidc", "scim"})},
      {"provider", described(of_type("string"), "Name of the sign-in provider.")},
      {"subject",
          described(or_null("string"), "What the provider calls the person; of SCIM its external id.")},
      {"data", described(json::object{{"type", json::array{"object", "null"}}},
                   "What SCIM has brought of the person, as it was brought.")},
      {"created_at", instant_or_null()}});
}

json::object account() {
  return object_of({{"id", of_format("uuid")}, {"login", of_type("string")}, {"name", of_type("string")},
      {"named_as", list_of(of_type("string"))}, {"kind", one_of({"administrator", "employee"})},
      {"authority", described(or_null("string"), "Code; null: bound to none.")},
      {"found_by", described(identifies(), "What makes the account the person's.")},
      {"created_at", of_format("date-time")}, {"signed_in_at", instant_or_null()},
      {"disabled_at", instant_or_null()},
      {"second_factor", described(of_type("boolean"), "Whether there is one; what it is is never told.")},
      {"passkeys", count_of("How many.")}, {"sessions", list_of(session())}, {"assignments", list_of(role())},
      {"tokens", list_of(token())}, {"identities", list_of(outside_identity())}});
}

json::object traces(std::string_view what) {
  return described(
      object_of({{"count", of_type("integer")}, {"first_at", instant_or_null()},
          {"latest_at", instant_or_null()},
          {"latest",
              described(list_of(object_of({{"sequence", of_type("integer")}, {"at", of_format("date-time")},
                            {"type", of_type("string")}, {"action", of_type("string")}})),
                  "The latest ten.")},
          {"address", described(or_null("string"), "Where the trail tells more.")}}),
      what);
}

json::object text_that_names() {
  return object_of({{"kind", described(one_of({"report_text", "review", "record"}),
                                 "A chapter of the report, a frozen year, or a free text in a record.")},
      {"id", of_format("uuid")}, {"register", described(or_null("string"), "Of a record.")},
      {"field", described(or_null("string"), "Of a record.")},
      {"title", described(of_type("string"), "What people call it.")},
      {"why", described(named("RemovalGround"), "Why it is kept.")}});
}

json::object persons_data() {
  return object_of({{"id", of_format("uuid")}, {"authority", described(of_type("string"), "Code.")},
      {"name", described(of_type("string"), "As kept: what a removal asks for as `confirm`.")},
      {"made_at", of_format("date-time")},
      {"known_by", described(list_of(object_of({{"by", identifies()}, {"value", of_type("string")},
                                 {"certain", of_type("boolean")}})),
                       "What the data was found by.")},
      {"registers", list_of(named("PersonsDataRegister"))},
      {"accounts", list_of(named("PersonsDataAccount"))},
      {"trail", object_of({{"by", traces("What the person did, as the trail of the authority has it.")},
                    {"about", traces("What was done to the person's records and account.")}})},
      {"texts", described(list_of(named("PersonsDataText")),
                    "Texts that have the person's name in them: told of, not quoted.")}});
}

json::object ground() {
  return object_of({{"code", of_type("string")}, {"label", text()},
      {"source", described(of_type("string"), "The rule: GDPR art. 17.3 b …")}, {"help", text()}});
}

json::object part() {
  return described(one_of({"records", "account", "trail", "search", "jobs", "answers", "texts"}),
      "Where it lies: records of a register, the account and what belongs to it, values beside the trail, "
      "the "
      "index of words, results of jobs, answers kept for Idempotency-Key, texts that people have written.");
}

json::object what_goes() {
  return object_of({{"part", part()}, {"register", described(or_null("string"), "Of records and search.")},
      {"field", described(or_null("string"), "Of records and accounts; null: all of it.")}, {"label", text()},
      {"becomes", described(one_of({"nothing", "removed_person", "pseudonym"}),
                      "`nothing`: empty or gone. `removed_person`: the words for somebody removed, where the "
                      "field is required. `pseudonym`: a made-up code, where it must be unlike all others.")},
      {"count", count_of("Values, or rows where `field` is null.")}});
}

json::object what_stays() {
  return object_of({{"part", part()}, {"register", or_null("string")}, {"field", or_null("string")},
      {"label", text()}, {"count", of_type("integer")}, {"ground", named("RemovalGround")}});
}

json::object receipt() {
  return object_of({{"id", described(of_format("uuid"), "Of the removal.")}, {"at", of_format("date-time")},
      {"by", of_type("string")},
      {"sequence", described(of_type("integer"), "The link of the trail that tells of it.")}});
}

json::object removal() {
  json::object or_none = named("RemovalReceipt");
  return object_of({{"person", of_format("uuid")}, {"authority", described(of_type("string"), "Code.")},
      {"preview", described(of_type("boolean"), "True: nothing has been removed.")},
      {"confirm", described(or_null("string"),
                      "The name as kept, which the removal asks for; null when it has been done.")},
      {"goes", list_of(named("RemovalGoes"))}, {"stays", list_of(named("RemovalStays"))},
      {"counts",
          object_of({{"records", count_of("Records that lose values.")},
              {"values", count_of("Values in them.")}, {"events", count_of("Of the trail, whose values go.")},
              {"accounts", of_type("integer")}, {"stays", count_of("All that stays.")}})},
      {"receipt", json::object{{"oneOf", json::array{std::move(or_none), of_type("null")}}}}});
}

}  // namespace

void add_persons_schemas(json::object& schemas) {
  schemas["PersonFound"] = person_found();
  schemas["PersonsFound"] = items_of(named("PersonFound"));
  schemas["PersonsDataField"] = field_of_record();
  schemas["PersonsDataRecord"] = record_of_person();
  schemas["PersonsDataRegister"] = register_of_person();
  schemas["PersonsDataAccount"] = account();
  schemas["PersonsDataText"] = text_that_names();
  schemas["PersonsData"] = persons_data();
  schemas["RemovalGround"] = ground();
  schemas["RemovalGoes"] = what_goes();
  schemas["RemovalStays"] = what_stays();
  schemas["RemovalReceipt"] = receipt();
  schemas["Removal"] = removal();
  schemas["RemovalRequest"] =
      object_of({{"preview", described(of_type("boolean"), "True: says what would go, and removes nothing."),
                     Optional::yes},
          {"confirm", described(of_type("string"), "The person's name as kept; asked for without `preview`."),
              Optional::yes}});
}

}  // namespace ringmur::api
