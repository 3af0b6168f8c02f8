#include "demo/risk_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "areas/risk/rules.h"
#include "areas/risk/sample_rules.h"
#include "demo/records.h"

namespace ringmur::demo {
namespace {

constexpr std::int64_t threshold = 9;
constexpr std::size_t most_controls = 3;

constexpr std::array reasons{"Händelser under året och samtal med verksamheten.",
    "Bedömt tillsammans med objektägare och chefer.", "Incidenter och granskningar pekar åt samma håll."};
constexpr std::array rises{"Fler incidenter än året innan.", "Fler system och fler användare.",
    "Åtgärden blev inte klar under året."};
constexpr std::array falls{"Åtgärderna har gett effekt.", "Rutinen är införd i alla enheter.",
    "Färre avvikelser i årets kontroller."};
constexpr std::array tasks{"Omsorg och tillsyn dygnet runt", "Beslut om insatser och försörjning",
    "Drift av kommunens gemensamma it"};
constexpr std::array bearable{
    "Kostnaden står inte i proportion till risken. Prövas igen när avtalet löper ut.",
    "Systemet ersätts nästa år. Risken bärs till dess.",
    "Kompenserande rutin finns: två personer granskar varje ärende."};

struct ControlWords {
  std::string_view practice;
  const char* what;
  const char* how;
};

constexpr std::array control_words{
    ControlWords{"Behörighetshantering", "Behörigheter motsvarar arbetsuppgifterna",
        "Jämför behörigheter i systemet med personallistan och med chefens besked."},
    ControlWords{"Implementering av lokal anvisning", "Lokal anvisning är känd i enheterna",
        "Fråga slumpvis utvalda medarbetare om anvisningens innehåll."},
    ControlWords{"Incidenthantering", "Incidenter hanteras i tid",
        "Följ utvalda incidenter från upptäckt till avslut och jämför tiderna med rutinen."},
    ControlWords{"Informationsklassning", "Klassning är gjord innan systemet togs i bruk",
        "Jämför klassningens datum med driftsättningen för utvalda system."},
    ControlWords{"Informationssäkerhet inom upphandlingsförfarande",
        "Upphandlingar har krav på informationssäkerhet",
        "Läs förfrågningsunderlagen i utvalda upphandlingar."},
};

constexpr Decimal percent(std::int64_t whole) {
  return {whole * Decimal::one};
}

std::string key_of(const risk::Risk& risk) {
  return risk.analysis + '\n' + risk.practice + '\n' + risk.event;
}

std::optional<std::int64_t> value_of(const risk::Risk& risk) {
  return risk::risk_value(risk.likelihood, risk.impact);
}

/// The highest first; the same value in the order in which they were made.
std::vector<std::size_t> highest_first(const RiskWork& work) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < work.risks.size(); ++i) {
    if (value_of(work.risks[i].second)) order.push_back(i);
  }
  std::ranges::stable_sort(
      order, std::greater(), [&](std::size_t i) { return *value_of(work.risks[i].second); });
  return order;
}

std::string name_at(const Town& town, const Place& place, std::int64_t index) {
  return person_of(town, place, std::min(index, place.staff - 1)).name;
}

}  // namespace

void RiskBook::enrich(risk::Risk& risk, int year) const {
  Dice luck =
      town_.dice(Topic::risk_work, {place_.index, number_of(risk.event), static_cast<std::uint64_t>(year)});
  risk.risk_owner = name_at(town_, place_, luck.between(0, 3));
  if (risk.analysis == "RSA") {
    risk.stage = year == town_.last_year ? luck.between(5, 6) : 4;
    risk.task = luck.pick(tasks);
    risk.effect_confidentiality = "Obehöriga kan ta del av uppgifter om enskilda.";
    risk.effect_availability = "Arbetet görs på papper, och det som är brådskande går först.";
  }
  if (!value_of(risk)) return;
  risk.inherent_likelihood = std::min<std::int64_t>(5, *risk.likelihood + luck.between(1, 2));
  risk.inherent_impact = std::min<std::int64_t>(5, *risk.impact + luck.between(0, 1));
  risk.reason = luck.pick(reasons);
  risk.treatment = risk.action.empty() ? risk::Treatment::accept : risk::Treatment::reduce;
  if (risk.action.empty()) return;
  risk.residual_likelihood = std::max<std::int64_t>(1, *risk.likelihood - luck.between(1, 2));
  risk.residual_impact = *risk.impact;
}

void RiskBook::lead_back(risk::Risk& risk) const {
  auto found = before_.find(key_of(risk));
  if (found == before_.end()) return;
  risk.previous.value = found->second.id;
  risk.previous_value = found->second.value;
  auto moved = risk::moved(risk.previous_value, value_of(risk));
  if (!moved || *moved == risk::Moved::same) return;
  Dice luck = town_.dice(Topic::risk_work, {place_.index, number_of(risk.event), 1});
  risk.what_changed = *moved == risk::Moved::up ? luck.pick(rises) : luck.pick(falls);
}

/// One is borne each year, and the last year one more is asked for: what was accepted the years before has
/// ended.
void RiskBook::accept(RiskWork& work, int year) const {
  std::size_t made = 0;
  for (std::size_t i : highest_first(work)) {
    auto& [id, risk] = work.risks[i];
    const bool asked = made == 1;
    if (asked && year != town_.last_year) return;
    if (made == 2) return;
    // Rather one that lacks an action.
    const bool fits = *value_of(risk) < threshold || risk.action.empty() || i == highest_first(work).back();
    if (!fits) continue;
    Dice luck = town_.dice(Topic::risk_work, {place_.index, number_of(risk.event), 2});
    risk::RiskAcceptance acceptance;
    acceptance.risk.value = id;
    acceptance.reason = luck.pick(bearable);
    acceptance.until = day(year + 1, asked ? 12 : 6, asked ? 31 : 30);
    acceptance.unit = place_.id();
    acceptance.status = risk::AcceptanceStatus::requested;
    if (!asked) {
      acceptance.status = risk::AcceptanceStatus::accepted;
      acceptance.value = value_of(risk);
      acceptance.decided_by_name = name_at(town_, place_, 0);
      acceptance.role = "head";
      acceptance.decided_at = Instant(day(year, 3, 14) + std::chrono::hours{9});
      acceptance.decision = fmt::format("{} {}/{}", place_.authority.code, year, 100 + luck.below(800));
      risk.accepted_value = acceptance.value;
      risk.accepted_until = acceptance.until;
    }
    work.acceptances.push_back(std::move(acceptance));
    ++made;
  }
}

void RiskBook::perform(
    RiskWork& work, const Uuid& control, const risk::InternalControl& plan, int year) const {
  Dice luck =
      town_.dice(Topic::risk_work, {place_.index, number_of(plan.what), static_cast<std::uint64_t>(year), 3});
  const int times = plan.frequency == risk::Frequency::half_yearly ? 2 : 1;
  for (int time = 0; time < times; ++time) {
    // The last year's last one is still to be done.
    if (time > 0 && year == town_.last_year && luck.percent(50)) return;
    risk::ControlPerformance done;
    done.control.value = control;
    done.performed = luck.working_day(day(year, static_cast<unsigned>(4 + 6 * time), 1),
        day(year, static_cast<unsigned>(5 + 6 * time), 20));
    done.performed_by = plan.responsible;
    done.population = plan.population;
    done.confidence = plan.confidence;
    done.size = risk::size_of_sample(
        plan.population, plan.expected_deviation, plan.tolerable_deviation, plan.confidence);
    done.seed = fmt::format("{}-{}-{}-{}", place_.authority.code, year, time + 1, luck.below(1'000'000));
    done.checked = done.size;
    done.deviations = luck.percent(45) ? 0 : luck.between(1, 4);
    done.result = *done.deviations == 0  ? risk::ControlResult::no_deviation
                  : *done.deviations < 3 ? risk::ControlResult::minor
                                         : risk::ControlResult::serious;
    if (*done.deviations > 0) {
      done.observation = fmt::format(
          "{} av {} följde inte rutinen. Berörda chefer har fått besked.", *done.deviations, *done.checked);
    }
    done.evidence = "Protokoll i diariet, med listan över det som granskades.";
    done.unit = place_.id();
    work.performances.push_back(std::move(done));
  }
}

void RiskBook::plan(RiskWork& work, int year) const {
  std::set<std::string> taken;
  for (std::size_t i : highest_first(work)) {
    auto& [id, risk] = work.risks[i];
    auto words = std::ranges::find(control_words, risk.practice, &ControlWords::practice);
    if (words == control_words.end() || taken.size() == most_controls) continue;
    if (!taken.insert(risk.practice).second) continue;
    risk.internal_control = true;
    Dice luck = town_.dice(Topic::risk_work, {place_.index, number_of(words->what), 4});
    risk::InternalControl control;
    control.year = year;
    control.risk.value = id;
    control.what = words->what;
    control.how = words->how;
    control.method = risk::ControlMethod::sample;
    control.frequency = luck.percent(50) ? risk::Frequency::half_yearly : risk::Frequency::yearly;
    control.responsible = name_at(town_, place_, luck.between(1, 5));
    control.population = luck.between(40, 400);
    control.expected_deviation = percent(1);
    control.tolerable_deviation = percent(10);
    control.confidence = percent(95);
    control.unit = place_.id();
    const Uuid control_id = new_uuid();
    perform(work, control_id, control, year);
    work.controls.emplace_back(control_id, std::move(control));
  }
}

RiskWork RiskBook::year(int year) {
  RiskWork work;
  for (risk::Risk& risk : risks_of(town_, place_, year)) {
    enrich(risk, year);
    lead_back(risk);
    work.risks.emplace_back(new_uuid(), std::move(risk));
  }
  accept(work, year);
  plan(work, year);
  before_.clear();
  for (const auto& [id, risk] : work.risks) before_[key_of(risk)] = {id, value_of(risk)};
  return work;
}

}  // namespace ringmur::demo
