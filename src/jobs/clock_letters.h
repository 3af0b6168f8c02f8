#pragma once

#include <memory>

#include "jobs/reminders.h"

namespace ringmur {

/// A letter to each who is to know of a deadline before it is late (areas/incidents/clock_letters.h), once
/// for each step of it, whoever else does this at the same time.
RemindersSent send_clock_letters(Store& store, const ReminderOptions& options, Instant now);

/// Does so every ten minutes, night and day, on a thread of its own.
class ClockLetters {
 public:
  ClockLetters(Store& store, ReminderOptions options);
  ~ClockLetters();

  void start();
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
