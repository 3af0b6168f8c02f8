/// What comes in: sheets, JSON, filters, addresses, letters.
#include <benchmark/benchmark.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>

#include "areas/areas.h"
#include "exchange/mail_reader.h"
#include "exchange/sheet.h"
#include "micro/sample.h"
#include "schema/describe.h"
#include "schema/filter.h"
#include "schema/json.h"
#include "server/wire.h"

namespace {

using namespace ringmur;

constexpr int rows = 1000;

/// A file that goes with the process.
class OwnFile {
 public:
  explicit OwnFile(const char* ending) {
    std::string folder = (std::filesystem::temp_directory_path() / "ringmur-bench-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no folder for files");
    folder_ = folder;
    path_ = folder_ / ending;
  }
  ~OwnFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  OwnFile(const OwnFile&) = delete;
  OwnFile& operator=(const OwnFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

void read_all(benchmark::State& state, const std::filesystem::path& file) {
  for (auto _ : state) {
    auto sheet = open_sheet(file);
    if (!sheet) throw std::runtime_error(sheet.error().message.en);
    SheetRow row;
    int read = 0;
    while ((*sheet)->next(row).value()) ++read;
    if (read != rows) throw std::runtime_error("the sheet has lost rows");
  }
  state.SetItemsProcessed(state.iterations() * rows);
}

void csv(benchmark::State& state) {
  const OwnFile file("sheet.csv");
  std::ofstream(file.path()) << bench::sample_csv(rows);
  read_all(state, file.path());
}
BENCHMARK(csv)->Unit(benchmark::kMicrosecond);

void xlsx(benchmark::State& state) {
  const OwnFile file("sheet.xlsx");
  auto writer = xlsx_writer(file.path(), "Utbildning").value();
  auto good = writer->write({"Anställningsnummer", "Kurs", "Status", "Statusdatum", "Enhet"});
  for (int row = 0; good && row < rows; ++row)
    good = writer->write({std::to_string(100'000 + row), "Dataskydd", "Certifierad", "2025-03-04", "SK001"});
  if (!good || !writer->finish()) throw std::runtime_error("no sheet was written");
  read_all(state, file.path());
}
BENCHMARK(xlsx)->Unit(benchmark::kMicrosecond);

void json_body(benchmark::State& state) {
  const RecordType& type = incidents::describe_incident();
  const std::string text =
      R"({"title":"Nätfiske mot lärare","description":"Ett mejl med en länk.","personal_data":true,)"
      R"("discovered_at":"2025-11-05T14:30:00+01:00"})";
  const incidents::Incident empty;
  for (auto _ : state) {
    Values values = values_of(type, &empty);
    std::set<std::string> touched;
    auto read = read_json_fields(type, boost::json::parse(text).as_object(), values, touched);
    if (!read) throw std::runtime_error(read.error().message.en);
    benchmark::DoNotOptimize(values);
  }
}
BENCHMARK(json_body);

void filter(benchmark::State& state) {
  const RecordType& type = incidents::describe_incident();
  const Instant at = *parse_rfc3339("2025-11-06T08:00:00Z");
  for (auto _ : state) {
    const Terms terms =
        from_query("status=in.(new,ongoing)&discovered_at=gte.today-30d&unit=under.UTB&q=n%C3%A4tfiske");
    auto read = parse_filter(type, catalogue(), resolve_terms(type, catalogue(), terms, at));
    if (!read) throw std::runtime_error(read.error().message.en);
    benchmark::DoNotOptimize(read);
  }
}
BENCHMARK(filter);

void http_address(benchmark::State& state) {
  for (auto _ : state) {
    http::RequestHead head;
    const bool good = http::read_target(
        "/api/v1/incidents?authority=UTB&limit=50&status=in.(new,ongoing)&q=n%C3%A4tfiske", head);
    if (!good) throw std::runtime_error("no address");
    benchmark::DoNotOptimize(head);
  }
}
BENCHMARK(http_address);

void letter(benchmark::State& state) {
  const std::string bytes =
      "From: =?UTF-8?Q?L=C3=A4rare?= <larare@example.se>\r\nTo: incident@example.se\r\n"
      "Subject: =?UTF-8?Q?Misst=C3=A4nkt_n=C3=A4tfiske?=\r\nDate: Wed, 05 Nov 2025 14:30:00 +0100\r\n"
      "Message-ID: <1@example.se>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; "
      "boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\nVi har f=C3=A5tt ett mejl med en l=C3=A4nk.\r\n--b\r\nContent-Type: "
      "text/html; charset=utf-8\r\n\r\n<p>Vi har fått ett mejl med en länk.</p>\r\n--b--\r\n";
  for (auto _ : state) {
    auto mail = read_mail(bytes);
    if (!mail) throw std::runtime_error(mail.error().message.en);
    benchmark::DoNotOptimize(mail);
  }
}
BENCHMARK(letter);

}  // namespace
