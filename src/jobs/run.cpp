#include "jobs/run.h"

#include <algorithm>

namespace ringmur {

HeldJob::HeldJob(
    Store& store, const Job& job, Actor actor, const QueueOptions& options, const std::atomic<bool>& stopping)
    : store_(store),
      job_(job),
      actor_(std::move(actor)),
      options_(options),
      stopping_(stopping),
      thread_([this] { beat(); }) {}

HeldJob::~HeldJob() {
  end();
}

bool HeldJob::progress(double part) {
  part_ = std::clamp(part, 0.0, 1.0);
  return !lost_ && !stopping_;
}

void HeldJob::end() {
  {
    std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void HeldJob::beat() {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::seconds tick{1};
  constexpr double worth_telling = 0.01;
  double told = 0;
  Clock::time_point last = Clock::now();
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, tick, [&] { return ended_; })) {
    double part = part_;
    if (part - told < worth_telling && Clock::now() - last < options_.lease / 3) continue;
    lock.unlock();
    auto mine = heartbeat(store_, job_, part, options_.lease);
    lock.lock();
    if (!mine) continue;  // the database does not answer now: the lease says how long that may last
    if (!*mine) lost_ = true;
    told = part;
    last = Clock::now();
  }
}

}  // namespace ringmur
