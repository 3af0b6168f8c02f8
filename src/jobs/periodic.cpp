#include "jobs/periodic.h"

#include "base/log.h"

namespace ringmur {

Periodic::Periodic(std::string name, std::function<std::chrono::milliseconds()> work)
    : name_(std::move(name)), work_(std::move(work)) {}

Periodic::~Periodic() {
  stop();
}

void Periodic::start() {
  thread_ = std::thread([this] { run(); });
}

void Periodic::stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::chrono::milliseconds Periodic::work_once() {
  constexpr std::chrono::minutes after_a_failure{1};
  try {
    return work_();
  } catch (const std::exception& failure) {
    log::warning(name_, {{"error", failure.what()}});
    return after_a_failure;
  }
}

void Periodic::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const auto wait = work_once();
    lock.lock();
    wake_.wait_for(lock, wait, [&] { return stopping_; });
  }
}

}  // namespace ringmur
