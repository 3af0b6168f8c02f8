#include "areas/incidents/likeness.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <vector>

#include "base/words.h"

namespace ringmur::incidents {
namespace {

using Stems = std::set<std::string>;

constexpr double words_weight = 0.65;
constexpr double time_weight = 0.25;
constexpr double unit_weight = 0.10;
constexpr std::chrono::hours as_one{1};
constexpr std::chrono::hours too_far{14 * 24};
constexpr std::size_t shortest_stem = 4;
constexpr std::size_t most_words_told = 5;

/// Words that stand in any text and say nothing of what happened.
const Stems& empty_words() {
  static const Stems stems = [] {
    const auto list = search_words(
        "från till inte eller efter under över sedan innan hade varit blev blivit kunde också detta denna "
        "dessa deras vilket vilken vilka någon något några alla allt bara även genom mellan utan kring "
        "skulle "
        "måste igen from with that this have been were which their there when after before about could "
        "would");
    return Stems(list.begin(), list.end());
  }();
  return stems;
}

Stems stems_of(std::string_view text) {
  Stems stems;
  for (std::string& word : search_words(text)) {
    if (length(word) >= shortest_stem && !empty_words().contains(word)) stems.insert(std::move(word));
  }
  return stems;
}

Stems in_common(const Stems& one, const Stems& other) {
  Stems both;
  std::ranges::set_intersection(one, other, std::inserter(both, both.end()));
  return both;
}

double share_in_common(const Stems& one, const Stems& other) {
  const double both = static_cast<double>(in_common(one, other).size());
  const double either = static_cast<double>(one.size() + other.size()) - both;
  return either == 0 ? 0 : both / either;
}

std::string all_of(const Told& told) {
  return told.title + "\n" + told.description;
}

std::chrono::milliseconds apart(const Told& one, const Told& other) {
  return one.at > other.at ? one.at - other.at : other.at - one.at;
}

/// Falls fast at first: what is told of the next day is another thing more often than one an hour later.
double near_in_time(const Told& one, const Told& other) {
  const auto distance = apart(one, other);
  if (distance <= as_one) return 1;
  if (distance >= too_far) return 0;
  const std::chrono::duration<double> beyond = distance - as_one;
  const std::chrono::duration<double> whole = too_far - as_one;
  return 1 - std::sqrt(beyond / whole);
}

/// The words in common as the text has them, since a stem is no word.
std::vector<std::string> words_told(const std::string& text, Stems wanted) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < text.size() && words.size() < most_words_told) {
    const std::size_t start = text.find_first_not_of(" \t\r\n.,;:!?()\"/", from);
    if (start == std::string::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n.,;:!?()\"/", start), text.size());
    const std::string word = text.substr(start, end - start);
    from = end;
    bool shared = false;
    for (const std::string& stem : search_words(word)) shared = wanted.erase(stem) > 0 || shared;
    if (shared) words.push_back(lower_case(word));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

Text time_told(const Told& one, const Told& other) {
  const auto hours = std::chrono::floor<std::chrono::hours>(apart(one, other)).count();
  if (apart(one, other) <= as_one) return {"inom en timme", "within an hour"};
  constexpr std::int64_t as_days = 48;
  if (hours < as_days) {
    return hours == 1 ? Text{"en timme isär", "one hour apart"}
                      : Text{fmt::format("{} timmar isär", hours), fmt::format("{} hours apart", hours)};
  }
  return {fmt::format("{} dygn isär", hours / 24), fmt::format("{} days apart", hours / 24)};
}

}  // namespace

Telling::Telling(Told told)
    : told_(std::move(told)), title_(stems_of(told_.title)), all_(stems_of(all_of(told_))) {}

double likeness(const Telling& of_one, const Telling& of_other) {
  const Told& one = of_one.told();
  const Told& other = of_other.told();
  const double words =
      std::max(share_in_common(of_one.title_, of_other.title_), share_in_common(of_one.all_, of_other.all_));
  const double told = words_weight * words + time_weight * near_in_time(one, other);
  // Where one of them says no unit, it can speak neither for nor against.
  if (!one.unit || !other.unit) return std::min(1.0, told / (words_weight + time_weight));
  return std::min(1.0, told + (*one.unit == *other.unit ? unit_weight : 0));
}

double likeness(const Told& one, const Told& other) {
  return likeness(Telling(one), Telling(other));
}

Text because(const Told& one, const Told& other) {
  const std::string text = all_of(one);
  const auto words = words_told(text, in_common(stems_of(text), stems_of(all_of(other))));
  const Text time = time_told(one, other);
  Text why = words.empty() ? Text{"Inga ord gemensamma", "No words in common"}
                           : Text{"Gemensamma ord: " + joined(words), "Words in common: " + joined(words)};
  why.sv += "; " + time.sv;
  why.en += "; " + time.en;
  if (one.unit && other.unit && *one.unit == *other.unit) {
    why.sv += "; samma enhet";
    why.en += "; the same unit";
  }
  return why;
}

}  // namespace ringmur::incidents
