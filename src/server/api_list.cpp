#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "registry/names.h"
#include "schema/json.h"
#include "server/api_export.h"
#include "server/api_exported.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_sharing.h"

namespace ringmur::api {
namespace {

/// What stands in the address of a list.
struct Wanted {
  Authority authority;
  Query query;
  std::vector<std::string> fields;
  bool count{false};
  bool names{false};
};

bool is_filter(std::string_view name) {
  constexpr std::array others{
      "authority", "sort", "limit", "after", "fields", "count", "format", "names", "by", "shared", "secrets"};
  return std::ranges::find(others, name) == others.end();
}

}  // namespace

std::expected<Filter, Problem> filter_of(Call& call) {
  Terms terms;
  for (const auto& [name, value] : call.request.query) {
    if (is_filter(name)) terms.emplace_back(name, value);
  }
  const Catalogue& catalogue = call.store().catalogue();
  auto filter = parse_filter(*call.type, catalogue, resolve_terms(*call.type, catalogue, terms, now()));
  if (!filter) return in_query(filter.error());
  return std::move(*filter);
}

namespace {

std::expected<void, Problem> check_fields(const RecordType& type, const std::vector<std::string>& fields) {
  for (const std::string& name : fields) {
    if (type.find(name) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const Field& field : type.fields) known.emplace_back(field.name);
    return in_query({Refusal::invalid, "fields.unknown",
        {fmt::format("{} har inget fält som heter {}. Välj bland: {}.", type.label_plural.sv,
             prefix(name, 60), fmt::join(known, ", ")),
            fmt::format("{} have no field called {}. Choose among: {}.", type.label_plural.en,
                prefix(name, 60), fmt::join(known, ", "))},
        "fields", {}});
  }
  return {};
}

std::expected<Wanted, Problem> read_wanted(Call& call) {
  constexpr std::int64_t most = 200;
  constexpr std::int64_t usual = 50;
  Wanted wanted;
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto filter = filter_of(call);
  if (!filter) return std::unexpected(filter.error());
  auto limit = number_parameter(call, "limit", 1, most, usual);
  if (!limit) return std::unexpected(limit.error());
  auto count = flag_parameter(call, "count");
  if (!count) return std::unexpected(count.error());
  auto names = flag_parameter(call, "names");
  if (!names) return std::unexpected(names.error());
  wanted.fields = words_parameter(call, "fields");
  if (auto good = check_fields(*call.type, wanted.fields); !good) return std::unexpected(good.error());
  wanted.query = {call.type, authority->id, std::move(*filter),
      std::string(call.request.parameter("sort").value_or("")), static_cast<std::size_t>(*limit),
      std::string(call.request.parameter("after").value_or(""))};
  auto shared = choice_parameter(call, "shared", {"without", "with", "only"});
  if (!shared) return std::unexpected(shared.error());
  if (*shared != "without") wanted.query.shared = *shared == "with" ? Shared::with : Shared::only;
  auto secrets = secrets_parameter(call);
  if (!secrets) return std::unexpected(secrets.error());
  wanted.query.secrets = *secrets;
  wanted.authority = std::move(*authority);
  wanted.count = *count;
  wanted.names = *names;
  return wanted;
}

enum class ListFormat { json, csv, xlsx };

std::expected<ListFormat, Problem> format_of(const Call& call) {
  auto named = choice_parameter(call, "format", {"json", "csv", "xlsx"});
  if (!named) return std::unexpected(named.error());
  std::string_view accept = call.request.header("Accept");
  bool says_csv = !call.request.parameter("format") && accept.find("text/csv") != std::string_view::npos;
  if (*named == "csv" || says_csv) return ListFormat::csv;
  return *named == "xlsx" ? ListFormat::xlsx : ListFormat::json;
}

/// The same list, from where this page ended.
std::string next_address(const Call& call, const std::string& after) {
  Terms terms;
  for (const auto& pair : call.request.query) {
    if (pair.first != "after") terms.push_back(pair);
  }
  terms.emplace_back("after", after);
  return fmt::format("/api/v1/{}?{}", call.type->plural, to_query(terms));
}

std::expected<std::int64_t, Problem> total_of(Call& call, const Query& query) {
  auto total = call.store().aggregate(
      call.actor, *call.type, query.authority, query.filter, Aggregate::count, nullptr, query.secrets);
  if (!total) return std::unexpected(Problem(total.error()));
  std::int64_t own = std::get<std::int64_t>(*total);
  if (query.shared == Shared::without) return own;
  auto others = count_shared(call.store(), call.actor, *call.type, query.authority, query.filter);
  if (!others) return std::unexpected(Problem(others.error()));
  return *others + (query.shared == Shared::only ? 0 : own);
}

Answer json_page(Call& call, const Wanted& wanted) {
  constexpr std::size_t usual_bytes = 640;
  auto page = call.store().list(call.actor, wanted.query);
  if (!page) return std::unexpected(Problem(page.error(), In::query));
  Sharings sharings(call, wanted.query.authority);
  if (auto read = sharings.read(page->rows); !read) return std::unexpected(read.error());
  std::string body;
  body.reserve(page->rows.size() * usual_bytes + usual_bytes);
  body += "{\"items\":[";
  for (const Row& row : page->rows) {
    if (&row != &page->rows.front()) body += ',';
    bool own = row.meta.authority == wanted.authority.id;
    append_record(body, *call.type, row, own ? wanted.authority.code : sharings.owner(row),
        sharings.json(row), wanted.fields);
  }
  body += "],\"next\":";
  if (page->next.empty())
    body += "null";
  else
    append_json_string(body, page->next);
  if (wanted.count) {
    auto total = total_of(call, wanted.query);
    if (!total) return std::unexpected(total.error());
    fmt::format_to(std::back_inserter(body), ",\"total\":{}", *total);
  }
  if (wanted.names) {
    Names names(call.store(), call.actor, wanted.query.authority);
    for (const Row& row : page->rows) names.want(*call.type, row, wanted.fields);
    if (auto added = append_names(body, names, call.language); !added) return std::unexpected(added.error());
  }
  body += '}';
  http::Response response = json_response(200, std::move(body));
  if (!page->next.empty()) {
    response.headers.emplace_back("Link", '<' + next_address(call, page->next) + ">; rel=\"next\"");
  }
  return response;
}

/// A file holds the whole list; what it refuses must be said before its first byte is out.
Answer whole_list(Call& call, Wanted wanted, SheetKind kind) {
  wanted.query.after.clear();
  wanted.query.action = Action::export_;
  Query first = wanted.query;
  first.limit = 1;
  first.secrets = Secrets::masked;  // nobody sees this trial
  auto tried = call.store().list(call.actor, first);
  if (!tried) return std::unexpected(Problem(tried.error(), In::query));
  auto count = total_of(call, wanted.query);
  if (!count) return std::unexpected(count.error());
  const Exported what{.type = call.type->name,
      .what = "list",
      .format = kind == SheetKind::csv ? "csv" : "xlsx",
      .filter = filter_text(call),
      .count = *count};
  if (auto noted = record_export(call.store(), call.actor, wanted.authority.id, what); !noted)
    return std::unexpected(Problem(noted.error()));
  return export_response(call, std::move(wanted.query), wanted.fields, kind);
}

}  // namespace

Answer list_records(Call& call) {
  auto format = format_of(call);
  if (!format) return std::unexpected(format.error());
  auto wanted = read_wanted(call);
  if (!wanted) return std::unexpected(wanted.error());
  switch (*format) {
    case ListFormat::json:
      return json_page(call, *wanted);
    case ListFormat::csv:
      return whole_list(call, std::move(*wanted), SheetKind::csv);
    case ListFormat::xlsx:
      return whole_list(call, std::move(*wanted), SheetKind::xlsx);
  }
  std::unreachable();
}

}  // namespace ringmur::api
