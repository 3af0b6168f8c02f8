#include "areas/incidents/take_step.h"

#include <boost/json.hpp>
#include <set>

#include "areas/incidents/incident_event.h"
#include "base/text.h"
#include "registry/record_rows.h"
#include "registry/save_within.h"
#include "schema/describe.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/validate.h"

namespace ringmur::incidents {
namespace {

std::unexpected<Error> changed_meanwhile() {
  return refuse(Refusal::changed, "record.changed",
      {"Någon annan har ändrat incidenten sedan du läste den. Läs den igen och ta steget på nytt.",
          "Somebody else has changed the incident since you read it. Read it again and take the step anew."});
}

Result<std::string> reason_of(const StepOrder& order, bool reopens) {
  constexpr std::size_t longest = 2000;
  std::string reason;
  if (!normalise(order.reason, reason) || length(reason) > longest || (reopens && trimmed(reason).empty())) {
    return refuse(Refusal::invalid, "incident.reason",
        {"Skriv varför incidenten öppnas igen, med högst 2000 tecken.",
            "Write why the incident is reopened, in at most 2,000 characters."},
        "reason");
  }
  return std::string(trimmed(reason));
}

/// What was decided, in the incident's own timeline.
Result<void> add_decision(Writer& writer, const Row& incident, const std::string& reason,
    const std::string& name, const Settings& settings) {
  const RecordType& type = describe_event();
  Event event;
  event.incident.value = incident.meta.id;
  event.at = writer.at();
  event.kind = EventKind::decision;
  event.text = reason;
  event.by = name;
  event.unit = record_of<Incident>(describe_incident(), incident.values).unit;
  Row row = new_row(type, incident.meta.authority, &event, settings);
  if (auto may = writer.allows(Action::write, type, row); !may) return may;
  if (auto good = validate(type, row.values); !good) return good;
  std::vector<Row> rows{std::move(row)};
  writer.insert(type, rows);
  return {};
}

}  // namespace

Result<Incident> with_facts(const Row& row, const boost::json::object& facts) {
  const RecordType& type = describe_incident();
  Values values = row.values;
  std::set<std::string> touched;
  if (auto read = read_json_fields(type, facts, values, touched); !read) return std::unexpected(read.error());
  if (auto good = validate(type, values); !good) return std::unexpected(good.error());
  return record_of<Incident>(type, values);
}

Result<Row> take_step(
    Store& store, const Actor& actor, const Town& town, const Judged& judged, const StepOrder& order) {
  static const boost::json::object nothing;
  const boost::json::object& facts = order.facts == nullptr ? nothing : *order.facts;
  if (order.version != judged.row.meta.version) return changed_meanwhile();
  auto told = with_facts(judged.row, facts);
  if (!told) return std::unexpected(told.error());
  auto after_facts = judge_again(store, actor, town, judged, *told, now());
  if (!after_facts) return std::unexpected(after_facts.error());
  if (auto may = may_step(*told, after_facts->judgement, order.to); !may) return std::unexpected(may.error());
  const bool reopens = judged.incident.status == Status::closed;
  auto reason = reason_of(order, reopens);
  if (!reason) return std::unexpected(reason.error());
  const RecordType& type = describe_incident();
  const Settings settings = store.settings();
  Row written;
  auto stored = store.write(actor, "step incident", {}, [&](Writer& writer) -> Result<void> {
    Row after = judged.row;
    auto changed = change_within(writer, type, store.catalogue(), settings, after, facts);
    if (!changed) return changed;
    after = changed_row<Incident>(
        type, settings, after, [&](Incident& incident) { move_to(incident, order.to, writer.at()); });
    if (auto updated = writer.update(type, judged.row, after, "step"); !updated) return updated;
    if (auto event = changed_duties_event(after, judged.judgement, after_facts->judgement))
      writer.record_event(after.meta.authority, *event);
    if (!reason->empty()) {
      if (auto added = add_decision(writer, after, *reason, order.name, settings); !added) return added;
    }
    written = std::move(after);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return written;
}

}  // namespace ringmur::incidents
