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
      {"fields", list_of(named("RegisterField"))}});
}

}  // namespace

void add_register_schemas(json::object& schemas) {
  schemas["Text"] = object_of({{"sv", of_type("string")}, {"en", of_type("string")}});
  schemas["RegisterField"] = register_field_schema();
  schemas["Register"] = register_schema();
  schemas["RegisterList"] = items_of(named("Register"));
}

}  // namespace ringmur::api
