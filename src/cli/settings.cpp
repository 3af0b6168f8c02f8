#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <sstream>

#include "areas/incidents/rules_fit.h"
#include "cli/command.h"
#include "registry/save.h"

namespace ringmur::cli {
namespace {

Exit change(Context& context, Store& store, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  auto settings = Settings::parse(text.str());
  if (!settings) return context.refuse(settings.error());
  if (auto fit = incidents::rules_fit(*settings); !fit) return context.refuse(fit.error());
  if (auto set = store.set_settings(context.actor(), *settings); !set) return context.refuse(set.error());
  auto again = derive_again(store, context.actor());
  if (!again) return context.refuse(again.error());
  fmt::print("{}\n", context.in({fmt::format("Sparat. {} poster räknades om.", *again),
                         fmt::format("Saved. {} records were worked out again.", *again)}));
  return Exit::done;
}

}  // namespace

Command add_settings(CLI::App& app) {
  auto file = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("settings", "The city's scales, thresholds and obligatory lists, as JSON");
  command->add_option("--set", *file, "A file with all of them, changed")->check(CLI::ExistingFile);
  return {command, [file](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            if (!file->empty()) return change(context, **store, *file);
            fmt::print("{}", (*store)->settings().json());
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
