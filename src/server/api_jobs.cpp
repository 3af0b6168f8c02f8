#include "server/api_jobs.h"

#include <fmt/format.h>

#include "jobs/error_json.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "store/tokens.h"

namespace ringmur::api {
namespace {

std::string result_of(const Job& job, Language language) {
  if (job.result.empty()) return "null";
  if (auto error = error_of(job.result)) return problem_json(Problem(std::move(*error)), language, {});
  return job.result;
}

std::unexpected<Problem> no_such_job() {
  return std::unexpected(Problem({Refusal::not_found, "job.not_found",
      {"Det finns inget sådant jobb.", "There is no such job."}, {}, {}}));
}

bool is_over(const Job& job) {
  return job.status == "done" || job.status == "failed";
}

/// What one listener has been told.
struct Following {
  Api& api;
  Actor actor;
  Uuid id;
  Language language;
  std::shared_ptr<Streams::Place> place{};
  std::optional<Uuid> session{};
  std::string told{};
  int quiet{0};  ///< looks since something was said
  int away{0};   ///< looks since the database answered
};

void append_event(std::string& chunk, std::string_view name, std::string_view data) {
  fmt::format_to(std::back_inserter(chunk), "event: {}\ndata: {}\n\n", name, data);
}

/// Refused: a listener whose token was taken back, or whose session has ended, hears no more.
Result<void> may_still_listen(Following& following) {
  Store& store = following.api.store;
  if (following.actor.token) {
    auto actor = actor_of_token(store, *following.actor.token);
    if (!actor) return std::unexpected(actor.error());
    return {};
  }
  auto who = session_again(store, following.session.value_or(Uuid{}));
  if (!who) return std::unexpected(who.error());
  following.actor = who->actor;
  return may_read(following.actor, following.actor.authority.value_or(Uuid{}));
}

constexpr std::chrono::milliseconds pause{500};

/// A word now and then: proxies close what is silent for a minute.
std::chrono::milliseconds stay_quiet(Following& following, std::string& chunk) {
  constexpr int longest_quiet = 30;  // looks
  if (++following.quiet == longest_quiet) {
    chunk += ": \n\n";
    following.quiet = 0;
  }
  return pause;
}

/// One look at the job. While the database is away who listens waits for it, for two minutes at most.
std::optional<std::chrono::milliseconds> tell(Following& following, std::string& chunk) {
  constexpr int longest_away = 240;  // looks
  const auto may = may_still_listen(following);
  Result<Job> job = may ? find_job(following.api.store, following.actor, following.id)
                        : Result<Job>(std::unexpected(may.error()));
  const bool away = !job && job.error().refusal == Refusal::unavailable;
  following.away = away ? following.away + 1 : 0;
  if (away && following.away < longest_away) return stay_quiet(following, chunk);
  if (!may) return std::nullopt;
  if (!job) {
    append_event(chunk, "problem", problem_json(Problem(job.error()), following.language, {}));
    return std::nullopt;
  }
  std::string now = job_json(*job, following.language);
  if (is_over(*job)) {
    append_event(chunk, job->status, now);
    return std::nullopt;
  }
  if (now == following.told) return stay_quiet(following, chunk);
  append_event(chunk, "progress", now);
  following.told = std::move(now);
  following.quiet = 0;
  return pause;
}

}  // namespace

std::string job_json(const Job& job, Language language) {
  std::string out = "{";
  append_text(out, "id", to_string(job.id));
  append_text(out, "kind", job.kind);
  append_text(out, "status", job.status);
  fmt::format_to(std::back_inserter(out), ",\"progress\":{}", is_over(job) ? 1.0 : job.progress);
  append_text(out, "created_at", to_string(job.created_at));
  return out + ",\"result\":" + result_of(job, language) + '}';
}

Answer read_job(Call& call) {
  auto id = parse_uuid(call.id);
  if (!id) return no_such_job();
  auto job = find_job(call.store(), call.actor, *id);
  if (!job) return std::unexpected(Problem(job.error()));
  return json_response(200, job_json(*job, call.language));
}

Answer follow_job(Call& call) {
  auto id = parse_uuid(call.id);
  if (!id) return no_such_job();
  auto job = find_job(call.store(), call.actor, *id);
  if (!job) return std::unexpected(Problem(job.error()));
  const std::optional<Uuid>& who = call.actor.account ? call.actor.account : call.actor.token;
  auto place = call.api.streams.take(who.value_or(Uuid{}));
  if (!place) return std::unexpected(Problem(place.error()));
  http::Response response;
  response.headers = {{"Content-Type", "text/event-stream"}, {"X-Accel-Buffering", "no"}};
  auto following = std::make_shared<Following>(call.api, call.actor, *id, call.language, *place);
  if (call.person) following->session = call.person->session.id;
  response.stream = [following](std::string& chunk) { return tell(*following, chunk); };
  return response;
}

}  // namespace ringmur::api
