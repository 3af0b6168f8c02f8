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

void write_text(JsonWriter& out, std::string_view name, const Text& text) {
  out.key(name).open('{').member("sv", text.sv).member("en", text.en).close('}');
}

void write_text_or_null(JsonWriter& out, std::string_view name, const std::optional<Text>& text) {
  if (text && !text->empty()) return write_text(out, name, *text);
  out.key(name).raw("null");
}

void write_flag(JsonWriter& out, std::string_view name, bool flag) {
  out.key(name).raw(flag ? "true" : "false");
}

void write_or_null(JsonWriter& out, std::string_view name, const std::string& text) {
  if (text.empty()) {
    out.key(name).raw("null");
  } else {
    out.member(name, text);
  }
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
  write_or_null(out, "title", is_hidden(judged, "title") ? std::string() : judged.incident.title);
  out.key("version").raw(fmt::to_string(meta.version));
  out.member("status", code_of_choice(std::optional(judged.incident.status.value_or(Status::reported))));
  out.close('}');
  write_or_null(out, "sensitive", code_of_choice(judged.incident.sensitive));
}

void write_day(JsonWriter& out, std::string_view name, const std::optional<Date>& day) {
  write_or_null(out, name, day ? to_string(*day) : std::string());
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
  write_flag(out, "late", clock->late);
  out.close('}');
}

void write_sent(JsonWriter& out, const std::vector<Sent>& all) {
  out.key("sent").open('[');
  for (const Sent& sent : all) {
    out.open('{').member("id", to_string(sent.id)).member("reference", sent.reference);
    out.member("title", sent.title).member("sent_at", to_string(sent.at)).member("sent_by", sent.by);
    write_or_null(out, "receipt", sent.receipt);
    write_flag(out, "late", sent.due_at && !sent.late_reason.empty() && sent.at > *sent.due_at);
    write_or_null(out, "late_reason", sent.late_reason);
    write_or_null(out, "previous", sent.previous ? to_string(*sent.previous) : std::string());
    out.close('}');
  }
  out.close(']');
}

void write_duty(JsonWriter& out, const incidents::Duty& duty, bool shows_sent) {
  const IncidentDuty& rule = *duty.rule;
  out.open('{').member("id", rule.id);
  write_text(out, "label", rule.label);
  out.member("law", rule.law).member("paragraph", rule.paragraph).member("applies", code_of(duty.applies));
  write_text(out, "because", duty.because);
  write_words(out, "missing", duty.missing);
  const bool own = rule.holder == DutyHolder::authority;
  out.key("holder").open('{').member("kind", own ? "authority" : "legal_person");
  out.member("code", duty.holder.code).member("name", duty.holder.name);
  write_flag(out, "mine", duty.mine);
  out.close('}');
  write_text(out, "recipient", duty.recipient);
  write_flag(out, "without_delay", rule.limit.kind == LimitKind::without_delay);
  write_clock(out, duty.clock);
  write_sent(out, shows_sent ? duty.sent : std::vector<Sent>());
  write_flag(out, "done", duty.done);
  write_or_null(out, "form", rule.form);
  write_text(out, "source", rule.source.source);
  out.member("valid_from", to_string(rule.source.valid_from));
  write_flag(out, "verified", rule.source.verified);
  out.close('}');
}

void write_threshold(JsonWriter& out, const Judged& judged, const ThresholdMet& one) {
  const Threshold& threshold = *one.threshold;
  out.open('{').member("id", threshold.id);
  write_text(out, "label", threshold.label);
  write_text(out, "limit", one.limit);
  const bool hidden = is_hidden(judged, threshold.field);
  write_text_or_null(out, "figure", hidden ? std::nullopt : one.figure);
  out.key("met").raw(!one.met ? "null" : *one.met ? "true" : "false");
  out.member("counted", threshold.counted == Counted::incident ? "incident" : "legal_person");
  write_text(out, "source", threshold.source.source);
  write_flag(out, "verified", threshold.source.verified);
  out.close('}');
}

void write_significance(JsonWriter& out, const Judged& judged) {
  const Significance& significance = judged.judgement.significance;
  out.key("significance").open('{').member("result", code_of(significance.result));
  write_text(out, "because", significance.because);
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
    write_text(out, "label", step_label(from, step.to));
    write_flag(out, "allowed", step.allowed);
    write_text_or_null(out, "because", step.because);
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
