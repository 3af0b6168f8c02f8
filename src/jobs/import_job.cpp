#include "jobs/import_job.h"

#include <boost/json.hpp>
#include <cstdlib>

#include "base/working_folder.h"

namespace ringmur {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool flag_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_bool() && value->get_bool();
}

std::unexpected<Error> not_an_order() {
  return refuse(Refusal::invalid, "import.not_an_order",
      {"Beställningen går inte att läsa. Beställ importen igen.",
          "The order cannot be read. Order the import again."});
}

void read_maps(const json::object& object, ImportOptions& options) {
  if (const json::value* matches = object.if_contains("matches");
      matches != nullptr && matches->is_object()) {
    for (const auto& match : matches->get_object()) {
      options.matches[std::strtoull(std::string(match.key()).c_str(), nullptr, 10)] =
          match.value().as_string();
    }
  }
  if (const json::value* mapping = object.if_contains("mapping");
      mapping != nullptr && mapping->is_object()) {
    for (const auto& pair : mapping->get_object())
      options.mapping[std::string(pair.key())] = pair.value().as_string();
  }
}

std::unexpected<Error> cannot_spool() {
  return refuse(Refusal::unavailable, "import.cannot_spool",
      {"Servern kan inte lägga undan filen. Be den som sköter servern att ge plats i mappen för "
       "tillfälliga filer.",
          "The server cannot put the file aside. Ask its administrator to make room in the folder for "
          "temporary files."});
}

Result<JobOutcome> import_it(
    Store& store, JobRun& run, const ImportOrder& order, const std::filesystem::path& file) {
  ImportOptions options = order.options;
  if (!order.unit.empty()) {
    auto unit = find_unit(store, run.actor(), order.unit);
    if (!unit) return std::unexpected(unit.error());
    options.unit = std::move(*unit);
  }
  Closed closed = Closed::not_yet;
  options.progress = [&](double part) { return run.progress(part); };
  options.in_transaction = [&](Writer& writer, const ImportReport& report) -> Result<void> {
    auto finished = finish_job(writer, run.job(), import_report_json(report, order.language));
    closed = finished ? Closed::in_transaction : Closed::not_yet;
    return finished;
  };
  auto report = import_file(store, run.actor(), file, options);
  if (!report) return std::unexpected(report.error());
  if (!report->written) closed = Closed::not_yet;
  return JobOutcome{closed, import_report_json(*report, order.language)};
}

}  // namespace

std::string order_json(const ImportOrder& order) {
  const ImportOptions& options = order.options;
  json::object matches;
  for (const auto& [line, answer] : options.matches) matches[std::to_string(line)] = answer;
  json::object mapping;
  for (const auto& [heading, field] : options.mapping) mapping[heading] = field;
  json::object object{{"file_name", options.file_name}, {"unit", order.unit}, {"type", options.type},
      {"dry_run", options.dry_run == DryRun::yes}, {"partial", options.on_error == OnError::take_good_rows},
      {"archive_absent", options.absent == Absent::archive},
      {"overwrite", options.on_conflict == OnConflict::overwrite},
      {"ignore_unknown", options.unknown == UnknownHeadings::leave_out},
      {"as_of", options.as_of ? to_string(*options.as_of) : ""},
      {"language", order.language == Language::english ? "en" : "sv"}, {"matches", std::move(matches)},
      {"mapping", std::move(mapping)}};
  return json::serialize(object);
}

Result<ImportOrder> order_of(std::string_view text) {
  json::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return not_an_order();
  const json::object& object = value.get_object();
  ImportOrder order;
  ImportOptions& options = order.options;
  options.file_name = text_at(object, "file_name");
  options.type = text_at(object, "type");
  options.as_of = parse_iso_date(text_at(object, "as_of"));
  if (flag_at(object, "dry_run")) options.dry_run = DryRun::yes;
  if (flag_at(object, "partial")) options.on_error = OnError::take_good_rows;
  if (flag_at(object, "archive_absent")) options.absent = Absent::archive;
  if (flag_at(object, "overwrite")) options.on_conflict = OnConflict::overwrite;
  if (flag_at(object, "ignore_unknown")) options.unknown = UnknownHeadings::leave_out;
  read_maps(object, options);
  order.unit = text_at(object, "unit");
  order.language = language_of(text_at(object, "language"));
  return order;
}

Result<JobOutcome> run_import(Store& store, JobRun& run, const std::filesystem::path& spool) {
  auto order = order_of(run.job().parameters);
  if (!order || !run.job().file) return not_an_order();
  const auto folder = WorkingFolder::make(spool);
  if (!folder) return cannot_spool();
  const std::filesystem::path file = folder->path() / "file";
  auto fetched = fetch_file(store, run.actor(), run.job().authority, *run.job().file, file);
  if (!fetched) return std::unexpected(fetched.error());
  return import_it(store, run, *order, file);
}

}  // namespace ringmur
