#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "cli/command.h"
#include "registry/export.h"
#include "store/trail_events.h"

namespace ringmur::cli {

Command add_export(CLI::App& app) {
  struct Arguments {
    std::string type;
    std::string unit;
    std::string file;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("export", "A register as CSV or XLSX, as import takes it back");
  command->add_option("register", arguments->type, "Which register")->required();
  command->add_option("--unit", arguments->unit, "Code of the authority or unit")->required();
  command->add_option("-o,--output", arguments->file, "Where to write it: .csv or .xlsx")->required();
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            const RecordType* type = (*store)->catalogue().find(arguments->type);
            if (type == nullptr) {
              return context.refuse({Refusal::invalid, "export.no_such_register",
                  {"Det finns inget register som heter " + arguments->type + ".",
                      "There is no register called " + arguments->type + "."},
                  "", {}});
            }
            auto place = find_unit(**store, context.actor(), arguments->unit);
            if (!place) return context.refuse(place.error());
            const Exported what{.type = type->name,
                .what = "whole",
                .format = arguments->file.ends_with(".csv") ? "csv" : "xlsx",
                .filter = "unit=" + place->code};
            auto noted = record_export(**store, context.actor(), place->authority.id, what);
            if (!noted) return context.refuse(noted.error());
            auto written =
                export_register(**store, context.actor(), *type, *place, arguments->file, context.language);
            if (!written) return context.refuse(written.error());
            fmt::print("{} {}\n", *written, context.in(type->label_plural));
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
