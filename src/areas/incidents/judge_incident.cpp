#include "areas/incidents/judge_incident.h"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <utility>

#include "areas/incidents/incident_notice.h"
#include "base/stockholm.h"
#include "base/text.h"
#include "schema/describe.h"
#include "schema/kind.h"

namespace ringmur::incidents {
namespace {

/// Only for the names of authorities.
Actor house() {
  return {"ringmur", {}, Right::read, {}};
}

Sent sent_of(const Row& row) {
  const Notice notice = record_of<Notice>(describe_notice(), row.values);
  Sent sent{row.meta.id, notice.duty, notice.form, row.meta.short_reference, notice.title, *notice.sent_at,
      notice.sent_by, notice.receipt, notice.late_reason, notice.due_at, {}};
  if (!notice.previous.value.empty()) sent.previous = notice.previous.value;
  return sent;
}

/// Gathers what is not in the incident itself.
class Gathering {
 public:
  Gathering(Store& store, const Actor& actor, const Town& town, const IncidentRules& rules, const Row& row,
      const Incident& incident)
      : store_(store), actor_(actor), town_(town), rules_(rules), row_(row), incident_(incident) {}

  Result<Surroundings> gather(const std::vector<IncidentTie>& ties) {
    const Authority* own = town_.find(row_.meta.authority);
    if (own == nullptr) return Surroundings{};
    around_.own = {own->code, own->name};
    person_ = rules_.legal_person_of(own->code);
    if (person_ != nullptr) {
      if (const Authority* contact = town_.find(person_->contact))
        around_.contact = Party{contact->code, contact->name};
    }
    around_.handed_over_at = handed_over_at(ties);
    if (auto read = read_sent(); !read) return std::unexpected(read.error());
    if (auto read = read_together(ties); !read) return std::unexpected(read.error());
    return std::move(around_);
  }

 private:
  Result<Page> list(const RecordType& type, const Uuid& authority, const Terms& terms) {
    constexpr std::size_t most = 500;
    auto filter = parse_filter(type, store_.catalogue(), terms);
    if (!filter) return std::unexpected(filter.error());
    Query query{&type, authority, std::move(*filter), {}, most, {}};
    query.secrets = Secrets::counted;
    return store_.list(lend(Right::read, actor_, authority), query);
  }

  Result<void> read_sent() {
    auto page = list(describe_notice(), row_.meta.authority,
        {{"incident", "eq." + to_string(row_.meta.id)}, {"status", "eq.sent"}, {"sent_at", "not.is.null"}});
    if (!page) return std::unexpected(page.error());
    for (const Row& one : page->rows) around_.sent.push_back(sent_of(one));
    std::ranges::stable_sort(around_.sent, {}, &Sent::at);
    return {};
  }

  bool of_the_same(const Authority& authority) const {
    return person_ != nullptr && rules_.legal_person_of(authority.code) == person_;
  }

  /// Whether the figure is one that was passed here by another of the same legal person, which counts it.
  bool is_counted_elsewhere(
      const char* field, const Incident& incident, const std::vector<IncidentTie>& ties) const {
    const Field& what = describe_incident().at(field);
    return std::ranges::any_of(ties, [&](const IncidentTie& tie) {
      if (tie.direction != PassDirection::in) return false;
      const Authority* from = town_.find(tie.other_authority);
      if (from == nullptr || !of_the_same(*from)) return false;
      const boost::json::value facts = boost::json::parse(tie.facts);
      const boost::json::value* passed = facts.as_object().if_contains(field);
      if (passed == nullptr || passed->is_null()) return false;
      const auto value = operations(what.kind).from_json(*passed, what);
      return value && *value == what.get(&incident);
    });
  }

  void count(const Incident& incident, const std::vector<IncidentTie>& ties, Together& together) const {
    const auto own = [&](const char* field, std::optional<std::int64_t> figure) {
      return !figure || is_counted_elsewhere(field, incident, ties) ? 0 : *figure;
    };
    together.registered += own("registered", incident.registered);
    together.protected_persons += own("protected_persons", incident.protected_persons);
    together.cost += own("cost", incident.cost);
  }

  Result<void> read_together(const std::vector<IncidentTie>& ties) {
    const bool has_cause = !incident_.cause_label.empty() && longest_window() > 0;
    if (incident_.case_id.empty() && !has_cause) return {};
    Together together;
    count(incident_, ties, together);
    for (const Authority& authority : town_.authorities()) {
      if (!of_the_same(authority)) continue;
      if (!incident_.case_id.empty()) {
        if (auto read = add_case(authority, together); !read) return read;
      }
      if (has_cause) {
        if (auto read = add_cause(authority.id); !read) return read;
      }
    }
    together.recurring = 1 + static_cast<std::int64_t>(cases_.size()) + alone_;
    around_.together = together;
    return {};
  }

  bool is_own(const Row& row) const {
    return row.meta.authority == row_.meta.authority && row.meta.id == row_.meta.id;
  }

  Result<void> add_case(const Authority& authority, Together& together) {
    auto page = list(describe_incident(), authority.id, {{"case_id", "eq." + incident_.case_id}});
    if (!page) return std::unexpected(page.error());
    for (const Row& row : page->rows) {
      if (is_own(row)) continue;
      auto ties = incident_ties(store_, lend(Right::read, actor_, authority.id), authority.id, row.meta.id);
      if (!ties) return std::unexpected(ties.error());
      const Incident other = record_of<Incident>(describe_incident(), row.values);
      ++together.incidents;
      count(other, *ties, together);
      if (!other.aware_at) continue;
      around_.case_aware_at = std::min(around_.case_aware_at.value_or(*other.aware_at), *other.aware_at);
      // The contact function has the case already, whoever handed it over.
      const bool contact = around_.contact && around_.contact->code == authority.code;
      if (contact && !around_.handed_over_at) around_.handed_over_at = other.aware_at;
    }
    return {};
  }

  int longest_window() const {
    int months = 0;
    for (const Threshold& one : rules_.thresholds) {
      if (one.test == Threshold::Test::recurring) months = std::max(months, one.months);
    }
    return months;
  }

  /// One case counts once, however many authorities it has reached.
  Result<void> add_cause(const Uuid& authority) {
    const Date day = stockholm::local(incident_.discovered_at).date;
    auto page = list(describe_incident(), authority,
        {{"cause_label", "eq." + incident_.cause_label},
            {"discovered_at", "gte." + to_string(stockholm::start_of(after_months(day, -longest_window())))},
            {"discovered_at", "lte." + to_string(incident_.discovered_at)}});
    if (!page) return std::unexpected(page.error());
    const std::size_t case_field = describe_incident().index("case_id");
    for (const Row& row : page->rows) {
      if (is_own(row)) continue;
      const auto* of_case = std::get_if<std::string>(&row.values[case_field]);
      if (of_case == nullptr) {
        ++alone_;
      } else if (*of_case != incident_.case_id) {
        cases_.insert(*of_case);
      }
    }
    return {};
  }

  Store& store_;
  const Actor& actor_;
  const Town& town_;
  const IncidentRules& rules_;
  const Row& row_;
  const Incident& incident_;
  const LegalPerson* person_{nullptr};
  Surroundings around_;
  std::set<std::string> cases_;
  std::int64_t alone_{0};
};

Result<Judged> judged_as(Store& store, const Actor& actor, const Town& town, Judged made, Instant now) {
  const IncidentRules& rules = *made.rules;
  auto around = Gathering(store, actor, town, rules, made.row, made.incident).gather(made.ties);
  if (!around) return std::unexpected(around.error());
  made.around = std::move(*around);
  made.judgement = judge(made.incident, made.around, rules, now);
  return made;
}

}  // namespace

Town::Town(Store& store) : all_(store.authorities(house())) {}

const Authority* Town::find(const Uuid& id) const {
  auto found = std::ranges::find(all_, id, &Authority::id);
  return found == all_.end() ? nullptr : &*found;
}

const Authority* Town::find(const std::string& code) const {
  const std::string wanted = folded(code);
  auto found = std::ranges::find_if(all_, [&](const Authority& one) { return folded(one.code) == wanted; });
  return found == all_.end() ? nullptr : &*found;
}

Result<Judged> judge_row(Store& store, const Actor& actor, const Town& town,
    std::shared_ptr<const IncidentRules> rules, Row row, Instant now) {
  auto ties =
      incident_ties(store, lend(Right::read, actor, row.meta.authority), row.meta.authority, row.meta.id);
  if (!ties) return std::unexpected(ties.error());
  Judged made{.rules = std::move(rules), .row = std::move(row), .ties = std::move(*ties)};
  made.incident = record_of<Incident>(describe_incident(), made.row.values);
  return judged_as(store, actor, town, std::move(made), now);
}

Result<Judged> judge_again(
    Store& store, const Actor& actor, const Town& town, const Judged& there, Incident incident, Instant now) {
  Judged made{.rules = there.rules,
      .row = there.row,
      .incident = std::move(incident),
      .around = {},
      .ties = there.ties,
      .judgement = {}};
  return judged_as(store, actor, town, std::move(made), now);
}

std::vector<std::string> changed_duties(const Judgement& before, const Judgement& after) {
  std::vector<std::string> ids;
  for (const Duty& duty : after.duties) {
    const Duty* was = before.duty(duty.rule->id);
    if (was == nullptr || was->applies != duty.applies) ids.push_back(duty.rule->id);
  }
  return ids;
}

std::optional<AuditEvent> changed_duties_event(
    const Row& row, const Judgement& before, const Judgement& after) {
  boost::json::object changes;
  for (const std::string& id : changed_duties(before, after)) {
    const Duty* was = before.duty(id);
    boost::json::array both{was == nullptr ? boost::json::value() : boost::json::value(code_of(was->applies)),
        boost::json::value(code_of(after.duty(id)->applies))};
    changes[id] = std::move(both);
  }
  if (changes.empty()) return std::nullopt;
  return AuditEvent{"incident", row.meta.id, "duties", row.meta.version, boost::json::serialize(changes)};
}

std::string_view code_of(Answer answer) {
  switch (answer) {
    case Answer::yes:
      return "yes";
    case Answer::no:
      return "no";
    case Answer::unknown:
      return "unknown";
  }
  std::unreachable();
}

}  // namespace ringmur::incidents
