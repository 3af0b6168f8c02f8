#include "server/openapi_operations.h"
#include "server/openapi_parts.h"

/// Schemas of what is said about registers and of what can be done with any of them.
namespace ringmur::api {

namespace json = boost::json;

namespace {

using namespace parts;

json::object register_field_schema() {
  json::object kind{{"type", "string"}, {"enum", json::array{"text", "long_text", "integer", "decimal",
                                                     "boolean", "choice", "date", "instant", "reference"}}};
  json::object choice = object_of({{"code", of_type("string")}, {"label", named("Text")}});
  return object_of({{"name", described(of_type("string"), "In JSON, in filters and in `sort`.")},
      {"label", named("Text")}, {"help", named("Text")}, {"kind", std::move(kind)},
      {"choices", described(list_of(std::move(choice)), "Of a choice; empty for other kinds.")},
      {"refers_to", described(or_null("string"), "The other register, as it is called in addresses.")},
      {"max_length", described(or_null("integer"), "Code points, of text.")}, {"minimum", or_null("integer")},
      {"maximum", or_null("integer")}, {"required", of_type("boolean")}, {"sortable", of_type("boolean")},
      {"searchable", described(of_type("boolean"), "Found by `q` and by the search.")},
      {"listed", described(of_type("boolean"), "Shown in a list unless other columns are chosen.")},
      {"derived", described(of_type("boolean"), "Worked out by the server; never sent.")},
      {"kept_by_server",
          described(of_type("boolean"), "What the server has seen for itself; never sent, never imported.")},
      {"moved_by_steps", described(of_type("boolean"),
                             "Sent with a new record only; afterwards the register's own steps move it.")},
      {"personal", described(of_type("boolean"), "May hold personal data.")}});
}

json::object register_schema() {
  json::object area = object_of({{"name", of_type("string")}, {"label", named("Text")}});
  return object_of({{"name", of_type("string")}, {"plural", described(of_type("string"), "In addresses.")},
      {"area", std::move(area)}, {"label", named("Text")}, {"label_plural", named("Text")},
      {"help", named("Text")},
      {"key", described(list_of(of_type("string")), "Fields that are unique together.")},
      {"title", described(of_type("string"), "The field that names a record to people.")},
      {"period", described(or_null("string"), "The field that places a record in a year.")},
      {"default_sort", of_type("string")},
      {"reference_prefix", described(or_null("string"), "`INC` where people see INC-2026-0041.")},
      {"fields", list_of(named("RegisterField"))},
      {"links", described(list_of(named("LinkKind")), "The ties that go from its records.")}});
}

json::object count() {
  return of_type("integer");
}

json::object counts_schema() {
  json::object value{{"type", json::array{"string", "integer", "boolean", "null"}}};
  json::object item = object_of({{"values", described(list_of(std::move(value)), "In the order of `by`.")},
      {"count", count()}, {"query", described(of_type("string"), "The filter that gives these records.")}});
  return object_of({{"by", list_of(of_type("string"))}, {"total", count()},
      {"items", list_of(std::move(item))}, {"names", names_schema(), Optional::yes}});
}

json::object references_schema() {
  return items_of(object_of({{"register", described(of_type("string"), "As it is called in addresses.")},
      {"field", of_type("string")}, {"label", named("Text")},
      {"count", described(count(), "Live records; at most 1,000.")},
      {"more", described(of_type("boolean"), "There are more than that.")},
      {"query", described(of_type("string"), "The filter that gives these records.")}}));
}

json::object import_schema() {
  return object_of({{"id", of_format("uuid")}, {"register", of_type("string")},
      {"file_name", of_type("string")},
      {"unit", described(or_null("string"), "Code of the unit that it was made for.")},
      {"at", of_format("date-time")}, {"by", of_type("string")}, {"created", count()}, {"changed", count()},
      {"archived", count()}, {"undone_at", described(or_null("string"), "When it was taken back.")},
      {"can_undo", described(of_type("boolean"),
                       "The asker may, and nothing stands against it in the first 200 records.")}});
}

json::object import_look_schema() {
  json::object candidate = object_of(
      {{"register", of_type("string")}, {"fits", described(count(), "Headings that are a field of it.")}});
  json::object mapping{{"type", "object"}, {"additionalProperties", of_type("string")},
      {"description", "The field that each heading means; empty where it means none."}};
  return object_of({{"description", described(of_type("string"), "Such as `CSV, Windows-1252, ;`.")},
      {"headings", list_of(of_type("string"))},
      {"rows_seen", described(list_of(list_of(of_type("string"))), "The first five.")},
      {"register", described(or_null("string"), "The one it is taken for; null where that is unclear.")},
      {"candidates", list_of(std::move(candidate))}, {"mapping", std::move(mapping)},
      {"unknown", described(list_of(of_type("string")), "Headings that mean no field.")},
      {"missing", described(list_of(of_type("string")), "Fields that the file must have and has not.")}});
}

}  // namespace

json::object names_schema() {
  return {{"type", "object"}, {"additionalProperties", of_type("string")},
      {"description", "What each record that is referred to is called, by its id."}};
}

json::object batch_schema(std::string_view name) {
  json::object records{{"type", "array"}, {"minItems", 1}, {"maxItems", 200},
      {"items", object_of({{"id", of_format("uuid")}, {"version", count()}})}};
  json::object action{
      {"type", "string"}, {"enum", json::array{"archive", "restore"}}, {"description", "Instead of `set`."}};
  return object_of({{"records", described(std::move(records), "As the client has read them.")},
      {"set", named(std::string(name) + "Patch"), Optional::yes}, {"do", std::move(action), Optional::yes}});
}

void add_register_schemas(json::object& schemas) {
  schemas["Text"] = object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
  schemas["RegisterField"] = register_field_schema();
  schemas["Register"] = register_schema();
  schemas["RegisterList"] = items_of(named("Register"));
  schemas["Counts"] = counts_schema();
  schemas["BatchResult"] = object_of({{"changed", count()}, {"unchanged", count()}});
  schemas["References"] = references_schema();
  schemas["Import"] = import_schema();
  schemas["ImportList"] = items_of(named("Import"));
  schemas["ImportLook"] = import_look_schema();
  schemas["UndoResult"] =
      object_of({{"archived", count()}, {"changed_back", count()}, {"restored", count()}});
}

}  // namespace ringmur::api
