#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "store/migrations.h"
#include "store/upgrade.h"

namespace ringmur::cli {

UpgradeProgress upgrade_line(const Context& context) {
  return [&context](const UpgradeStep& at) {
    fmt::print(stderr, "{}\n",
        context.in({fmt::format("uppgraderar: steg {} av {}: {}", at.step, at.of, at.name),
            fmt::format("upgrading: step {} of {}: {}", at.step, at.of, at.name)}));
  };
}

Command add_migrate(CLI::App& app) {
  CLI::App* command = app.add_subcommand("migrate", "Bring the tables up to date, all of it or nothing");
  return {command, [](Context& context) {
            auto store = context.place();
            if (!store) return context.refuse(store.error());
            auto done = bring_up(**store, Migration::run, upgrade_line(context));
            return done ? Exit::done : context.refuse(done.error());
          }};
}

}  // namespace ringmur::cli
