#include "areas/controls/figures.h"

#include "areas/controls/control_assessment.h"

namespace ringmur::controls {

std::vector<Figure> figures() {
  const RecordType* assessment = &describe_control_assessment();
  return {
      {.id = "gap.assessed", .label = {"Bedömda säkerhetsåtgärder", "Assessed controls"}, .type = assessment},
      {.id = "gap.high_priority",
          .label = {"Säkerhetsåtgärder med hög prioritet", "Controls of high priority"},
          .type = assessment,
          .filter = {{"priority", "eq.high"}}},
      {.id = "gap.plan_part",
          .label = {"Säkerhetsåtgärder i planens del", "Controls in part of the plan"},
          .type = assessment,
          .dimension = Dimension::value,
          .dimension_field = "part"},
  };
}

}  // namespace ringmur::controls
