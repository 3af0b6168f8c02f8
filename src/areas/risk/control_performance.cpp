#include "areas/risk/control_performance.h"

#include "areas/risk/sample_rules.h"
#include "areas/risk/sampling.h"
#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur {

template <>
const std::vector<std::pair<risk::ControlResult, Choice>>& choices_of<risk::ControlResult>() {
  using enum risk::ControlResult;
  static const std::vector<std::pair<risk::ControlResult, Choice>> names{
      {no_deviation, {"no_deviation", {"Utan avvikelse", "No deviation"}}},
      {minor, {"minor", {"Mindre avvikelse", "Minor deviation"}}},
      {serious, {"serious", {"Allvarlig avvikelse", "Serious deviation"}}},
      {not_done, {"not_done", {"Inte genomförd", "Not done"}}},
  };
  return names;
}

namespace risk {
namespace {

void derive_reach(void* record, const Settings&) {
  ControlPerformance& done = *static_cast<ControlPerformance*>(record);
  auto reach = reach_in_percent(done.population, done.confidence, done.checked, done.deviations);
  done.share = reach ? std::optional(reach->share) : std::nullopt;
  done.lower = reach ? std::optional(reach->lower) : std::nullopt;
  done.upper = reach ? std::optional(reach->upper) : std::nullopt;
}

std::vector<Field> drawn_fields() {
  return {
      field<&ControlPerformance::control>("control", {"Kontroll", "Internal control"},
          {.refers_to = "internal_control", .required = true, .listed = true}),
      field<&ControlPerformance::performed>("performed", {"Genomförd", "Performed"},
          {.help = {"Dagen då stickprovet drogs, tills kontrollen är gjord.",
               "The day when the sample was drawn, until the control has been done."},
              .required = true,
              .sortable = true,
              .listed = true}),
      field<&ControlPerformance::performed_by>("performed_by", {"Genomförd av", "Performed by"},
          {.listed = true, .personal = Personal::yes, .identifies = Identifies::name}),
      field<&ControlPerformance::population>(
          "population", {"Population", "Population"}, {.minimum = 1, .maximum = largest_population}),
      field<&ControlPerformance::confidence>("confidence", {"Säkerhet (%)", "Confidence (%)"},
          {.help = {"95 om inget annat sägs.", "95 unless said otherwise."}, .minimum = 50, .maximum = 100}),
      field<&ControlPerformance::size>(
          "size", {"Stickprovets storlek", "Sample size"}, {.minimum = 1, .maximum = largest_population}),
      field<&ControlPerformance::seed>("seed", {"Stickprovets frö", "Seed of the sample"},
          {.help = {"Med samma frö dras samma stickprov igen.", "The same seed draws the same sample again."},
              .max_length = 80,
              .kept_by = KeptBy::server}),
  };
}

std::vector<Field> found_fields() {
  const Options percent{
      .derived = true, .derived_from = {"population", "confidence", "checked", "deviations"}};
  return {
      field<&ControlPerformance::checked>(
          "checked", {"Granskade", "Checked"}, {.minimum = 0, .maximum = largest_population, .listed = true}),
      field<&ControlPerformance::deviations>("deviations", {"Avvikelser", "Deviations"},
          {.minimum = 0, .maximum = largest_population, .listed = true}),
      field<&ControlPerformance::result>("result", {"Resultat", "Result"}, {.listed = true}),
      field<&ControlPerformance::observation>(
          "observation", {"Iakttagelse", "Finding"}, {.searchable = true, .long_text = true}),
      field<&ControlPerformance::evidence>("evidence", {"Underlag", "Evidence"},
          {.help = {"Var det som visar resultatet finns.", "Where that which shows the result is kept."},
              .long_text = true}),
      field<&ControlPerformance::share>(
          "share", {"Avvikelse i stickprovet (%)", "Deviation in the sample (%)"}, percent),
      field<&ControlPerformance::lower>(
          "lower", {"Avvikelse i allt, minst (%)", "Deviation in all, at least (%)"}, percent),
      field<&ControlPerformance::upper>(
          "upper", {"Avvikelse i allt, högst (%)", "Deviation in all, at most (%)"}, percent),
      field<&ControlPerformance::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> all_fields() {
  std::vector<Field> all = drawn_fields();
  for (Field& one : found_fields()) all.push_back(std::move(one));
  return all;
}

}  // namespace

const RecordType& describe_control_performance() {
  static const RecordType type = described<ControlPerformance>({
      .name = "control_performance",
      .plural = "control-performances",
      .label = {"Genomförd kontroll", "Performed control"},
      .label_plural = {"Genomförda kontroller", "Performed controls"},
      .help = {"Vad en kontroll i internkontrollplanen visade, gång för gång.",
          "What a control of the plan showed, each time."},
      .fields = all_fields(),
      .key = {"control", "performed", "population", "size"},
      .period = "performed",
      .title = "performed",
      .default_sort = "-performed",
      .reference_prefix = "KTR",
      .indexes = {{"result", "performed"}},
      .derive = derive_reach,
  });
  return type;
}

}  // namespace risk
}  // namespace ringmur
