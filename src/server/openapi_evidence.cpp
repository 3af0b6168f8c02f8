#include <boost/json.hpp>

#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of evidence, of an incident's timeline, of those that are like it and of suppliers.
namespace ringmur::api {

namespace {

using namespace parts;

json::object text_or_null(std::string_view description) {
  return described(or_null("string"), description);
}

void add_timeline(json::object& schemas) {
  const json::object record = object_of({{"type", described(of_type("string"), "The register's name.")},
      {"plural", described(of_type("string"), "As in addresses.")}, {"id", of_format("uuid")},
      {"reference", text_or_null("Null where the register has none.")}});
  schemas["TimelineRecord"] = record;
  schemas["TimelineItem"] = object_of({{"at", of_format("date-time")},
      {"kind", one_of({"note", "action", "contact", "decision", "message", "fact", "step", "notice",
                   "evidence", "custody", "task", "passed", "merged"})},
      {"text", named("Text")}, {"by", described(of_type("string"), "A name, or a login; may be empty.")},
      {"record", json::object{{"oneOf", json::array{named("TimelineRecord"), of_type("null")}}}},
      {"own", described(of_type("boolean"), "Written by hand, and the asker may change it.")}});
  schemas["IncidentTimeline"] =
      described(items_of(named("TimelineItem")), "Newest last; at most the newest 1,000.");
}

void add_similar(json::object& schemas) {
  schemas["SimilarIncident"] = object_of({{"id", of_format("uuid")}, {"reference", of_type("string")},
      {"title", of_type("string")}, {"discovered_at", of_format("date-time")},
      {"likeness", json::object{{"type", "number"}, {"minimum", 0}, {"maximum", 1}}},
      {"because", named("Text")}});
  schemas["SimilarIncidents"] = object_of(
      {{"same", described(list_of(named("SimilarIncident")), "May be the same event; likest first.")},
          {"recurring", described(list_of(named("SimilarIncident")),
                            "Within twelve months with the same cause, newest first.")}});
  schemas["IncidentMerge"] = object_of({{"into", of_format("uuid")},
      {"version", described(of_type("integer"), "Of the incident that goes into the other.")}});
  schemas["MergedIncident"] = object_of({{"into", named("Incident")}});
  schemas["IncidentUnmerge"] = object_of({});
  schemas["UnmergedIncident"] = object_of({{"record", named("Incident")}, {"into", named("Incident")}});
}

json::object number_or_null(std::string_view description) {
  return described(or_null("integer"), description);
}

void add_suppliers(json::object& schemas) {
  schemas["IncidentSupplier"] = object_of(
      {{"name", of_type("string")}, {"systems", described(of_type("integer"), "That the asker may read.")}});
  schemas["IncidentSuppliers"] = items_of(named("IncidentSupplier"));
  const json::object authority = object_of({{"code", of_type("string")}, {"name", of_type("string")}});
  schemas["SupplierSystem"] = object_of({{"id", of_format("uuid")}, {"name", of_type("string")},
      {"authority", authority}, {"information", or_null("string")},
      {"registered", number_or_null("Persons, about.")}, {"protected_identities", number_or_null("Of them.")},
      {"confidentiality", or_null("integer")}, {"integrity", or_null("integer")},
      {"availability", or_null("integer")}, {"personal_data_role", or_null("string")}});
  schemas["SupplierImpact"] = object_of({{"supplier", of_type("string")},
      {"systems", list_of(named("SupplierSystem"))},
      {"registered", number_or_null("Over the systems that say; null where none does. The same person may "
                                    "stand in several.")},
      {"protected_identities", number_or_null("As registered.")},
      {"authorities", list_of(object_of({{"code", of_type("string")}, {"name", of_type("string")},
                          {"systems", of_type("integer")}}))},
      {"drafts", described(list_of(object_of({{"authority", of_type("string")}, {"title", of_type("string")},
                               {"text", of_type("string")}})),
                     "What to tell each authority, in Swedish; `authority` is its code.")}});
}

}  // namespace

void add_evidence_schemas(json::object& schemas) {
  schemas["EvidenceHandOver"] = object_of({{"to_hand", json::object{{"type", "string"}, {"maxLength", 300}}},
      {"reason", json::object{{"type", "string"}, {"maxLength", 1000}}, Optional::yes},
      {"at", described(instant_or_null(), "Missing: now."), Optional::yes}});
  add_timeline(schemas);
  add_similar(schemas);
  add_suppliers(schemas);
}

}  // namespace ringmur::api
