#include <fmt/format.h>

#include "base/digest.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_tags.h"

namespace ringmur::api {
namespace {

void add_flag(JsonWriter& json, std::string_view name, bool set) {
  json.key(name).raw(set ? "true" : "false");
}

/// What a member that is empty has no meaning for is null.
void add_name(JsonWriter& json, std::string_view name, std::string_view value) {
  json.key(name);
  if (value.empty())
    json.raw("null");
  else
    json.text(value);
}

void add_number(JsonWriter& json, std::string_view name, const std::optional<std::int64_t>& number) {
  json.key(name).raw(number ? fmt::to_string(*number) : "null");
}

void add_field(JsonWriter& json, const Catalogue& catalogue, const Field& field) {
  bool is_text = field.kind == Kind::text || field.kind == Kind::long_text;
  json.open('{').member("name", field.name);
  json.words("label", field.label);
  json.words("help", field.help);
  json.member("kind", operations(field.kind).name).key("choices").open('[');
  for (const Choice& choice : field.choices) {
    json.open('{').member("code", choice.code);
    json.words("label", choice.label);
    json.close('}');
  }
  json.close(']');
  add_name(json, "refers_to", field.refers_to.empty() ? "" : catalogue.at(field.refers_to).plural);
  add_number(json, "max_length",
      is_text ? std::optional(static_cast<std::int64_t>(field.max_length)) : std::nullopt);
  add_number(json, "minimum", field.minimum);
  add_number(json, "maximum", field.maximum);
  add_flag(json, "required", field.required);
  add_flag(json, "sortable", field.sortable);
  add_flag(json, "searchable", field.searchable);
  add_flag(json, "listed", field.listed);
  add_flag(json, "derived", field.derived);
  add_flag(json, "kept_by_server", field.kept_by == KeptBy::server);
  add_flag(json, "moved_by_steps", field.kept_by == KeptBy::steps);
  add_flag(json, "personal", field.personal == Personal::yes);
  json.close('}');
}

void add_link(JsonWriter& json, const LinkKind& link) {
  json.open('{').member("name", link.name);
  json.words("label", link.label);
  json.words("back", link.back);
  json.key("to").open('[');
  for (const std::string& name : link.to) json.text(name);
  json.close(']');
  add_flag(json, "acyclic", link.circles == Circles::refused);
  json.close('}');
}

void add_register(JsonWriter& json, const Catalogue& catalogue, const RecordType& type) {
  const AreaName& area = catalogue.area_of(type);
  json.open('{').member("name", type.name).member("plural", type.plural);
  json.key("area").open('{').member("name", area.name);
  json.words("label", area.label);
  json.close('}');
  json.words("label", type.label);
  json.words("label_plural", type.label_plural);
  json.words("help", type.help);
  json.key("key").open('[');
  for (const std::string& name : type.key) json.text(name);
  json.close(']').member("title", type.title);
  add_name(json, "period", type.period);
  json.member("default_sort", type.default_sort);
  add_name(json, "reference_prefix", type.reference_prefix);
  json.key("fields").open('[');
  for (const Field& field : type.fields) add_field(json, catalogue, field);
  json.close(']').key("links").open('[');
  for (const LinkKind& link : type.links) add_link(json, link);
  json.close(']').close('}');
}

}  // namespace

Answer list_registers(Call& call) {
  const Catalogue& catalogue = call.store().catalogue();
  JsonWriter json;
  json.open('{').key("items").open('[');
  for (const RecordType* type : catalogue.types) add_register(json, catalogue, *type);
  json.close(']').close('}');
  http::Response response = json_response(200, json.take());
  tag_answer(call, response, '"' + to_hex(digest(response.body)).substr(0, 32) + '"');
  return response;
}

}  // namespace ringmur::api
