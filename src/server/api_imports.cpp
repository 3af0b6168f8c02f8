#include <fmt/format.h>

#include <charconv>

#include "jobs/import_job.h"
#include "server/api_handlers.h"
#include "server/api_jobs.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_upload.h"

namespace ringmur::api {
namespace {

std::unexpected<Problem> bad(std::string_view name, std::string_view sv, std::string_view en) {
  return in_query({Refusal::invalid, "parameter.invalid",
      {fmt::format("{}: {}", name, sv), fmt::format("{}: {}", name, en)}, std::string(name), {}});
}

std::expected<void, Problem> read_flags(const Call& call, ImportOptions& options) {
  auto dry_run = flag_parameter(call, "dry_run");
  if (!dry_run) return std::unexpected(dry_run.error());
  auto partial = flag_parameter(call, "partial");
  if (!partial) return std::unexpected(partial.error());
  auto overwrite = flag_parameter(call, "overwrite");
  if (!overwrite) return std::unexpected(overwrite.error());
  auto unknown = flag_parameter(call, "ignore_unknown");
  if (!unknown) return std::unexpected(unknown.error());
  auto absent = choice_parameter(call, "absent", {"keep", "archive"});
  if (!absent) return std::unexpected(absent.error());
  if (*dry_run) options.dry_run = DryRun::yes;
  if (*partial) options.on_error = OnError::take_good_rows;
  if (*overwrite) options.on_conflict = OnConflict::overwrite;
  if (*unknown) options.unknown = UnknownHeadings::leave_out;
  if (*absent == "archive") options.absent = Absent::archive;
  return {};
}

std::expected<void, Problem> read_day(const Call& call, ImportOptions& options) {
  auto text = call.request.parameter("as_of");
  if (!text) return {};
  options.as_of = parse_iso_date(*text);
  if (options.as_of) return {};
  return bad("as_of", "skriv dagen så här: 2025-11-05.", "write the day like this: 2025-11-05.");
}

/// match=14:INC-2026-0041, match=15:new, or match=new for all.
std::expected<void, Problem> read_match(std::string_view text, ImportOptions& options) {
  auto colon = text.find(':');
  std::size_t line = 0;
  std::string_view number = colon == std::string_view::npos ? std::string_view("0") : text.substr(0, colon);
  auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), line);
  std::string_view answer = colon == std::string_view::npos ? text : text.substr(colon + 1);
  bool good = failure == std::errc() && end == number.data() + number.size() && !answer.empty();
  if (!good)
    return bad("match", "skriv rad:post, till exempel 14:INC-2026-0041 eller 14:new.",
        "write line:record, for example 14:INC-2026-0041 or 14:new.");
  options.matches[line] = answer;
  return {};
}

/// map=Rubrik i filen:title. A heading may hold a colon, a field's name may not.
std::expected<void, Problem> read_map(std::string_view text, ImportOptions& options) {
  auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) {
    return bad("map", "skriv rubrik:fält, till exempel Ärende:title; inget fält utelämnar kolumnen.",
        "write heading:field, for example Case:title; no field leaves the column out.");
  }
  options.mapping[std::string(text.substr(0, colon))] = text.substr(colon + 1);
  return {};
}

std::expected<ImportOrder, Problem> order_of_address(const Call& call) {
  ImportOrder order;
  order.language = call.language;
  order.unit = call.request.parameter("unit").value_or("");
  order.options.type = call.request.parameter("as").value_or("");
  if (auto read = read_flags(call, order.options); !read) return std::unexpected(read.error());
  if (auto read = read_day(call, order.options); !read) return std::unexpected(read.error());
  for (const auto& [name, value] : call.request.query) {
    std::expected<void, Problem> read;
    if (name == "match") read = read_match(value, order.options);
    if (name == "map") read = read_map(value, order.options);
    if (!read) return std::unexpected(read.error());
  }
  return order;
}

/// Whose job it is: the unit's authority, else the token's own, else nobody's (the list of units brings the
/// authorities in).
std::expected<Uuid, Problem> owner_of(Call& call, const std::string& unit) {
  if (!unit.empty()) {
    auto place = find_unit(call.store(), call.actor, unit);
    if (!place) return in_query(place.error());
    return place->authority.id;
  }
  return call.actor.authority.value_or(Uuid{});
}

Answer ordered(Call& call, ImportOrder order, const Uuid& owner, const Upload& upload) {
  auto file = store_file(call.store(), call.actor, owner, order.options.file_name, upload.file.path());
  if (!file) return std::unexpected(Problem(file.error()));
  Job job{.id = new_uuid(),
      .authority = owner,
      .kind = import_job_kind,
      .status = "queued",
      .orderer = call.actor.name,
      .token = call.actor.token,
      .parameters = order_json(order),
      .file = *file,
      .result = {},
      .created_at = now(),
      .account = call.actor.account};
  auto inserted = insert_job(call.store(), call.actor, job, Right::write);
  if (!inserted) return std::unexpected(Problem(inserted.error()));
  call.api.jobs.wake();
  http::Response response = json_response(202, job_json(job, call.language));
  response.headers.emplace_back("Location", "/api/v1/jobs/" + to_string(job.id));
  return response;
}

}  // namespace

Answer order_import(Call& call) {
  auto order = order_of_address(call);
  if (!order) return std::unexpected(order.error());
  auto owner = owner_of(call, order->unit);
  if (!owner) return std::unexpected(owner.error());
  // A bound token's files are its own authority's; only the list of units needs no unit.
  if (order->unit.empty() && call.actor.authority)
    order->unit = call.api.codes.code_of(*call.actor.authority);
  if (auto room = room_for_job(call.store(), call.actor, *owner, call.api.jobs_waiting); !room)
    return std::unexpected(Problem(room.error()));
  auto upload = take_upload(call);
  if (!upload) return std::unexpected(upload.error());
  std::string_view named = call.request.parameter("file_name").value_or("");
  order->options.file_name = named.empty() ? upload->name : bare_name(named);
  if (order->options.file_name.empty()) order->options.file_name = "import";
  return ordered(call, std::move(*order), *owner, *upload);
}

}  // namespace ringmur::api
