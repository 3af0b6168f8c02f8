#include "areas/activities/year_wheel.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace ringmur::activities {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> month_names{
    {{"januari", "January"}, {"februari", "February"}, {"mars", "March"}, {"april", "April"}, {"maj", "May"},
        {"juni", "June"}, {"juli", "July"}, {"augusti", "August"}, {"september", "September"},
        {"oktober", "October"}, {"november", "November"}, {"december", "December"}}};

/// The day of the month, counted from 1; the last where the month is shorter, or no day is given.
Date day_in(int year, int month, std::optional<int> day) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  const auto wanted = day ? std::min(static_cast<unsigned>(*day), static_cast<unsigned>(last.day()))
                          : static_cast<unsigned>(last.day());
  return std::chrono::sys_days{year_month_day{last.year(), last.month(), std::chrono::day{wanted}}};
}

Date end_of_month_after(Date date, int months) {
  const year_month_day day{date};
  const auto month = std::chrono::year_month{day.year(), day.month()} + std::chrono::months{months};
  return day_in(
      static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())), std::nullopt);
}

bool is_due_in(const WheelRule& rule, int year) {
  return rule.every == 1 || (year - rule.anchor) % rule.every == 0;
}

const WheelItem* find(const std::vector<WheelItem>& items, std::string_view id) {
  auto found = std::ranges::find(items, id, &WheelItem::id);
  return found == items.end() ? nullptr : &*found;
}

/// The day of the item's first time in the year; nothing in a year in which it, or what it comes after, is
/// not due.
std::optional<Date> first_day(const std::vector<WheelItem>& items, const WheelItem& item, int year) {
  const WheelRule& rule = item.rule;
  if (!is_due_in(rule, year)) return std::nullopt;
  if (rule.after.empty()) return day_in(year, rule.month, rule.day);
  const WheelItem* before = find(items, rule.after);
  const auto day = before == nullptr ? std::nullopt : first_day(items, *before, year);
  if (!day) return std::nullopt;
  return end_of_month_after(*day, rule.months);
}

Text day_words(const WheelRule& rule) {
  const auto& [sv, en] = month_names[static_cast<std::size_t>(rule.month - 1)];
  if (!rule.day)
    return {fmt::format("Senast sista dagen i {}", sv), fmt::format("By the last day of {}", en)};
  return {fmt::format("Senast {} {}", *rule.day, sv), fmt::format("By {} {}", *rule.day, en)};
}

Text after_words(const WheelRule& rule, const WheelItem& before) {
  if (rule.months == 0) {
    return {fmt::format("Senast sista dagen i samma månad som {}", before.title.sv),
        fmt::format("By the last day of the same month as {}", before.title.en)};
  }
  if (rule.months == 1) {
    return {fmt::format("Senast sista dagen i månaden efter {}", before.title.sv),
        fmt::format("By the last day of the month after {}", before.title.en)};
  }
  return {fmt::format("Senast sista dagen i månaden {} månader efter {}", rule.months, before.title.sv),
      fmt::format("By the last day of the month {} months after {}", rule.months, before.title.en)};
}

Text words_of(const std::vector<WheelItem>& items, const WheelItem& item) {
  const WheelRule& rule = item.rule;
  Text words = rule.after.empty() ? day_words(rule) : after_words(rule, *find(items, rule.after));
  if (rule.times > 1) {
    words.sv += fmt::format(", och sedan var {}:e månad: {} gånger om året", rule.every_months, rule.times);
    words.en += fmt::format(", and then every {} months: {} times a year", rule.every_months, rule.times);
  }
  if (rule.every > 1) {
    words.sv += fmt::format(", vart {}:e år räknat från {}", rule.every, rule.anchor);
    words.en += fmt::format(", every {} years counted from {}", rule.every, rule.anchor);
  }
  return words;
}

bool is_for(const WheelItem& item, std::string_view kind) {
  return item.authority_kinds.empty() ||
         std::ranges::find(item.authority_kinds, kind) != item.authority_kinds.end();
}

}  // namespace

std::vector<Occasion> occasions_of(
    const std::vector<WheelItem>& items, int year, std::string_view authority_kind) {
  std::vector<Occasion> all;
  for (const WheelItem& item : items) {
    const auto first = is_for(item, authority_kind) ? first_day(items, item, year) : std::nullopt;
    if (!first) continue;
    const Text because = words_of(items, item);
    all.push_back({item.id, &item, *first, because});
    for (int time = 2; time <= item.rule.times; ++time) {
      const int month = item.rule.month + (time - 1) * item.rule.every_months;
      all.push_back(
          {fmt::format("{}#{}", item.id, time), &item, day_in(year, month, item.rule.day), because});
    }
  }
  std::ranges::stable_sort(all, {}, &Occasion::date);
  return all;
}

std::string_view code_of(WheelState state) {
  switch (state) {
    case WheelState::done:
      return "done";
    case WheelState::late:
      return "late";
    case WheelState::soon:
      return "soon";
    case WheelState::planned:
      return "planned";
    case WheelState::not_planned:
      return "not_planned";
    case WheelState::missed:
      return "missed";
  }
  std::unreachable();
}

WheelState state_of(const Occasion& occasion, const Activity* activity, Date today) {
  constexpr std::chrono::days soon{30};
  if (activity == nullptr || activity->status == Status::cancelled)
    return occasion.date < today ? WheelState::missed : WheelState::not_planned;
  if (activity->status == Status::done) return WheelState::done;
  const Date due = activity->due.value_or(occasion.date);
  if (due < today) return WheelState::late;
  return due <= today + soon ? WheelState::soon : WheelState::planned;
}

}  // namespace ringmur::activities
