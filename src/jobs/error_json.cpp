#include "jobs/error_json.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace ringmur {

namespace json = boost::json;

namespace {

constexpr std::array<std::pair<Refusal, std::string_view>, 10> names{{
    {Refusal::invalid, "invalid"},
    {Refusal::unauthenticated, "unauthenticated"},
    {Refusal::forbidden, "forbidden"},
    {Refusal::not_found, "not_found"},
    {Refusal::conflict, "conflict"},
    {Refusal::changed, "changed"},
    {Refusal::too_large, "too_large"},
    {Refusal::unsupported, "unsupported"},
    {Refusal::unavailable, "unavailable"},
    {Refusal::throttled, "throttled"},
}};

std::string_view name_of(Refusal refusal) {
  return std::ranges::find(names, refusal, &std::pair<Refusal, std::string_view>::first)->second;
}

json::object written(const Error& error) {
  json::array details;
  for (const Error& detail : error.details) details.emplace_back(written(detail));
  return {{"refusal", name_of(error.refusal)}, {"code", error.code}, {"sv", error.message.sv},
      {"en", error.message.en}, {"field", error.field}, {"details", std::move(details)}};
}

std::string text_at(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

Error read(const json::object& object) {
  Error error;
  std::string refusal = text_at(object, "refusal");
  auto found = std::ranges::find(names, refusal, &std::pair<Refusal, std::string_view>::second);
  error.refusal = found == names.end() ? Refusal::invalid : found->first;
  error.code = text_at(object, "code");
  error.message = {text_at(object, "sv"), text_at(object, "en")};
  error.field = text_at(object, "field");
  const json::value* details = object.if_contains("details");
  if (details == nullptr || !details->is_array()) return error;
  for (const json::value& detail : details->get_array()) {
    if (detail.is_object()) error.details.push_back(read(detail.get_object()));
  }
  return error;
}

}  // namespace

std::string error_json(const Error& error) {
  return json::serialize(written(error));
}

std::optional<Error> error_of(std::string_view text) {
  json::error_code failed;
  json::value value = json::parse(text, failed);
  if (failed || !value.is_object() || !value.get_object().contains("refusal")) return std::nullopt;
  return read(value.get_object());
}

}  // namespace ringmur
