#pragma once

#include <functional>

#include "cli/command.h"
#include "review/review.h"

namespace ringmur::cli {

/// What report and freeze have in common.
struct ReviewArguments {
  std::string unit;
  int year{0};
  std::string texts;
};

void add_review_arguments(CLI::App& command, ReviewArguments& arguments);

Exit with_review(Context& context, const ReviewArguments& arguments,
    const std::function<Exit(Store&, const UnitPlace&, const Words&)>& work);

}  // namespace ringmur::cli
