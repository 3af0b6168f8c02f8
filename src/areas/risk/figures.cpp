#include "areas/risk/figures.h"

#include "areas/risk/risk.h"

namespace ringmur::risk {

std::vector<Figure> figures() {
  const RecordType* risk = &describe_risk();
  Terms assessed{{"value", "not.is.null"}};
  return {
      {.id = "risk.total", .label = {"Risker", "Risks"}, .type = risk},
      {.id = "risk.action_required",
          .label = {"Risker där åtgärd krävs", "Risks where action is required"},
          .type = risk,
          .filter = {{"action_required", "eq.true"}}},
      {.id = "risk.highest_value",
          .label = {"Högsta riskvärde", "Highest risk value"},
          .type = risk,
          .filter = assessed,
          .aggregate = Aggregate::maximum,
          .field = "value"},
      {.id = "risk.not_assessed",
          .label = {"Risker som inte är bedömda", "Risks that are not assessed"},
          .type = risk,
          .filter = {{"value", "is.null"}}},
      {.id = "risk.by_value",
          .label = {"Risker med riskvärde", "Risks with risk value"},
          .type = risk,
          .dimension = Dimension::value,
          .dimension_field = "value"},
  };
}

}  // namespace ringmur::risk
