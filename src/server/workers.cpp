#include "server/workers.h"

#include <algorithm>
#include <utility>

namespace ringmur::http {

namespace {

constexpr std::size_t at(Lane lane) {
  return static_cast<std::size_t>(lane);
}

/// How many of the threads may be in the lane at once.
unsigned most_at_work(Lane lane, unsigned threads) {
  switch (lane) {
    case Lane::door:
    case Lane::heavy:
      return std::max(1U, threads / 5);
    case Lane::read:
      return std::max(1U, threads - 1);
    case Lane::write:
      return std::max(1U, threads * 2 / 5);
  }
  return 1;
}

/// The part of the room that who waits in the lane has.
std::size_t part_of(Lane lane, std::size_t room) {
  switch (lane) {
    case Lane::door:
      return std::max<std::size_t>(2, room / 8);
    case Lane::read:
      return room;
    case Lane::write:
      return std::max<std::size_t>(2, room / 2);
    case Lane::heavy:
      return std::max<std::size_t>(2, room / 16);
  }
  return room;
}

}  // namespace

void Workers::start(unsigned threads) {
  {
    const std::lock_guard lock(mutex_);
    for (Lane lane : {Lane::door, Lane::read, Lane::write, Lane::heavy})
      queues_[at(lane)].most = most_at_work(lane, threads);
  }
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

void Workers::push(Lane lane, Job job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    Queue& queue = queues_[at(lane)];
    queue.waiting.push_back({std::move(job), ++came_, Clock::now()});
    // A thread that is on its way back takes this job too: waking costs a system call.
    wake = sleeping_ > 0 && queue.at_work < queue.most;
  }
  if (wake) wake_.notify_one();
}

bool Workers::has_room(Lane lane, std::size_t room, std::chrono::milliseconds longest) const {
  const std::lock_guard lock(mutex_);
  const auto& waiting = queues_[at(lane)].waiting;
  if (waiting.empty()) return true;
  return waiting.size() < part_of(lane, room) && Clock::now() - waiting.front().since < longest;
}

std::size_t Workers::queued() const {
  const std::lock_guard lock(mutex_);
  std::size_t all = 0;
  for (const Queue& queue : queues_) all += queue.waiting.size();
  return all;
}

/// The queue that whoever is free takes from; nothing where each is empty or has its part of the threads.
Workers::Queue* Workers::next() {
  Queue* chosen = nullptr;
  for (Queue& queue : queues_) {
    if (queue.waiting.empty() || queue.at_work >= queue.most) continue;
    if (&queue == &queues_[at(Lane::door)]) return &queue;
    if (chosen == nullptr || queue.waiting.front().number < chosen->waiting.front().number) chosen = &queue;
  }
  return chosen;
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    Queue* queue = next();
    if (queue == nullptr) {
      const bool empty = std::ranges::all_of(queues_, [](const Queue& one) { return one.waiting.empty(); });
      // Where something waits, a thread of its lane is at work and comes back for it.
      if (finishing_ && empty) return;
      ++sleeping_;
      wake_.wait(lock);
      --sleeping_;
      continue;
    }
    Job job = std::move(queue->waiting.front().job);
    queue->waiting.pop_front();
    ++queue->at_work;
    // Who took another lane's work may have made room in its own.
    const bool more = sleeping_ > 0 && next() != nullptr;
    lock.unlock();
    if (more) wake_.notify_one();
    job();
    job = nullptr;  // what it holds goes before the lock is taken
    lock.lock();
    --queue->at_work;
    if (finishing_) wake_.notify_all();
  }
}

}  // namespace ringmur::http
