#include "cli/upgrading.h"

#include <fmt/format.h>

#include "base/log.h"

namespace ringmur::cli {

Upgrading::Upgrading(Store& store, Server& server, std::function<void()> then) {
  server.hold({0, 0, ""});
  thread_ = std::thread([this, &store, &server, then = std::move(then)] {
    outcome_ = bring_up(store, Migration::run, [&server](const UpgradeStep& at) {
      log::info("store.upgrading",
          {{"step", fmt::to_string(at.step)}, {"of", fmt::to_string(at.of)}, {"name", at.name}});
      server.hold(at);
    });
    if (!outcome_) {
      server.stop();
      return;
    }
    then();
    server.open();
  });
}

Upgrading::~Upgrading() {
  if (thread_.joinable()) thread_.join();
}

Result<void> Upgrading::outcome() {
  if (thread_.joinable()) thread_.join();
  return outcome_;
}

}  // namespace ringmur::cli
