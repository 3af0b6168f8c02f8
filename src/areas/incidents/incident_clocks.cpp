#include "areas/incidents/incident_clocks.h"

#include <algorithm>

#include "schema/describe.h"
#include "schema/settings.h"

namespace ringmur::incidents {
namespace {

/// Whether anything can run at all: most open incidents owe nobody anything by the hour, and need no more
/// than their own row.
bool may_run(
    const Row& row, const Incident& incident, const Town& town, const IncidentRules& rules, Instant now) {
  if (!incident.case_id.empty() || !incident.cause_label.empty()) return true;
  const Authority* own = town.find(row.meta.authority);
  Surroundings alone;
  if (own != nullptr) alone.own = {own->code, own->name};
  const Judgement judgement = judge(incident, alone, rules, now);
  return std::ranges::any_of(judgement.duties, [](const Duty& duty) {
    return duty.clock || (duty.applies == Answer::yes && duty.rule->from == ClockStart::report_sent);
  });
}

void add_running(std::vector<RunningClock>& all, const Authority& authority, const Judged& judged) {
  const Meta& meta = judged.row.meta;
  const bool hidden = meta.masked.contains("title") && !meta.may_see_masked;
  for (const Duty& duty : judged.judgement.duties) {
    if (!duty.clock || duty.done) continue;
    RunningClock one{authority, meta.id, meta.short_reference, {}, judged.incident.handler, duty.rule->id,
        duty.rule->label, *duty.clock};
    if (!hidden) one.title = judged.incident.title;
    all.push_back(std::move(one));
  }
}

Result<void> add_clocks_of(Store& store, const Actor& actor, const Town& town, const Authority& authority,
    const std::shared_ptr<const IncidentRules>& rules, Instant now, std::vector<RunningClock>& all) {
  constexpr std::size_t newest = 500;
  const RecordType& type = describe_incident();
  auto filter = parse_filter(type, store.catalogue(), {{"status", "not.eq.closed"}});
  if (!filter) return std::unexpected(filter.error());
  Query query{&type, authority.id, std::move(*filter), "-discovered_at", newest, {}};
  query.secrets = Secrets::counted;
  auto page = store.list(actor, query);
  if (!page) return std::unexpected(page.error());
  for (Row& row : page->rows) {
    const Incident incident = record_of<Incident>(type, row.values);
    if (!may_run(row, incident, town, *rules, now)) continue;
    auto judged = judge_row(store, actor, town, rules, std::move(row), now);
    if (!judged) return std::unexpected(judged.error());
    add_running(all, authority, *judged);
  }
  return {};
}

void put_in_order(std::vector<RunningClock>& all) {
  std::ranges::stable_sort(all, {}, [](const RunningClock& one) { return one.clock.deadline.due; });
}

}  // namespace

Result<std::vector<RunningClock>> running_clocks(
    Store& store, const Actor& actor, Instant now, std::size_t most) {
  const Town town(store);
  const auto rules = incident_rules_in(store.settings());
  std::vector<RunningClock> all;
  for (const Authority& authority : store.authorities(actor)) {
    if (actor.reach("incident", Action::read, authority.id).is_nothing()) continue;
    if (auto added = add_clocks_of(store, actor, town, authority, rules, now, all); !added)
      return std::unexpected(added.error());
  }
  put_in_order(all);
  if (all.size() > most) all.resize(most);
  return all;
}

Result<std::vector<RunningClock>> running_clocks_of(
    Store& store, const Actor& actor, const Town& town, const Authority& authority, Instant now) {
  std::vector<RunningClock> all;
  auto added = add_clocks_of(store, actor, town, authority, incident_rules_in(store.settings()), now, all);
  if (!added) return std::unexpected(added.error());
  put_in_order(all);
  return all;
}

}  // namespace ringmur::incidents
