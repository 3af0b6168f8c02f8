#include <fmt/format.h>

#include <fstream>

#include "exchange/sheet.h"
#include "registry/import.h"
#include "registry/import_headings.h"
#include "schema/json_writer.h"

namespace ringmur {
namespace {

void add_counts(JsonWriter& json, const ImportReport& report) {
  json.key("rows").raw(fmt::to_string(report.rows));
  json.key("created").raw(fmt::to_string(report.created));
  json.key("changed").raw(fmt::to_string(report.changed));
  json.key("unchanged").raw(fmt::to_string(report.unchanged));
  json.key("archived").raw(fmt::to_string(report.archived));
  json.key("restored").raw(fmt::to_string(report.restored));
  json.key("absent_count").raw(fmt::to_string(report.absent_count));
  json.key("error_count").raw(fmt::to_string(report.fault_count));
}

void add_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  json.key(name).open('[');
  for (const std::string& value : values) json.text(value);
  json.close(']');
}

void add_faults(JsonWriter& json, const ImportReport& report, Language language) {
  constexpr std::size_t most = 1000;
  json.key("errors").open('[');
  for (std::size_t i = 0; i < report.faults.size() && i < most; ++i) {
    const RowFault& fault = report.faults[i];
    json.open('{').key("line").raw(fmt::to_string(fault.line)).key("heading").text(fault.heading);
    json.key("value").text(fault.value).key("code").text(fault.error.code);
    json.key("message").text(fault.error.message.in(language));
    add_strings(json, "cells", fault.cells);
    json.close('}');
  }
  json.close(']');
}

void add_questions(JsonWriter& json, const ImportReport& report) {
  json.key("conflicts").open('[');
  for (const Conflict& conflict : report.conflicts) {
    json.open('{').key("line").raw(fmt::to_string(conflict.line)).key("record").text(conflict.record);
    json.key("heading").text(conflict.heading).key("kept").text(conflict.kept);
    json.key("offered").text(conflict.offered).close('}');
  }
  json.close(']').key("offers").open('[');
  for (const Offer& offer : report.offers) {
    json.open('{')
        .key("line")
        .raw(fmt::to_string(offer.line))
        .key("row")
        .text(offer.row)
        .key("candidates")
        .open('[');
    for (const Offer::Candidate& candidate : offer.candidates) {
      json.open('{').key("id").text(to_string(candidate.id)).key("reference").text(candidate.reference);
      json.key("title").text(candidate.title).close('}');
    }
    json.close(']').close('}');
  }
  json.close(']');
}

void add_changes(JsonWriter& json, const ImportReport& report, Language language) {
  json.key("changes").open('[');
  for (const Change& change : report.changes) {
    json.open('{').key("line").raw(fmt::to_string(change.line)).key("record").text(change.record);
    json.key("changes").raw(change.changes.empty() ? "{}" : change.changes).close('}');
  }
  json.close(']').key("notices").open('[');
  for (const Notice& notice : report.notices) {
    json.open('{')
        .key("line")
        .raw(fmt::to_string(notice.line))
        .key("message")
        .text(notice.text.in(language))
        .close('}');
  }
  json.close(']');
}

}  // namespace

std::string import_report_json(const ImportReport& report, Language language) {
  JsonWriter json;
  json.open('{').key("register").text(report.type).key("file").text(report.description);
  json.key("written").raw(report.written ? "true" : "false").key("import_id");
  if (report.import_id)
    json.text(to_string(*report.import_id));
  else
    json.raw("null");
  json.key("as_of");
  if (report.as_of)
    json.text(to_string(*report.as_of));
  else
    json.raw("null");
  add_counts(json, report);
  json.key("mapping").open('{');
  for (const auto& [heading, field] : report.mapping) json.key(heading).text(field);
  json.close('}');
  add_strings(json, "headings", report.headings);
  add_strings(json, "unknown_headings", report.unknown_headings);
  add_strings(json, "absent", report.absent);
  add_faults(json, report, language);
  add_questions(json, report);
  add_changes(json, report, language);
  json.close('}');
  return json.take();
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
  return refuse(Refusal::unavailable, "file.not_written",
      {"Filen med fel rader kunde inte skrivas: " + file.filename().string() + ". Ge plats och rättigheter.",
          "The file of rows in error could not be written: " + file.filename().string() +
              ". Make room and permit it."});
}

}  // namespace ringmur
