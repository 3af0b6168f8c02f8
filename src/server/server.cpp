#include "server/server.h"

#include "jobs/import_job.h"
#include "jobs/report_job.h"
#include "server/api.h"

namespace ringmur {

struct Server::Inside {
  Inside(Store& store, const ServerOptions& options)
      : jobs(store, handlers(options.spool), {.threads = options.job_threads, .alone = report_job_kind}),
        api{store, jobs, options.spool, api::AuthorityCodes(store), {}, front_of(options), options.origin, {},
            {}, api::Budget(limits_of(options)), options.mail, options.seal_key} {}

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

  JobQueue jobs;
  api::Api api;
  std::unique_ptr<http::HttpServer> http;  // last: gone before what its handlers use
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(Store& store, const ServerOptions& options) {
  auto inside = std::make_unique<Inside>(store, options);
  http::Options engine;
  engine.address = options.address;
  engine.port = options.port;
  engine.io_threads = options.io_threads;
  engine.worker_threads = options.worker_threads;
  engine.request_log = options.request_log == RequestLog::on ? http::RequestLog::on : http::RequestLog::off;
  engine.spool_directory = options.spool;
  if (options.behind_https == BehindHttps::yes) engine.https = http::Https::yes;
  api::Api& api = inside->api;
  auto router = [&api](const http::RequestHead& head) { return api::transport(api, head); };
  auto handler = [&api](http::Request& request) { return api::answer(api, request); };
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
  inside_->jobs.start();
  inside_->http->run();
  inside_->jobs.stop();
}

void Server::stop() {
  inside_->http->stop();
}

}  // namespace ringmur
