#include "areas/activities/recurrence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

namespace ringmur::activities {
namespace {

using std::chrono::weekday;

struct NamedEvery {
  Every every;
  std::string_view code;
};
constexpr std::array<NamedEvery, 4> frequencies{
    {{Every::day, "DAILY"}, {Every::week, "WEEKLY"}, {Every::month, "MONTHLY"}, {Every::year, "YEARLY"}}};

struct NamedDay {
  std::string_view code;
  std::string_view sv;
  std::string_view en;
};
/// As weekday::c_encoding() counts.
constexpr std::array<NamedDay, 7> days{{{"SU", "söndagen", "Sunday"}, {"MO", "måndagen", "Monday"},
    {"TU", "tisdagen", "Tuesday"}, {"WE", "onsdagen", "Wednesday"}, {"TH", "torsdagen", "Thursday"},
    {"FR", "fredagen", "Friday"}, {"SA", "lördagen", "Saturday"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> months{
    {{"januari", "January"}, {"februari", "February"}, {"mars", "March"}, {"april", "April"}, {"maj", "May"},
        {"juni", "June"}, {"juli", "July"}, {"augusti", "August"}, {"september", "September"},
        {"oktober", "October"}, {"november", "November"}, {"december", "December"}}};

std::unexpected<Error> refused(const Text& what) {
  return refuse(Refusal::invalid, "activity.recurrence",
      {"Återkomsten går inte att läsa: " + what.sv + " Skriv som FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1.",
          "The recurrence cannot be read: " + what.en + " Write like FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1."},
      "recurrence");
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> within(std::string_view text, int least, int most) {
  const auto value = number(text);
  return value && *value >= least && *value <= most ? value : std::nullopt;
}

bool read_every(Recurrence& rule, std::string_view value) {
  const auto* found = std::ranges::find(frequencies, value, &NamedEvery::code);
  if (found == frequencies.end()) return false;
  rule.every = found->every;
  return true;
}

bool read_interval(Recurrence& rule, std::string_view value) {
  const auto interval = within(value, 1, 99);
  rule.interval = interval.value_or(1);
  return interval.has_value();
}

bool read_month_day(Recurrence& rule, std::string_view value) {
  rule.month_day = value == "-1" ? -1 : within(value, 1, 31);
  return rule.month_day.has_value();
}

bool read_weekday(Recurrence& rule, std::string_view value) {
  if (value.size() < 2) return false;
  const std::string_view code = value.substr(value.size() - 2);
  const std::string_view nth = value.substr(0, value.size() - 2);
  const auto* day = std::ranges::find(days, code, &NamedDay::code);
  if (day == days.end()) return false;
  rule.weekday = weekday(static_cast<unsigned>(day - days.begin()));
  if (nth.empty()) return true;
  const auto which = nth == "-1" ? -1 : within(nth, 1, 4);
  rule.nth = which.value_or(0);
  return which.has_value();
}

bool read_month(Recurrence& rule, std::string_view value) {
  rule.month = within(value, 1, 12);
  return rule.month.has_value();
}

bool read_until(Recurrence& rule, std::string_view value) {
  if (value.size() != 8) return false;
  rule.until =
      parse_iso_date(fmt::format("{}-{}-{}", value.substr(0, 4), value.substr(4, 2), value.substr(6, 2)));
  return rule.until.has_value();
}

using ReadPart = bool (*)(Recurrence&, std::string_view);
const std::map<std::string_view, ReadPart, std::less<>> parts{{"FREQ", read_every},
    {"INTERVAL", read_interval}, {"BYMONTHDAY", read_month_day}, {"BYDAY", read_weekday},
    {"BYMONTH", read_month}, {"UNTIL", read_until}};

/// Whether the rule says which day, and no more than its frequency has room for.
Result<void> is_whole(const Recurrence& rule) {
  switch (rule.every) {
    case Every::day:
      if (!rule.month_day && !rule.weekday && !rule.month) return {};
      return refused({"varje dag tar ingen särskild dag.", "every day takes no particular day."});
    case Every::week:
      if (rule.weekday && rule.nth == 0 && !rule.month_day && !rule.month) return {};
      return refused({"ange veckodagen, som BYDAY=MO.", "say which day of the week, as BYDAY=MO."});
    case Every::month:
    case Every::year:
      break;
  }
  const bool has_nth = rule.weekday && rule.nth != 0;
  if (rule.month_day.has_value() == has_nth || (rule.weekday && !has_nth)) {
    return refused({"ange dagen i månaden, som BYMONTHDAY=15 (-1 är den sista) eller BYDAY=2TU.",
        "say which day of the month, as BYMONTHDAY=15 (-1 is the last) or BYDAY=2TU."});
  }
  if (rule.month.has_value() == (rule.every == Every::year)) return {};
  return refused({"månaden (BYMONTH) anges för varje år, och bara då.",
      "the month (BYMONTH) is given for every year, and only then."});
}

/// The rule's day in a month.
Date day_in(const Recurrence& rule, std::chrono::year_month month) {
  using namespace std::chrono;
  const auto last = static_cast<unsigned>((month / std::chrono::last).day());
  if (rule.month_day) {
    const auto wanted = *rule.month_day < 0 ? last : static_cast<unsigned>(*rule.month_day);
    return sys_days(month / day(std::min(wanted, last)));
  }
  if (rule.nth < 0) return sys_days(month / weekday_last(*rule.weekday));
  return sys_days(month / weekday_indexed(*rule.weekday, static_cast<unsigned>(rule.nth)));
}

/// The first day of the rule's that comes after `date`, at `interval` months from the month of `date`; in
/// that month itself where its day is still to come.
Date next_by_month(const Recurrence& rule, Date date, int interval) {
  const std::chrono::year_month_day ymd(date);
  std::chrono::year_month month =
      ymd.year() / (rule.month ? std::chrono::month(static_cast<unsigned>(*rule.month)) : ymd.month());
  if (const Date day = day_in(rule, month); day > date) return day;
  month += std::chrono::months(interval);
  return day_in(rule, month);
}

Date next_by_week(const Recurrence& rule, Date date) {
  const std::chrono::days ahead = *rule.weekday - std::chrono::weekday(date);
  if (ahead.count() > 0) return date + ahead;
  return date + std::chrono::weeks(rule.interval);
}

Text day_words(const Recurrence& rule) {
  if (rule.month_day) {
    if (*rule.month_day < 0) return {"den sista dagen", "the last day"};
    return {fmt::format("den {}", *rule.month_day), fmt::format("day {}", *rule.month_day)};
  }
  if (!rule.weekday) return {};
  const NamedDay& day = days[rule.weekday->c_encoding()];
  static const std::map<int, Text> which{{-1, {"sista", "the last"}}, {1, {"första", "the first"}},
      {2, {"andra", "the second"}}, {3, {"tredje", "the third"}}, {4, {"fjärde", "the fourth"}}};
  if (rule.nth == 0) return {fmt::format("på {}", day.sv), fmt::format("on {}", day.en)};
  const Text& one = which.at(rule.nth);
  return {fmt::format("den {} {}", one.sv, day.sv), fmt::format("{} {}", one.en, day.en)};
}

Text every_words(const Recurrence& rule) {
  static const std::map<Every, std::pair<Text, Text>> words{
      {Every::day, {{"varje dag", "every day"}, {"dag", "days"}}},
      {Every::week, {{"varje vecka", "every week"}, {"vecka", "weeks"}}},
      {Every::month, {{"varje månad", "every month"}, {"månad", "months"}}},
      {Every::year, {{"varje år", "every year"}, {"år", "years"}}}};
  const auto& [one, several] = words.at(rule.every);
  if (rule.interval == 1) return one;
  if (rule.interval == 2) return {"varannan " + several.sv, "every 2 " + several.en};
  return {fmt::format("var {}:e {}", rule.interval, several.sv),
      fmt::format("every {} {}", rule.interval, several.en)};
}

}  // namespace

Result<Recurrence> parse_recurrence(std::string_view rule) {
  Recurrence read;
  std::vector<std::string_view> seen;
  while (!rule.empty()) {
    const std::string_view part = rule.substr(0, rule.find(';'));
    rule.remove_prefix(std::min(rule.size(), part.size() + 1));
    const std::size_t sign = part.find('=');
    const std::string_view name = part.substr(0, sign);
    const auto found = parts.find(name);
    const bool good = sign != part.npos && found != parts.end() && std::ranges::count(seen, name) == 0 &&
                      found->second(read, part.substr(sign + 1));
    if (!good) {
      return refused({fmt::format("”{}” är inte en del av en regel här.", part),
          fmt::format("“{}” is not a part of a rule here.", part)});
    }
    seen.push_back(name);
  }
  if (std::ranges::count(seen, "FREQ") == 0) return refused({"FREQ saknas.", "FREQ is missing."});
  if (auto whole = is_whole(read); !whole) return std::unexpected(whole.error());
  return read;
}

std::string to_rule(const Recurrence& rule) {
  std::string text =
      fmt::format("FREQ={}", std::ranges::find(frequencies, rule.every, &NamedEvery::every)->code);
  if (rule.interval != 1) text += fmt::format(";INTERVAL={}", rule.interval);
  if (rule.month) text += fmt::format(";BYMONTH={}", *rule.month);
  if (rule.month_day) text += fmt::format(";BYMONTHDAY={}", *rule.month_day);
  if (rule.weekday) {
    text += ";BYDAY=";
    if (rule.nth != 0) text += fmt::to_string(rule.nth);
    text += days[rule.weekday->c_encoding()].code;
  }
  if (rule.until) {
    std::string until = to_string(*rule.until);
    std::erase(until, '-');
    text += ";UNTIL=" + until;
  }
  return text;
}

std::optional<Date> next_after(const Recurrence& rule, Date date) {
  Date next = date;
  switch (rule.every) {
    case Every::day:
      next = date + std::chrono::days(rule.interval);
      break;
    case Every::week:
      next = next_by_week(rule, date);
      break;
    case Every::month:
      next = next_by_month(rule, date, rule.interval);
      break;
    case Every::year:
      next = next_by_month(rule, date, rule.interval * 12);
      break;
  }
  if (rule.until && next > *rule.until) return std::nullopt;
  return next;
}

Text words_of(const Recurrence& rule) {
  Text words = every_words(rule);
  const Text day = day_words(rule);
  if (!day.sv.empty()) {
    words.sv += ", " + day.sv;
    words.en += ", " + day.en;
  }
  if (rule.month) {
    const auto& [sv, en] = months[static_cast<std::size_t>(*rule.month - 1)];
    words.sv += fmt::format(" i {}", sv);
    words.en += fmt::format(" of {}", en);
  }
  if (rule.until) {
    words.sv += ", till och med " + to_string(*rule.until);
    words.en += ", until " + to_string(*rule.until);
  }
  return words;
}

}  // namespace ringmur::activities
