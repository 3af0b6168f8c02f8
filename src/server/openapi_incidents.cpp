#include "server/openapi_incidents.h"

#include <boost/json.hpp>

#include "server/openapi_parts.h"

namespace ringmur::api {
namespace {

using namespace parts;

json::object null_or(json::object schema) {
  return {{"oneOf", json::array{std::move(schema), of_type("null")}}};
}

json::object day_or_null(std::string_view description) {
  return {{"type", json::array{"string", "null"}}, {"format", "date"}, {"description", description}};
}

json::object answer() {
  return one_of({"yes", "no", "unknown"});
}

json::object fields_of_incident(std::string_view description) {
  return described(list_of(of_type("string")), description);
}

json::object pass_kind() {
  return one_of({"handover", "inform"});
}

json::object status() {
  return one_of({"new", "triage", "ongoing", "learning", "closed"});
}

json::object code_and_name() {
  return object_of({{"code", of_type("string")}, {"name", of_type("string")}});
}

json::object head() {
  return object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
      {"title", described(or_null("string"), "null where it is masked.")}, {"version", of_type("integer")},
      {"status", status()}});
}

json::object clock() {
  return object_of(
      {{"from", object_of({{"fact", described(of_type("string"),
                                        "A field of the incident, or `notice:` and the duty that was done.")},
                    {"at", of_format("date-time")}})},
          {"due", described(of_format("date-time"),
                      "What is worked towards; of months the last moment of the date.")},
          {"works_towards", day_or_null("Of months: the calendar date.")},
          {"last_lawful",
              day_or_null(
                  "Of months: the next working day where the date is none (lag 1930:173, unverified).")},
          {"late", described(of_type("boolean"), "Sent too late, or not sent and too late now.")}});
}

json::object sent() {
  return object_of({{"id", of_format("uuid")}, {"reference", of_type("string")}, {"title", of_type("string")},
      {"sent_at", of_format("date-time")}, {"sent_by", of_type("string")}, {"receipt", or_null("string")},
      {"late", of_type("boolean")}, {"late_reason", or_null("string")}, {"previous", or_null("string")}});
}

json::object holder() {
  return object_of({{"kind", one_of({"authority", "legal_person"})},
      {"code", described(of_type("string"),
                   "Of the authority that holds it; of a legal person its contact function.")},
      {"name", of_type("string")},
      {"mine", described(of_type("boolean"), "The holder is the authority that the incident is of.")}});
}

json::object duty() {
  return object_of({{"id", of_type("string")}, {"label", named("Text")}, {"law", of_type("string")},
      {"paragraph", of_type("string")}, {"applies", answer()},
      {"because", described(named("Text"), "Why it applies, why not, or what is not known yet.")},
      {"missing", fields_of_incident("Fields of the incident that the answer, or its clock, waits for.")},
      {"holder", named("DutyHolder")}, {"recipient", named("Text")}, {"without_delay", of_type("boolean")},
      {"clock", null_or(named("DutyClock"))},
      {"sent", described(list_of(named("SentNotice")),
                   "Empty for who may not read notices; `done` is told all the "
                   "same.")},
      {"done", of_type("boolean")}, {"form", or_null("string")}, {"source", named("Text")},
      {"valid_from", of_format("date")},
      {"verified", described(of_type("boolean"), "false: the rule has not been read at its source.")}});
}

json::object threshold() {
  return object_of({{"id", of_type("string")}, {"label", named("Text")}, {"limit", named("Text")},
      {"figure", null_or(named("Text"))}, {"met", described(or_null("boolean"), "null: a fact is missing.")},
      {"counted", one_of({"incident", "legal_person"})}, {"source", named("Text")},
      {"verified", of_type("boolean")}});
}

json::object significance() {
  return object_of({{"result", answer()}, {"because", named("Text")},
      {"thresholds", list_of(named("SignificanceThreshold"))},
      {"counted",
          described(null_or(object_of({{"incidents", of_type("integer")}, {"registered", of_type("integer")},
                        {"cost", described(of_type("integer"), "SEK.")}})),
              "Sums over the legal person's authorities with the same case; null where there is none.")}});
}

json::object step() {
  return object_of({{"to", status()}, {"label", named("Text")}, {"allowed", of_type("boolean")},
      {"because", null_or(named("Text"))}, {"needs", fields_of_incident("Fields that lack.")}});
}

json::object duties(Optional changed) {
  json::object changes = described(list_of(of_type("string")), "Duties whose answer differs from now's.");
  std::initializer_list<Member> members{{"incident", named("IncidentHead")},
      {"sensitive", json::object{{"enum", json::array{"no", "partly", "yes", nullptr}}}},
      {"duties", list_of(named("IncidentDuty"))}, {"significance", named("Significance")},
      {"owed", described(list_of(of_type("string")), "Duties of this authority by law that are not done.")},
      {"steps", list_of(named("IncidentStep"))}, {"changed", std::move(changes), changed}};
  return object_of(members);
}

json::object facts() {
  return {{"type", "object"}, {"description", "Fields of the incident, as in a PATCH of it."},
      {"additionalProperties", true}};
}

void add_duties(json::object& schemas) {
  schemas["IncidentHead"] = head();
  schemas["DutyClock"] = clock();
  schemas["DutyHolder"] = holder();
  schemas["SentNotice"] = sent();
  schemas["IncidentDuty"] = duty();
  schemas["SignificanceThreshold"] = threshold();
  schemas["Significance"] = significance();
  schemas["IncidentStep"] = step();
  schemas["IncidentDuties"] = duties(Optional::yes);
  schemas["IncidentWhatIf"] = object_of({{"facts", facts(), Optional::yes}});
  schemas["IncidentWhatIfAnswer"] = duties(Optional::no);
  schemas["IncidentStepOrder"] =
      object_of({{"to", status()}, {"version", of_type("integer")}, {"facts", facts(), Optional::yes},
          {"reason",
              described(json::object{{"type", "string"}, {"maxLength", 2000}},
                  "Asked for where what is closed is opened again."),
              Optional::yes}});
  schemas["IncidentStepTaken"] =
      object_of({{"record", named("Incident")}, {"duties", named("IncidentDuties")}});
}

void add_clocks(json::object& schemas) {
  schemas["IncidentClock"] = object_of({{"authority", code_and_name()},
      {"incident", object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
                       {"title", or_null("string")}})},
      {"duty", object_of({{"id", of_type("string")}, {"label", named("Text")}})},
      {"due", of_format("date-time")}, {"works_towards", day_or_null("As in DutyClock.")},
      {"last_lawful", day_or_null("As in DutyClock.")}, {"late", of_type("boolean")},
      {"handler", described(of_type("string"), "The handler's login; empty where there is none.")}});
  schemas["IncidentClocks"] = items_of(named("IncidentClock"));
}

void add_passes(json::object& schemas) {
  schemas["PassedFact"] = object_of({{"field", of_type("string")}, {"label", named("Text")},
      {"text", described(of_type("string"), "As it was when it was passed; empty where it was emptied.")}});
  schemas["IncidentPass"] =
      object_of({{"id", of_format("uuid")}, {"kind", pass_kind()}, {"direction", one_of({"out", "in"})},
          {"authority", described(code_and_name(), "The other side.")}, {"at", of_format("date-time")},
          {"by", of_type("string")}, {"note", of_type("string")}, {"facts", list_of(named("PassedFact"))}});
  schemas["IncidentPasses"] = items_of(named("IncidentPass"));
  schemas["IncidentPassOrder"] = object_of({{"kind", pass_kind()},
      {"to",
          described(list_of(of_type("string")),
              "Codes of authorities; of a handover the contact function, and may be left out."),
          Optional::yes},
      {"facts", fields_of_incident("Fields to pass; where none, title and description, of a handover all."),
          Optional::yes},
      {"note", json::object{{"type", "string"}, {"maxLength", 2000}}, Optional::yes}});
}

json::object form_head() {
  return object_of({{"id", of_type("string")}, {"label", named("Text")}, {"duty", of_type("string")},
      {"recipient", named("Text")}, {"address", of_type("string")}, {"source", named("Text")},
      {"valid_from", of_format("date")}, {"verified", of_type("boolean")}});
}

void add_forms(json::object& schemas) {
  schemas["IncidentFormLine"] = object_of({{"id", of_type("string")}, {"label", named("Text")},
      {"duty", of_type("string")}, {"applies", answer()},
      {"missing", described(of_type("integer"), "Fields that are asked for and empty.")},
      {"sent", of_type("boolean")}});
  schemas["IncidentForms"] = items_of(named("IncidentFormLine"));
  schemas["IncidentFormField"] = object_of(
      {{"id", of_type("string")}, {"number", described(or_null("string"), "As the form numbers it.")},
          {"label", named("Text")}, {"value", of_type("string")},
          {"fact", described(or_null("string"), "The incident's field that it is taken from.")},
          {"missing", of_type("boolean")}, {"required", of_type("boolean")}, {"help", null_or(named("Text"))},
          {"earlier", described(or_null("string"), "What the report before said.")}});
  schemas["IncidentForm"] = object_of({{"form", form_head()}, {"fields", list_of(named("IncidentFormField"))},
      {"previous", null_or(object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
                       {"title", of_type("string")}, {"sent_at", of_format("date-time")}}))}});
  schemas["NoticeOrder"] = object_of({{"duty", of_type("string")}, {"form", of_type("string"), Optional::yes},
      {"title", of_type("string"), Optional::yes}, {"recipient", of_type("string"), Optional::yes},
      {"content",
          json::object{{"type", json::array{"object", "string", "null"}},
              {"additionalProperties", of_type("string")},
              {"description", "The form's fields and what each says, or free words."}},
          Optional::yes},
      {"sent_at", described(of_type("string"), "Now where it is missing."), Optional::yes},
      {"receipt", of_type("string"), Optional::yes}, {"late_reason", of_type("string"), Optional::yes},
      {"previous", described(of_type("string"), "Id of the report that this one continues."),
          Optional::yes}});
}

}  // namespace

void add_incident_schemas(json::object& schemas) {
  add_duties(schemas);
  add_clocks(schemas);
  add_passes(schemas);
  add_forms(schemas);
}

}  // namespace ringmur::api
