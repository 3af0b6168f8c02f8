#include "schema/year_wheel.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <stdexcept>
#include <utility>

#include "base/embedded.h"
#include "base/text.h"
#include "base/time.h"

namespace ringmur {
namespace {

namespace json = boost::json;

std::unexpected<Error> wrong(std::string_view id, std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "settings.year_wheel",
      {fmt::format("Årshjulet (year_wheel), punkten ”{}”: {}", id, sv),
          fmt::format("The year wheel (year_wheel), the item “{}”: {}", id, en)},
      "year_wheel");
}

std::string text_of(const json::object& object, std::string_view name) {
  return std::string(std::string_view(object.at(name).as_string()));
}

Text words_of(const json::value& value) {
  const json::object& object = value.as_object();
  return {text_of(object, "sv"), text_of(object, "en")};
}

int number_of(const json::object& object, std::string_view name, int otherwise) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? otherwise : value->to_number<int>();
}

WheelRule rule_of(const json::object& object) {
  WheelRule rule;
  rule.month = number_of(object, "month", 0);
  if (object.contains("day")) rule.day = number_of(object, "day", 0);
  if (object.contains("after")) rule.after = text_of(object, "after");
  rule.months = number_of(object, "months", 0);
  rule.every = number_of(object, "every", 1);
  rule.anchor = number_of(object, "anchor", 0);
  rule.times = number_of(object, "times", 1);
  rule.every_months = number_of(object, "every_months", 0);
  return rule;
}

WheelItem item_of(const json::object& object) {
  WheelItem item{.id = text_of(object, "id"), .title = words_of(object.at("title"))};
  if (const json::value* help = object.if_contains("help")) item.help = words_of(*help);
  if (object.contains("source")) item.source = text_of(object, "source");
  if (object.contains("role")) item.role = text_of(object, "role");
  item.rule = rule_of(object.at("rule").as_object());
  if (const json::value* kinds = object.if_contains("authority_kinds")) {
    for (const json::value& kind : kinds->as_array())
      item.authority_kinds.push_back(folded(std::string_view(kind.as_string())));
  }
  return item;
}

bool is_code(std::string_view text) {
  constexpr std::size_t longest = 60;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Result<void> check_rule(const WheelItem& item) {
  constexpr int leap_year = 2024;
  const WheelRule& rule = item.rule;
  const bool follows = !rule.after.empty();
  if (follows == (rule.month != 0))
    return wrong(item.id, "ange antingen month eller after.", "give either month or after.");
  if (follows && (rule.day || rule.times != 1 || rule.months < 0 || rule.months > 24)) {
    return wrong(item.id, "after har months 0–24, och varken day eller times.",
        "after has months 0–24, and neither day nor times.");
  }
  if (!follows && !make_date(leap_year, rule.month, rule.day.value_or(1)))
    return wrong(item.id, "den dagen finns inget år.", "no year has that day.");
  if (rule.every < 1 || rule.every > 50 || (rule.every > 1 && (rule.anchor < 1900 || rule.anchor > 2200))) {
    return wrong(item.id, "every är 1–50 år, och anchor ett år då det ska göras.",
        "every is 1–50 years, and anchor a year in which it is due.");
  }
  const bool spaced = rule.times == 1 || rule.every_months > 0;
  if (rule.times < 1 || !spaced || rule.month + (rule.times - 1) * rule.every_months > 12) {
    return wrong(item.id, "alla tillfällen (times, every_months) ska rymmas inom året.",
        "all occasions (times, every_months) must lie within the year.");
  }
  return {};
}

const WheelItem* find(const std::vector<WheelItem>& items, std::string_view id) {
  auto found = std::ranges::find(items, id, &WheelItem::id);
  return found == items.end() ? nullptr : &*found;
}

/// Each chain of items that come after others ends at one that has a month.
Result<void> check_chain(const std::vector<WheelItem>& items, const WheelItem& item) {
  const WheelItem* at = &item;
  for (std::size_t steps = 0; !at->rule.after.empty(); ++steps) {
    if (steps > items.size()) return wrong(item.id, "den kommer efter sig själv.", "it comes after itself.");
    const WheelItem* before = find(items, at->rule.after);
    if (before == nullptr) {
      return wrong(at->id, fmt::format("det finns ingen punkt ”{}” att komma efter.", at->rule.after),
          fmt::format("there is no item “{}” to come after.", at->rule.after));
    }
    if (before->rule.times != 1) {
      return wrong(at->id, "den kommer efter något som görs flera gånger om året.",
          "it comes after something that is done several times a year.");
    }
    at = before;
  }
  return {};
}

Result<void> check(const std::vector<WheelItem>& items) {
  std::set<std::string> ids;
  for (const WheelItem& item : items) {
    if (!is_code(item.id)) {
      return wrong(item.id, "id är a–z, 0–9 och _, högst 60 tecken.",
          "an id is a–z, 0–9 and _, at most 60 characters.");
    }
    if (!ids.insert(item.id).second) return wrong(item.id, "id står två gånger.", "the id stands twice.");
    if (trimmed(item.title.sv).empty() || trimmed(item.title.en).empty())
      return wrong(item.id, "den saknar namn.", "it has no title.");
    if (auto good = check_rule(item); !good) return good;
  }
  for (const WheelItem& item : items) {
    if (auto good = check_chain(items, item); !good) return good;
  }
  return {};
}

}  // namespace

Result<std::vector<WheelItem>> read_year_wheel(const json::value& list) {
  std::vector<WheelItem> items;
  for (const json::value& entry : list.as_array()) items.push_back(item_of(entry.as_object()));
  if (auto good = check(items); !good) return std::unexpected(good.error());
  return items;
}

const std::vector<WheelItem>& usual_year_wheel() {
  static const std::vector<WheelItem> usual = [] {
    auto read = read_year_wheel(json::parse(embedded::file("settings.json")).as_object().at("year_wheel"));
    if (!read) throw std::logic_error(read.error().message.en);
    return std::move(*read);
  }();
  return usual;
}

}  // namespace ringmur
