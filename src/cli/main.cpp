#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <cstring>

#include "base/log.h"
#include "base/version.h"
#include "cli/check.h"
#include "cli/command.h"

namespace ringmur::cli {
namespace {

Language language_of_environment() {
  for (const char* name : {"RINGMUR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::strncmp(value, "en", 2) == 0 ? Language::english : Language::swedish;
  }
  return Language::swedish;
}

int run(int argc, char** argv) {
  Context context;
  context.language = language_of_environment();
  CLI::App app{"Ringmur: ledningssystem för informationssäkerhet", "ringmur"};
  app.set_version_flag("--version", fmt::format("ringmur {}", program_version()));
  app.require_subcommand(1);
  app.fallthrough();
  std::string language;
  bool json = false;
  app.add_option("--data", context.data, "A file (SQLite) or postgresql://… (also RINGMUR_DATA)")
      ->envname("RINGMUR_DATA");
  app.add_option("--key", context.key,
         "The file of the key that seals secrets, made where there is none (also RINGMUR_KEY_FILE); FILE.key "
         "beside a data file where it is left out")
      ->envname("RINGMUR_KEY_FILE");
  app.add_option("--passwords", context.passwords,
         "A folder of lists of leaked passwords, which nobody may choose (also RINGMUR_PASSWORDS)")
      ->envname("RINGMUR_PASSWORDS");
  app.add_flag("--insecure-database", context.insecure_database,
         "Allow a PostgreSQL on another machine without sslmode=verify-full (also RINGMUR_INSECURE_DATABASE)")
      ->envname("RINGMUR_INSECURE_DATABASE");
  app.add_option("--lang", language, "sv or en")->check(CLI::IsMember({"sv", "en"}));
  app.add_flag("--json", json, "The result as JSON");
  std::vector<Command> commands{add_import(app), add_undo(app), add_export(app), add_figures(app),
      add_report(app), add_freeze(app), add_verify(app), add_check(app), add_seal(app), add_prune(app),
      add_remind(app), add_fetch_mail(app), add_person_removal(app), add_token(app), add_user(app),
      add_role(app), add_provider(app), add_settings(app), add_migrate(app), add_backup(app),
      add_restore(app), add_openapi(app), add_serve(app), add_demo(app)};
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? app.exit(error) : (app.exit(error), static_cast<int>(Exit::usage));
  }
  if (!language.empty()) context.language = language_of(language);
  context.output = json ? Output::json : Output::text;
  log::set_level(log::Level::warning);
  for (Command& command : commands) {
    if (command.app->parsed()) return static_cast<int>(command.run(context));
  }
  return static_cast<int>(Exit::usage);
}

}  // namespace
}  // namespace ringmur::cli

int main(int argc, char** argv) {
  try {
    return ringmur::cli::run(argc, argv);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "ringmur: {}\n", failure.what());
    return static_cast<int>(ringmur::cli::Exit::unavailable);
  }
}
