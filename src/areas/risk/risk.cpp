#include "areas/risk/risk.h"

#include "areas/risk/rules.h"
#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur::risk {
namespace {

void derive_values(void* record, const Settings& settings) {
  Risk& risk = *static_cast<Risk*>(record);
  risk.value = risk_value(risk.likelihood, risk.impact);
  risk.action_required = action_required(risk.value, settings.risk_method(risk.analysis).threshold);
}

RecordType made() {
  return {
      .name = "risk",
      .plural = "risks",
      .label = {"Risk", "Risk"},
      .label_plural = {"Risker", "Risks"},
      .help = {"Oönskade händelser, bedömda efter sannolikhet och konsekvens.",
          "Unwanted events, assessed by likelihood and impact."},
      .fields =
          {
              field<&Risk::analysis>("analysis", {"Analys", "Analysis"},
                  {.help = {"VoR, RSA …", "VoR, RSA …"}, .max_length = 80, .required = true, .listed = true}),
              field<&Risk::year>("year", {"År", "Year"},
                  {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
              field<&Risk::process>("process", {"Process", "Process"}),
              field<&Risk::practice>("practice", {"Arbetssätt", "Practice"},
                  {.aliases = {"Working method", "Way of working", "Working practice"},
                      .searchable = true,
                      .listed = true}),
              field<&Risk::event>("event", {"Oönskad händelse", "Unwanted event"},
                  {.aliases = {"Undesired event", "Adverse event"},
                      .max_length = 1000,
                      .required = true,
                      .searchable = true,
                      .listed = true}),
              field<&Risk::likelihood>("likelihood", {"Sannolikhet", "Likelihood"},
                  {.aliases = {"Probability"}, .minimum = 1, .maximum = 5, .listed = true}),
              field<&Risk::impact>("impact", {"Konsekvens", "Impact"},
                  {.aliases = {"Consequence"}, .minimum = 1, .maximum = 5, .listed = true}),
              field<&Risk::action>("action", {"Åtgärd", "Action"},
                  {.aliases = {"Measure"}, .searchable = true, .long_text = true}),
              field<&Risk::follow_up>(
                  "follow_up", {"Uppföljning", "Follow-up"}, {.aliases = {"Follow up"}, .long_text = true}),
              field<&Risk::proposal>("proposal", {"Förslag på åtgärd", "Proposed action"},
                  {.aliases = {"Suggested action", "Proposed measure"}, .long_text = true}),
              field<&Risk::value>("value", {"Riskvärde", "Risk value"},
                  {.sortable = true,
                      .listed = true,
                      .derived = true,
                      .derived_from = {"likelihood", "impact"}}),
              field<&Risk::action_required>("action_required", {"Åtgärd krävs", "Action required"},
                  {.derived = true, .derived_from = {"analysis", "likelihood", "impact"}}),
              field<&Risk::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"analysis", "year", "practice", "event"},
      .partition = {"analysis", "year"},
      .period = "year",
      .title = "event",
      .default_sort = "-value",
      .reference_prefix = "RSK",
      .links = {{"concerns", {"Rör", "Concerns"}, {"Risk för", "Risk to"}, {"system", "control_assessment"}},
          {"shown_by", {"Visad av händelse", "Shown by"}, {"Visar risk", "Shows risk"}, {"incident"}}},
      .derive = derive_values,
  };
}

}  // namespace

const RecordType& describe_risk() {
  static const RecordType type = described<Risk>(made());
  return type;
}

}  // namespace ringmur::risk
