#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "areas/activities/year_work.h"
#include "base/stockholm.h"
#include "schema/json_writer.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// The year's obligatory work.
namespace ringmur::api {
namespace {

namespace wheel = activities;

void add_value(JsonWriter& json, std::string_view name, const Row& row) {
  const RecordType& type = wheel::describe_activity();
  std::string value;
  append_json_value(value, type.at(name), row.values[type.index(name)]);
  json.key(name).raw(value);
}

/// What of it is masked is null.
void add_activity(JsonWriter& json, const std::optional<Row>& row) {
  json.key("activity");
  if (!row) {
    json.raw("null");
    return;
  }
  json.open('{').member("id", to_string(row->meta.id)).member("reference", row->meta.short_reference);
  for (const char* name : {"title", "status", "due"}) add_value(json, name, *row);
  json.key("version").raw(std::to_string(row->meta.version)).close('}');
}

void add_entry(JsonWriter& json, const wheel::WheelEntry& entry) {
  const wheel::Occasion& occasion = entry.occasion;
  json.open('{').member("id", occasion.id);
  json.words("title", occasion.item->title);
  json.words("help", occasion.item->help);
  json.member("source", occasion.item->source).member("role", occasion.item->role);
  json.member("date", to_string(occasion.date));
  json.words("because", occasion.because);
  add_activity(json, entry.activity);
  json.member("state", wheel::code_of(entry.state)).close('}');
}

Answer wheel_answer(Call& call, const UnitPlace& place, int year) {
  auto work = wheel::year_work(call.store(), call.actor, place, year, stockholm::today(now()));
  if (!work) return std::unexpected(Problem(work.error()));
  JsonWriter json;
  json.open('{').key("year").raw(std::to_string(year)).key("items").open('[');
  for (const wheel::WheelEntry& entry : work->entries) add_entry(json, entry);
  return json_response(200, json.close(']').close('}').take());
}

std::unexpected<Problem> bad_body(std::string_view member, std::string_view sv, std::string_view en) {
  return std::unexpected(Problem(
      {Refusal::invalid, "year_wheel.invalid", {std::string(sv), std::string(en)}, std::string(member), {}}));
}

std::expected<int, Problem> year_of_body(const boost::json::object& body) {
  const boost::json::value* year = body.if_contains("year");
  if (year != nullptr && year->is_int64() && year->get_int64() >= first_year &&
      year->get_int64() <= last_year)
    return static_cast<int>(year->get_int64());
  return bad_body("year", "year: skriv ett år, som 2026.", "year: write a year, such as 2026.");
}

/// Nothing for "all".
std::expected<std::optional<std::vector<std::string>>, Problem> items_of_body(
    const boost::json::object& body) {
  constexpr std::size_t most = 500;
  const boost::json::value* items = body.if_contains("items");
  if (items != nullptr && items->is_string() && items->get_string() == "all") return std::nullopt;
  bool good = items != nullptr && items->is_array() && items->get_array().size() <= most;
  std::vector<std::string> ids;
  if (good) {
    for (const boost::json::value& one : items->get_array()) {
      good = good && one.is_string();
      if (good) ids.emplace_back(std::string_view(one.get_string()));
    }
  }
  if (good) return ids;
  return bad_body("items", "items: skriv en lista med punkternas id, eller \"all\".",
      "items: write a list of the items' ids, or \"all\".");
}

}  // namespace

Answer read_year_wheel(Call& call) {
  auto year = number_parameter(call, "year", first_year, last_year, std::nullopt);
  if (!year) return std::unexpected(year.error());
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  return wheel_answer(call, *place, static_cast<int>(*year));
}

Answer plan_year_wheel(Call& call) {
  auto body = body_object(call);
  if (!body) return std::unexpected(body.error());
  if (auto good = only_members(*body, {"unit", "year", "items"}); !good) return std::unexpected(good.error());
  auto code = text_member(*body, "unit");
  if (!code) return std::unexpected(code.error());
  auto year = year_of_body(*body);
  if (!year) return std::unexpected(year.error());
  auto items = items_of_body(*body);
  if (!items) return std::unexpected(items.error());
  auto place =
      place_of(call, code->empty() ? std::nullopt : std::optional<std::string_view>(*code), In::body);
  if (!place) return std::unexpected(place.error());
  auto made = wheel::plan_year_work(call.store(), call.actor, *place, *year, *items);
  if (!made) return std::unexpected(Problem(made.error()));
  return wheel_answer(call, *place, *year);
}

}  // namespace ringmur::api
