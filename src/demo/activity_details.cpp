#include "demo/activity_details.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

/// What activities say beyond who, what and when.
namespace ringmur::demo {
namespace {

using activities::Activity;
using activities::Effect;
using activities::Origin;
using activities::Status;

Origin origin_of(std::string_view source) {
  constexpr std::array<std::pair<std::string_view, Origin>, 7> known{{{"GAP-analys", Origin::gap},
      {"VoR", Origin::risk}, {"RSA", Origin::risk}, {"Dataskyddsombud", Origin::dpo},
      {"Omvärld", Origin::law}, {"Incidenter", Origin::incident}, {"Klassning", Origin::classification}}};
  for (const auto& [name, origin] : known) {
    if (name == source) return origin;
  }
  return Origin::decision;
}

/// The item of the usual year wheel that a yearly activity of the list is.
std::string_view obligation_of(std::string_view title) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> known{
      {{"Översyn av lokal anvisning", "local_instruction_review"},
          {"Genomgång av behörigheter", "rights_review"}, {"Uppföljning av e-utbildningar", "training"},
          {"Klassning av nya och ändrade system", "classification_review"}}};
  for (const auto& [name, item] : known) {
    if (name == title) return item;
  }
  return {};
}

/// Most is done in time, some some weeks after, and of a few nobody wrote when.
void give_days(Dice& dice, Activity& activity) {
  if (activity.status == Status::planned || activity.status == Status::cancelled || !activity.due) return;
  const Date first = *activity.due - std::chrono::days{dice.between(40, 150)};
  activity.started = dice.working_day(first, first + std::chrono::days{20});
  const bool in_time = dice.percent(75);
  const Date finished = in_time ? *activity.due - std::chrono::days{dice.between(0, 20)}
                                : *activity.due + std::chrono::days{dice.between(3, 45)};
  const bool said = dice.percent(92);
  if (activity.status == Status::done && said) activity.finished = std::max(finished, *activity.started);
}

void give_effect(Dice& dice, const ActivityList& list, Activity& activity) {
  constexpr std::array<int, 3> weights{60, 28, 12};
  const bool lowers_risk = activity.origin == Origin::risk || activity.origin == Origin::gap;
  if (lowers_risk) activity.expected_reduction = dice.between(2, 9);
  if (lowers_risk) activity.expected_effect = "Ska göra det mindre sannolikt att det händer igen.";
  const auto effect = dice.weighted(weights);
  const bool looked_at = dice.percent(70);
  if (activity.status != Status::done || !looked_at) return;
  activity.effect = effect == 0 ? Effect::yes : effect == 1 ? Effect::partly : Effect::no;
  if (effect == 2) activity.effect_note = "Rutinen finns men följs inte. Ny åtgärd behövs.";
  if (effect == 1) activity.effect_note = "Klart för " + list.responsible + ", men inte för alla enheter.";
}

}  // namespace

void give_details(Dice dice, const ActivityList& list, Often often, Date today, Activity& activity) {
  activity.origin = origin_of(list.source);
  activity.role = list.responsible;
  if (dice.percent(35)) activity.cost = dice.between(1, 60) * 5000;
  if (dice.percent(80)) activity.effort = dice.between(1, 40) * 4;
  // The effect first: it throws the dice as often whatever has become of it.
  give_effect(dice, list, activity);
  give_days(dice, activity);
  // What has not been yet is not said to have been.
  if (activity.finished && *activity.finished > today) activity.finished.reset();
  if (often == Often::yearly) {
    activity.obligation = obligation_of(list.title);
    if (!activity.obligation.empty()) activity.origin = Origin::year_wheel;
    return;
  }
  if (list.title.starts_with("Öva ")) activity.recurrence = "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15";
}

}  // namespace ringmur::demo
