#include "areas/risk/internal_control.h"

#include "areas/risk/sample_rules.h"
#include "areas/risk/sampling.h"
#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur {

template <>
const std::vector<std::pair<risk::ControlMethod, Choice>>& choices_of<risk::ControlMethod>() {
  using enum risk::ControlMethod;
  static const std::vector<std::pair<risk::ControlMethod, Choice>> names{
      {sample, {"sample", {"Stickprov", "Random sample"}}},
      {observation, {"observation", {"Observation", "Observing"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<risk::Frequency, Choice>>& choices_of<risk::Frequency>() {
  using enum risk::Frequency;
  static const std::vector<std::pair<risk::Frequency, Choice>> names{
      {monthly, {"monthly", {"Varje månad", "Monthly"}}},
      {quarterly, {"quarterly", {"Varje kvartal", "Quarterly"}}},
      {per_tertial, {"per_tertial", {"Varje tertial", "Every four months"}}},
      {half_yearly, {"half_yearly", {"Varje halvår", "Half-yearly"}}},
      {yearly, {"yearly", {"En gång om året", "Yearly"}}},
      {once, {"once", {"En enda gång", "Once"}}},
  };
  return names;
}

namespace risk {
namespace {

void derive_size(void* record, const Settings&) {
  InternalControl& control = *static_cast<InternalControl*>(record);
  control.sample_size = size_of_sample(
      control.population, control.expected_deviation, control.tolerable_deviation, control.confidence);
}

std::vector<Field> plan_fields() {
  return {
      field<&InternalControl::year>("year", {"År", "Year"},
          {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
      field<&InternalControl::risk>("risk", {"Risk", "Risk"},
          {.help = {"Den oönskade händelse som kontrollen gäller.", "The unwanted event that it is about."},
              .refers_to = "risk",
              .listed = true}),
      field<&InternalControl::what>("what", {"Kontrollmoment", "What is checked"},
          {.required = true, .sortable = true, .searchable = true, .listed = true}),
      field<&InternalControl::how>(
          "how", {"Så görs kontrollen", "How it is checked"}, {.searchable = true, .long_text = true}),
      field<&InternalControl::method>("method", {"Kontrollmetod", "Method"}, {.listed = true}),
      field<&InternalControl::frequency>("frequency", {"Hur ofta", "Frequency"}, {.listed = true}),
      field<&InternalControl::responsible>("responsible", {"Ansvarig", "Responsible"},
          {.searchable = true, .listed = true, .personal = Personal::yes, .identifies = Identifies::name}),
  };
}

std::vector<Field> sample_fields() {
  return {
      field<&InternalControl::population>("population", {"Population", "Population"},
          {.help = {"Hur många ärenden, konton eller beslut som stickprovet dras ur.",
               "How many cases, accounts or decisions the sample is drawn from."},
              .minimum = 1,
              .maximum = largest_population}),
      field<&InternalControl::expected_deviation>("expected_deviation",
          {"Förväntad avvikelse (%)", "Expected deviation (%)"}, {.minimum = 0, .maximum = 100}),
      field<&InternalControl::tolerable_deviation>("tolerable_deviation",
          {"Högsta godtagbara avvikelse (%)", "Tolerable deviation (%)"}, {.minimum = 0, .maximum = 100}),
      field<&InternalControl::confidence>("confidence", {"Säkerhet (%)", "Confidence (%)"},
          {.help = {"95 om inget annat sägs.", "95 unless said otherwise."}, .minimum = 50, .maximum = 100}),
      field<&InternalControl::sample_size>("sample_size", {"Stickprovets storlek", "Sample size"},
          {.help = {"Räknas ut när population, avvikelser och säkerhet är ifyllda.",
               "Worked out when population, deviations and confidence are filled in."},
              .derived = true,
              .derived_from = {"population", "expected_deviation", "tolerable_deviation", "confidence"}}),
      field<&InternalControl::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> all_fields() {
  std::vector<Field> all = plan_fields();
  for (Field& one : sample_fields()) all.push_back(std::move(one));
  return all;
}

}  // namespace

const RecordType& describe_internal_control() {
  static const RecordType type = described<InternalControl>({
      .name = "internal_control",
      .plural = "internal-controls",
      .label = {"Kontroll i internkontrollplanen", "Internal control"},
      .label_plural = {"Internkontrollplan", "Internal controls"},
      .help = {"Årets plan: vad som kontrolleras, hur, hur ofta och av vem.",
          "The plan of the year: what is checked, how, how often and by whom."},
      .fields = all_fields(),
      .key = {"year", "what"},
      .partition = {"year"},
      .period = "year",
      .title = "what",
      .default_sort = "what",
      .reference_prefix = "IKP",
      .owned_by = {{"responsible", Naming::named_as}},
      .derive = derive_size,
  });
  return type;
}

}  // namespace risk
}  // namespace ringmur
