#include "registry/figures.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace ringmur::cli {

Command add_figures(CLI::App& app) {
  struct Arguments {
    std::string unit;
    int year{0};
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      app.add_subcommand("figures", "Every figure of a unit and year, and the list that it counts");
  command->add_option("--unit", arguments->unit, "Code of the authority or unit")->required();
  command->add_option("--year", arguments->year, "The year")->required()->check(CLI::Range(1990, 2200));
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            auto place = find_unit(**store, context.actor(), arguments->unit);
            if (!place) return context.refuse(place.error());
            auto values = figures(**store, context.actor(), *place, arguments->year);
            if (!values) return context.refuse(values.error());
            if (context.output == Output::json) {
              fmt::print("{}\n", figures_json(*place, arguments->year, *values));
              return Exit::done;
            }
            for (const FigureValue& value : *values) {
              fmt::print("{:<46} {:>9} {:>9}  {}\n", value.id, plain_spaces(shown_number(value.value)),
                  value.has_share ? plain_spaces(shown_share(value.share)) : "",
                  records_address(*value.figure->type, place->authority, value.terms));
            }
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
