/// What goes out: JSON, sheets, the report as HTML, the digests of the trail.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "areas/areas.h"
#include "demo/demo.h"
#include "exchange/sheet.h"
#include "micro/sample.h"
#include "registry/units.h"
#include "review/compose.h"
#include "review/html.h"
#include "server/api_json.h"
#include "store/audit_digests.h"

namespace {

using namespace ringmur;

void json_list(benchmark::State& state) {
  const RecordType& type = incidents::describe_incident();
  const Row row = bench::sample_incident();
  for (auto _ : state) {
    std::string body;
    body.reserve(40'000);
    for (int i = 0; i < 50; ++i) api::append_record(body, type, row, "UTB", {});
    benchmark::DoNotOptimize(body);
  }
  state.SetItemsProcessed(state.iterations() * 50);
}
BENCHMARK(json_list);

const std::vector<std::string> cells{
    "INC-2025-0123", "Nätfiske mot lärare", "Björkskolan", "2025-11-05 14:30", "ja", "Pågår"};

void csv_rows(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t bytes = 0;
    auto writer = csv_writer([&bytes](std::string_view part) -> Result<void> {
      bytes += part.size();
      return {};
    });
    for (int i = 0; i < 1000; ++i) benchmark::DoNotOptimize(writer->write(cells));
    if (!writer->finish() || bytes == 0) throw std::runtime_error("no rows");
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK(csv_rows)->Unit(benchmark::kMicrosecond);

std::filesystem::path own_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "ringmur-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder for files");
  return folder;
}

void xlsx_rows(benchmark::State& state) {
  const std::filesystem::path folder = own_folder();
  for (auto _ : state) {
    auto writer = xlsx_writer(folder / "out.xlsx", "Incidenter").value();
    for (int i = 0; i < 1000; ++i) benchmark::DoNotOptimize(writer->write(cells));
    if (!writer->finish()) throw std::runtime_error("no sheet");
  }
  state.SetItemsProcessed(state.iterations() * 1000);
  std::filesystem::remove_all(folder);
}
BENCHMARK(xlsx_rows)->Unit(benchmark::kMillisecond);

/// The report of a nämnd in a small made-up kommun.
review::Document sample_report() {
  const std::filesystem::path folder = own_folder();
  const Actor actor{"bench", std::nullopt, Right::administer, {}};
  review::Document document;
  {
    auto store = open_store(Location(folder / "report.db"), catalogue()).value();
    DemoOptions options;
    options.scale = 0.02;
    options.earlier_years = EarlierYears::leave_open;
    if (!make_demo(*store, actor, options)) throw std::runtime_error("no kommun");
    auto place = find_unit(*store, actor, "UTB").value();
    document = review::compose(*store, actor, place, 2025, demo_words("UTB", 2025)).value().document;
  }
  std::filesystem::remove_all(folder);
  return document;
}

void html_report(benchmark::State& state) {
  static const review::Document document = sample_report();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string html = review::to_html(document, review::Medium::web, {});
    bytes = html.size();
    benchmark::DoNotOptimize(html);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(html_report)->Unit(benchmark::kMicrosecond);

void audit_digest(benchmark::State& state) {
  AuditEvent event{"incident", new_uuid(), "change", 4,
      R"({"status":["new","ongoing"],"title":["Nätfiske","Nätfiske mot lärare"]})"};
  const std::string salt(16, 's');
  for (auto _ : state) {
    const std::string values = db::value_digest(salt, event.changes);
    benchmark::DoNotOptimize(db::event_digest(event, values));
  }
}
BENCHMARK(audit_digest);

}  // namespace
