#pragma once

#include <string>
#include <vector>

#include "kinds.h"

/// More than the server can do, on purpose: how it says so, and how it comes back.
namespace load {

struct PressWishes {
  double seconds{5};
  int hands{64};  ///< connections that each ask again as soon as they are answered
};

/// Prints a line for each thing that was looked at; how many were not as they should be.
int press(asio::io_context& context, Client& client, std::vector<Asker>& askers, const PressWishes& wishes);

}  // namespace load
