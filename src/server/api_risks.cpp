#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/risk/carry_over.h"
#include "schema/json_writer.h"
#include "schema/settings.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"

/// How risks are assessed, a year's analysis begun from the last, and what it has looked at.
namespace ringmur::api {
namespace {

namespace json = boost::json;

void write_number(JsonWriter& out, std::string_view name, std::int64_t number) {
  out.key(name).raw(fmt::to_string(number));
}

void write_scale(JsonWriter& out, std::string_view name, const std::vector<Level>& scale) {
  out.key(name).open('[');
  for (const Level& level : scale) {
    out.open('{');
    write_number(out, "value", level.value);
    out.words("name", level.name);
    out.words("help", level.help);
    out.member("colour", level.colour).close('}');
  }
  out.close(']');
}

void write_bands(JsonWriter& out, const std::vector<Band>& bands) {
  out.key("levels").open('[');
  std::int64_t number = 0;
  for (const Band& band : bands) {
    out.open('{');
    write_number(out, "number", ++number);
    write_number(out, "from", band.from);
    out.words("name", band.name);
    out.member("colour", band.colour).close('}');
  }
  out.close(']');
}

void write_method(JsonWriter& out, const RiskMethod& method) {
  out.open('{').member("name", method.name).member("kind", code_of(method.kind));
  out.words("label", method.label);
  write_number(out, "threshold", method.threshold);
  out.member("source", method.source);
  write_scale(out, "likelihood", method.likelihood);
  write_scale(out, "impact", method.impact);
  write_bands(out, method.bands);
  out.key("stages").open('[');
  for (const Stage& stage : method.stages) {
    out.open('{');
    write_number(out, "number", stage.number);
    out.words("name", stage.name);
    out.close('}');
  }
  out.close(']').key("fields").open('[');
  for (const std::string& field : method.fields) out.text(field);
  out.close(']').close('}');
}

std::expected<std::int64_t, Problem> year_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value != nullptr && value->is_int64() && value->get_int64() >= first_year &&
      value->get_int64() <= last_year) {
    return value->get_int64();
  }
  return std::unexpected(Problem({Refusal::invalid, "json.not_a_year",
      {fmt::format("{}: skriv ett år, till exempel 2026.", name),
          fmt::format("{}: write a year, for example 2026.", name)},
      std::string(name), {}}));
}

std::expected<risk::CarryOver, Problem> order_of(const json::object& object) {
  if (auto known = only_members(object, {"unit", "analysis", "from", "to"}); !known)
    return std::unexpected(known.error());
  auto analysis = text_member(object, "analysis");
  if (!analysis) return std::unexpected(analysis.error());
  if (analysis->empty()) {
    return std::unexpected(Problem({Refusal::invalid, "value.required",
        {"Skriv vilken analys, till exempel VoR.", "Write which analysis, for example VoR."}, "analysis",
        {}}));
  }
  auto from = year_member(object, "from");
  if (!from) return std::unexpected(from.error());
  auto to = year_member(object, "to");
  if (!to) return std::unexpected(to.error());
  return risk::CarryOver{std::move(*analysis), *from, *to};
}

}  // namespace

Answer list_risk_methods(Call& call) {
  const Settings settings = call.store().settings();
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const RiskMethod& method : settings.risk_methods()) write_method(out, method);
  out.close(']').key("obligatory_practices").open('[');
  for (const std::string& practice : settings.obligatory_practices()) out.text(practice);
  out.close(']').key("acceptance_mandates").open('[');
  for (const AcceptanceMandate& mandate : settings.acceptance_mandates()) {
    out.open('{').member("role", mandate.role);
    write_number(out, "up_to", mandate.up_to);
    out.close('}');
  }
  return json_response(200, out.close(']').close('}').take());
}

Answer carry_over_risks(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  auto order = order_of(*object);
  if (!order) return std::unexpected(order.error());
  auto unit = text_member(*object, "unit");
  if (!unit) return std::unexpected(unit.error());
  auto place =
      place_of(call, unit->empty() ? std::nullopt : std::optional<std::string_view>(*unit), In::body);
  if (!place) return std::unexpected(place.error());
  auto done = risk::carry_over(call.store(), call.actor, *place, *order);
  if (!done) return std::unexpected(Problem(done.error()));
  JsonWriter out;
  out.open('{');
  write_number(out, "made", static_cast<std::int64_t>(done->made.size()));
  write_number(out, "there", done->there);
  write_number(out, "secret", done->secret);
  out.key("items").open('[');
  for (const Uuid& id : done->made) out.text(to_string(id));
  return json_response(200, out.close(']').close('}').take());
}

Answer risk_coverage(Call& call) {
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  auto year = number_parameter(call, "year", first_year, last_year, std::nullopt);
  if (!year) return std::unexpected(year.error());
  const std::string analysis(call.request.parameter("analysis").value_or(""));
  auto read = risk::read_coverage(call.store(), call.actor, *place, *year, analysis);
  if (!read) return std::unexpected(Problem(read.error()));
  JsonWriter out;
  out.open('{').key("items").open('[');
  for (const risk::CoverageLine& line : read->items) {
    out.open('{').member("practice", line.coverage.practice);
    out.key("obligatory").raw(line.coverage.obligatory ? "true" : "false");
    write_number(out, "risks", line.coverage.risks);
    write_number(out, "assessed", line.coverage.assessed);
    out.member("terms", to_query(line.terms)).close('}');
  }
  out.close(']').key("missing").open('[');
  for (const std::string& practice : read->missing) out.text(practice);
  return json_response(200, out.close(']').close('}').take());
}

}  // namespace ringmur::api
