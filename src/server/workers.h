#pragma once

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http.h"

namespace ringmur::http {

/// Threads that may block, and a queue for each lane before them.
///
/// Of ten threads two at most are at the door, four write and two do heavy work: so two at least are left for
/// who reads, and one that never reads for the door. Within that, who came first is served first; the door
/// goes before all.
class Workers {
 public:
  using Job = std::move_only_function<void()>;
  using Clock = std::chrono::steady_clock;

  void start(unsigned threads);
  /// Runs what is queued and joins the threads.
  void finish();
  /// Never refuses: the caller asks has_room() first where there is a cap.
  void push(Lane lane, Job job);
  /// Whether one more may wait: `room` is the reading lane's, of which the others have a part; and whether he
  /// who has waited longest has waited less than `longest`.
  bool has_room(Lane lane, std::size_t room, std::chrono::milliseconds longest) const;
  /// All that wait, in every lane.
  std::size_t queued() const;

 private:
  static constexpr std::size_t lanes = 4;
  struct Waiting {
    Job job;
    std::uint64_t number;
    Clock::time_point since;
  };
  struct Queue {
    std::deque<Waiting> waiting;
    unsigned at_work{0};
    unsigned most{1};
  };

  void work();
  Queue* next();

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::array<Queue, lanes> queues_;
  std::uint64_t came_{0};
  std::size_t sleeping_{0};
  bool finishing_{false};
  std::vector<std::thread> threads_;
};

}  // namespace ringmur::http
