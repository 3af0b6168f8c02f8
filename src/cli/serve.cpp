#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <thread>

#include "base/log.h"
#include "base/memory.h"
#include "base/working_folder.h"
#include "cli/backup_options.h"
#include "cli/command.h"
#include "cli/mail_options.h"
#include "cli/seal_key.h"
#include "cli/upgrading.h"
#include "exchange/sandbox.h"
#include "jobs/clock_letters.h"
#include "jobs/daily.h"
#include "jobs/periodic.h"
#include "jobs/reminders.h"
#include "server/server.h"
#include "store/sign_in_policy.h"

namespace ringmur::cli {
namespace {

/// Waits for the signal on a thread of its own, since a handler may do next to nothing.
class StopSignal {
 public:
  /// `drain`: how long it goes on answering after the signal, while who balances the load learns of it; a
  /// second signal ends that.
  StopSignal(Server& server, std::chrono::seconds drain) {
    sigemptyset(&signals_);
    for (int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&signals_, signal);
    waiter_ = std::thread([this, &server, drain] {
      int signal = 0;
      sigwait(&signals_, &signal);
      if (signal == SIGUSR1) return;
      if (drain.count() > 0) {
        log::info("server.leaving");
        server.leave();
        const timespec patience{drain.count(), 0};
        sigtimedwait(&signals_, nullptr, &patience);
      }
      log::info("server.stopping");
      server.stop();
    });
  }
  ~StopSignal() {
    pthread_kill(waiter_.native_handle(), SIGUSR1);
    waiter_.join();
  }
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

 private:
  sigset_t signals_{};
  std::thread waiter_;
};

/// Before any thread is made, so that all inherit it.
void block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (int signal : {SIGTERM, SIGINT, SIGUSR1}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);  // a limit on a file's size is a full disk, told as one
}

/// What the operator has not locked yet, said each time: it is easily forgotten. Not by default, since the
/// first administrator must get in before there is any second factor, and a city may sign in by a provider.
void say_what_is_open(const Context& context, Store& store) {
  auto policy = sign_in_policy(store, context.actor());
  if (!policy || !policy->second_factor_roles.empty()) return;
  log::warning("sign_in.no_second_factor");
  fmt::print(stderr, "ringmur: {}\n",
      context.in({"Ingen roll måste visa mer än ett lösenord. Kräv det av dem som når mycket under "
                  "Administration, Inloggning.",
          "No role must show more than a password. Ask it of those who reach much, under Administration, "
          "Sign-in."}));
}

/// Letters need an address to lead to: without --origin nobody knows where the page is.
std::unique_ptr<Reminders> reminders_of(Store& store, const ServerOptions& options) {
  if (!options.mail) return nullptr;
  if (options.origin.empty()) {
    log::warning("reminders.no_origin");
    return nullptr;
  }
  return std::make_unique<Reminders>(store, ReminderOptions{*options.mail, options.origin});
}

std::unique_ptr<ClockLetters> clock_letters_of(Store& store, const ServerOptions& options) {
  if (!options.mail || options.origin.empty()) return nullptr;
  return std::make_unique<ClockLetters>(store, ReminderOptions{*options.mail, options.origin});
}

/// Where the house is full. Beyond each of them is said 429 or 503, with Retry-After.
void add_limit_options(CLI::App& command, ServerOptions& options) {
  command
      .add_option("--connections", options.connections,
          "Connections at once; beyond it the idle ones give way, then 503 (also RINGMUR_CONNECTIONS). Fewer "
          "where the "
          "process may not open so many files")
      ->envname("RINGMUR_CONNECTIONS")
      ->check(CLI::Range(1, 60'000))
      ->capture_default_str();
  command
      .add_option("--queue", options.queue,
          "Requests that wait to read; half as many may wait to write, an eighth to sign in, a sixteenth for "
          "heavy "
          "work; beyond it 503 (also RINGMUR_QUEUE)")
      ->envname("RINGMUR_QUEUE")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  command
      .add_option("--body-memory", options.body_memory,
          "Bytes of what is being sent to us that are kept in memory at once; beyond it 503 (also "
          "RINGMUR_BODY_MEMORY); files go to disk")
      ->envname("RINGMUR_BODY_MEMORY")
      ->transform(CLI::AsSizeValue(false))
      ->capture_default_str();
  command
      .add_option("--jobs-waiting", options.jobs_waiting.each,
          "Jobs of one account or token that wait or run; beyond it 429. Ten times as many of an authority, "
          "forty "
          "times of all; beyond it 503 (also RINGMUR_JOBS_WAITING)")
      ->envname("RINGMUR_JOBS_WAITING")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
}

}  // namespace

Command add_serve(CLI::App& app) {
  struct Arguments {
    ServerOptions options;
    bool json_log{false};
    bool behind_https{false};
    std::string level{"info"};
    std::string seal_key;
    unsigned drain{0};
    MailArguments mail;
    IncidentMailArguments incident_mail;
    BackupArguments backup;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("serve", "Serve the API");
  command->add_option("--address", arguments->options.address, "Address to listen on")->capture_default_str();
  command->add_option("--port", arguments->options.port, "Port; 0 takes a free one")->capture_default_str();
  command->add_flag("--behind-https", arguments->behind_https,
      "A proxy before the server speaks HTTPS: cookies are Secure, X-Forwarded-For is believed");
  command
      ->add_option("--origin", arguments->options.origin,
          "Where browsers find the page, for passkeys and sign-in providers: https://ringmur.kommun.se (also "
          "RINGMUR_ORIGIN); http://localhost and the port where it is left out")
      ->envname("RINGMUR_ORIGIN");
  command
      ->add_option("--heavy-work", arguments->options.heavy_work,
          "Units of heavy work that an account or a token may ask for a minute (a search is 1, an export 10, "
          "a report 10 and more); 0: not counted (also RINGMUR_HEAVY_WORK)")
      ->envname("RINGMUR_HEAVY_WORK")
      ->capture_default_str();
  command
      ->add_option("--drain", arguments->drain,
          "Seconds that it goes on answering after SIGTERM, while /health says 503, so that who balances the "
          "load sends "
          "nothing more (also RINGMUR_DRAIN)")
      ->envname("RINGMUR_DRAIN")
      ->capture_default_str();
  add_limit_options(*command, arguments->options);
  command->add_option("--log-level", arguments->level, "debug, info, warning or error")
      ->check(CLI::IsMember({"debug", "info", "warning", "error"}));
  add_seal_key_options(*command, arguments->seal_key);
  add_mail_options(*command, arguments->mail);
  add_incident_mail_options(*command, arguments->incident_mail);
  add_backup_options(*command, arguments->backup);
  command->add_flag("--log-json", arguments->json_log, "The log as a JSON object a line");
  return {command, [arguments](Context& context) {
            share_heaps();
            block_signals();
            std::map<std::string, log::Level> levels{{"debug", log::Level::debug}, {"info", log::Level::info},
                {"warning", log::Level::warning}, {"error", log::Level::error}};
            log::set_level(levels[arguments->level]);
            log::set_json(arguments->json_log);
            auto mail = mail_server(arguments->mail);
            if (!mail) return context.refuse(mail.error());
            arguments->options.mail = *mail;
            auto letters = incident_mail(arguments->incident_mail, *mail);
            if (!letters) return context.refuse(letters.error());
            auto plan = backup_plan(arguments->backup);
            if (!plan) return context.refuse(plan.error());
            auto store = context.place();
            if (!store) return context.refuse(store.error());
            // An upgrade may take long: then the server listens first, and says so.
            const auto awaits = awaits_upgrade(**store);
            if (!awaits) return context.refuse(awaits.error());
            if (!*awaits) {
              if (auto open = bring_up(**store, Migration::run); !open) return context.refuse(open.error());
            }
            if (arguments->behind_https) arguments->options.behind_https = BehindHttps::yes;
            auto seal_key = seal_key_file(context, arguments->seal_key);
            if (seal_key) arguments->options.seal_key = *seal_key;
            JobLimits& jobs = arguments->options.jobs_waiting;
            jobs.authority = 10 * jobs.each;
            jobs.all = 40 * jobs.each;
            auto server = Server::listen(**store, arguments->options);
            if (!server) return context.refuse(server.error());
            Daily daily(**store, arguments->options.seal_key);
            const std::unique_ptr<Reminders> reminders = reminders_of(**store, arguments->options);
            const std::unique_ptr<ClockLetters> clocks = clock_letters_of(**store, arguments->options);
            std::optional<IncidentMail> incident_letters;
            if (*letters) incident_letters.emplace(**store, **letters);
            std::optional<ScheduledBackup> backups;
            if (*plan) {
              (*plan)->seal_key = arguments->options.seal_key;
              backups.emplace(**store, **plan);
            }
            Periodic tidy("memory.not_given_back", [] {
              give_back_memory();
              return std::chrono::seconds{10};
            });
            tidy.start();
            Periodic left_over("left_over.not_removed", [spool = arguments->options.spool] {
              const std::size_t removed =
                  remove_left_over(spool) + remove_left_over(sandbox::temporary_folder());
              if (removed > 0) log::info("left_over.removed", {{"count", fmt::to_string(removed)}});
              return std::chrono::hours{1};
            });
            left_over.start();
            auto begin = [&] {
              say_what_is_open(context, **store);
              daily.start();
              if (reminders) reminders->start();
              if (clocks) clocks->start();
              if (incident_letters) incident_letters->start();
              if (backups) backups->start();
            };
            StopSignal stop(**server, std::chrono::seconds{arguments->drain});
            std::optional<Upgrading> upgrading;
            if (*awaits)
              upgrading.emplace(**store, **server, begin);
            else
              begin();
            fmt::print("http://{}:{}\n", arguments->options.address, (*server)->port());
            std::fflush(stdout);
            (*server)->run();
            if (!upgrading) return Exit::done;
            auto upgraded = upgrading->outcome();
            return upgraded ? Exit::done : context.refuse(upgraded.error());
          }};
}

}  // namespace ringmur::cli
