#pragma once

#include <string>

#include "exchange/mail.h"
#include "jobs/periodic.h"
#include "store/store.h"

namespace ringmur {

struct ReminderOptions {
  MailServer server;
  std::string page;  ///< where people's browsers find Ringmur, without a slash at the end
};

struct RemindersSent {
  int sent{0};
  int not_sent{0};  ///< tried again when this is done again
};

/// A letter to each who has an address, wants letters and has a reason to have one (activities/reminders.h);
/// one a day at most, whoever else does this at the same time.
RemindersSent send_reminders(Store& store, const ReminderOptions& options, Date today);

/// Does so each half hour between seven and noon in Sweden, on a thread of its own: who has had a letter gets
/// no second one, and what could not be sent is tried again.
class Reminders {
 public:
  Reminders(Store& store, ReminderOptions options);

  void start() { periodic_.start(); }
  void stop() { periodic_.stop(); }

 private:
  std::chrono::milliseconds remind();

  Store& store_;
  ReminderOptions options_;
  Periodic periodic_;
};

}  // namespace ringmur
