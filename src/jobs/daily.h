#pragma once

#include <filesystem>

#include "jobs/periodic.h"
#include "store/store.h"

namespace ringmur {

/// Who does the day's work: the trail of every authority and of the city, and no register, setting or
/// account. It writes since pruning and sealing do.
const Actor& clock_actor();

/// What the server does by itself once a day: puts in the activities that recur, prunes the trail and seals
/// the chains. Several servers of one
/// database may do it; the second finds nothing to do.
class Daily {
 public:
  /// An empty `seal_key`: nothing is sealed, and the log says so.
  Daily(Store& store, std::filesystem::path seal_key);

  /// On a thread of its own: at once for who has not been sealed today, then after each midnight in Sweden.
  void start() { periodic_.start(); }
  void stop() { periodic_.stop(); }

 private:
  std::chrono::milliseconds work();

  Store& store_;
  std::filesystem::path seal_key_;
  Periodic periodic_;
};

/// One day's work; what is refused is logged, and tried again the next time.
void do_daily_work(Store& store, const std::filesystem::path& seal_key);

}  // namespace ringmur
