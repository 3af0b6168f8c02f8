/// How many instructions a request takes, counted by callgrind: the same on a busy machine as on a quiet one.
///
///   bench_instructions make DATABASE      a made-up kommun with a seed, and a person who signs in
///   bench_instructions ask DATABASE       serves each kind some times; run by
///                                         `valgrind --tool=callgrind --instr-atstart=no`, which writes a
///                                         file a kind; prints "KIND TIMES" for each
///
/// One thread, no network: what a worker does between the head that was read and the body that is to be sent.
#include <fmt/format.h>
#include <valgrind/callgrind.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <stdexcept>

#include "areas/areas.h"
#include "areas/incidents/incident.h"
#include "demo/accounts.h"
#include "demo/demo.h"
#include "registry/import.h"
#include "schema/filter.h"
#include "served.h"
#include "store/accounts.h"

namespace {

using namespace ringmur;
using bench::between;
using bench::owner;
using bench::Served;

constexpr const char* login = "bench";
constexpr const char* password = "sju granar bakom ladan";

void make(const std::string& data) {
  auto store = open_store(Location(data), catalogue());
  if (!store) throw std::runtime_error(store.error().message.en);
  DemoOptions options;
  options.scale = 0.02;
  options.extra_incidents = 2000;
  auto made = make_demo(**store, owner(), options);
  if (!made) throw std::runtime_error(made.error().message.en);
  for (const Authority& authority : made->authorities) {
    if (authority.code != "UTB") continue;
    const AccountOrder order{login, "Bengt Bänk", AccountKind::administrator, authority.id, {}};
    auto account = create_account_with(**store, owner(), order, password);
    if (!account) throw std::runtime_error(account.error().message.en);
  }
}

/// A kind of request, done `times` between two readings of the counter; `warm` times before them, so that
/// statements are prepared and what is made once is made.
struct Kind {
  const char* name;
  int times;
  std::function<void(int)> once;
};

void count(const Kind& kind) {
  constexpr int warm = 2;
  for (int turn = 0; turn < warm; ++turn) kind.once(turn);
  CALLGRIND_START_INSTRUMENTATION;
  CALLGRIND_ZERO_STATS;
  for (int turn = 0; turn < kind.times; ++turn) kind.once(warm + turn);
  CALLGRIND_DUMP_STATS_AT(kind.name);
  CALLGRIND_STOP_INSTRUMENTATION;
  fmt::print("{} {}\n", kind.name, kind.times);
}

/// Each import brings other people: what is there already would only be compared.
std::string course_results(int turn) {
  std::string text = "Anställningsnummer;Kurs;Status;Statusdatum;Enhet\n";
  for (int row = 0; row < 500; ++row)
    text += fmt::format("{};Dataskydd;Certifierad;2025-{:02}-{:02};UTB\n", 900'000 + turn * 500 + row,
        1 + row % 12, 1 + row % 28);
  return text;
}

void import_rows(Served& served, const std::string& file, int turn) {
  std::ofstream(file) << course_results(turn);
  auto place = find_unit(served.store(), owner(), "UTB");
  if (!place) throw std::runtime_error(place.error().message.en);
  ImportOptions options;
  options.file_name = "utbildning.csv";
  options.unit = *place;
  auto report = import_file(served.store(), owner(), file, options);
  if (!report) throw std::runtime_error(report.error().message.en);
  if (report->created != 500) throw std::runtime_error("the import has not made 500 records");
}

void parse_terms() {
  const RecordType& type = incidents::describe_incident();
  const Terms terms = from_query(
      "status=in.(new,ongoing)&discovered_at=gte.today-30d&unit=under.UTB&title=contains.nyckel&q=nätfiske%"
      "20mejl");
  auto filter = parse_filter(type, catalogue(), resolve_terms(type, catalogue(), terms, now()));
  if (!filter) throw std::runtime_error(filter.error().message.en);
}

std::vector<Kind> reading_kinds(
    Served& served, const http::Pairs& token, const std::string& id, const std::string& unit) {
  auto get = [&served, &token](const std::string& target) {
    return [&served, token, target](int) { served.get(target, token); };
  };
  return {{"list", 20, get("/api/v1/incidents?authority=UTB&limit=50")},
      {"filtered_list", 20,
          get("/api/v1/incidents?authority=UTB&limit=50&status=in.(new,ongoing)&sort=title&names=true")},
      {"counted_list", 20, get("/api/v1/incidents?authority=UTB&limit=50&count=true")},
      {"record", 100, get("/api/v1/incidents/" + id)},
      {"history", 50, get("/api/v1/incidents/" + id + "/history")},
      {"duties", 20, get("/api/v1/incidents/" + id + "/duties")},
      {"search", 20, get("/api/v1/search?authority=UTB&q=n%C3%A4tfiske")},
      {"counts_of_unit", 20, get("/api/v1/incidents/counts?authority=UTB&by=status&unit=eq." + unit)},
      {"figures", 4, get("/api/v1/figures?unit=UTB&year=2025")},
      {"report", 2, get("/api/v1/report?unit=UTB&year=2025&format=html")}};
}

void ask(const std::string& data) {
  Served served(data, std::filesystem::path(data).parent_path());
  const http::Pairs token = served.token_of("UTB");
  const http::Pairs session = served.session_of(login, password);
  const std::string first = served.get("/api/v1/incidents?authority=UTB&limit=1", token).body;
  const std::string id = between(first, "\"id\":\"", "\"");
  const std::string unit = between(first, "\"unit\":\"", "\"");
  const std::string file = data + ".csv";
  std::vector<Kind> kinds = reading_kinds(served, token, id, unit);
  kinds.push_back({"session", 50, [&](int) { served.get("/api/v1/session", session); }});
  kinds.push_back({"filter", 50, [](int) { parse_terms(); }});
  kinds.push_back({"create", 20, [&](int turn) {
                     served.ask(http::Method::post, "/api/v1/incidents?authority=UTB", token,
                         fmt::format(R"({{"title":"Nätfiske mot lärare {:04}","unit":"{}",)"
                                     R"("description":"Ett mejl med en länk.",)"
                                     R"("discovered_at":"2025-11-05T14:30:00+01:00"}})",
                             turn, unit));
                   }});
  kinds.push_back({"change", 20, [&](int turn) {
                     http::Pairs headers = token;
                     headers.emplace_back("If-Match", "*");
                     served.ask(http::Method::patch, "/api/v1/incidents/" + id, headers,
                         fmt::format(R"({{"title":"Ändrad rubrik {:04}"}})", turn));
                   }});
  kinds.push_back({"import_500", 2, [&](int turn) { import_rows(served, file, turn); }});
  for (const Kind& kind : kinds) count(kind);
}

}  // namespace

int main(int words, char** word) {
  const std::string what = words == 3 ? word[1] : "";
  try {
    if (what == "make")
      make(word[2]);
    else if (what == "ask")
      ask(word[2]);
    else
      fmt::print(stderr, "bench_instructions make|ask DATABASE\n");
    return what == "make" || what == "ask" ? 0 : 2;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench instructions: {}\n", failure.what());
    return 1;
  }
}
