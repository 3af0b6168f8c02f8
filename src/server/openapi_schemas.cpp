#include "server/openapi_incidents.h"
#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

namespace ringmur::api {

namespace json = boost::json;

namespace {

using namespace parts;

json::object problem_schema() {
  json::object fault = object_of({{"detail", of_type("string")}, {"code", of_type("string")},
      {"pointer", described(of_type("string"), "JSON pointer to the field."), Optional::yes},
      {"parameter", described(of_type("string"), "Parameter of the address."), Optional::yes}});
  return object_of({{"type", of_format("uri-reference")}, {"title", of_type("string")},
      {"status", of_type("integer")},
      {"detail", described(of_type("string"), "What is wrong and what to do.")},
      {"code", described(of_type("string"), "Stable, for programs.")},
      {"errors", list_of(std::move(fault)), Optional::yes},
      {"current",
          described(of_type("object"),
              "Of 412 on a chapter of the report: the chapter as it is now (ReportChapter)."),
          Optional::yes},
      {"tries_left",
          described(of_type("integer"),
              "Of a refused second factor: how many more answers the ticket bears before signing in begins "
              "again with the password."),
          Optional::yes},
      {"request_id", of_type("string"), Optional::yes}});
}

json::object job_schema() {
  json::object status{{"type", "string"}, {"enum", json::array{"queued", "running", "done", "failed"}}};
  json::object progress{{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  return object_of({{"id", of_format("uuid")}, {"kind", of_type("string")}, {"status", std::move(status)},
      {"progress", std::move(progress)}, {"created_at", of_format("date-time")},
      {"result", described(or_null("object"),
                     "Of an import: what it did or would do, rows in error, conflicts and offers. "
                     "Of a report: file_name, content_type and bytes of the file. "
                     "Of a failed job: a problem. Null until it is over.")}});
}

json::object words_schema() {
  return {{"type", json::array{"object", "null"}},
      {"description",
          "Markdown for each chapter; a chapter that is missing gets the last frozen year's words."},
      {"additionalProperties", of_type("string")}};
}

json::object text_schema() {
  return object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
}

json::object figures_schema() {
  json::object figure = object_of({{"label", text_schema()}, {"value", or_null("integer")},
      {"share", described(or_null("number"), "Four decimals; null for a share of nothing."), Optional::yes},
      {"share_shown", described(of_type("string"), "The share as the report writes it: 7,66 %."),
          Optional::yes},
      {"as_of", described(of_format("date"), "The day of the export that counts."), Optional::yes},
      {"records", described(of_type("string"), "The address of exactly the records that it counts.")}});
  json::object all{{"type", "object"}, {"additionalProperties", std::move(figure)}};
  return object_of({{"unit", of_type("string")}, {"year", of_type("integer")}, {"figures", std::move(all)}});
}

json::object review_schema() {
  json::object figure = object_of({{"value", or_null("integer")}, {"share", or_null("number"), Optional::yes},
      {"register", of_type("string")}, {"filter", of_type("string")},
      {"records", described(of_type("integer"), "How many records it counted.")}});
  json::object all{{"type", "object"}, {"additionalProperties", std::move(figure)}};
  return object_of({{"id", of_format("uuid")}, {"authority", of_type("string")}, {"year", of_type("integer")},
      {"frozen_at", of_format("date-time")}, {"frozen_by", of_type("string")},
      {"head", described(of_type("string"), "Hex: the audit chain just before.")}, {"figures", all},
      {"report_figures", described(all, "What the report counts besides the catalogue of figures.")},
      {"words", json::object{{"type", "object"}, {"additionalProperties", of_type("string")}}}});
}

json::object review_list_schema() {
  return items_of(object_of({{"id", of_format("uuid")}, {"authority", of_type("string")},
      {"unit", of_format("uuid")}, {"year", of_type("integer")}, {"frozen_at", of_format("date-time")},
      {"frozen_by", of_type("string")}, {"head", of_type("string")}}));
}

json::object verification_schema() {
  json::object change = object_of({{"figure", of_type("string")}, {"type", of_type("string")},
      {"id", of_format("uuid")}, {"record", of_type("string")}, {"frozen_version", of_type("integer")},
      {"version", of_type("integer")}, {"changed_at", of_format("date-time")},
      {"changed_by", described(of_type("string"), "Empty where the trail does not know.")}});
  json::object figure = object_of({{"id", of_type("string")}, {"difference", of_type("string")}});
  json::object year =
      object_of({{"year", of_type("integer")}, {"records", of_type("integer")}, {"changed", list_of(change)},
          {"removed",
              described(list_of(change),
                  "Records from which a person's data was removed by decision, at `changed_at`; else they "
                  "are what they were.")},
          {"figures", list_of(std::move(figure))}});
  json::object chain = object_of({{"sound", of_type("boolean")}, {"links", of_type("integer")},
      {"head", of_type("string")}, {"fault", of_type("string"), Optional::yes},
      {"fault_kind",
          json::object{{"type", "string"},
              {"enum", json::array{"changed", "missing", "inserted", "moved", "rewritten", "seal"}}},
          Optional::yes},
      {"fault_link", described(of_type("integer"), "The first link that does not hold."), Optional::yes},
      {"fault_event", described(of_type("integer"), "The event in it, from 0, where it can be told."),
          Optional::yes}});
  return object_of(
      {{"authority", of_type("string")}, {"chain", std::move(chain)}, {"items", list_of(std::move(year))}});
}

json::object history_schema() {
  json::object event = object_of({{"at", of_format("date-time")}, {"by", of_type("string")},
      {"operation", of_type("string")}, {"action", of_type("string")}, {"version", of_type("integer")},
      {"import", described(or_null("string"), "Id of the import that did it, or that was taken back.")},
      {"changes",
          described(or_null("object"),
              "Each field as [before, after]; null where the values have been erased. Of a `link` "
              "or `unlink`: `links`, the ends that were untied or tied, each with kind, type and id; without "
              "the id where that record is not for the reader.")}});
  return object_of({{"items", list_of(std::move(event))}, {"names", names_schema()}});
}

json::object search_hit_schema() {
  return object_of({{"register", described(of_type("string"), "As it is called in addresses.")},
      {"type", of_type("string")}, {"id", of_format("uuid")}, {"reference", of_type("string"), Optional::yes},
      {"title", or_null("string")}, {"masked", named("Masked"), Optional::yes},
      {"line", described(of_type("string"), "More of the record, for people.")},
      {"authority", described(of_type("string"), "Code.")}, {"archived", of_type("boolean")},
      {"address", of_type("string")}});
}

json::object search_schema() {
  json::object group = object_of({{"register", of_type("string")}, {"total_shown", of_type("integer")},
      {"more", of_type("boolean")}, {"items", list_of(named("SearchHit"))}});
  return object_of({{"items", described(list_of(named("SearchHit")), "Empty with `group=true`.")},
      {"groups", described(list_of(std::move(group)), "With `group=true`."), Optional::yes}});
}

json::object chapter_schema() {
  return object_of({{"key", of_type("string")}, {"title", of_type("string")},
      {"wanted", described(of_type("boolean"), "The report says that the text lacks where there is none.")},
      {"text", described(of_type("string"),
                   "Markdown, as the report has it; where it is carried, the earlier year's.")},
      {"html", described(of_type("string"), "The text as safe HTML.")},
      {"version", described(of_type("integer"), "For If-Match; 0: nobody has written.")},
      {"changed_at", json::object{{"type", json::array{"string", "null"}}, {"format", "date-time"}}},
      {"changed_by", or_null("string")},
      {"earlier", described(of_type("string"), "Of the last year that is frozen; empty where it had none.")},
      {"earlier_html", of_type("string")},
      {"carried", described(of_type("boolean"), "Nobody has written, and the earlier year's text stands.")},
      {"standard", described(of_type("string"), "Ringmur's own words, where there is no text.")}});
}

json::object chapters_schema() {
  json::object frozen =
      object_of({{"id", of_format("uuid")}, {"at", of_format("date-time")}, {"by", of_type("string")}});
  frozen["type"] = json::array{"object", "null"};
  json::object chapter{{"$ref", "#/components/schemas/ReportChapter"}};
  json::object lack =
      object_of({{"code", described(of_type("string"), "Stable, for programs.")}, {"text", text_schema()},
          {"chapter", described(or_null("string"), "Key of the chapter that it is about; null: of several.")},
          {"address", described(or_null("string"), "Of the list on the page: /registers/systems?…")}});
  return object_of({{"unit", of_type("string")}, {"year", of_type("integer")}, {"frozen", std::move(frozen)},
      {"earlier_year", or_null("integer")}, {"chapters", list_of(std::move(chapter))},
      {"lacks", list_of(std::move(lack))}});
}

json::object chapter_history_schema() {
  return items_of(
      object_of({{"version", of_type("integer")}, {"text", of_type("string")}, {"html", of_type("string")},
          {"changed_at", of_format("date-time")}, {"changed_by", of_type("string")}}));
}

json::object incident_report_schema() {
  json::object status = object_of({{"code", of_type("string")}, {"label", text_schema()}});
  status["type"] = json::array{"object", "null"};
  return object_of({{"reference", described(of_type("string"), "What people call it: INC-2026-0041.")},
      {"at", described(of_format("date-time"), "When it happened.")}, {"title", of_type("string")},
      {"what", of_type("string")},
      {"contacts",
          described(object_of({{"security_protection", text_schema()}, {"security_police", text_schema()}}),
              "Whom to call; only of what was just reported as sensitive."),
          Optional::yes},
      {"status", std::move(status)}});
}

json::object incident_told_schema() {
  json::object personal{
      {"type", json::array{"string", "null"}}, {"enum", json::array{"yes", "no", "unknown", nullptr}}};
  json::object what{{"type", "string"}, {"maxLength", 4000}};
  return object_of(
      {{"what",
           described(std::move(what),
               "What happened; its first words become the title. Left out where it is sensitive."),
           Optional::yes},
          {"when",
              described(or_null("string"), "RFC 3339, or as people write it in Swedish time; missing: now."),
              Optional::yes},
          {"personal_data", described(std::move(personal), "Whether personal data are affected."),
              Optional::yes},
          {"where", described(or_null("string"), "Code of a unit, or words."), Optional::yes},
          {"still_going_on", or_null("boolean"), Optional::yes},
          {"contact", described(or_null("string"), "How to reach who reports."), Optional::yes},
          {"anonymous",
              described(or_null("boolean"), "true: nothing of who it was is kept, not even in the trail."),
              Optional::yes},
          {"sensitive",
              json::object{{"type", json::array{"string", "null"}},
                  {"enum", json::array{"no", "partly", "yes", nullptr}},
                  {"description",
                      "Whether säkerhetskänslig verksamhet or classified information is touched. yes: only a "
                      "title "
                      "and a unit are kept, and the answer says whom to call."}},
              Optional::yes},
          {"title",
              described(or_null("string"),
                  "Only with `sensitive` yes; missing: a title that says no more than that."),
              Optional::yes},
          {"reference",
              described(or_null("string"),
                  "A service desk's own number: the same again, from the same, gives the same incident. "
                  "Refused of "
                  "somebody anonymous (`incident.anonymous_reference`)."),
              Optional::yes}});
}

}  // namespace

void add_house_schemas(json::object& schemas) {
  schemas["Problem"] = problem_schema();
  schemas["Any"] = json::object{};
  schemas["Status"] = object_of({{"status", of_type("string")}});
  schemas["AuthorityList"] = items_of(
      object_of({{"id", of_format("uuid")}, {"code", of_type("string")}, {"name", of_type("string")}}));
  schemas["SearchHit"] = search_hit_schema();
  schemas["SearchResult"] = search_schema();
  schemas["Figures"] = figures_schema();
  schemas["ReportRequest"] = object_of({{"words", words_schema(), Optional::yes}});
  schemas["Review"] = review_schema();
  schemas["ReviewList"] = review_list_schema();
  schemas["ReviewCreate"] = object_of(
      {{"unit", described(of_type("string"), "Code; by default the token's authority."), Optional::yes},
          {"year", of_type("integer")}, {"words", words_schema(), Optional::yes}});
  schemas["VerificationResult"] = verification_schema();
  schemas["Job"] = job_schema();
  schemas["History"] = history_schema();
  schemas["ReportChapters"] = chapters_schema();
  schemas["ReportChapter"] = chapter_schema();
  schemas["ReportChapterText"] = object_of(
      {{"text", described(of_type("string"), "Markdown; empty: no text, the earlier year's neither.")}});
  schemas["ReportChapterHistory"] = chapter_history_schema();
  schemas["IncidentReport"] = incident_report_schema();
  schemas["IncidentReportCreate"] = incident_told_schema();
  schemas["IncidentReportList"] = items_of({{"$ref", "#/components/schemas/IncidentReport"}});
  add_account_schemas(schemas);
  add_factor_schemas(schemas);
  add_trail_schemas(schemas);
  add_persons_schemas(schemas);
  add_secrecy_schemas(schemas);
  add_calendar_schemas(schemas);
  add_workshop_schemas(schemas);
  add_plan_schemas(schemas);
  add_risk_schemas(schemas);
  add_incident_number_schemas(schemas);
  add_incident_schemas(schemas);
  add_evidence_schemas(schemas);
}

}  // namespace ringmur::api
