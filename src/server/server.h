#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "exchange/mail.h"
#include "server/streams.h"
#include "store/job_limits.h"
#include "store/store.h"
#include "store/upgrade.h"

namespace ringmur {

enum class RequestLog { off, on };
/// Whether a proxy that speaks HTTPS stands before the server: then cookies are Secure and the address that
/// it names in X-Forwarded-For is the one that is throttled.
enum class BehindHttps { no, yes };

struct ServerOptions {
  std::string address{"127.0.0.1"};  ///< IPv4 or IPv6
  std::uint16_t port{8080};          ///< 0: any that is free
  unsigned io_threads{1};
  unsigned worker_threads{10};
  /// What is answered 503 beyond it; lowered where the process may not open so many files.
  std::size_t connections{4096};
  std::size_t queue{1024};              ///< requests that wait (http.h)
  std::uint64_t body_memory{64 << 20};  ///< bytes of bodies in memory, all together
  JobLimits jobs_waiting{};
  StreamLimits streams{};
  unsigned job_threads{2};  ///< one may make a report, which takes long; the other imports
  RequestLog request_log{RequestLog::on};
  BehindHttps behind_https{BehindHttps::no};
  /// Where people's browsers find the page, for passkeys and sign-in providers:
  /// https://ringmur.kommun.se. Empty: this machine's own browser at http://localhost and the port; providers
  /// send people back to where each request says that it came.
  std::string origin{};
  /// What an account or a token may ask of heavy work a minute (server/budget.h); 0: it is not counted.
  unsigned heavy_work{1200};
  std::optional<MailServer> mail{};  ///< takes letters; none: none are sent
  /// The key that evidence is sealed with, as the trail is; made where there is none. Empty: none can be
  /// taken.
  std::filesystem::path seal_key{};
  std::filesystem::path spool{std::filesystem::temp_directory_path()};  ///< for files on their way in and out
};

/// The API and the jobs over one store.
class Server {
 public:
  /// Listens at once, answers when run() is called. Refuses an address that is none, is taken or not ours,
  /// and an origin that is none ("origin.wrong").
  static Result<std::unique_ptr<Server>> listen(Store& store, const ServerOptions& options);
  ~Server();

  std::uint16_t port() const;

  /// From any thread: everybody is told that the tables are upgraded (503), and no job is begun.
  void hold(const UpgradeStep& at);
  /// No longer.
  void open();

  /// Returns when stop() was called and what was under way is done or given back to the queue. Once only.
  void run();

  /// From now on `/health` says 503, so that who balances the load sends nothing more; requests are answered
  /// as before. From any thread.
  void leave();

  /// From any thread, but not from a signal handler.
  void stop();

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
