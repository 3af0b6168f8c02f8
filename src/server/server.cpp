#include "server/server.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/log.h"
#include "jobs/import_job.h"
#include "jobs/report_job.h"
#include "server/api.h"
#include "server/descriptors.h"
#include "server/gate.h"
#include "server/problem.h"

namespace ringmur {

namespace {

http::Response about_to_stop(const http::Request& request) {
  return api::respond(api::Problem({Refusal::unavailable, "server.stopping",
                          {"Den här processen är på väg att stanna. Fråga en annan.",
                              "This process is about to stop. Ask another one."},
                          {}, {}}),
      language_of(request.header("Accept-Language")), request.request_id);
}

}  // namespace

struct Server::Inside {
  Inside(Store& store, const ServerOptions& options)
      : jobs(store, handlers(options.spool), {.threads = options.job_threads, .alone = report_job_kind}),
        api{store, jobs, options.spool, api::AuthorityCodes(store), {}, front_of(options), options.origin, {},
            {}, api::Budget(limits_of(options)), options.mail, options.seal_key, options.jobs_waiting,
            api::Streams(options.streams)} {}

  /// A minute's worth at once for who has asked for nothing in a while.
  static api::BudgetLimits limits_of(const ServerOptions& options) {
    const double a_minute = options.heavy_work;
    return {.most = a_minute, .a_second = a_minute / 60};
  }

  static api::Front front_of(const ServerOptions& options) {
    switch (options.behind_https) {
      case BehindHttps::no:
        return api::Front::nothing;
      case BehindHttps::yes:
        return api::Front::https_proxy;
    }
    std::unreachable();
  }

  static std::map<std::string, JobHandler> handlers(const std::filesystem::path& spool) {
    return {{import_job_kind, [spool](Store& store, JobRun& run) { return run_import(store, run, spool); }},
        {report_job_kind, [](Store& store, JobRun& run) { return run_report(store, run); }}};
  }

  /// Once, when both the server runs and the gate is open.
  void start_jobs() {
    std::lock_guard lock(mutex);
    if (!running || gate.is_closed() || started) return;
    started = true;
    jobs.start();
  }
  void stop_jobs() {
    std::lock_guard lock(mutex);
    running = false;
    jobs.stop();
  }

  std::atomic<bool> leaving{false};
  JobQueue jobs;
  api::Api api;
  api::Gate gate;
  std::mutex mutex;
  bool running{false};
  bool started{false};
  std::unique_ptr<http::HttpServer> http;  // last: gone before what its handlers use
};

namespace {

/// As many connections as there are descriptors for, beside those of the data, files and renderers.
http::Limits limits_of_engine(const ServerOptions& options) {
  constexpr std::size_t others = 256;
  http::Limits limits;
  const std::size_t descriptors = raise_descriptors();
  const std::size_t room = descriptors > 2 * others ? descriptors - others : descriptors / 2;
  limits.connections = std::min(options.connections, room);
  limits.queued_requests = options.queue;
  limits.bodies = options.body_memory;
  log::info("server.limits",
      {{"descriptors", std::to_string(descriptors)}, {"connections", std::to_string(limits.connections)}});
  if (limits.connections < options.connections) log::warning("server.few_descriptors");
  return limits;
}

}  // namespace

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(Store& store, const ServerOptions& options) {
  auto inside = std::make_unique<Inside>(store, options);
  http::Options engine;
  engine.address = options.address;
  engine.port = options.port;
  engine.io_threads = options.io_threads;
  engine.worker_threads = options.worker_threads;
  engine.limits = limits_of_engine(options);
  engine.request_log = options.request_log == RequestLog::on ? http::RequestLog::on : http::RequestLog::off;
  engine.spool_directory = options.spool;
  if (options.behind_https == BehindHttps::yes) engine.https = http::Https::yes;
  api::Api& api = inside->api;
  api::Gate& gate = inside->gate;
  auto router = [&api, &gate](const http::RequestHead& head) {
    return gate.is_closed() ? gate.route() : api::transport(api, head);
  };
  auto handler = [&api, &gate, &leaving = inside->leaving](http::Request& request) {
    if (leaving && request.path == "/health") return about_to_stop(request);
    auto closed = gate.answer(request);
    return closed ? std::move(*closed) : api::answer(api, request);
  };
  auto http = http::HttpServer::listen(std::move(engine), router, handler);
  if (!http) return std::unexpected(http.error());
  inside->http = std::move(*http);
  const std::string port = std::to_string(inside->http->port());
  auto party = passkey::relying_party(options.origin.empty() ? "http://localhost:" + port : options.origin);
  if (!party) return std::unexpected(party.error());
  api.party = std::move(*party);
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const {
  return inside_->http->port();
}

void Server::run() {
  {
    std::lock_guard lock(inside_->mutex);
    inside_->running = true;
  }
  inside_->start_jobs();
  inside_->http->run();
  inside_->stop_jobs();
}

void Server::hold(const UpgradeStep& at) {
  inside_->gate.hold(at);
}

void Server::open() {
  inside_->gate.open();
  inside_->start_jobs();
}

void Server::leave() {
  inside_->leaving = true;
}

void Server::stop() {
  inside_->http->stop();
}

}  // namespace ringmur
