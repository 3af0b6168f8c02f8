/// Text, ids and time: what every record passes through.
#include <benchmark/benchmark.h>

#include "base/stockholm.h"
#include "base/text.h"
#include "base/uuid.h"
#include "base/words.h"
#include "micro/sample.h"

namespace {

using namespace ringmur;

void nfc(benchmark::State& state) {
  std::string out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(normalise(bench::sample_prose(), out));
  }
}
BENCHMARK(nfc);

void nfc_of_ascii(benchmark::State& state) {
  const std::string text(120, 'a');
  std::string out;
  for (auto _ : state) {
    out.clear();
    benchmark::DoNotOptimize(normalise(text, out));
  }
}
BENCHMARK(nfc_of_ascii);

void folding(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(folded(bench::sample_prose()));
}
BENCHMARK(folding);

void lower(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(lower_case(bench::sample_prose()));
}
BENCHMARK(lower);

void stems(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(search_words(bench::sample_prose()));
}
BENCHMARK(stems);

void swedish_sort_key(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(sort_key("Åtkomst till lärarnas lösenord på Björkskolan"));
}
BENCHMARK(swedish_sort_key);

void make_uuid(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(new_uuid());
}
BENCHMARK(make_uuid);

void uuid_text(benchmark::State& state) {
  const Uuid id = new_uuid();
  for (auto _ : state) benchmark::DoNotOptimize(parse_uuid(to_string(id)));
}
BENCHMARK(uuid_text);

void rfc3339(benchmark::State& state) {
  const Instant at = *parse_rfc3339("2025-11-05T13:30:00Z");
  for (auto _ : state) benchmark::DoNotOptimize(parse_rfc3339(to_string(at)));
}
BENCHMARK(rfc3339);

void to_stockholm(benchmark::State& state) {
  const Instant at = *parse_rfc3339("2025-11-05T13:30:00Z");
  for (auto _ : state) benchmark::DoNotOptimize(stockholm::local(at));
}
BENCHMARK(to_stockholm);

void from_stockholm(benchmark::State& state) {
  const stockholm::LocalTime local{std::chrono::sys_days{std::chrono::year{2025} / 11 / 5}, 14, 30, 0};
  for (auto _ : state) benchmark::DoNotOptimize(stockholm::instant(local));
}
BENCHMARK(from_stockholm);

}  // namespace
