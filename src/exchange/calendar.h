#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace ringmur {

/// Something that a calendar shows on a whole day.
struct CalendarDay {
  std::string uid;  ///< the same as long as it is the same thing: no second one appears when it is changed
  Date day;
  std::string title;
  std::string description{};
  std::string address{};  ///< of the page that tells more, a URI as it is written; empty: none
  Instant changed_at{};
};

/// An iCalendar file (RFC 5545) with one event of a whole day for each; it takes no time from anybody
/// (TRANSP). Lines end with CRLF and are folded at 75 bytes, never within a letter; control characters are
/// left out. `name`: what the calendar is called. Readers are told to ask again every six hours.
std::string calendar_file(std::string_view name, const std::vector<CalendarDay>& days);

}  // namespace ringmur
