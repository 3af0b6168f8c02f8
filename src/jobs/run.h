#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "jobs/queue.h"

namespace ringmur {

/// A job under way. Its heartbeat has a thread of its own: the one that does the work may be inside a
/// transaction, where a second write from the same thread would wait for itself.
class HeldJob : public JobRun {
 public:
  HeldJob(Store& store, const Job& job, Actor actor, const QueueOptions& options,
      const std::atomic<bool>& stopping);
  ~HeldJob() override;

  const Job& job() const override { return job_; }
  const Actor& actor() const override { return actor_; }
  bool progress(double part) override;

  /// No more heartbeats after this.
  void end();
  bool was_stopped() const { return stopping_.load(); }

 private:
  void beat();

  Store& store_;
  const Job& job_;
  Actor actor_;
  const QueueOptions& options_;
  const std::atomic<bool>& stopping_;
  std::atomic<double> part_{0};
  std::atomic<bool> lost_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_{false};
  std::thread thread_;
};

}  // namespace ringmur
