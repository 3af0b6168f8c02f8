#include "jobs/report_job.h"

#include <array>
#include <boost/json.hpp>

#include "schema/json_writer.h"

namespace ringmur {

namespace json = boost::json;

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 4> formats{
    {{"pdf", Format::pdf}, {"docx", Format::docx}, {"html", Format::html}, {"json", Format::json}}};

std::string_view name_of(Format wanted) {
  for (const auto& [name, format] : formats) {
    if (format == wanted) return name;
  }
  std::unreachable();
}

std::optional<json::object> object_of(std::string_view text) {
  json::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

std::string text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Secrets secrets_of(const json::object& object) {
  const json::value* masked = object.if_contains("masked");
  return masked != nullptr && *masked == false ? Secrets::shown : Secrets::masked;
}

std::string result_json(const ReportFile& file, std::size_t bytes) {
  JsonWriter out;
  out.open('{').member("file_name", file.name).member("content_type", file.content_type);
  return out.key("bytes").raw(std::to_string(bytes)).close('}').take();
}

}  // namespace

std::string order_json(const ReportOrder& order) {
  JsonWriter out;
  out.open('{').member("unit", order.unit).key("year").raw(std::to_string(order.year));
  out.member("format", name_of(order.format));
  if (order.secrets == Secrets::shown) out.key("masked").raw("false");
  return out.close('}').take();
}

Result<ReportOrder> report_order_of(std::string_view text) {
  auto object = object_of(text);
  const json::value* year = object ? object->if_contains("year") : nullptr;
  if (year != nullptr && year->is_int64()) {
    const std::string wanted = text_at(*object, "format");
    for (const auto& [name, format] : formats) {
      if (name == wanted)
        return ReportOrder{
            text_at(*object, "unit"), static_cast<int>(year->get_int64()), format, secrets_of(*object)};
    }
  }
  return refuse(Refusal::invalid, "report.not_an_order",
      {"Beställningen går inte att läsa. Beställ rapporten igen.",
          "The order cannot be read. Order the report again."});
}

std::optional<ReportFile> report_file_of(std::string_view result) {
  auto object = object_of(result);
  if (!object || !object->contains("file_name") || !object->contains("content_type")) return std::nullopt;
  return ReportFile{text_at(*object, "file_name"), text_at(*object, "content_type")};
}

Result<JobOutcome> run_report(Store& store, JobRun& run) {
  auto order = report_order_of(run.job().parameters);
  if (!order) return std::unexpected(order.error());
  auto place = find_unit(store, run.actor(), order->unit);
  if (!place) return std::unexpected(place.error());
  auto bytes = report(
      store, run.actor(), *place, order->year, {}, order->format,
      [&](double part) { return run.progress(part); }, order->secrets);
  if (!bytes) return std::unexpected(bytes.error());
  ReportFile file{
      report_file_name(place->code, order->year, order->format), std::string(content_type_of(order->format))};
  const std::string result = result_json(file, bytes->size());
  auto finished = finish_with_file(store, run.job(), file.name, *bytes, result);
  if (!finished) return std::unexpected(finished.error());
  return JobOutcome{Closed::in_transaction, result};
}

}  // namespace ringmur
