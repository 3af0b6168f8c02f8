#include "jobs/queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <new>
#include <thread>
#include <vector>

#include "base/log.h"
#include "jobs/error_json.h"
#include "jobs/run.h"
#include "store/accounts.h"
#include "store/database_trouble.h"
#include "store/tokens.h"

namespace ringmur {

struct JobQueue::Inside {
  Inside(Store& store_, std::map<std::string, JobHandler> handlers_, QueueOptions options_)
      : store(store_), handlers(std::move(handlers_)), options(options_) {}

  void work();
  bool work_once();
  void run(const Job& job);
  void close(const Job& job, HeldJob& held, const Result<JobOutcome>& outcome);
  void give_back(const Job& job);
  void drop_file(const Job& job);
  void drop_old_files();

  Store& store;
  std::map<std::string, JobHandler> handlers;
  QueueOptions options;
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::condition_variable changed;
  std::uint64_t ordered{0};
  std::mutex alone;  ///< held by the worker that may take the kind of options.alone
  std::mutex sweep_mutex;
  std::chrono::steady_clock::time_point next_sweep{};
  std::vector<std::thread> threads;
};

JobQueue::JobQueue(Store& store, std::map<std::string, JobHandler> handlers, QueueOptions options)
    : inside_(std::make_unique<Inside>(store, std::move(handlers), options)) {}

JobQueue::~JobQueue() {
  stop();
}

void JobQueue::start() {
  for (unsigned i = 0; i < inside_->options.threads; ++i) {
    inside_->threads.emplace_back([inside = inside_.get()] { inside->work(); });
  }
}

void JobQueue::stop() {
  {
    std::lock_guard lock(inside_->mutex);
    inside_->stopping = true;
  }
  inside_->changed.notify_all();
  for (std::thread& thread : inside_->threads) thread.join();
  inside_->threads.clear();
}

void JobQueue::wake() {
  {
    std::lock_guard lock(inside_->mutex);
    ++inside_->ordered;
  }
  inside_->changed.notify_one();
}

void JobQueue::Inside::work() {
  std::uint64_t seen = 0;
  while (!stopping) {
    bool worked = false;
    try {
      drop_old_files();
      worked = work_once();
    } catch (const std::exception& bug) {
      log::error("job.worker_threw", {{"what", bug.what()}});
    }
    std::unique_lock lock(mutex);
    if (!worked) changed.wait_for(lock, options.poll, [&] { return stopping || ordered != seen; });
    seen = ordered;
  }
}

bool JobQueue::Inside::work_once() {
  std::unique_lock<std::mutex> only(alone, std::defer_lock);
  std::vector<std::string> leave;
  if (!options.alone.empty() && !only.try_lock()) leave.push_back(options.alone);
  auto job = take_job(store, options.lease, leave);
  if (!job || !*job) return false;
  if (only.owns_lock() && (*job)->kind != options.alone) only.unlock();
  run(**job);
  return true;
}

namespace {

std::unexpected<Error> gave_up() {
  return refuse(Refusal::unavailable, "job.gave_up",
      {"Jobbet avbröts varje gång det startades och görs inte om. Se serverns logg.",
          "The job was cut off each time it was started and is not done again. See the server's log."});
}

std::unexpected<Error> unknown_kind(const std::string& kind) {
  return refuse(Refusal::unsupported, "job.unknown_kind",
      {fmt::format("Den här versionen av Ringmur kan inte göra {}. Uppgradera programmet.", kind),
          fmt::format("This version of Ringmur cannot do {}. Upgrade the program.", kind)});
}

std::unexpected<Error> bug_in_job() {
  return refuse(Refusal::unavailable, "job.bug",
      {"Något gick fel hos oss. Uppge jobbets id till den som sköter servern.",
          "Something went wrong on our side. Tell the administrator the job's id."});
}

/// A token or a person; one that is revoked or disabled since orders nothing.
Result<Actor> orderer_of(Store& store, const Job& job) {
  if (job.token) return actor_of_token(store, *job.token);
  if (job.account) return actor_of_account(store, *job.account);
  return refuse(Refusal::unauthenticated, "job.no_orderer",
      {"Jobbet saknar beställare och görs inte.", "The job has no orderer and is not done."});
}

Result<JobOutcome> do_it(const JobHandler& handler, Store& store, HeldJob& held) {
  try {
    return handler(store, held);
  } catch (const db::DatabaseError& error) {
    log::warning("job.database_error", {{"job", to_string(held.job().id)}, {"error", error.what()}});
    return refuse(refusal_of(error));
  } catch (const std::bad_alloc&) {
    log::error("job.no_memory", {{"job", to_string(held.job().id)}});
    return refuse(Refusal::unavailable, "job.no_memory",
        {"Servern har inte minne nog för jobbet. Dela upp filen, eller be den som sköter servern om mer "
         "minne.",
            "The server has not memory enough for the job. Divide the file, or ask the administrator for "
            "more "
            "memory."});
  } catch (const std::exception& bug) {
    log::error("job.threw", {{"job", to_string(held.job().id)}, {"what", bug.what()}});
    return bug_in_job();
  }
}

}  // namespace

void JobQueue::Inside::run(const Job& job) {
  log::info(
      "job.start", {{"job", to_string(job.id)}, {"kind", job.kind}, {"try", fmt::to_string(job.fence)}});
  auto actor = orderer_of(store, job);
  if (!actor && actor.error().refusal == Refusal::unavailable)
    return;  // the lease ends, and it is taken again
  HeldJob held(store, job, actor ? *actor : Actor{}, options, stopping);
  auto handler = handlers.find(job.kind);
  Result<JobOutcome> outcome;
  if (!actor)
    outcome = std::unexpected(actor.error());
  else if (job.fence > options.most_tries)
    outcome = gave_up();
  else if (handler == handlers.end())
    outcome = unknown_kind(job.kind);
  else
    outcome = do_it(handler->second, store, held);
  held.end();
  close(job, held, outcome);
}

void JobQueue::Inside::close(const Job& job, HeldJob& held, const Result<JobOutcome>& outcome) {
  if (!outcome && held.was_stopped()) return give_back(job);
  bool try_again = !outcome && outcome.error().refusal == Refusal::unavailable &&
                   outcome.error().code.starts_with("database.") && job.fence < options.most_tries;
  if (try_again) return;
  std::string_view status = outcome ? "done" : "failed";
  log::info("job.end", {{"job", to_string(job.id)}, {"status", std::string(status)},
                           {"code", outcome ? "" : outcome.error().code}});
  if (!outcome || outcome->closed == Closed::not_yet) {
    auto closed = close_job(store, job, status, outcome ? outcome->result : error_json(outcome.error()));
    if (!closed) {
      log::warning("job.not_closed", {{"job", to_string(job.id)}, {"code", closed.error().code}});
      return;
    }
  }
  drop_file(job);
}

namespace {

const Actor housekeeper{"job queue", {}, Right::write, {}};

}  // namespace

/// What jobs have made is fetched within a day or ordered again.
void JobQueue::Inside::drop_old_files() {
  constexpr std::chrono::minutes pause{10};
  {
    std::lock_guard lock(sweep_mutex);
    if (std::chrono::steady_clock::now() < next_sweep) return;
    next_sweep = std::chrono::steady_clock::now() + std::min<std::chrono::seconds>(pause, options.keep_files);
  }
  auto removed = remove_old_files(store, housekeeper, options.keep_files);
  if (!removed) log::warning("job.old_files_not_removed", {{"code", removed.error().code}});
}

/// People's names may stand in it: it is kept no longer than it is needed.
void JobQueue::Inside::drop_file(const Job& job) {
  if (!job.file) return;
  auto removed = remove_file(store, housekeeper, job.authority, *job.file);
  if (!removed)
    log::warning("job.file_not_removed", {{"job", to_string(job.id)}, {"code", removed.error().code}});
}

/// A lease of nothing: whoever looks next may take it.
void JobQueue::Inside::give_back(const Job& job) {
  log::info("job.given_back", {{"job", to_string(job.id)}});
  auto given = heartbeat(store, job, 0, std::chrono::seconds{0});
  if (!given) log::warning("job.not_given_back", {{"job", to_string(job.id)}, {"code", given.error().code}});
}

}  // namespace ringmur
