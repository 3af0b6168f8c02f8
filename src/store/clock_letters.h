#pragma once

#include <string>

#include "store/store.h"

/// Which letters about deadlines have been sent: one for each step, person, duty and incident.
namespace ringmur {

struct ClockLetter {
  Uuid authority;
  Uuid incident;
  std::string duty;
  std::string step;  ///< which of the moments before the deadline, and of which deadline
  Uuid account;
};

/// Whether the letter is the caller's to send: several servers may ask. The house's own work.
bool claim_clock_letter(Store& store, const ClockLetter& letter, Instant at);
/// It was not sent: somebody may try again.
void release_clock_letter(Store& store, const ClockLetter& letter);

}  // namespace ringmur
