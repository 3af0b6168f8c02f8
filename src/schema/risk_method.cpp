#include "schema/risk_method.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr std::int64_t highest_value = 25;
constexpr std::array colours{"low", "moderate", "high", "critical"};
constexpr std::array<std::pair<MethodKind, std::string_view>, 5> kinds{
    {{MethodKind::general, "register"}, {MethodKind::threat, "threat"}, {MethodKind::privacy, "privacy"},
        {MethodKind::rsa, "rsa"}, {MethodKind::classification, "classification"}}};

std::string text_of(const json::object& object, std::string_view name) {
  return std::string(std::string_view(object.at(name).as_string()));
}

Text words_of(const json::object& object) {
  return {text_of(object, "sv"), text_of(object, "en")};
}

std::unexpected<Error> bad(const char* code, const RiskMethod& method, std::string sv, std::string en) {
  return refuse(Refusal::invalid, code,
      {fmt::format("Riskmetoden ”{}”: {}", method.name, sv),
          fmt::format("The risk method “{}”: {}", method.name, en)},
      "risk_methods");
}

std::vector<Level> scale_of(const json::value& list) {
  std::vector<Level> levels;
  for (const json::value& entry : list.as_array()) {
    const json::object& step = entry.as_object();
    Level level{step.at("value").as_int64(), words_of(step), {}, {}};
    if (const json::value* help = step.if_contains("help")) level.help = words_of(help->as_object());
    if (step.contains("colour")) level.colour = text_of(step, "colour");
    levels.push_back(std::move(level));
  }
  return levels;
}

bool is_colour(const std::string& name) {
  return std::ranges::find(colours, name) != colours.end();
}

std::vector<Band> bands_of(const json::value& list) {
  std::vector<Band> bands;
  for (const json::value& entry : list.as_array()) {
    const json::object& band = entry.as_object();
    bands.push_back(
        {band.at("from").as_int64(), words_of(band.at("name").as_object()), text_of(band, "colour")});
  }
  return bands;
}

std::vector<Stage> stages_of(const json::value& list) {
  std::vector<Stage> stages;
  for (const json::value& entry : list.as_array()) {
    const json::object& stage = entry.as_object();
    stages.push_back({stage.at("number").as_int64(), words_of(stage.at("name").as_object())});
  }
  return stages;
}

Result<void> check_colours(const RiskMethod& method) {
  auto refused = [&](const std::string& colour) {
    return bad("settings.risk_colour", method,
        fmt::format("färgen ”{}” finns inte. Skriv low, moderate, high eller critical.", colour),
        fmt::format("there is no colour “{}”. Write low, moderate, high or critical.", colour));
  };
  for (const Band& band : method.bands) {
    if (!is_colour(band.colour)) return refused(band.colour);
  }
  for (const auto* scale : {&method.likelihood, &method.impact}) {
    for (const Level& level : *scale) {
      if (!level.colour.empty() && !is_colour(level.colour)) return refused(level.colour);
    }
  }
  return {};
}

Result<void> check(const RiskMethod& method) {
  const auto& bands = method.bands;
  bool rise = std::ranges::adjacent_find(bands, std::ranges::greater_equal(), &Band::from) == bands.end();
  if (bands.empty() || bands.front().from != 1 || !rise || bands.back().from > highest_value) {
    return bad("settings.risk_levels", method,
        "nivåerna (levels) ska börja med from 1 och stiga, högst till 25. Ordna dem så.",
        "its levels must begin at from 1 and rise, to 25 at most. Put them so.");
  }
  for (std::size_t i = 0; i < method.stages.size(); ++i) {
    if (method.stages[i].number == static_cast<std::int64_t>(i) + 1) continue;
    return bad("settings.risk_stages", method, "stegen (stages) ska numreras 1, 2, 3 … i ordning.",
        "its stages must be numbered 1, 2, 3 … in order.");
  }
  return check_colours(method);
}

}  // namespace

std::string_view code_of(MethodKind kind) {
  return std::ranges::find(kinds, kind, &std::pair<MethodKind, std::string_view>::first)->second;
}

std::int64_t RiskMethod::band_of(std::int64_t value) const {
  return std::ranges::count_if(bands, [&](const Band& band) { return band.from <= value; });
}

std::vector<Band> usual_bands(std::int64_t threshold) {
  constexpr std::int64_t moderate = 5;
  constexpr std::int64_t critical = 15;
  std::vector<Band> bands{{1, {"Låg", "Low"}, "low"}, {moderate, {"Måttlig", "Moderate"}, "moderate"},
      {threshold, {"Hög", "High"}, "high"}, {critical, {"Mycket hög", "Very high"}, "critical"}};
  if (threshold <= moderate) bands.erase(bands.begin() + 1);
  if (threshold >= critical) bands.pop_back();
  // Where action is required for everything, or for nothing, there is no such step.
  if (threshold <= 1) bands.erase(bands.begin() + 1);
  if (threshold > highest_value) bands.pop_back();
  return bands;
}

Result<RiskMethod> risk_method_of(const json::object& object) {
  RiskMethod method{text_of(object, "name"), words_of(object.at("label").as_object()),
      object.at("threshold").as_int64(), scale_of(object.at("likelihood")), scale_of(object.at("impact"))};
  if (object.contains("source")) method.source = text_of(object, "source");
  if (object.contains("kind")) {
    const std::string wanted = text_of(object, "kind");
    auto found = std::ranges::find(kinds, wanted, &std::pair<MethodKind, std::string_view>::second);
    if (found == kinds.end()) {
      return bad("settings.risk_kind", method,
          fmt::format(
              "slaget ”{}” finns inte. Skriv register, threat, privacy, rsa eller classification.", wanted),
          fmt::format(
              "there is no kind “{}”. Write register, threat, privacy, rsa or classification.", wanted));
    }
    method.kind = found->first;
  }
  const json::value* bands = object.if_contains("levels");
  method.bands = bands == nullptr ? usual_bands(method.threshold) : bands_of(*bands);
  if (const json::value* stages = object.if_contains("stages")) method.stages = stages_of(*stages);
  if (const json::value* fields = object.if_contains("fields")) {
    for (const json::value& field : fields->as_array()) method.fields.emplace_back(field.as_string());
  }
  if (auto good = check(method); !good) return std::unexpected(good.error());
  return method;
}

Result<std::vector<AcceptanceMandate>> mandates_of(const json::value& list) {
  std::vector<AcceptanceMandate> mandates;
  std::set<std::string> roles;
  for (const json::value& entry : list.as_array()) {
    const json::object& object = entry.as_object();
    AcceptanceMandate mandate{text_of(object, "role"), object.at("up_to").as_int64()};
    if (mandate.up_to < 1 || mandate.up_to > highest_value || !roles.insert(mandate.role).second) {
      return refuse(Refusal::invalid, "settings.mandates",
          {"Mandaten att acceptera risk (acceptance_mandates): skriv varje roll en gång, med ett riskvärde "
           "från 1 till 25 i up_to.",
              "The mandates to accept risk (acceptance_mandates): write each role once, with a risk value "
              "from 1 to 25 in up_to."},
          "acceptance_mandates");
    }
    mandates.push_back(std::move(mandate));
  }
  return mandates;
}

}  // namespace ringmur
