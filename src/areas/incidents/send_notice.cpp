#include "areas/incidents/send_notice.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/incidents/incident_notice.h"
#include "areas/incidents/told_text.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/settings.h"
#include "schema/validate.h"

namespace ringmur::incidents {
namespace {

Result<const Duty*> duty_of(const Judged& judged, const NoticeOrder& order) {
  const Duty* duty = judged.judgement.duty(order.duty);
  if (duty == nullptr) {
    return refuse(Refusal::invalid, "notice.duty",
        {"Det finns ingen sådan skyldighet. Välj en av dem som incidenten visar.",
            "There is no such duty. Choose one of those that the incident shows."},
        "duty");
  }
  if (!duty->mine) {
    return refuse(Refusal::conflict, "notice.duty",
        {"Skyldigheten ligger på " + duty->holder.name +
                ", och rapporten lämnas av kontaktfunktionen. Lämna över "
                "incidenten dit.",
            "The duty is " + duty->holder.name +
                "'s, and its contact function reports. Hand the incident over."},
        "duty");
  }
  return duty;
}

Result<void> check_form(const Judged& judged, const NoticeOrder& order) {
  if (order.form.empty()) return {};
  const IncidentForm* form = judged.rules->form(order.form);
  if (form != nullptr && form->duty == order.duty) return {};
  return refuse(Refusal::invalid, "notice.form",
      {"Skyldigheten har inget sådant formulär. Välj ett av dess egna, eller skriv fritt.",
          "The duty has no such form. Choose one of its own, or write freely."},
      "form");
}

Result<void> check_time(const Duty& duty, const NoticeOrder& order, Instant sent_at, Instant now) {
  if (sent_at > now + slow_clock) {
    return refuse(Refusal::invalid, "notice.sent_at",
        {"Tiden har inte varit än. Skriv när rapporten skickades.",
            "That time has not been yet. Write when the report was sent."},
        "sent_at");
  }
  const bool first = duty.sent.empty();
  if (first && duty.clock && is_late(duty.clock->deadline, sent_at) && order.late_reason.empty()) {
    return refuse(Refusal::invalid, "notice.late_reason",
        {"Rapporten kommer efter fristen. Skriv varför.", "The report comes after its deadline. Write why."},
        "late_reason");
  }
  return {};
}

Result<void> check_previous(const Judged& judged, const NoticeOrder& order) {
  if (!order.previous ||
      std::ranges::find(judged.around.sent, *order.previous, &Sent::id) != judged.around.sent.end())
    return {};
  return refuse(Refusal::invalid, "notice.previous",
      {"Rapporten som fortsätts finns inte bland incidentens. Välj en som är skickad.",
          "The report that is continued is none of this incident's. Choose one that was sent."},
      "previous");
}

/// A title is unique within the incident: later ones are numbered.
std::string title_of(const Judged& judged, const Duty& duty, const NoticeOrder& order) {
  if (!order.title.empty()) return order.title;
  const auto& sent = judged.around.sent;
  const auto before = std::ranges::count(sent, order.duty, &Sent::duty);
  return before == 0 ? duty.rule->label.sv : fmt::format("{} {}", duty.rule->label.sv, before + 1);
}

Notice notice_of(const Judged& judged, const Duty& duty, const NoticeOrder& order, Instant sent_at,
    const std::string& by) {
  Notice notice;
  notice.incident.value = judged.row.meta.id;
  notice.duty = order.duty;
  notice.form = order.form;
  notice.title = title_of(judged, duty, order);
  notice.recipient = order.recipient.empty() ? duty.recipient.sv : order.recipient;
  notice.content = order.content;
  notice.status = NoticeStatus::sent;
  if (duty.clock) notice.due_at = duty.clock->deadline.due;
  notice.sent_at = sent_at;
  notice.sent_by = by;
  notice.receipt = order.receipt;
  notice.late_reason = order.late_reason;
  if (order.previous) notice.previous.value = *order.previous;
  notice.unit = judged.incident.unit;
  return notice;
}

/// The first one counts: a supplement is no second notification.
Result<void> tell_incident(Writer& writer, const Judged& judged, const Settings& settings, Instant sent_at) {
  const RecordType& type = describe_incident();
  Row after = changed_row<Incident>(type, settings, judged.row, [&](Incident& incident) {
    incident.reported_to_imy = true;
    if (!incident.imy_reported_at) incident.imy_reported_at = sent_at;
  });
  if (after.values == judged.row.values) return {};
  return writer.update(type, judged.row, after);
}

}  // namespace

Result<Row> send_notice(Store& store, const Actor& actor, const Judged& judged, const NoticeOrder& order) {
  auto duty = duty_of(judged, order);
  if (!duty) return std::unexpected(duty.error());
  if (auto good = check_form(judged, order); !good) return std::unexpected(good.error());
  const Instant at = now();
  const Instant sent_at = order.sent_at.value_or(at);
  if (auto good = check_time(**duty, order, sent_at, at); !good) return std::unexpected(good.error());
  if (auto good = check_previous(judged, order); !good) return std::unexpected(good.error());
  const RecordType& type = describe_notice();
  const Notice notice = notice_of(judged, **duty, order, sent_at, actor.name);
  const Settings settings = store.settings();
  const Row made = new_row(type, judged.row.meta.authority, &notice, settings);
  if (auto good = validate(type, made.values); !good) return std::unexpected(good.error());
  Row written;
  auto stored = store.write(actor, "send incident notice", {}, [&](Writer& writer) -> Result<void> {
    if (auto may = writer.allows(Action::write, type, made); !may) return may;
    std::vector<Row> rows{made};
    writer.insert(type, rows);
    written = std::move(rows.front());
    return order.duty == "gdpr_33" ? tell_incident(writer, judged, settings, sent_at) : Result<void>();
  });
  if (!stored) return std::unexpected(stored.error());
  return written;
}

}  // namespace ringmur::incidents
