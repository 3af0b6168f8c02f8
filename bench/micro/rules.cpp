/// The rules: values in, values out.
#include <benchmark/benchmark.h>

#include "areas/activities/year_wheel.h"
#include "areas/incidents/duties.h"
#include "areas/incidents/estimate.h"
#include "areas/risk/rules.h"
#include "micro/sample.h"
#include "schema/describe.h"
#include "schema/incident_rules.h"
#include "schema/settings.h"

namespace {

using namespace ringmur;

const Date some_day{std::chrono::year{2025} / std::chrono::November / 5};

incidents::Incident sample() {
  return record_of<incidents::Incident>(incidents::describe_incident(), bench::sample_incident().values);
}

void risk_value(benchmark::State& state) {
  std::optional<std::int64_t> likelihood = 3;
  for (auto _ : state) {
    benchmark::DoNotOptimize(likelihood);
    auto value = risk::risk_value(likelihood, 4);
    benchmark::DoNotOptimize(risk::action_required(value, 9));
  }
}
BENCHMARK(risk_value);

void duties(benchmark::State& state) {
  const incidents::Incident incident = sample();
  incidents::Surroundings around;
  around.own = {"UTB", "Utbildningsnämnden"};
  const Instant at = *parse_rfc3339("2025-11-06T08:00:00Z");
  for (auto _ : state)
    benchmark::DoNotOptimize(incidents::judge(incident, around, usual_incident_rules(), at));
}
BENCHMARK(duties);

void significance(benchmark::State& state) {
  const incidents::Incident incident = sample();
  const IncidentRules& rules = usual_incident_rules();
  for (auto _ : state)
    benchmark::DoNotOptimize(
        incidents::significance_of(incident, std::nullopt, rules.legal_person_of("UTB"), rules, some_day));
}
BENCHMARK(significance);

void deadline(benchmark::State& state) {
  const IncidentRules& rules = usual_incident_rules();
  const Instant from = *parse_rfc3339("2025-11-05T13:30:00Z");
  for (auto _ : state) {
    benchmark::DoNotOptimize(incidents::after_hours(from, 72));
    benchmark::DoNotOptimize(
        incidents::last_lawful_day(incidents::after_months(some_day, 1), rules.holidays));
  }
}
BENCHMARK(deadline);

void estimate(benchmark::State& state) {
  const incidents::Lists lists{.staff = 124, .desk = 220, .both = 37};
  for (auto _ : state) benchmark::DoNotOptimize(incidents::chapman(lists));
}
BENCHMARK(estimate);

void year_wheel(benchmark::State& state) {
  const auto& items = Settings::defaults().year_wheel();
  for (auto _ : state) benchmark::DoNotOptimize(activities::occasions_of(items, 2025, "nämnd"));
}
BENCHMARK(year_wheel);

}  // namespace
