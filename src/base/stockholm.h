#pragma once

#include "base/time.h"

/// Swedish time: instants are kept in UTC and shown in Europe/Stockholm (zone rules from ICU).
namespace ringmur::stockholm {

struct LocalTime {
  Date date;
  int hour{0};
  int minute{0};
  int second{0};
};

enum class Note { none, first_of_two };

struct FromLocal {
  Instant instant;
  Note note{Note::none};  ///< the hour comes twice that night: the first was taken
};

LocalTime local(Instant instant);

/// Refuses an hour that does not exist (the night in March when clocks go forward).
Result<FromLocal> instant(const LocalTime& local);

/// Midnight at the start of `date`.
Instant start_of(Date date);

int year_of(Instant instant);
Date today(Instant now);

/// "2025-11-05 14:30", with seconds only where there are any.
std::string to_string(Instant instant);

}  // namespace ringmur::stockholm
