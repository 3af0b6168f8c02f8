#pragma once

#include "jobs/reminders.h"

namespace ringmur {

/// A letter to each who is to know of a deadline before it is late (areas/incidents/clock_letters.h), once
/// for each step of it, whoever else does this at the same time.
RemindersSent send_clock_letters(Store& store, const ReminderOptions& options, Instant now);

/// Does so every ten minutes, night and day, on a thread of its own.
class ClockLetters {
 public:
  ClockLetters(Store& store, ReminderOptions options);

  void start() { periodic_.start(); }
  void stop() { periodic_.stop(); }

 private:
  std::chrono::milliseconds send();

  Store& store_;
  ReminderOptions options_;
  Periodic periodic_;
};

}  // namespace ringmur
