#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "registry/batch.h"
#include "registry/names.h"
#include "schema/json.h"
#include "schema/json_writer.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/counts.h"
#include "store/references.h"

/// Several records at a time: counted, changed, and those that refer to one.
namespace ringmur::api {
namespace {

bool can_group(const Field& field) {
  switch (field.kind) {
    case Kind::text:
    case Kind::integer:
    case Kind::boolean:
    case Kind::choice:
    case Kind::reference:
      return true;
    case Kind::long_text:
    case Kind::decimal:
    case Kind::date:
    case Kind::instant:
      return false;
  }
  std::unreachable();
}

std::expected<std::vector<const Field*>, Problem> by_of(const Call& call) {
  std::vector<const Field*> by;
  std::vector<std::string> names = words_parameter(call, "by");
  for (const std::string& name : names) {
    const Field* field = call.type->find(name);
    if (field != nullptr && can_group(*field) && std::ranges::find(by, field) == by.end())
      by.push_back(field);
  }
  if (!by.empty() && by.size() <= 2 && by.size() == names.size()) return by;
  std::string known;
  for (const Field& field : call.type->fields) {
    if (can_group(field)) known += (known.empty() ? "" : ", ") + field.name;
  }
  return in_query({Refusal::invalid, "counts.by",
      {"by: skriv ett eller två olika fält bland: " + known + ".",
          "by: write one or two different fields among: " + known + "."},
      "by", {}});
}

Terms terms_of(const std::vector<const Field*>& by, const Group& group) {
  Terms terms;
  for (std::size_t i = 0; i < by.size(); ++i) {
    bool none = is_empty(group.values[i]);
    terms.emplace_back(by[i]->name, none ? "is.null" : "eq." + term_value(*by[i], group.values[i]));
  }
  return terms;
}

std::string counts_json(const std::vector<const Field*>& by, const std::vector<Group>& groups) {
  std::int64_t total = 0;
  for (const Group& group : groups) total += group.count;
  JsonWriter json;
  json.open('{').key("by").open('[');
  for (const Field* field : by) json.text(field->name);
  json.close(']').key("total").raw(fmt::to_string(total)).key("items").open('[');
  for (const Group& group : groups) {
    json.open('{').key("values").open('[');
    for (std::size_t i = 0; i < by.size(); ++i) {
      std::string value;
      append_json_value(value, *by[i], group.values[i]);
      json.raw(value);
    }
    json.close(']').key("count").raw(fmt::to_string(group.count));
    json.member("query", to_query(terms_of(by, group))).close('}');
  }
  json.close(']');
  return json.take();
}

std::unexpected<Problem> bad_body(std::string field, std::string sv, std::string en) {
  return std::unexpected(
      Problem({Refusal::invalid, "batch.invalid", {std::move(sv), std::move(en)}, std::move(field), {}}));
}

std::expected<std::vector<ReadRecord>, Problem> records_of(const boost::json::object& body) {
  auto wrong = [] {
    return bad_body("records", "Skriv records som [{\"id\":…,\"version\":…}].",
        "Write records as [{\"id\":…,\"version\":…}].");
  };
  const boost::json::value* list = body.if_contains("records");
  if (list == nullptr || !list->is_array()) return wrong();
  std::vector<ReadRecord> records;
  for (const boost::json::value& one : list->get_array()) {
    if (!one.is_object() || one.get_object().size() != 2) return wrong();
    const boost::json::value* id = one.get_object().if_contains("id");
    const boost::json::value* version = one.get_object().if_contains("version");
    if (id == nullptr || !id->is_string() || version == nullptr || !version->is_int64()) return wrong();
    auto read = parse_uuid(std::string_view(id->get_string()));
    if (!read) return wrong();
    records.push_back({*read, version->get_int64()});
  }
  return records;
}

Answer outcome_of(const Result<BatchOutcome>& outcome, std::string_view under) {
  if (outcome) {
    return json_response(
        200, fmt::format(R"({{"changed":{},"unchanged":{}}})", outcome->changed, outcome->unchanged));
  }
  Problem problem(outcome.error());
  if (problem.error.refusal == Refusal::invalid && problem.error.code != "batch.records")
    problem.under = under;
  return std::unexpected(std::move(problem));
}

}  // namespace

Answer count_records(Call& call) {
  constexpr std::size_t most = 1000;
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto by = by_of(call);
  if (!by) return std::unexpected(by.error());
  auto filter = filter_of(call);
  if (!filter) return std::unexpected(filter.error());
  auto named = flag_parameter(call, "names");
  if (!named) return std::unexpected(named.error());
  auto groups = count_groups(call.store(), call.actor, *call.type, authority->id, *filter, *by, most);
  if (!groups) return in_query(groups.error());
  std::string body = counts_json(*by, *groups);
  if (*named) {
    Names names(call.store(), call.actor, authority->id);
    for (const Group& group : *groups) {
      for (std::size_t i = 0; i < by->size(); ++i) names.want(*(*by)[i], group.values[i]);
    }
    if (auto added = append_names(body, names, call.language); !added) return std::unexpected(added.error());
  }
  return json_response(200, body + '}');
}

Answer change_batch(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto body = body_object(call);
  if (!body) return std::unexpected(body.error());
  if (auto good = only_members(*body, {"records", "set", "do"}); !good) return std::unexpected(good.error());
  auto records = records_of(*body);
  if (!records) return std::unexpected(records.error());
  auto action = text_member(*body, "do");
  if (!action) return std::unexpected(action.error());
  const boost::json::value* set = body->if_contains("set");
  bool sets = set != nullptr && set->is_object() && !set->get_object().empty();
  if (sets && action->empty()) {
    return outcome_of(
        change_records(call.store(), call.actor, *call.type, authority->id, *records, set->get_object()),
        "/set");
  }
  bool known = set == nullptr && (*action == "archive" || *action == "restore");
  if (!known) {
    return bad_body(set == nullptr ? "do" : "set",
        "Skriv antingen set med fält eller do: archive eller restore.",
        "Write either set with fields, or do: archive or restore.");
  }
  Archiving archiving = *action == "archive" ? Archiving::archive : Archiving::restore;
  return outcome_of(
      archive_records(call.store(), call.actor, *call.type, authority->id, *records, archiving), "");
}

Answer record_references(Call& call) {
  constexpr std::int64_t most = 1000;
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  const Uuid& id = found->row.meta.id;
  auto all = referrers(call.store(), call.actor, *call.type, found->authority.id, id, most);
  if (!all) return std::unexpected(Problem(all.error()));
  JsonWriter json;
  json.open('{').key("items").open('[');
  for (const Referrers& one : *all) {
    json.open('{').member("register", one.type->plural).member("field", one.field->name);
    json.words("label", one.field->label);
    json.key("count").raw(fmt::to_string(one.count)).key("more").raw(one.more ? "true" : "false");
    json.member("query", to_query({{one.field->name, "eq." + to_string(id)}})).close('}');
  }
  return json_response(200, json.close(']').close('}').take());
}

}  // namespace ringmur::api
