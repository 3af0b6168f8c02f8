#include "areas/controls/control_assessment.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<controls::Severity, Choice>>& choices_of<controls::Severity>() {
  using enum controls::Severity;
  static const std::vector<std::pair<controls::Severity, Choice>> names{
      {serious, {"serious", {"Allvarlig", "Serious"}}},
      {significant, {"significant", {"Betydande", "Significant"}}},
      {moderate, {"moderate", {"Måttlig", "Moderate"}}},
      {negligible, {"negligible", {"Försumbar", "Negligible"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<controls::Priority, Choice>>& choices_of<controls::Priority>() {
  using enum controls::Priority;
  static const std::vector<std::pair<controls::Priority, Choice>> names{
      {high, {"high", {"Hög", "High"}}},
      {medium, {"medium", {"Medel", "Medium"}}},
      {low, {"low", {"Låg", "Low"}}},
  };
  return names;
}

namespace controls {

const RecordType& describe_control_assessment() {
  static const RecordType type = described<ControlAssessment>({
      .name = "control_assessment",
      .plural = "control-assessments",
      .label = {"Bedömning av säkerhetsåtgärd", "Control assessment"},
      .label_plural = {"Bedömningar av säkerhetsåtgärder", "Control assessments"},
      .help = {"Resultatet av en GAP-analys mot en standard.",
          "The result of a GAP analysis against a standard."},
      .fields =
          {
              field<&ControlAssessment::standard>("standard", {"Standard", "Standard"},
                  {.max_length = 120, .required = true, .listed = true}),
              field<&ControlAssessment::year>("year", {"År", "Year"},
                  {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
              field<&ControlAssessment::control>("control", {"Säkerhetsåtgärd", "Control"},
                  {.aliases = {"Kontroll", "Security control", "Security measure"},
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true}),
              field<&ControlAssessment::finding>("finding", {"Iakttagelse", "Finding"},
                  {.aliases = {"Observation"}, .searchable = true, .long_text = true}),
              field<&ControlAssessment::severity>("severity", {"Bristvärdering", "Severity"},
                  {.aliases = {"Gap severity", "Gap rating"}, .listed = true}),
              field<&ControlAssessment::priority>("priority", {"Prioritet", "Priority"}, {.listed = true}),
              field<&ControlAssessment::part>("part", {"Del", "Part"},
                  {.aliases = {"Plan part"}, .minimum = 1, .maximum = 99, .listed = true}),
              field<&ControlAssessment::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"standard", "year", "control"},
      .partition = {"standard", "year"},
      .period = "year",
      .title = "control",
      .default_sort = "control",
  });
  return type;
}

}  // namespace controls
}  // namespace ringmur
