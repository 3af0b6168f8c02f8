#include "server/openapi_document.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "schema/openapi.h"
#include "server/openapi_operations.h"

namespace ringmur {

namespace json = boost::json;

namespace {

constexpr std::string_view about =
    "The registers, figures and reports of Ringmur.\n\n"
    "**Who asks.** `Authorization: Bearer <token>`, or a person with the cookie of `POST /api/v1/session`; "
    "what a person changes "
    "also carries `X-CSRF-Token`. What it may, its roles and the matrix say. A token is bound to one "
    "authority (nämnd, bolag) or "
    "reaches them all; one that "
    "reaches all names the authority of a register with `authority=`. What a token may not see does not "
    "exist for it (404).\n\n"
    "**Filters.** `field=comparison.value`. Comparisons: `eq`, `neq`, `lt`, `lte`, `gt`, `gte`, "
    "`in.(a,b,\"c,d\")`, `is.null`, "
    "`not.is.null`, `contains` (text within text, in any case), and for references `under` (the record and "
    "all below it). `reference.field` looks at the "
    "record that a reference "
    "leads to: `unit.code=eq.SK001`. A reference is written as an id or as the other record's natural key. "
    "Dates without a zone mean "
    "Europe/Stockholm. Several filters must all hold. `archived=without|only|with`. `not.` before a "
    "comparison (`accepted_until=not.gte.2026-01-01`) is also what has no value. A day may be `today`, "
    "`today+30d`, `today-1y` (d w m y), an instant also `now`, `now-72h` (h d). Numbers, days and instants "
    "are compared with another field of the record as `finished=gt.{due}`, "
    "`reported_at=gt.{discovered_at}+72h`. What is tied to a record by a reference or a link is a condition "
    "too: `has.activity.source=(status=in.(planned,ongoing))`, `lacks.activity.source=()`; within the "
    "parentheses stand filters of the other register, joined by `&` and percent-encoded, one level; only "
    "what the asker may read counts, and nothing archived.\n\n"
    "**Pages.** `limit` records at a time; `next` in the answer is the next page's `after`, and the `Link` "
    "header its address.\n\n"
    "**Changes.** A record carries its version as `ETag`; a change sends it back in `If-Match` and is "
    "refused with 412 where somebody "
    "else was first. `Idempotency-Key` on what makes something: the same request again within 24 hours gets "
    "the first answer.\n\n"
    "**Refusals.** RFC 9457 problem details in the language of `Accept-Language` (sv, en), with a stable "
    "`code` and what is wrong with "
    "each field or parameter in `errors`.";

std::string with_plural(std::string_view pattern, const RecordType* type) {
  constexpr std::string_view mark = "{plural}";
  std::string path(pattern);
  if (auto at = path.find(mark); at != std::string::npos) path.replace(at, mark.size(), type->plural);
  return path;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  return out;
}

json::object header_parameter(std::string_view name, std::string_view description, bool required) {
  return {{"name", name}, {"in", "header"}, {"required", required}, {"description", description},
      {"schema", json::object{{"type", "string"}}}};
}

void add_headers(const api::Route& route, json::array& parameters) {
  using api::Again;
  if (route.again == Again::gets_the_first_answer) {
    parameters.emplace_back(header_parameter("Idempotency-Key",
        "At most 200 visible ASCII characters. The same request again within 24 hours gets the first answer.",
        false));
  }
  if (api::takes_if_match(route))
    parameters.emplace_back(
        header_parameter("If-Match", "The ETag of what is changed, as it was read, or *.", true));
  if (route.operation == "read" || route.operation == "registers")
    parameters.emplace_back(header_parameter("If-None-Match", "An ETag: 304 where it still holds.", false));
}

json::array parameters_of(const api::Route& route, const RecordType* type) {
  json::array parameters;
  if (route.pattern.find("{id}") != std::string_view::npos) {
    bool named = type != nullptr && !type->reference_prefix.empty();
    parameters.emplace_back(json::object{{"name", "id"}, {"in", "path"}, {"required", true},
        {"description",
            named ? fmt::format("An id, or a reference such as {}-2026-0041.", type->reference_prefix)
                  : "An id."},
        {"schema", json::object{{"type", "string"}}}});
  }
  if (route.pattern.find("{form}") != std::string_view::npos) {
    parameters.emplace_back(json::object{{"name", "form"}, {"in", "path"}, {"required", true},
        {"description", "A form's id."}, {"schema", json::object{{"type", "string"}}}});
  }
  add_headers(route, parameters);
  for (std::string_view name : route.parameters) {
    if (name != "*") {
      parameters.emplace_back(api::speaks_scim(&route) ? api::describe_scim_parameter(name)
                                                       : api::describe_parameter(name, type));
      continue;
    }
    for (json::value& filter : filter_parameters(*type)) parameters.emplace_back(std::move(filter));
  }
  return parameters;
}

json::object operation(const api::Route& route, const RecordType* type) {
  json::object made;
  made["operationId"] =
      type == nullptr ? std::string(route.operation) : fmt::format("{}_{}", route.operation, type->name);
  made["tags"] = json::array{type == nullptr ? std::string("house") : type->plural};
  json::object described = api::describe_operation(route, type);
  made["summary"] = described["summary"];
  if (json::array parameters = parameters_of(route, type); !parameters.empty())
    made["parameters"] = std::move(parameters);
  if (json::value* body = described.if_contains("requestBody")) made["requestBody"] = std::move(*body);
  made["responses"] = described["responses"];
  if (route.need.is_nothing()) made["security"] = json::array{};
  return made;
}

void add_path(json::object& paths, const api::Route& route, const RecordType* type) {
  json::value& path = paths[with_plural(route.pattern, type)];
  if (!path.is_object()) path = json::object{};
  path.get_object()[lower(http::name(route.method))] = operation(route, type);
}

/// Registers in the order of the catalogue, each with all its addresses together.
json::object paths_of(const Catalogue& catalogue) {
  json::object paths;
  auto of_registers = [](const api::Route& route) {
    return route.pattern.find("{plural}") != std::string_view::npos;
  };
  for (const api::Route& route : api::routes()) {
    if (!of_registers(route)) add_path(paths, route, nullptr);
  }
  for (const RecordType* type : catalogue.types) {
    for (const api::Route& route : api::routes()) {
      if (of_registers(route)) add_path(paths, route, type);
    }
  }
  return paths;
}

json::object list_schema(const RecordType& type) {
  json::object items{
      {"type", "array"}, {"items", json::object{{"$ref", "#/components/schemas/" + schema_name(type)}}}};
  json::object next{{"type", json::array{"string", "null"}},
      {"description", "The next page's `after`; null on the last page."}};
  json::object total{{"type", "integer"}, {"description", "With `count=true`."}};
  return {{"type", "object"},
      {"properties", json::object{{"items", std::move(items)}, {"next", std::move(next)},
                         {"total", std::move(total)}, {"names", api::names_schema()}}},
      {"required", json::array{"items", "next"}}, {"additionalProperties", false}};
}

json::object with_links(json::object create) {
  create["properties"].as_object()["links"] =
      json::object{{"type", "array"}, {"items", json::object{{"$ref", "#/components/schemas/LinkTo"}}},
          {"description", "What it is tied to, made in the same transaction."}};
  return create;
}

json::object components_of(const Catalogue& catalogue) {
  json::object schemas;
  for (const RecordType* type : catalogue.types) {
    std::string name = schema_name(*type);
    schemas[name] = record_schema(*type);
    schemas[name + "Create"] = with_links(create_schema(*type));
    schemas[name + "Patch"] = patch_schema(*type);
    schemas[name + "List"] = list_schema(*type);
    schemas[name + "Batch"] = api::batch_schema(name);
  }
  api::add_house_schemas(schemas);
  api::add_register_schemas(schemas);
  api::add_link_schemas(schemas);
  api::add_year_wheel_schemas(schemas);
  api::add_access_schemas(schemas);
  api::add_provider_schemas(schemas);
  api::add_scim_schemas(schemas);
  json::object bearer{{"type", "http"}, {"scheme", "bearer"},
      {"description", "Made by `ringmur token create`; shown only once."}};
  json::object responses;
  api::add_house_responses(responses);
  json::object cookie{{"type", "apiKey"}, {"in", "cookie"}, {"name", "ringmur_session"},
      {"description",
          "Set by `POST /api/v1/session`. What is not GET also carries `X-CSRF-Token` with the session's "
          "`csrf`."}};
  return {{"securitySchemes", json::object{{"token", std::move(bearer)}, {"session", std::move(cookie)}}},
      {"responses", std::move(responses)}, {"schemas", std::move(schemas)}};
}

json::array tags_of(const Catalogue& catalogue) {
  json::array tags{json::object{{"name", "house"}, {"description", "What is of no single register."}}};
  for (const RecordType* type : catalogue.types) {
    tags.emplace_back(
        json::object{{"name", type->plural}, {"description", fmt::format("{} ({}). {}", type->label_plural.en,
                                                                 type->label_plural.sv, type->help.en)}});
  }
  return tags;
}

}  // namespace

std::string openapi_document(const Catalogue& catalogue) {
  json::object document;
  document["openapi"] = "3.1.0";
  document["info"] = json::object{{"title", "Ringmur"}, {"version", "1"}, {"description", about},
      {"license", json::object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}};
  document["servers"] = json::array{json::object{{"url", "/"}}};
  document["security"] =
      json::array{json::object{{"token", json::array{}}}, json::object{{"session", json::array{}}}};
  document["tags"] = tags_of(catalogue);
  document["paths"] = paths_of(catalogue);
  document["components"] = components_of(catalogue);
  return pretty_json(document);
}

}  // namespace ringmur
