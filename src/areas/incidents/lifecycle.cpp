#include "areas/incidents/lifecycle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "areas/incidents/incident_fields.h"

namespace ringmur::incidents {
namespace {

struct Edge {
  Status from;
  Status to;
  Text label;
};

const std::vector<Edge>& edges() {
  using enum Status;
  static const std::vector<Edge> all{
      {reported, triage, {"Börja bedöma", "Begin triage"}},
      {triage, ongoing, {"Börja hantera", "Begin handling"}},
      {triage, learning, {"Redan hanterad: dra lärdom", "Handled already: learn"}},
      {ongoing, learning, {"Hanterad: dra lärdom", "Handled: learn"}},
      {learning, ongoing, {"Tillbaka till hantering", "Back to handling"}},
      {learning, closed, {"Stäng", "Close"}},
      {closed, ongoing, {"Öppna igen", "Reopen"}},
  };
  return all;
}

Status status_of(const Incident& incident) {
  return incident.status.value_or(Status::reported);
}

void need(Step& step, const Incident& incident, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (is_empty(describe_incident().at(name).get(&incident))) step.needs.emplace_back(name);
  }
}

void need_what_duties_wait_for(Step& step, const Judgement& judgement) {
  for (const Duty& duty : judgement.duties) {
    if (duty.applies != Answer::unknown || !duty.rule->binding) continue;
    for (const std::string& name : duty.missing) {
      if (std::ranges::find(step.needs, name) == step.needs.end()) step.needs.push_back(name);
    }
  }
}

void ask(Step& step, Status from, const Incident& incident, const Judgement& judgement) {
  using enum Status;
  if (step.to == triage) need(step, incident, {"sensitive", "aware_at"});
  if (from == triage) {
    need(step, incident, {"personal_data", "aware_how"});
    if (incident.personal_data == true) need(step, incident, {"privacy_role"});
  }
  if (step.to == learning) need(step, incident, {"handled_at"});
  if (step.to != closed) return;
  need(step, incident, {"cause_kind"});
  if (incident.sensitive != Sensitive::yes) need(step, incident, {"lessons"});
  need_what_duties_wait_for(step, judgement);
  step.owed = judgement.owed();
}

Text labels_of(const std::vector<std::string>& names) {
  Text all;
  for (const std::string& name : names) {
    const Field& field = describe_incident().at(name);
    all.sv += (all.sv.empty() ? "" : ", ") + field.label.sv;
    all.en += (all.en.empty() ? "" : ", ") + field.label.en;
  }
  return all;
}

Text labels_of_duties(const std::vector<std::string>& ids, const Judgement& judgement) {
  Text all;
  for (const std::string& id : ids) {
    const Text& label = judgement.duty(id)->rule->label;
    all.sv += (all.sv.empty() ? "" : ", ") + label.sv;
    all.en += (all.en.empty() ? "" : ", ") + label.en;
  }
  return all;
}

void explain(Step& step, const Judgement& judgement) {
  step.allowed = step.needs.empty() && step.owed.empty();
  if (!step.needs.empty()) {
    const Text names = labels_of(step.needs);
    step.because = {"Fyll i: " + names.sv + ".", "Fill in: " + names.en + "."};
  } else if (!step.owed.empty()) {
    const Text names = labels_of_duties(step.owed, judgement);
    step.because = {"Det här är inte gjort än: " + names.sv + ".", "This is not done yet: " + names.en + "."};
  }
}

Text name_of(Status status) {
  for (const auto& [value, choice] : choices_of<Status>()) {
    if (value == status) return choice.label;
  }
  return {};
}

}  // namespace

Text step_label(Status from, Status to) {
  for (const Edge& edge : edges()) {
    if (edge.from == from && edge.to == to) return edge.label;
  }
  return {};
}

bool leads(Status from, Status to) {
  return std::ranges::any_of(edges(), [&](const Edge& edge) { return edge.from == from && edge.to == to; });
}

std::vector<Step> steps(const Incident& incident, const Judgement& judgement) {
  std::vector<Step> all;
  const Status from = status_of(incident);
  for (const Edge& edge : edges()) {
    if (edge.from != from) continue;
    Step step{.to = edge.to};
    ask(step, from, incident, judgement);
    explain(step, judgement);
    all.push_back(std::move(step));
  }
  return all;
}

Result<void> may_step(const Incident& incident, const Judgement& judgement, Status to) {
  const Status from = status_of(incident);
  if (!leads(from, to)) {
    const Text there = name_of(from);
    const Text wanted = name_of(to);
    return refuse(Refusal::conflict, "incident.step",
        {fmt::format(
             "Från ”{}” går det inte att gå till ”{}”. Läs incidenten igen och ta ett av de steg som finns.",
             there.sv, wanted.sv),
            fmt::format(
                "From “{}” there is no step to “{}”. Read the incident again and take one of its steps.",
                there.en, wanted.en)},
        "to");
  }
  for (const Step& step : steps(incident, judgement)) {
    if (step.to != to || step.allowed) continue;
    const char* code = step.needs.empty() ? "incident.owed" : "incident.facts";
    Error error{Refusal::conflict, code, step.because, step.needs.empty() ? "to" : step.needs.front(), {}};
    for (const std::string& name : step.needs) {
      const Text& label = describe_incident().at(name).label;
      error.details.push_back(
          {Refusal::conflict, code, {"Fyll i ”" + label.sv + "”.", "Fill in “" + label.en + "”."}, name, {}});
    }
    return refuse(std::move(error));
  }
  return {};
}

void move_to(Incident& incident, Status to, Instant at) {
  if (status_of(incident) == Status::triage && !incident.triaged_at) incident.triaged_at = at;
  if (to == Status::closed) incident.closed_at = at;
  if (status_of(incident) == Status::closed) incident.closed_at.reset();
  incident.status = to;
}

}  // namespace ringmur::incidents
