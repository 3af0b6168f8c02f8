#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ringmur::http {

/// Threads that may block, and one queue before them.
class Workers {
 public:
  using Job = std::move_only_function<void()>;

  void start(unsigned threads);
  /// Runs what is queued and joins the threads.
  void finish();
  /// Never refuses: the caller looks at queued() first where there is a cap.
  void push(Job job);
  std::size_t queued() const { return queued_.load(std::memory_order_relaxed); }

 private:
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  std::atomic<std::size_t> queued_{0};
  std::size_t sleeping_{0};
  bool finishing_{false};
  std::vector<std::thread> threads_;
};

}  // namespace ringmur::http
