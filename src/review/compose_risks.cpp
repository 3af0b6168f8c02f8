#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"
#include "review/compose.h"
#include "review/compose_risk_parts.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::string_view area = "Risker";

struct Risk {
  std::string analysis;
  std::string practice;
  std::string event;
  std::string action;
  std::string follow_up;
  std::string proposal;
  std::optional<std::int64_t> likelihood;
  std::optional<std::int64_t> impact;
  std::optional<std::int64_t> value;
  std::optional<std::int64_t> inherent_likelihood{};
  std::optional<std::int64_t> inherent_impact{};
  std::optional<std::int64_t> residual_likelihood{};
  std::optional<std::int64_t> residual_impact{};
};

/// One of the assessments of a risk, as a heat map shows it.
struct Sight {
  const char* matrix;  ///< of the figures' ids
  const char* words;   ///< of its caption
  const char* likelihood;
  const char* impact;
  std::optional<std::int64_t> Risk::* its_likelihood;
  std::optional<std::int64_t> Risk::* its_impact;
};

constexpr Sight today{"matrix", "Antal bedömda risker efter sannolikhet och konsekvens", "likelihood",
    "impact", &Risk::likelihood, &Risk::impact};
constexpr Sight inherent{"inherent",
    "Före åtgärder: antal risker efter inneboende sannolikhet och konsekvens", "inherent_likelihood",
    "inherent_impact", &Risk::inherent_likelihood, &Risk::inherent_impact};
constexpr Sight residual{"residual",
    "Efter det planerade: antal risker efter kvarvarande sannolikhet och "
    "konsekvens",
    "residual_likelihood", "residual_impact", &Risk::residual_likelihood, &Risk::residual_impact};

std::vector<Risk> risks_of(Composer& composer, const RecordType& type) {
  std::vector<Risk> risks;
  for (const Row& row : composer.rows(type, composer.terms(type, {}))) {
    risks.push_back(
        {text_of(type, row, "analysis"), text_of(type, row, "practice"), text_of(type, row, "event"),
            text_of(type, row, "action"), text_of(type, row, "follow_up"), text_of(type, row, "proposal"),
            number_of(type, row, "likelihood"), number_of(type, row, "impact"), number_of(type, row, "value"),
            number_of(type, row, "inherent_likelihood"), number_of(type, row, "inherent_impact"),
            number_of(type, row, "residual_likelihood"), number_of(type, row, "residual_impact")});
  }
  return risks;
}

/// The obligatory arbetssätt first and in their own order, then the others, those without one last.
std::size_t rank_of(const std::string& practice, const Settings& settings) {
  const auto& obligatory = settings.obligatory_practices();
  auto found = std::ranges::find_if(
      obligatory, [&](const std::string& one) { return folded(one) == folded(practice); });
  if (found != obligatory.end()) return static_cast<std::size_t>(found - obligatory.begin());
  return obligatory.size() + (practice.empty() ? 1 : 0);
}

/// Methods in the order of the settings, what has none of its own last.
std::ptrdiff_t rank_of_method(const std::string& analysis, const Settings& settings) {
  const auto& methods = settings.risk_methods();
  const RiskMethod& method = settings.risk_method(analysis);
  return method.name == "*" ? std::ssize(methods) : &method - methods.data();
}

void sort(std::vector<Risk>& risks, const Settings& settings) {
  auto order = [&](const Risk& risk) {
    return std::tuple(rank_of_method(risk.analysis, settings), sort_key(risk.analysis), risk.analysis,
        rank_of(risk.practice, settings), sort_key(folded(risk.practice)), -risk.value.value_or(-1),
        sort_key(risk.event), risk.event);
  };
  std::ranges::sort(risks, {}, order);
}

/// "2. Mindre sannolikt"
std::string level(const std::vector<Level>& scale, std::int64_t value) {
  auto found = std::ranges::find(scale, value, &Level::value);
  return found == scale.end() ? fmt::to_string(value) : fmt::format("{}. {}", value, found->name.sv);
}

Cell level_cell(const std::vector<Level>& scale, const std::optional<std::int64_t>& value) {
  if (!value) return {.text = "ej bedömd", .tone = Tone::missing};
  return {.text = level(scale, *value)};
}

Cell value_cell(const Composer& composer, const RiskMethod& method, const Risk& risk) {
  if (!risk.value) return {.text = "ej bedömd", .tone = Tone::missing};
  const RecordType& type = composer.type("risk");
  Terms terms = composer.terms(
      type, {{"analysis", "eq." + risk.analysis}, {"value", fmt::format("eq.{}", *risk.value)}});
  return {.text = fmt::to_string(*risk.value),
      .address = composer.address(type, terms),
      .tone = *risk.value >= method.threshold ? Tone::raised : Tone::plain};
}

Cell action_cell(const RiskMethod& method, const Risk& risk) {
  if (!risk.action.empty()) return {.text = risk.action};
  if (!risk.value) return words_cell({});
  if (*risk.value >= method.threshold) return {.text = "saknas", .tone = Tone::missing};
  return {.text = fmt::format("krävs inte under {}", method.threshold)};
}

Table risk_table(const Composer& composer, const RiskMethod& method, const std::vector<Risk>& risks) {
  Table table{fmt::format("Oönskade händelser {}, {}", composer.year(), risks.front().analysis),
      {{"Arbetssätt", Align::text, 18}, {"Oönskad händelse", Align::text, 24},
          {"Sannolikhet", Align::text, 13}, {"Konsekvens", Align::text, 12}, {"Riskvärde", Align::number, 9},
          {"Åtgärd", Align::text, 24}},
      {}};
  for (const Risk& risk : risks) {
    table.rows.push_back({words_cell(risk.practice), words_cell(risk.event),
        level_cell(method.likelihood, risk.likelihood), level_cell(method.impact, risk.impact),
        value_cell(composer, method, risk), action_cell(method, risk)});
  }
  drop_empty_column(table, 0, "Ingen av riskerna är knuten till ett arbetssätt.");
  cut_rows(table, most_rows);
  return table;
}

bool is_seen(const Risk& risk, const Sight& sight) {
  return risk.*sight.its_likelihood && risk.*sight.its_impact;
}

HeatMap heat_map(
    Composer& composer, const RiskMethod& method, const std::vector<Risk>& risks, const Sight& sight) {
  const RecordType& type = composer.type("risk");
  const std::string& analysis = risks.front().analysis;
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;
  for (const Risk& risk : risks) {
    if (is_seen(risk, sight)) ++counts[{*(risk.*sight.its_likelihood), *(risk.*sight.its_impact)}];
  }
  HeatMap map{fmt::format("{}, {}", sight.words, analysis), {}, {},
      fmt::format("Rutor med kraftig ram har riskvärde {} eller mer: där krävs åtgärd.", method.threshold)};
  for (const Level& impact : method.impact) map.impact.push_back(level(method.impact, impact.value));
  for (const Level& likelihood : method.likelihood) {
    HeatMap::Line line{level(method.likelihood, likelihood.value), {}};
    for (const Level& impact : method.impact) {
      Tone tone = likelihood.value * impact.value >= method.threshold ? Tone::raised : Tone::plain;
      auto found = counts.find({likelihood.value, impact.value});
      if (found == counts.end()) {
        line.cells.push_back({.text = "0", .tone = tone});
        continue;
      }
      std::string id =
          fmt::format("report.risk.{}[{},{},{}]", sight.matrix, analysis, likelihood.value, impact.value);
      composer.note(id,
          fmt::format(
              "Risker i {} med sannolikhet {} och konsekvens {}", analysis, likelihood.value, impact.value),
          type,
          composer.terms(type,
              {{"analysis", "eq." + analysis}, {sight.likelihood, fmt::format("eq.{}", likelihood.value)},
                  {sight.impact, fmt::format("eq.{}", impact.value)}}),
          found->second);
      line.cells.push_back(composer.cell(id));
      line.cells.back().tone = tone;
    }
    map.lines.insert(map.lines.begin(), std::move(line));
  }
  return map;
}

void add_analysis(Composer& composer, const std::vector<Risk>& risks, std::size_t number) {
  const std::string& analysis = risks.front().analysis;
  const RiskMethod& method = composer.settings().risk_method(analysis);
  std::string name = method.name == "*" ? analysis : fmt::format("{} ({})", method.label.sv, analysis);
  // The name alone is the heading of what people write about the analysis (RSA).
  composer.section(fmt::format("risks-analysis-{}", number), "Oönskade händelser: " + name);
  auto assessed = std::ranges::count_if(risks, [](const Risk& risk) { return risk.value.has_value(); });
  if (assessed == 0) {
    composer.sentence(risks.size() == 1
                          ? "Risken är inte bedömd: sannolikhet eller konsekvens saknas."
                          : "Ingen av riskerna är bedömd: sannolikhet eller konsekvens saknas.");
  }
  composer.add(risk_table(composer, method, risks));
  for (const Sight& sight : {inherent, today, residual}) {
    const bool any = std::ranges::any_of(risks, [&](const Risk& risk) { return is_seen(risk, sight); });
    if (any) composer.add(heat_map(composer, method, risks, sight));
  }
}

void add_follow_up(Composer& composer, const std::vector<Risk>& risks) {
  Table table{fmt::format("Uppföljning av oönskade händelser {}", composer.year()),
      {{"ID", Align::text, 6}, {"Oönskad händelse", Align::text, 26}, {"Uppföljning", Align::text, 34},
          {"Förslag på åtgärd", Align::text, 34}},
      {}};
  for (const Risk& risk : risks) {
    if (risk.follow_up.empty() && risk.proposal.empty()) continue;
    table.rows.push_back({{.text = fmt::to_string(table.rows.size() + 1)}, words_cell(risk.event),
        words_cell(risk.follow_up), words_cell(risk.proposal)});
  }
  if (table.rows.empty()) return;
  composer.section("risks-follow-up", "Uppföljning av riskerna");
  cut_rows(table, most_rows);
  composer.add(std::move(table));
}

void add_figures(Composer& composer) {
  composer.section("risks-figures", "Riskerna i siffror");
  Table table = composer.figure_table("Årets risker", "Mått");
  composer.add_row(table, "Risker", "risk.total");
  composer.add_row(table, "varav åtgärd krävs", "risk.action_required");
  composer.add_row(table, "varav åtgärd krävs men saknas", "report.risk.no_action");
  composer.add_row(table, "varav ej bedömda", "risk.not_assessed");
  composer.add_row(table, "Högsta riskvärde", "risk.highest_value");
  if (composer.value_of("risk.moved_up") + composer.value_of("risk.moved_down") +
          composer.value_of("risk.moved_same") >
      0) {
    composer.add_row(table, "Högre än vid föregående bedömning", "risk.moved_up");
    composer.add_row(table, "Oförändrade", "risk.moved_same");
    composer.add_row(table, "Lägre än vid föregående bedömning", "risk.moved_down");
  }
  composer.add(std::move(table));

  std::set<std::int64_t> values;
  for (const std::string& value : composer.dimension("risk.by_value")) values.insert(std::stoll(value));
  for (const std::string& value : composer.earlier_dimension("risk.by_value"))
    values.insert(std::stoll(value));
  if (values.empty()) return;
  std::vector<std::pair<std::string, std::string>> columns;
  for (std::int64_t value : values)
    columns.emplace_back(fmt::to_string(value), fmt::format("risk.by_value[{}]", value));
  composer.add(composer.across("Antal risker per riskvärde", "Riskvärde", columns));
}

void name_gaps(Composer& composer, const std::vector<Risk>& risks) {
  const RecordType& type = composer.type("risk");
  std::string where(area);
  if (risks.empty()) {
    composer.gap({"risk.none", where,
        {fmt::format("Ingen risk är registrerad för {}", composer.year()),
            fmt::format("No risk is registered for {}", composer.year())},
        composer.address(type, composer.terms(type, {}))});
  }
  composer.counted_gap("risk.not_assessed", "risk.not_assessed", where,
      {"risk är inte bedömd", "risk is not assessed"}, {"risker är inte bedömda", "risks are not assessed"});
  composer.counted_gap("report.risk.no_action", "risk.no_action", where,
      {"risk som kräver åtgärd har ingen", "risk that needs an action has none"},
      {"risker som kräver åtgärd har ingen", "risks that need an action have none"});
  for (const std::string& practice : composer.settings().obligatory_practices()) {
    bool assessed = std::ranges::any_of(
        risks, [&](const Risk& risk) { return risk.value && folded(risk.practice) == folded(practice); });
    if (assessed) continue;
    composer.gap({"risk.practice_without_risk", where,
        {fmt::format("Det obligatoriska arbetssättet ”{}” saknar bedömd risk", practice),
            fmt::format("The obligatory practice “{}” has no assessed risk", practice)},
        {}});
  }
}

}  // namespace

void compose_risks(Composer& composer) {
  const RecordType& type = composer.type("risk");
  std::vector<Risk> risks = risks_of(composer, type);
  sort(risks, composer.settings());
  composer.count("report.risk.no_action", "Risker som kräver åtgärd men saknar en", type,
      composer.terms(type, {{"action_required", "eq.true"}, {"action", "is.null"}}));
  composer.chapter("risks", "Risker");
  composer.words("risks");
  add_figures(composer);
  composer.section("rsa", "Risk- och sårbarhetsanalys (RSA)");
  composer.words("rsa");
  std::size_t number = 0;
  for (auto from = risks.begin(); from != risks.end();) {
    auto to =
        std::find_if(from, risks.end(), [&](const Risk& risk) { return risk.analysis != from->analysis; });
    add_analysis(composer, std::vector<Risk>(from, to), ++number);
    from = to;
  }
  add_follow_up(composer, risks);
  add_coverage(composer);
  add_acceptances(composer);
  add_internal_control(composer);
  name_gaps(composer, risks);
}

}  // namespace ringmur::review
