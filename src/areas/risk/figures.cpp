#include "areas/risk/figures.h"

#include "areas/risk/control_performance.h"
#include "areas/risk/internal_control.h"
#include "areas/risk/risk.h"

namespace ringmur::risk {
namespace {

std::vector<Figure> of_the_foundation() {
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

Figure later(const char* id, Text label, const RecordType& type, Terms filter) {
  return {
      .id = id, .label = std::move(label), .type = &type, .filter = std::move(filter), .came_later = true};
}

std::vector<Figure> of_risks() {
  const RecordType& risk = describe_risk();
  return {
      {.id = "risk.by_level",
          .label = {"Risker per nivå", "Risks by level"},
          .type = &risk,
          .dimension = Dimension::value,
          .dimension_field = "level",
          .came_later = true},
      later("risk.moved_up", {"Risker som har blivit högre", "Risks that have risen"}, risk,
          {{"moved", "eq.up"}}),
      later("risk.moved_same", {"Risker som är oförändrade", "Risks that are unchanged"}, risk,
          {{"moved", "eq.same"}}),
      later("risk.moved_down", {"Risker som har blivit lägre", "Risks that have fallen"}, risk,
          {{"moved", "eq.down"}}),
      later("risk.new", {"Nya risker", "New risks"}, risk, {{"previous", "is.null"}}),
      later("risk.residual_above",
          {"Risker där åtgärd krävs även efter det planerade", "Risks that need action even after the plan"},
          risk, {{"residual_action_required", "eq.true"}}),
  };
}

/// What is neither acted on nor borne is never silent: an activity counts from the risk that it comes from,
/// or that it is to reduce.
std::vector<Figure> of_actions() {
  const RecordType& risk = describe_risk();
  constexpr const char* any_that_counts = "(status=in.(planned,ongoing,done))";
  return {
      later("risk.without_action",
          {"Risker som varken har åtgärd eller acceptans", "Risks with neither action nor acceptance"}, risk,
          {{"action_required", "eq.true"}, {"covered_until", "not.gte.today"}, {"action", "is.null"},
              {"lacks.activity.source", any_that_counts}, {"lacks.activity.reduces", any_that_counts}}),
      later(
          "risk.accepted", {"Accepterade risker", "Accepted risks"}, risk, {{"covered_until", "gte.today"}}),
      later("risk.acceptance_ended",
          {"Risker vars acceptans har gått ut", "Risks whose acceptance has ended"}, risk,
          {{"action_required", "eq.true"}, {"accepted_until", "lt.today"}}),
  };
}

std::vector<Figure> of_controls() {
  const RecordType& plan = describe_internal_control();
  const RecordType& done = describe_control_performance();
  return {
      later("control.planned", {"Kontroller i internkontrollplanen", "Controls in the plan"}, plan, {}),
      later("control.performed", {"Genomförda kontroller", "Performed controls"}, done,
          {{"result", "in.(no_deviation,minor,serious)"}}),
      later("control.deviating", {"Kontroller med avvikelse", "Controls with deviations"}, done,
          {{"result", "in.(minor,serious)"}}),
  };
}

}  // namespace

std::vector<Figure> figures() {
  std::vector<Figure> all = of_the_foundation();
  for (auto part : {of_risks(), of_actions(), of_controls()}) {
    for (Figure& one : part) all.push_back(std::move(one));
  }
  return all;
}

}  // namespace ringmur::risk
