#include "review/overview.h"

#include <algorithm>

#include "areas/incidents/incident_clocks.h"

namespace ringmur {
namespace {

/// Counts in one authority what the actor reads of a register.
class Counter {
 public:
  Counter(Store& store, const Actor& actor, const Uuid& authority)
      : store_(store), actor_(actor), authority_(authority) {}

  bool reads(const char* type) const { return !actor_.reach(type, Action::read, authority_).is_nothing(); }
  Result<std::int64_t> count(const char* name, std::vector<Condition> conditions) {
    const RecordType& type = store_.catalogue().at(name);
    auto value = store_.aggregate(
        actor_, type, authority_, {std::move(conditions)}, Aggregate::count, nullptr, Secrets::shown);
    if (!value) return std::unexpected(value.error());
    return std::get<std::int64_t>(*value);
  }
  Condition where(const char* type, const char* field, Comparison comparison, Values values) const {
    return {nullptr, &store_.catalogue().at(type).at(field), comparison, std::move(values)};
  }

 private:
  Store& store_;
  const Actor& actor_;
  Uuid authority_;
};

Value text(const char* value) {
  return std::string(value);
}

Result<void> add_tasks(
    Counter& counter, const std::vector<std::string>& named_as, const Date& today, Overview& out) {
  if (!counter.reads("activity")) return {};
  out.tasks.emplace();
  if (named_as.empty()) return {};
  const Date soon{std::chrono::sys_days{today} + std::chrono::days{30}};
  std::vector<Condition> mine{
      counter.where("activity", "responsible", Comparison::one_of, Values(named_as.begin(), named_as.end())),
      counter.where("activity", "status", Comparison::one_of, {text("planned"), text("ongoing")})};
  auto open = counter.count("activity", mine);
  if (!open) return std::unexpected(open.error());
  std::vector<Condition> late = mine;
  late.push_back(counter.where("activity", "due", Comparison::less, {today}));
  auto overdue = counter.count("activity", std::move(late));
  if (!overdue) return std::unexpected(overdue.error());
  mine.push_back(counter.where("activity", "due", Comparison::greater_equal, {today}));
  mine.push_back(counter.where("activity", "due", Comparison::less_equal, {soon}));
  auto due = counter.count("activity", std::move(mine));
  if (!due) return std::unexpected(due.error());
  out.tasks = {*open, *overdue, *due};
  return {};
}

Result<void> add_incidents(Counter& counter, Overview& out) {
  if (!counter.reads("incident")) return {};
  auto fresh =
      counter.count("incident", {counter.where("incident", "status", Comparison::equal, {text("new")})});
  if (!fresh) return std::unexpected(fresh.error());
  auto ongoing = counter.count("incident", {counter.where("incident", "status", Comparison::one_of,
                                               {text("triage"), text("ongoing"), text("learning")})});
  if (!ongoing) return std::unexpected(ongoing.error());
  out.incidents = {*fresh, *ongoing, 0, 0};
  return {};
}

/// Worked out by rule, not counted by the database: what runs is no field.
Result<void> add_clocks(Store& store, const Actor& actor, std::vector<Overview>& all) {
  constexpr std::size_t most = 100'000;
  auto clocks = incidents::running_clocks(store, actor, now(), most);
  if (!clocks) return std::unexpected(clocks.error());
  for (const incidents::RunningClock& clock : *clocks) {
    auto found = std::ranges::find_if(
        all, [&](const Overview& one) { return one.authority.id == clock.authority.id; });
    if (found == all.end() || !found->incidents) continue;
    ++found->incidents->clocks;
    if (clock.clock.late) ++found->incidents->late;
  }
  return {};
}

Result<void> add_figures(Counter& counter, Overview& out) {
  if (counter.reads("system")) {
    auto systems = counter.count("system", {});
    if (!systems) return std::unexpected(systems.error());
    out.systems = *systems;
  }
  if (counter.reads("risk")) {
    auto risks =
        counter.count("risk", {counter.where("risk", "action_required", Comparison::equal, {Value{true}})});
    if (!risks) return std::unexpected(risks.error());
    out.risks_to_act_on = *risks;
  }
  return {};
}

/// An acceptance that ends is a task again before it is forgotten.
Result<void> add_acceptances(Counter& counter, const std::string& login, const Date& today, Overview& out) {
  if (!counter.reads("risk_acceptance") || !counter.reads("risk")) return {};
  const Date soon{std::chrono::sys_days{today} + std::chrono::days{30}};
  // What ended before that belongs to years that have been assessed anew.
  const Date last_year{std::chrono::sys_days{today} - std::chrono::days{365}};
  auto asked = counter.count("risk_acceptance",
      {counter.where("risk_acceptance", "asked_of", Comparison::equal, {login}),
          counter.where("risk_acceptance", "status", Comparison::equal, {text("requested")})});
  if (!asked) return std::unexpected(asked.error());
  auto ended = counter.count(
      "risk", {counter.where("risk", "action_required", Comparison::equal, {Value{true}}),
                  counter.where("risk", "accepted_until", Comparison::greater_equal, {last_year}),
                  counter.where("risk", "accepted_until", Comparison::less_equal, {soon})});
  if (!ended) return std::unexpected(ended.error());
  out.acceptances = {*asked, *ended};
  return {};
}

}  // namespace

Result<std::vector<Overview>> overview(
    Store& store, const Actor& actor, const std::vector<std::string>& named_as, const Date& today) {
  std::vector<Overview> all;
  for (Authority& authority : store.authorities(actor)) {
    Overview one{std::move(authority)};
    Counter counter(store, actor, one.authority.id);
    if (auto added = add_tasks(counter, named_as, today, one); !added) return std::unexpected(added.error());
    if (auto added = add_incidents(counter, one); !added) return std::unexpected(added.error());
    if (auto added = add_figures(counter, one); !added) return std::unexpected(added.error());
    if (auto added = add_acceptances(counter, actor.name, today, one); !added)
      return std::unexpected(added.error());
    all.push_back(std::move(one));
  }
  if (auto added = add_clocks(store, actor, all); !added) return std::unexpected(added.error());
  return all;
}

}  // namespace ringmur
