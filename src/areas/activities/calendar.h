#pragma once

#include <string>

#include "store/calendar_feeds.h"

namespace ringmur::activities {

/// The iCalendar file of a feed: what is to be done and has a day, from a year ago on, as far as the feed's
/// owner may read it now; of an authority also what the year wheel asks for this year and the next and nobody
/// has planned. Of a record that is masked only the short reference is told. `page`: the address of
/// Ringmur's page, without a slash at its end.
Result<std::string> calendar_of(Store& store, const CalendarFeed& feed, const std::string& page);

}  // namespace ringmur::activities
