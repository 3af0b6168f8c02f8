#include <fmt/format.h>

#include "jobs/report_job.h"
#include "server/api_handlers.h"
#include "server/api_jobs.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// The report as a file: ordered, made by a job, fetched within a day.
namespace ringmur::api {
namespace {

std::unexpected<Problem> no_such_file() {
  return std::unexpected(Problem({Refusal::not_found, "job.no_file",
      {"Det finns ingen fil. En fil som ett jobb har gjort sparas i ett dygn: beställ den igen.",
          "There is no file. A file that a job has made is kept for a day: order it again."},
      {}, {}}));
}

/// `choice_parameter` has let nothing else through.
Format format_named(std::string_view name) {
  if (name == "docx") return Format::docx;
  if (name == "html") return Format::html;
  if (name == "json") return Format::json;
  return Format::pdf;
}

}  // namespace

Answer order_rendering(Call& call) {
  auto year = number_parameter(call, "year", first_year, last_year, std::nullopt);
  if (!year) return std::unexpected(year.error());
  auto format = choice_parameter(call, "format", {"pdf", "docx", "html", "json"});
  if (!format) return std::unexpected(format.error());
  auto secrets = masked_parameter(call);
  if (!secrets) return std::unexpected(secrets.error());
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  std::string code = place->authority.code;
  if (!place->is_authority()) code += '/' + place->code;
  Job job{.id = new_uuid(),
      .authority = place->authority.id,
      .kind = report_job_kind,
      .status = "queued",
      .orderer = call.actor.name,
      .token = call.actor.token,
      .parameters = order_json(ReportOrder{code, static_cast<int>(*year), format_named(*format), *secrets}),
      .file = {},
      .result = {},
      .created_at = now(),
      .account = call.actor.account};
  if (auto room = room_for_job(call.store(), call.actor, job.authority, call.api.jobs_waiting); !room)
    return std::unexpected(Problem(room.error()));
  auto inserted = insert_job(call.store(), call.actor, job, Right::read);
  if (!inserted) return std::unexpected(Problem(inserted.error()));
  call.api.jobs.wake();
  http::Response response = json_response(202, job_json(job, call.language));
  response.headers.emplace_back("Location", "/api/v1/jobs/" + to_string(job.id));
  return response;
}

Answer job_file(Call& call) {
  auto id = parse_uuid(call.id);
  if (!id) return no_such_file();
  auto job = find_job(call.store(), call.actor, *id);
  if (!job) return std::unexpected(Problem(job.error()));
  auto file = job->status == "done" && job->file ? report_file_of(job->result) : std::nullopt;
  if (!file) return no_such_file();
  auto bytes = read_file(call.store(), call.actor, job->authority, *job->file);
  if (!bytes && bytes.error().refusal == Refusal::not_found) return no_such_file();
  if (!bytes) return std::unexpected(Problem(bytes.error()));
  http::Response response;
  response.headers = {{"Content-Type", file->content_type},
      {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", file->name)},
      {"Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action "
          "'none'; "
          "frame-ancestors 'none'; sandbox"}};
  response.body = std::move(*bytes);
  return response;
}

}  // namespace ringmur::api
