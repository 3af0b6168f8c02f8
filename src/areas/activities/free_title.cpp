#include "areas/activities/free_title.h"

#include <fmt/format.h>

#include <vector>

#include "areas/activities/activity.h"
#include "base/text.h"

namespace ringmur::activities {
namespace {

constexpr std::size_t longest_title = 250;  ///< leaves room for what is put after it
constexpr int most_numbers = 50;

/// "Städa (2026-05-31)" is "Städa".
std::string_view without_day(std::string_view title) {
  constexpr std::size_t size = std::string_view(" (2026-05-31)").size();
  if (title.size() <= size || !title.ends_with(')')) return title;
  const std::string_view end = title.substr(title.size() - size);
  const bool is_day = end.starts_with(" (") && parse_iso_date(end.substr(2, 10)).has_value();
  return is_day ? title.substr(0, title.size() - size) : title;
}

std::vector<std::string> candidates(const std::string& title, Date day, const std::string& unit) {
  const std::string base(prefix(without_day(title), longest_title));
  const std::string place = fmt::format("{} ({}, {})", base, to_string(day), unit);
  std::vector<std::string> all{base, fmt::format("{} ({})", base, to_string(day)), place};
  for (int number = 2; number <= most_numbers; ++number) all.push_back(fmt::format("{} {}", place, number));
  return all;
}

std::string key_of(std::int64_t year, const std::string& title) {
  Activity activity;
  activity.year = year;
  activity.title = title;
  return natural_key(describe_activity(), values_of(describe_activity(), &activity));
}

}  // namespace

Result<std::string> FreeTitles::take(
    std::int64_t year, const std::string& title, Date day, const std::string& unit) {
  std::vector<std::string> keys;
  const auto titles = candidates(title, day, unit);
  for (const std::string& one : titles) keys.push_back(key_of(year, one));
  auto there = store_.find_by_keys(house_, describe_activity(), authority_, keys, Secrets::counted);
  if (!there) return std::unexpected(there.error());
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (!there->contains(keys[i]) && taken_.insert(keys[i]).second) return titles[i];
  }
  return refuse(Refusal::conflict, "activity.title_taken",
      {fmt::format("Det finns redan för många aktiviteter som heter ”{}” det året. Döp om någon.", title),
          fmt::format("Too many activities are called “{}” in that year. Rename one of them.", title)},
      "title");
}

}  // namespace ringmur::activities
