#include <fmt/format.h>

#include <fstream>

#include "exchange/sheet.h"
#include "registry/import.h"
#include "registry/import_headings.h"
#include "schema/json.h"

namespace ringmur {
namespace {

class JsonText {
 public:
  JsonText& member(std::string_view name) {
    separate();
    append_json_string(text, name);
    text += ':';
    fresh_ = true;
    return *this;
  }
  JsonText& string(std::string_view value) {
    separate();
    append_json_string(text, value);
    return *this;
  }
  JsonText& number(std::size_t value) { return raw(fmt::to_string(value)); }
  JsonText& raw(std::string_view value) {
    separate();
    text += value;
    return *this;
  }
  JsonText& open(char bracket) {
    separate();
    text += bracket;
    fresh_ = true;
    return *this;
  }
  JsonText& close(char bracket) {
    text += bracket;
    fresh_ = false;
    return *this;
  }

  std::string text;

 private:
  void separate() {
    if (!fresh_) text += ',';
    fresh_ = false;
  }
  bool fresh_{true};
};

void add_counts(JsonText& json, const ImportReport& report) {
  json.member("rows").number(report.rows);
  json.member("created").number(report.created);
  json.member("changed").number(report.changed);
  json.member("unchanged").number(report.unchanged);
  json.member("archived").number(report.archived);
  json.member("restored").number(report.restored);
  json.member("absent_count").number(report.absent_count);
  json.member("error_count").number(report.fault_count);
}

void add_strings(JsonText& json, std::string_view name, const std::vector<std::string>& values) {
  json.member(name).open('[');
  for (const std::string& value : values) json.string(value);
  json.close(']');
}

void add_faults(JsonText& json, const ImportReport& report, Language language) {
  constexpr std::size_t most = 1000;
  json.member("errors").open('[');
  for (std::size_t i = 0; i < report.faults.size() && i < most; ++i) {
    const RowFault& fault = report.faults[i];
    json.open('{').member("line").number(fault.line).member("heading").string(fault.heading);
    json.member("value").string(fault.value).member("code").string(fault.error.code);
    json.member("message").string(fault.error.message.in(language)).close('}');
  }
  json.close(']');
}

void add_questions(JsonText& json, const ImportReport& report) {
  json.member("conflicts").open('[');
  for (const Conflict& conflict : report.conflicts) {
    json.open('{').member("line").number(conflict.line).member("record").string(conflict.record);
    json.member("heading").string(conflict.heading).member("kept").string(conflict.kept);
    json.member("offered").string(conflict.offered).close('}');
  }
  json.close(']').member("offers").open('[');
  for (const Offer& offer : report.offers) {
    json.open('{')
        .member("line")
        .number(offer.line)
        .member("row")
        .string(offer.row)
        .member("candidates")
        .open('[');
    for (const Offer::Candidate& candidate : offer.candidates) {
      json.open('{')
          .member("id")
          .string(to_string(candidate.id))
          .member("reference")
          .string(candidate.reference);
      json.member("title").string(candidate.title).close('}');
    }
    json.close(']').close('}');
  }
  json.close(']');
}

void add_changes(JsonText& json, const ImportReport& report, Language language) {
  json.member("changes").open('[');
  for (const Change& change : report.changes) {
    json.open('{').member("line").number(change.line).member("record").string(change.record);
    json.member("changes").raw(change.changes.empty() ? "{}" : change.changes).close('}');
  }
  json.close(']').member("notices").open('[');
  for (const Notice& notice : report.notices) {
    json.open('{')
        .member("line")
        .number(notice.line)
        .member("message")
        .string(notice.text.in(language))
        .close('}');
  }
  json.close(']');
}

}  // namespace

std::string import_report_json(const ImportReport& report, Language language) {
  JsonText json;
  json.open('{').member("register").string(report.type).member("file").string(report.description);
  json.member("written").raw(report.written ? "true" : "false").member("import_id");
  if (report.import_id)
    json.string(to_string(*report.import_id));
  else
    json.raw("null");
  json.member("as_of");
  if (report.as_of)
    json.string(to_string(*report.as_of));
  else
    json.raw("null");
  add_counts(json, report);
  json.member("mapping").open('{');
  for (const auto& [heading, field] : report.mapping) json.member(heading).string(field);
  json.close('}');
  add_strings(json, "unknown_headings", report.unknown_headings);
  add_strings(json, "absent", report.absent);
  add_faults(json, report, language);
  add_questions(json, report);
  add_changes(json, report, language);
  json.close('}');
  return json.text;
}

Result<void> write_faults(const ImportReport& report, const std::filesystem::path& file, Language language) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  auto writer = csv_writer([&](std::string_view bytes) -> Result<void> {
    out << bytes;
    return {};
  });
  std::vector<std::string> headings = report.headings;
  headings.push_back(fault_heading(language));
  if (auto written = writer->write(headings); !written) return written;
  for (std::size_t i = 0; i < report.faults.size();) {
    const RowFault& first = report.faults[i];
    std::vector<std::string> cells = first.cells;
    cells.resize(report.headings.size());
    std::string why;
    for (; i < report.faults.size() && report.faults[i].line == first.line; ++i) {
      if (!why.empty()) why += " ";
      why += report.faults[i].error.message.in(language);
    }
    cells.push_back(why);
    if (auto written = writer->write(cells); !written) return written;
  }
  if (auto finished = writer->finish(); !finished) return finished;
  out.close();
  if (out) return {};
  return refuse(
      Refusal::unavailable, "file.not_written",
      {"Filen med fel rader kunde inte skrivas: " + file.filename().string() + ". Ge plats och rättigheter.",
       "The file of rows in error could not be written: " + file.filename().string() +
           ". Make room and permit it."});
}

}  // namespace ringmur
