#include "base/stockholm.h"

#include <fmt/format.h>
#include <unicode/basictz.h>
#include <unicode/tzrule.h>
#include <unicode/tztrans.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

namespace ringmur::stockholm {

namespace {

using namespace std::chrono;

const icu::BasicTimeZone& zone() {
  static const std::unique_ptr<const icu::BasicTimeZone> made = [] {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Stockholm"));
    const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr || *basic == icu::TimeZone::getUnknown())
      throw std::runtime_error("ICU has no zone Europe/Stockholm");
    zone.release();
    return std::unique_ptr<const icu::BasicTimeZone>(basic);
  }();
  return *made;
}

milliseconds offset_by_icu(Instant instant) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  zone().getOffset(static_cast<UDate>(instant.time_since_epoch().count()), false, raw, summer, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU: zone offset");
  return milliseconds{raw + summer};
}

struct Change {
  Instant from;
  milliseconds offset;
};

/// From 1970 to 2100, in order. ICU is asked for what lies before the first, and from the last on.
const std::vector<Change>& changes() {
  static const std::vector<Change> made = [] {
    constexpr Instant first = sys_days{1970y / 1 / 1};
    constexpr Instant last = sys_days{2100y / 1 / 1};
    std::vector<Change> all{{first, offset_by_icu(first)}};
    icu::TimeZoneTransition next;
    while (all.back().from < last &&
           zone().getNextTransition(
               static_cast<UDate>(all.back().from.time_since_epoch().count()), false, next)) {
      const icu::TimeZoneRule& rule = *next.getTo();
      all.push_back({Instant{milliseconds{static_cast<std::int64_t>(next.getTime())}},
          milliseconds{rule.getRawOffset() + rule.getDSTSavings()}});
    }
    return all;
  }();
  return made;
}

/// How far Swedish clocks are ahead of UTC.
milliseconds offset_at(Instant instant) {
  const std::vector<Change>& known = changes();
  if (instant < known.front().from || instant >= known.back().from) return offset_by_icu(instant);
  return std::prev(std::ranges::upper_bound(known, instant, {}, &Change::from))->offset;
}

struct Candidates {
  Instant before;  ///< by the offset of the day before
  Instant after;   ///< by the offset of the day after
  bool before_holds;
  bool after_holds;
};

/// No two changes of Swedish clocks are within two days of each other.
Candidates candidates(Instant as_if_utc) {
  const milliseconds earlier = offset_at(as_if_utc - days{1});
  const milliseconds later = offset_at(as_if_utc + days{1});
  const Instant before = as_if_utc - earlier;
  const Instant after = as_if_utc - later;
  return {before, after, offset_at(before) == earlier, offset_at(after) == later};
}

std::string spoken(const LocalTime& local) {
  return fmt::format("{} {:02}:{:02}", ringmur::to_string(local.date), local.hour, local.minute);
}

bool in_range(const LocalTime& local) {
  return local.hour >= 0 && local.hour <= 23 && local.minute >= 0 && local.minute <= 59 &&
         local.second >= 0 && local.second <= 59;
}

}  // namespace

LocalTime local(Instant instant) {
  const Instant shown = instant + offset_at(instant);
  const Date date = floor<days>(shown);
  const hh_mm_ss clock{floor<seconds>(shown) - date};
  return {date, static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count())};
}

Result<FromLocal> instant(const LocalTime& local) {
  if (!in_range(local)) {
    return refuse(Refusal::invalid, "time.out_of_range",
        {"Klockslaget finns inte. Skriv timme 0–23, minut 0–59 och sekund 0–59.",
            "There is no such time of day. Write hour 0–23, minute 0–59 and second 0–59."});
  }
  const Candidates found =
      candidates(local.date + hours{local.hour} + minutes{local.minute} + seconds{local.second});
  if (!found.before_holds && !found.after_holds) {
    const std::string time = spoken(local);
    return refuse(Refusal::invalid, "time.does_not_exist",
        {"Tiden " + time +
                " finns inte: den natten ställs klockan fram. Skriv tiden före eller efter "
                "den överhoppade timmen.",
            "The time " + time +
                " does not exist: clocks go forward that night. Write a time before or "
                "after the skipped hour."});
  }
  if (found.before_holds && found.after_holds && found.before != found.after) {
    return FromLocal{std::min(found.before, found.after), Note::first_of_two};
  }
  return FromLocal{found.before_holds ? found.before : found.after, Note::none};
}

Instant start_of(Date date) {
  const Candidates found = candidates(date);
  // Where midnight itself was skipped, the day starts when the clocks had moved: the same moment.
  return found.before_holds || !found.after_holds ? found.before : found.after;
}

int year_of(Instant instant) {
  return ringmur::year_of(local(instant).date);
}

Date today(Instant now) {
  return local(now).date;
}

std::string to_string(Instant instant) {
  const LocalTime shown = local(instant);
  std::string out = spoken(shown);
  if (shown.second != 0) out += fmt::format(":{:02}", shown.second);
  return out;
}

}  // namespace ringmur::stockholm
