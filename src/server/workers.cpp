#include "server/workers.h"

#include <utility>

namespace ringmur::http {

void Workers::start(unsigned threads) {
  for (unsigned index = 0; index < threads; ++index) threads_.emplace_back([this] { work(); });
}

void Workers::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::push(Job job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    queued_.store(jobs_.size(), std::memory_order_relaxed);
    // A thread that is on its way back takes this job too: waking costs a system call.
    wake = sleeping_ > 0;
  }
  if (wake) wake_.notify_one();
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (jobs_.empty()) {
      if (finishing_) return;
      ++sleeping_;
      wake_.wait(lock);
      --sleeping_;
    }
    Job job = std::move(jobs_.front());
    jobs_.pop_front();
    queued_.store(jobs_.size(), std::memory_order_relaxed);
    lock.unlock();
    job();
    job = nullptr;  // what it holds goes before the lock is taken
    lock.lock();
  }
}

}  // namespace ringmur::http
