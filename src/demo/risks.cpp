#include <fmt/format.h>

#include <algorithm>

#include "demo/records.h"

namespace ringmur::demo {
namespace {

constexpr std::int64_t threshold = 9;  ///< from which most risks have an action
constexpr int not_assessed = 5;        ///< percent
constexpr std::size_t most_of_classification = 8;
const std::string large_authority = "UTB";  ///< shown first to a newcomer, so nothing lacks there

bool is_large(const Place& place) {
  return place.list->code == large_authority;
}

enum class Assessed { mostly, not_yet };

class RiskYear {
 public:
  RiskYear(const Town& town, const Place& place, int year) : town_(town), place_(place), year_(year) {}

  std::vector<risk::Risk> take() {
    for (const PracticeList& practice : lists().practices) {
      if (!is_forgotten(practice)) add_some(practice);
    }
    for (const EventList& event : lists().rsa.events) add("RSA", lists().rsa, event, event.text);
    add_of_classification();
    return std::move(made_);
  }

 private:
  Dice dice(std::uint64_t about, std::uint64_t more) const {
    return town_.dice(Topic::risk, {place_.index, about, more});
  }

  /// Some nämnder have not looked at an arbetssätt that they must: the report says so.
  bool is_forgotten(const PracticeList& practice) const {
    return !is_large(place_) && dice(number_of(practice.practice), 0).percent(14);
  }

  void add_some(const PracticeList& practice) {
    std::size_t all = practice.events.size();
    std::size_t wanted = std::min<std::size_t>(all, 1 + static_cast<std::size_t>(place_.staff / 60));
    if (is_large(place_)) wanted = all;
    std::size_t start = dice(number_of(practice.practice), 1).below(all);
    for (std::size_t i = 0; i < wanted; ++i) {
      const EventList& event = practice.events[(start + i) % all];
      add("VoR", practice, event, event.text);
    }
  }

  /// For systems that were classified in the year.
  void add_of_classification() {
    std::size_t systems = 0;
    for (std::int64_t i = 0; i < system_count(place_) && systems < most_of_classification; ++i) {
      auto system = system_at(town_, place_, i, year_);
      if (!system || !system->classified_on || year_of(*system->classified_on) != year_) continue;
      ++systems;
      const PracticeList& list = lists().classification;
      const EventList& event = dice(static_cast<std::uint64_t>(i), 2).pick(list.events);
      std::string text = event.text;
      constexpr std::string_view mark = "{system}";
      if (auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), system->name);
      // Classified late in the last year: the analysis is begun, not done.
      bool late = year_ == town_.last_year && *system->classified_on > day(year_, 10, 1);
      add(lists().classification_name, list, event, text, late ? Assessed::not_yet : Assessed::mostly);
    }
  }

  void add(const std::string& analysis, const PracticeList& list, const EventList& event,
      const std::string& text, Assessed assessed = Assessed::mostly) {
    Dice luck = dice(number_of(text), static_cast<std::uint64_t>(year_));
    risk::Risk risk;
    risk.analysis = analysis;
    risk.year = year_;
    risk.process = list.process;
    risk.practice = list.practice;
    risk.event = text;
    risk.unit = place_.id();
    if (!luck.percent(not_assessed) && assessed == Assessed::mostly) {
      risk.likelihood = near(event.likelihood, 60, luck);
      risk.impact = near(event.impact, 30, luck);
    }
    std::int64_t value = risk.likelihood.value_or(0) * risk.impact.value_or(0);
    if (luck.percent(value >= threshold ? 88 : 25)) risk.action = event.action;
    if (risk.likelihood && luck.percent(70)) risk.follow_up = luck.pick(event.follow_ups);
    if (!risk.follow_up.empty() || luck.percent(40)) risk.proposal = event.proposal;
    made_.push_back(std::move(risk));
  }

  static std::int64_t near(std::int64_t level, int chance, Dice& luck) {
    return luck.percent(chance) ? std::clamp<std::int64_t>(level + luck.between(-1, 1), 1, 5) : level;
  }

  const Town& town_;
  const Place& place_;
  int year_;
  std::vector<risk::Risk> made_;
};

}  // namespace

std::vector<risk::Risk> risks_of(const Town& town, const Place& place, int year) {
  return RiskYear(town, place, year).take();
}

}  // namespace ringmur::demo
