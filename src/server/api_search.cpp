#include <fmt/format.h>

#include <algorithm>

#include "registry/names.h"
#include "schema/json.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/by_ids.h"
#include "store/word_search.h"

namespace ringmur::api {
namespace {

/// Records that were found, with what people call those that they refer to.
struct Shown {
  const RecordType* type{nullptr};
  std::vector<Row> rows;
};

/// What tells one record from another of the same title: the fields of a list, the first few that say
/// something.
std::string line_of(
    const RecordType& type, const Row& row, const std::map<Uuid, std::string>& names, Language language) {
  constexpr int most = 4;
  std::string line;
  int parts = 0;
  for (const Field& field : type.fields) {
    const Value& value = row.values[type.index(field)];
    if (!field.listed || field.name == type.title || is_empty(value) || parts == most) continue;
    const Uuid* id = std::get_if<Uuid>(&value);
    auto name = id == nullptr ? names.end() : names.find(*id);
    if (id != nullptr && name == names.end()) continue;
    std::string part = id != nullptr ? name->second : operations(field.kind).write(value, field, language);
    if (field.kind == Kind::boolean) part = field.label.in(language) + ": " + part;
    line += (line.empty() ? "" : " · ") + part;
    ++parts;
  }
  return line;
}

std::expected<std::string, Problem> items_of(Call& call, const Authority& authority, const Shown& shown) {
  const RecordType& type = *shown.type;
  std::vector<std::string> listed;
  for (const Field& field : type.fields) {
    if (field.listed || field.name == type.title) listed.push_back(field.name);
  }
  Names wanted(call.store(), call.actor, authority.id);
  for (const Row& row : shown.rows) wanted.want(type, row, listed);
  auto names = wanted.read(call.language);
  if (!names) return std::unexpected(Problem(names.error()));
  std::string items;
  for (const Row& row : shown.rows) {
    if (!items.empty()) items += ',';
    std::string id = to_string(row.meta.id);
    items += '{';
    append_text(items, "register", type.plural);
    append_text(items, "type", type.name);
    append_text(items, "id", id);
    if (!type.reference_prefix.empty()) append_text(items, "reference", row.meta.short_reference);
    items += ",\"title\":";
    append_json_value(items, type.at(type.title), row.values[type.index(type.title)]);
    append_masked(items, row.meta, listed);
    append_text(items, "line", line_of(type, row, *names, call.language));
    append_text(items, "authority", authority.code);
    items += row.meta.archived_at ? ",\"archived\":true" : ",\"archived\":false";
    append_text(items, "address",
        fmt::format("/api/v1/{}/{}{}", type.plural, id, authority_suffix(call, authority.code)));
    items += '}';
  }
  return items;
}

/// The records behind the hits of one register, in the order of the hits.
std::expected<Shown, Problem> shown_of(
    Call& call, const Authority& authority, const RecordType& type, const std::vector<Uuid>& ids) {
  auto found = find_by_ids(call.store(), call.actor, type, authority.id, ids);
  if (!found) return std::unexpected(Problem(found.error()));
  Shown shown{&type, {}};
  for (const Uuid& id : ids) {
    if (auto row = found->find(id); row != found->end()) shown.rows.push_back(std::move(row->second));
  }
  return shown;
}

/// Hits as they come, those of one register together.
Answer flat(Call& call, const Authority& authority, std::string_view words, std::size_t limit) {
  auto hits = call.store().search(call.actor, authority.id, words, limit);
  if (!hits) return std::unexpected(Problem(hits.error()));
  std::string body;
  for (const RecordType* type : call.store().catalogue().types) {
    std::vector<Uuid> ids;
    for (const db::Hit& hit : *hits) {
      if (hit.type == type->name) ids.push_back(hit.id);
    }
    if (ids.empty()) continue;
    auto shown = shown_of(call, authority, *type, ids);
    if (!shown) return std::unexpected(shown.error());
    auto items = items_of(call, authority, *shown);
    if (!items) return std::unexpected(items.error());
    if (!body.empty() && !items->empty()) body += ',';
    body += *items;
  }
  return json_response(200, "{\"items\":[" + body + "]}");
}

Answer grouped(Call& call, const Authority& authority, std::string_view words, std::size_t limit) {
  auto found = search_each(call.store(), call.actor, authority.id, words, limit + 1);
  if (!found) return std::unexpected(Problem(found.error()));
  std::string body;
  for (auto& [type, ids] : *found) {
    const bool more = ids.size() > limit;
    if (more) ids.pop_back();
    auto shown = shown_of(call, authority, *type, ids);
    if (!shown) return std::unexpected(shown.error());
    auto items = items_of(call, authority, *shown);
    if (!items) return std::unexpected(items.error());
    if (!body.empty()) body += ',';
    body += '{';
    append_text(body, "register", type->plural);
    fmt::format_to(std::back_inserter(body), R"(,"total_shown":{},"more":{},"items":[{}]}})",
        shown->rows.size(), more, *items);
  }
  return json_response(200, R"({"items":[],"groups":[)" + body + "]}");
}

}  // namespace

Answer search_records(Call& call) {
  constexpr std::int64_t most = 100;
  constexpr std::int64_t usual = 20;
  constexpr std::int64_t usual_of_each = 5;
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto group = flag_parameter(call, "group");
  if (!group) return std::unexpected(group.error());
  auto limit = number_parameter(call, "limit", 1, most, *group ? usual_of_each : usual);
  if (!limit) return std::unexpected(limit.error());
  std::string_view words = call.request.parameter("q").value_or("");
  auto wanted = static_cast<std::size_t>(*limit);
  return *group ? grouped(call, *authority, words, wanted) : flat(call, *authority, words, wanted);
}

}  // namespace ringmur::api
