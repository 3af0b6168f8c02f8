#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "areas/areas.h"
#include "store/store.h"

namespace CLI {
class App;
}

namespace ringmur {
struct UpgradeStep;
}

namespace ringmur::cli {

/// What a script can rely on.
enum class Exit {
  done = 0,
  refused = 1,      ///< the input is wrong, nothing was changed; or `verify` found something
  usage = 2,        ///< the command line itself
  unanswered = 3,   ///< an import has a question; answer with --match
  unavailable = 4,  ///< the database or a renderer is not to be had
};

enum class Output { text, json };

/// What every command has.
struct Context {
  std::string data;               ///< --data
  std::string key{};              ///< --key
  std::string passwords{};        ///< --passwords
  bool insecure_database{false};  ///< --insecure-database
  Language language{Language::swedish};
  Output output{Output::text};

  /// Opens and migrates the data.
  Result<std::unique_ptr<Store>> open() const;
  /// The same, before it is opened: bring_up() (store/upgrade.h) does that.
  Result<std::unique_ptr<Store>> place() const;
  /// A database on another machine is asked by TLS that proves it, or with --insecure-database and a warning.
  Result<void> is_safe(const Location& location) const;
  /// The owner of the data: outside the roles, always in the trail with the operating system's user.
  Actor actor() const;
  /// Prints a refusal on standard error, each fault on a line of its own.
  Exit refuse(const Error& error) const;
  std::string in(const Text& text) const { return text.in(language); }
};

/// One command: a value that says what it is called and how it is run.
struct Command {
  CLI::App* app{nullptr};
  std::function<Exit(Context&)> run;
};

/// Says each step of an upgrade on standard error.
std::function<void(const UpgradeStep&)> upgrade_line(const Context& context);

Command add_import(CLI::App& app);
Command add_undo(CLI::App& app);
Command add_export(CLI::App& app);
Command add_figures(CLI::App& app);
Command add_report(CLI::App& app);
Command add_freeze(CLI::App& app);
Command add_verify(CLI::App& app);
Command add_seal(CLI::App& app);
Command add_prune(CLI::App& app);
Command add_remind(CLI::App& app);
Command add_fetch_mail(CLI::App& app);
Command add_person_removal(CLI::App& app);
Command add_token(CLI::App& app);
Command add_user(CLI::App& app);
Command add_role(CLI::App& app);
Command add_provider(CLI::App& app);
Command add_settings(CLI::App& app);
Command add_migrate(CLI::App& app);
Command add_backup(CLI::App& app);
Command add_restore(CLI::App& app);
Command add_openapi(CLI::App& app);
Command add_serve(CLI::App& app);
Command add_demo(CLI::App& app);

}  // namespace ringmur::cli
