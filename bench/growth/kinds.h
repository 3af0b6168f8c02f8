#pragma once

#include <functional>
#include <string>
#include <vector>

#include "growth/bare.h"
#include "served.h"

namespace ringmur::bench {

/// One thing that is asked, by our API and by the engine alone.
struct Kind {
  std::string name;
  std::function<std::size_t()> ours;  ///< bytes of the answer
  Bare::Statement bare;               ///< none: nothing barer does the same
};

/// Of the register of incidents of UTB. `login`: a person who reads one unit of it; empty: left out.
std::vector<Kind> growth_kinds(Served& served, Bare& bare, const std::string& login);

}  // namespace ringmur::bench
