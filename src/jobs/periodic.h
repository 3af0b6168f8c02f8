#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace ringmur {

/// Work that a server does again and again, on a thread of its own until it is stopped. What the work throws
/// is logged, and it goes on.
class Periodic {
 public:
  /// `work` says how long to wait until the next time. `name`: of the log's line where it throws.
  Periodic(std::string name, std::function<std::chrono::milliseconds()> work);
  ~Periodic();
  Periodic(const Periodic&) = delete;
  Periodic& operator=(const Periodic&) = delete;

  /// The first time is at once.
  void start();
  /// Waits for the work that is being done.
  void stop();

 private:
  void run();
  std::chrono::milliseconds work_once();

  std::string name_;
  std::function<std::chrono::milliseconds()> work_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_{false};
  std::thread thread_;
};

}  // namespace ringmur
