#pragma once

#include <functional>
#include <thread>

#include "server/server.h"
#include "store/upgrade.h"

namespace ringmur::cli {

/// The upgrade of a server that listens already, on a thread of its own. Until it is done the server says
/// that it is upgrading; where it fails the server is stopped.
class Upgrading {
 public:
  /// `then` is called when it is done, before anybody is answered.
  Upgrading(Store& store, Server& server, std::function<void()> then);
  ~Upgrading();
  Upgrading(const Upgrading&) = delete;
  Upgrading& operator=(const Upgrading&) = delete;

  /// Waits for its end; why it failed.
  Result<void> outcome();

 private:
  Result<void> outcome_;
  std::thread thread_;
};

}  // namespace ringmur::cli
