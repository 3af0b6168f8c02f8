#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/signing_key.h"
#include "jobs/periodic.h"
#include "store/store.h"

namespace ringmur {

struct BackupPlan {
  std::filesystem::path folder;
  std::chrono::seconds every{std::chrono::hours{24}};
  std::size_t keep{14};
  std::vector<std::string> keys;     ///< public keys; none: not encrypted
  std::filesystem::path seal_key{};  ///< signs, where there is one
};

/// Makes "ringmur-20261121T231500Z.backup" in the folder where the newest is older than `every`, and takes
/// away the oldest beyond `keep`, only of that name and only after one was made. Several servers may share
/// the folder. Says how long to wait until the next time.
std::chrono::milliseconds back_up_if_due(
    Store& store, const BackupPlan& plan, const std::stop_token& stopping = {});

/// Does so on a thread of its own. A backup that is under way when it is stopped is given up.
class ScheduledBackup {
 public:
  ScheduledBackup(Store& store, BackupPlan plan);
  ~ScheduledBackup();

  void start() { periodic_.start(); }
  void stop();

 private:
  std::stop_source stopping_;
  Periodic periodic_;
};

}  // namespace ringmur
