#include "server/api_export.h"

#include <fmt/format.h>

#include <fstream>

#include "base/stockholm.h"

namespace ringmur::api {

namespace {

constexpr std::size_t page_rows = 500;

/// Reads page after page. A refusal in the middle is thrown: the engine cuts the answer off, and the client
/// sees that it is not whole.
class Pages {
 public:
  Pages(Store& store, Actor actor, Query query)
      : store_(store), actor_(std::move(actor)), query_(std::move(query)) {
    query_.limit = page_rows;
  }

  template <typename Visit>
  bool next(const Visit& visit) {
    auto page = store_.list(actor_, query_);
    if (!page) throw std::runtime_error("an export was cut off: " + page.error().code);
    for (const Row& row : page->rows) visit(row);
    query_.after = page->next;
    return !page->next.empty();
  }

 private:
  Store& store_;
  Actor actor_;
  Query query_;
};

void must(const Result<void>& done) {
  if (!done) throw std::runtime_error("an export was cut off: " + done.error().code);
}

/// What a CSV export holds between two chunks.
struct CsvExport {
  CsvExport(Store& store, const Actor& actor, Query query, SheetRows rows_)
      : rows(std::move(rows_)),
        pages(store, actor, std::move(query)),
        writer(csv_writer([this](std::string_view bytes) {
          out += bytes;
          return Result<void>{};
        })) {}

  std::string out;
  SheetRows rows;
  Pages pages;
  std::unique_ptr<SheetWriter> writer;
  bool started{false};
};

http::Producer csv_producer(std::shared_ptr<CsvExport> csv) {
  return [csv = std::move(csv)](std::string& chunk) -> std::optional<std::chrono::milliseconds> {
    if (!csv->started) must(csv->writer->write(csv->rows.headings()));
    csv->started = true;
    bool more = csv->pages.next([&](const Row& row) { must(csv->writer->write(csv->rows.cells(row))); });
    if (!more) must(csv->writer->finish());
    chunk = std::move(csv->out);
    csv->out.clear();
    if (!more) return std::nullopt;
    return std::chrono::milliseconds{0};
  };
}

struct SentFile {
  http::SpooledFile file;
  std::ifstream in;
};

http::Producer file_producer(std::shared_ptr<SentFile> sent) {
  return [sent = std::move(sent)](std::string& chunk) -> std::optional<std::chrono::milliseconds> {
    constexpr std::size_t piece = 256 * 1024;
    chunk.resize(piece);
    sent->in.read(chunk.data(), static_cast<std::streamsize>(piece));
    chunk.resize(static_cast<std::size_t>(sent->in.gcount()));
    if (!sent->in) return std::nullopt;
    return std::chrono::milliseconds{0};
  };
}

/// A workbook is a ZIP whose table of contents comes last: it is written to a file first.
http::Producer xlsx_producer(Call& call, Query query, SheetRows rows) {
  auto file = http::SpooledFile::create(call.api.spool);
  if (!file) throw std::runtime_error("no room for an export in the folder for temporary files");
  auto writer = xlsx_writer(file->path(), call.type->label_plural.in(call.language));
  if (!writer) throw std::runtime_error("an export was refused: " + writer.error().code);
  must((*writer)->write(rows.headings()));
  Pages pages(call.store(), call.actor, std::move(query));
  while (pages.next([&](const Row& row) { must((*writer)->write(rows.cells(row))); })) continue;
  must((*writer)->finish());
  auto sent = std::make_shared<SentFile>(std::move(*file), std::ifstream());
  sent->in.open(sent->file.path(), std::ios::binary);
  return file_producer(std::move(sent));
}

}  // namespace

http::Response export_response(
    Call& call, Query query, const std::vector<std::string>& chosen, SheetKind kind) {
  bool csv = kind == SheetKind::csv;
  SheetRows rows(call.store(), call.actor, *call.type, query.authority, chosen, call.language);
  http::Response response;
  response.headers.emplace_back(
      "Content-Type", csv ? "text/csv; charset=utf-8; header=present"
                          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  response.headers.emplace_back(
      "Content-Disposition", fmt::format("attachment; filename=\"{}-{}.{}\"", call.type->plural,
                                 to_string(stockholm::today(now())), csv ? "csv" : "xlsx"));
  if (csv) {
    response.stream = csv_producer(
        std::make_shared<CsvExport>(call.store(), call.actor, std::move(query), std::move(rows)));
  } else {
    response.stream = xlsx_producer(call, std::move(query), std::move(rows));
  }
  return response;
}

}  // namespace ringmur::api
