#include "cli/review_arguments.h"

#include <CLI/CLI.hpp>

namespace ringmur::cli {

void add_review_arguments(CLI::App& command, ReviewArguments& arguments) {
  command.add_option("--unit", arguments.unit, "Code of the authority or unit")->required();
  command.add_option("--year", arguments.year, "The year")->required()->check(CLI::Range(1990, 2200));
  command.add_option("--texts", arguments.texts, "Folder with a Markdown file per chapter")
      ->check(CLI::ExistingDirectory);
}

Exit with_review(Context& context, const ReviewArguments& arguments,
    const std::function<Exit(Store&, const UnitPlace&, const Words&)>& work) {
  auto store = context.open();
  if (!store) return context.refuse(store.error());
  auto place = find_unit(**store, context.actor(), arguments.unit);
  if (!place) return context.refuse(place.error());
  Words words;
  if (!arguments.texts.empty()) {
    auto read = read_words(arguments.texts);
    if (!read) return context.refuse(read.error());
    words = std::move(*read);
  }
  return work(**store, *place, words);
}

}  // namespace ringmur::cli
