#include "server/incident_answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/incidents/incident_fields.h"
#include "areas/incidents/lifecycle.h"
#include "base/log.h"
#include "schema/incident_rules.h"
#include "schema/json_writer.h"
#include "schema/settings.h"

namespace ringmur::api {
namespace {

using namespace incidents;

void words_or_null(JsonWriter& out, std::string_view name, const std::optional<Text>& text) {
  if (text && !text->empty())
    out.words(name, *text);
  else
    out.key(name).raw("null");
}

void write_words(JsonWriter& out, std::string_view name, const std::vector<std::string>& words) {
  out.key(name).open('[');
  for (const std::string& word : words) out.text(word);
  out.close(']');
}

template <typename Enum>
std::string code_of_choice(std::optional<Enum> value) {
  if (!value) return {};
  for (const auto& [one, choice] : choices_of<Enum>()) {
    if (one == *value) return choice.code;
  }
  return {};
}

/// What may not be shown is not told by way of a rule either.
bool is_hidden(const Judged& judged, std::string_view field) {
  const Meta& meta = judged.row.meta;
  return meta.masked.contains(std::string(field)) && !meta.may_see_masked;
}

void write_head(JsonWriter& out, const Judged& judged) {
  const Meta& meta = judged.row.meta;
  out.key("incident").open('{').member("id", to_string(meta.id)).member("reference", meta.short_reference);
  out.member_or_null("title", is_hidden(judged, "title") ? std::string() : judged.incident.title);
  out.key("version").raw(fmt::to_string(meta.version));
  out.member("status", code_of_choice(std::optional(judged.incident.status.value_or(Status::reported))));
  out.close('}');
  out.member_or_null("sensitive", code_of_choice(judged.incident.sensitive));
}

void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day) {
  out.member_or_null(name, day ? to_string(*day) : std::string());
}

void write_clock(JsonWriter& out, const std::optional<Clock>& clock) {
  out.key("clock");
  if (!clock) {
    out.raw("null");
    return;
  }
  out.open('{').key("from").open('{').member("fact", clock->fact).member("at", to_string(clock->from));
  out.close('}').member("due", to_string(clock->deadline.due));
  write_day(out, "works_towards", clock->deadline.works_towards);
  write_day(out, "last_lawful", clock->deadline.last_lawful);
  out.flag("late", clock->late);
  out.close('}');
}

void write_sent(JsonWriter& out, const std::vector<Sent>& all) {
  out.key("sent").open('[');
  for (const Sent& sent : all) {
    out.open('{').member("id", to_string(sent.id)).member("reference", sent.reference);
    out.member("title", sent.title).member("sent_at", to_string(sent.at)).member("sent_by", sent.by);
    out.member_or_null("receipt", sent.receipt);
    out.flag("late", sent.due_at && !sent.late_reason.empty() && sent.at > *sent.due_at);
    out.member_or_null("late_reason", sent.late_reason);
    out.member_or_null("previous", sent.previous ? to_string(*sent.previous) : std::string());
    out.close('}');
  }
  out.close(']');
}

void write_duty(JsonWriter& out, const incidents::Duty& duty, bool shows_sent) {
  const IncidentDuty& rule = *duty.rule;
  out.open('{').member("id", rule.id);
  out.words("label", rule.label);
  out.member("law", rule.law).member("paragraph", rule.paragraph).member("applies", code_of(duty.applies));
  out.words("because", duty.because);
  write_words(out, "missing", duty.missing);
  const bool own = rule.holder == DutyHolder::authority;
  out.key("holder").open('{').member("kind", own ? "authority" : "legal_person");
  out.member("code", duty.holder.code).member("name", duty.holder.name);
  out.flag("mine", duty.mine);
  out.close('}');
  out.words("recipient", duty.recipient);
  out.flag("without_delay", rule.limit.kind == LimitKind::without_delay);
  write_clock(out, duty.clock);
  write_sent(out, shows_sent ? duty.sent : std::vector<Sent>());
  out.flag("done", duty.done);
  out.member_or_null("form", rule.form);
  out.words("source", rule.source.source);
  out.member("valid_from", to_string(rule.source.valid_from));
  out.flag("verified", rule.source.verified);
  out.close('}');
}

void write_threshold(JsonWriter& out, const Judged& judged, const ThresholdMet& one) {
  const Threshold& threshold = *one.threshold;
  out.open('{').member("id", threshold.id);
  out.words("label", threshold.label);
  out.words("limit", one.limit);
  const bool hidden = is_hidden(judged, threshold.field);
  words_or_null(out, "figure", hidden ? std::nullopt : one.figure);
  out.key("met").raw(!one.met ? "null" : *one.met ? "true" : "false");
  out.member("counted", threshold.counted == Counted::incident ? "incident" : "legal_person");
  out.words("source", threshold.source.source);
  out.flag("verified", threshold.source.verified);
  out.close('}');
}

void write_significance(JsonWriter& out, const Judged& judged) {
  const Significance& significance = judged.judgement.significance;
  out.key("significance").open('{').member("result", code_of(significance.result));
  out.words("because", significance.because);
  out.key("thresholds").open('[');
  for (const ThresholdMet& one : significance.thresholds) write_threshold(out, judged, one);
  out.close(']').key("counted");
  // A sum with a masked figure in it would tell the figure.
  if (judged.around.together && !is_hidden(judged, "registered") && !is_hidden(judged, "cost")) {
    const Together& together = *judged.around.together;
    out.open('{').key("incidents").raw(fmt::to_string(together.incidents));
    out.key("registered").raw(fmt::to_string(together.registered));
    out.key("cost").raw(fmt::to_string(together.cost)).close('}');
  } else {
    out.raw("null");
  }
  out.close('}');
}

void write_steps(JsonWriter& out, const Judged& judged) {
  const Status from = judged.incident.status.value_or(Status::reported);
  out.key("steps").open('[');
  for (const Step& step : steps(judged.incident, judged.judgement)) {
    out.open('{').member("to", code_of_choice(std::optional(step.to)));
    out.words("label", step_label(from, step.to));
    out.flag("allowed", step.allowed);
    words_or_null(out, "because", step.because);
    write_words(out, "needs", step.needs);
    out.close('}');
  }
  out.close(']');
}

}  // namespace

std::expected<JudgedHere, Problem> judged_incident(Call& call) {
  call.type = &describe_incident();
  auto found = addressed(call, Secrets::counted);
  if (!found) return std::unexpected(found.error());
  JudgedHere here{std::move(found->authority), Town(call.store()), {}};
  auto judged = judge_row(call.store(), call.actor, here.town, incident_rules_in(call.store().settings()),
      std::move(found->row), now());
  if (!judged) return std::unexpected(Problem(judged.error()));
  here.judged = std::move(*judged);
  return here;
}

std::string duties_json(const Call& call, const Judged& judged, const Judgement* before) {
  const bool shows_sent =
      !call.actor.reach("incident_notice", Action::read, judged.row.meta.authority).is_nothing();
  JsonWriter out;
  out.open('{');
  write_head(out, judged);
  out.key("duties").open('[');
  for (const incidents::Duty& duty : judged.judgement.duties) write_duty(out, duty, shows_sent);
  out.close(']');
  write_significance(out, judged);
  write_words(out, "owed", judged.judgement.owed());
  write_steps(out, judged);
  if (before != nullptr) write_words(out, "changed", changed_duties(*before, judged.judgement));
  return out.close('}').take();
}

DutiesChange::DutiesChange(Call& call, const Row& before) : call_(call) {
  if (call.type != &describe_incident()) return;
  auto row = call.store().get(
      call.actor, describe_incident(), before.meta.authority, before.meta.id, Secrets::counted);
  if (!row) return;
  const Town town(call.store());
  auto judged = judge_row(
      call.store(), call.actor, town, incident_rules_in(call.store().settings()), std::move(*row), now());
  if (judged) before_ = std::move(*judged);
}

void DutiesChange::note(const Row& after) {
  if (!before_) return;
  const Town town(call_.store());
  auto row = call_.store().get(
      call_.actor, describe_incident(), after.meta.authority, after.meta.id, Secrets::counted);
  if (!row) return;
  auto judged = judge_row(call_.store(), call_.actor, town, before_->rules, std::move(*row), now());
  if (!judged) return;
  auto event = changed_duties_event(judged->row, before_->judgement, judged->judgement);
  if (!event) return;
  auto noted = call_.store().note(call_.actor, "duties of incident", after.meta.authority, {*event});
  if (!noted) log::warning("incident.duties_not_noted", {{"code", noted.error().code}});
}

}  // namespace ringmur::api
