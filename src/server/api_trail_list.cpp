#include <fmt/format.h>

#include "base/stockholm.h"
#include "server/api_exported.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "store/trail.h"

/// The trail of an authority: read and exported.
namespace ringmur::api {
namespace {

using Found = std::expected<void, Problem>;

Found refused(std::string_view name, std::string_view sv, std::string_view en) {
  return in_query(
      {Refusal::invalid, "parameter.invalid", {std::string(sv), std::string(en)}, std::string(name), {}});
}

enum class DayIs { its_start, its_end };

/// A day in Sweden or an instant.
Found read_instant(const Call& call, std::string_view name, DayIs day, std::optional<Instant>& out) {
  auto text = call.request.parameter(name);
  if (!text) return {};
  if (auto date = parse_iso_date(*text)) {
    out = stockholm::start_of(day == DayIs::its_end ? *date + std::chrono::days{1} : *date);
    return {};
  }
  out = parse_rfc3339(*text);
  if (out) return {};
  return refused(name, "Skriv en dag (2026-11-21) eller en tidpunkt (2026-11-21T08:00:00Z).",
      "Write a day (2026-11-21) or an instant (2026-11-21T08:00:00Z).");
}

Found read_id(const Call& call, std::string_view name, std::optional<Uuid>& out) {
  auto text = call.request.parameter(name);
  if (!text) return {};
  out = parse_uuid(*text);
  if (out) return {};
  return refused(name, "Skriv ett id, så som svaren har det.", "Write an id, as the answers have it.");
}

Found read_kind(const Call& call, std::optional<TrailKind>& out) {
  auto text = call.request.parameter("kind");
  if (!text) return {};
  out = trail_kind(*text);
  if (out) return {};
  std::string all;
  for (TrailKind kind : trail_kinds()) {
    if (!all.empty()) all += ", ";
    all += code_of(kind);
  }
  return refused("kind", "Slaget är ett av " + all + ".", "The kind is one of " + all + ".");
}

struct Wanted {
  Authority authority;
  TrailQuery query;
};

/// `authority=-` is the city's own chain.
std::expected<Authority, Problem> chain_of(Call& call) {
  if (call.request.parameter("authority") == "-") return Authority{city_chain, "-", ""};
  return authority_of(call);
}

std::expected<Wanted, Problem> read_wanted(Call& call) {
  auto authority = chain_of(call);
  if (!authority) return std::unexpected(authority.error());
  Wanted wanted{std::move(*authority), {}};
  TrailQuery& query = wanted.query;
  query.authority = wanted.authority.id;
  query.type = call.request.parameter("type").value_or("");
  for (const Found& read : {read_instant(call, "from", DayIs::its_start, query.from),
           read_instant(call, "to", DayIs::its_end, query.to), read_id(call, "account", query.account),
           read_id(call, "id", query.id), read_kind(call, query.kind)}) {
    if (!read) return std::unexpected(read.error());
  }
  return wanted;
}

}  // namespace

Answer list_trail(Call& call) {
  constexpr std::int64_t most = 200;
  constexpr std::int64_t usual = 50;
  auto wanted = read_wanted(call);
  if (!wanted) return std::unexpected(wanted.error());
  auto limit = number_parameter(call, "limit", 1, most, usual);
  if (!limit) return std::unexpected(limit.error());
  wanted->query.limit = static_cast<std::size_t>(*limit);
  wanted->query.after = call.request.parameter("after").value_or("");
  auto page = read_trail(call.store(), call.actor, wanted->query);
  if (!page) return std::unexpected(Problem(page.error(), In::query));
  std::string body = "{\"items\":[";
  for (const TrailEntry& entry : page->entries) {
    if (&entry != &page->entries.front()) body += ',';
    body += trail_json(entry);
  }
  body += page->next.empty() ? "],\"next\":null}" : fmt::format("],\"next\":\"{}\"}}", page->next);
  return json_response(200, std::move(body));
}

/// Begins where the chain ended when it was asked for, so that its own event is not among its lines.
Answer export_trail(Call& call) {
  constexpr std::size_t page_entries = 1000;
  auto wanted = read_wanted(call);
  if (!wanted) return std::unexpected(wanted.error());
  TrailQuery query = wanted->query;
  query.limit = page_entries;
  auto first = read_trail(call.store(), call.actor, query);
  if (!first) return std::unexpected(Problem(first.error(), In::query));
  const Exported what{.type = "trail", .what = "list", .format = "jsonl", .filter = filter_text(call)};
  if (auto noted = record_export(call.store(), call.actor, query.authority, what); !noted)
    return std::unexpected(Problem(noted.error()));
  http::Response response;
  response.headers = {{"Content-Type", "application/jsonl; charset=utf-8"},
      {"Content-Disposition",
          fmt::format("attachment; filename=\"trail-{}.jsonl\"", to_string(stockholm::today(now())))}};
  response.stream = [&store = call.store(), actor = call.actor, query, page = std::move(*first)](
                        std::string& chunk) mutable -> std::optional<std::chrono::milliseconds> {
    for (const TrailEntry& entry : page.entries) chunk += trail_json(entry) + '\n';
    if (page.next.empty()) return std::nullopt;
    query.after = page.next;
    auto next = read_trail(store, actor, query);
    if (!next) throw std::runtime_error("an export was cut off: " + next.error().code);
    page = std::move(*next);
    return std::chrono::milliseconds{0};
  };
  return response;
}

}  // namespace ringmur::api
