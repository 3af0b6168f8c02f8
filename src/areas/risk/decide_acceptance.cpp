#include "areas/risk/decide_acceptance.h"

#include <fmt/format.h>

#include <algorithm>

#include "areas/risk/rules.h"
#include "base/stockholm.h"
#include "base/text.h"
#include "registry/record_rows.h"
#include "schema/describe.h"
#include "schema/kind.h"
#include "schema/settings.h"
#include "store/access.h"

namespace ringmur::risk {
namespace {

/// A role may be kept to a unit and what is below it, or to one object: then it reaches what refers to it.
bool reaches(const HeldRole& held, const Row& row, const Risk& risk) {
  if (held.authority && *held.authority != row.meta.authority) return false;
  if (held.object) {
    return (held.object->type == "system" && held.object->id == risk.system.value) ||
           (held.object->type == "risk" && held.object->id == row.meta.id);
  }
  return !held.unit || std::ranges::find(held.units, risk.unit.value) != held.units.end();
}

std::string role_held(const Actor& actor, const Row& row, const std::vector<std::string>& wanted) {
  // A token, or the owner's command line, is no person and bears no risk.
  if (!actor.account || !actor.access) return {};
  const Risk risk = record_of<Risk>(describe_risk(), row.values);
  for (const std::string& role : wanted) {
    bool holds = std::ranges::any_of(actor.access->roles(),
        [&](const HeldRole& held) { return held.role == role && reaches(held, row, risk); });
    if (holds) return role;
  }
  return {};
}

Mandate mandate_of(const Settings& settings, const Actor& actor, const Row& row) {
  Mandate mandate;
  const bool seen = !row.meta.masked.contains("value") || row.meta.may_see_masked;
  if (seen) mandate.value = record_of<Risk>(describe_risk(), row.values).value;
  if (!mandate.value) return mandate;
  mandate.roles = roles_that_may_accept(*mandate.value, settings.acceptance_mandates());
  mandate.held = role_held(actor, row, mandate.roles);
  return mandate;
}

/// Names of roles as people know them: "Objektägare eller Förvaltningschef".
Text role_names(const std::vector<std::string>& codes) {
  Text names;
  for (const std::string& code : codes) {
    const Role* role = find_role(code);
    const Text label = role == nullptr ? Text{code, code} : role->label;
    names.sv += (names.sv.empty() ? "" : " eller ") + label.sv;
    names.en += (names.en.empty() ? "" : " or ") + label.en;
  }
  return names;
}

std::unexpected<Error> no_mandate(const Mandate& mandate) {
  if (mandate.roles.empty()) {
    return refuse(Refusal::forbidden, "acceptance.no_mandate",
        {fmt::format("Ingen roll har mandat att acceptera riskvärde {}. Minska risken, eller ändra mandaten "
                     "i inställningarna.",
             *mandate.value),
            fmt::format("No role has the mandate to accept risk value {}. Reduce the risk, or change the "
                        "mandates in the settings.",
                *mandate.value)});
  }
  const Text names = role_names(mandate.roles);
  return refuse(Refusal::forbidden, "acceptance.no_mandate",
      {fmt::format("Riskvärde {} får beslutas av {} för riskens enhet. Be någon med den rollen.",
           *mandate.value, names.sv),
          fmt::format("Risk value {} is decided by {} of the risk's unit. Ask somebody with that role.",
              *mandate.value, names.en)});
}

std::unexpected<Error> not_assessed() {
  return refuse(Refusal::conflict, "acceptance.not_assessed",
      {"Risken är inte bedömd. Bedöm sannolikhet och konsekvens först.",
          "The risk is not assessed. Assess likelihood and impact first."});
}

std::unexpected<Error> decided_already(const RiskAcceptance& there) {
  const Field& field = describe_risk_acceptance().at("status");
  const Value status = field.get(&there);
  const auto shown = [&](Language language) {
    return folded(operations(field.kind).write(status, field, language));
  };
  return refuse(Refusal::conflict, "acceptance.decided",
      {fmt::format(
           "Acceptansen är redan {}. Gör en ny begäran om risken ska prövas igen.", shown(Language::swedish)),
          fmt::format("The acceptance is {} already. Make a new request to have the risk tried again.",
              shown(Language::english))});
}

Result<void> may_decide(
    const RiskAcceptance& acceptance, const Mandate& mandate, Decision decision, Date today) {
  if (acceptance.status != AcceptanceStatus::requested) return decided_already(acceptance);
  if (decision == Decision::accept && acceptance.until && *acceptance.until < today) {
    return refuse(Refusal::conflict, "acceptance.ended",
        {"Begärans sista dag har passerat. Gör en ny med ett senare datum.",
            "The last day of the request has passed. Make a new one with a later date."});
  }
  if (!mandate.value) return not_assessed();
  if (mandate.held.empty()) return no_mandate(mandate);
  return {};
}

struct Both {
  Row acceptance;
  Row risk;
};

/// Keeps the risk in step with what stands of its acceptances.
void set_accepted(Risk& risk, std::optional<std::int64_t> value, std::optional<Date> until) {
  risk.accepted_value = value;
  risk.accepted_until = until;
}

class Deciding {
 public:
  Deciding(Store& store, const Actor& actor, const Uuid& authority, const DecisionOrder& order)
      : store_(store), actor_(actor), authority_(authority), order_(order), settings_(store.settings()) {}

  Result<Row> run(const Uuid& id) {
    auto read = read_both(id);
    if (!read) return std::unexpected(read.error());
    const RiskAcceptance there =
        record_of<RiskAcceptance>(describe_risk_acceptance(), read->acceptance.values);
    const Mandate mandate = mandate_of(settings_, actor_, read->risk);
    const Date today = stockholm::today(now());
    Result<void> may = order_.decision == Decision::withdraw
                           ? may_withdraw(*read, there, mandate)
                           : may_decide(there, mandate, order_.decision, today);
    if (!may) return std::unexpected(may.error());
    if (order_.decision == Decision::withdraw && there.status == AcceptanceStatus::accepted) {
      if (auto found = find_other(read->acceptance, there, today); !found)
        return std::unexpected(found.error());
    }
    return write(*read, there, mandate);
  }

 private:
  Result<Both> read_both(const Uuid& id) {
    const RecordType& type = describe_risk_acceptance();
    auto acceptance = store_.get(actor_, type, authority_, id, Secrets::counted);
    if (!acceptance) return std::unexpected(acceptance.error());
    const auto risk = record_of<RiskAcceptance>(type, acceptance->values).risk.value;
    auto row = store_.get(actor_, describe_risk(), authority_, risk, Secrets::counted);
    if (!row) return std::unexpected(row.error());
    return Both{std::move(*acceptance), std::move(*row)};
  }

  Result<void> may_withdraw(const Both& both, const RiskAcceptance& there, const Mandate& mandate) {
    if (there.status != AcceptanceStatus::requested && there.status != AcceptanceStatus::accepted)
      return decided_already(there);
    if (!mandate.held.empty()) return {};
    const RecordType& type = describe_risk_acceptance();
    auto reach = reach_of(actor_, type.name, Action::write, authority_);
    if (!reach) return std::unexpected(reach.error());
    if (lies_within(*reach, type, both.acceptance)) return {};
    return refuse(Refusal::forbidden, "record.beyond_reach",
        {"Acceptansen ligger utanför det som du får ändra.",
            "The acceptance is beyond what you may change."});
  }

  /// Another acceptance of the same risk that still stands when this one is withdrawn.
  Result<void> find_other(const Row& row, const RiskAcceptance& there, Date today) {
    const RecordType& type = describe_risk_acceptance();
    auto filter = parse_filter(type, store_.catalogue(),
        {{"risk", "eq." + to_string(there.risk.value)}, {"status", "eq.accepted"},
            {"until", "gte." + to_string(today)}});
    if (!filter) return std::unexpected(filter.error());
    const Query query{&type, authority_, std::move(*filter), "-until", 10, {}};
    auto page = store_.list(lend(Right::write, actor_, authority_), query);
    if (!page) return std::unexpected(page.error());
    for (const Row& one : page->rows) {
      if (one.meta.id == row.meta.id) continue;
      other_ = one;
      break;
    }
    return {};
  }

  /// Whoever withdraws that one holds the risk too: what is seen here stays so.
  Result<void> other_still_stands(Writer& writer) const {
    return other_ ? writer.hold(describe_risk_acceptance(), *other_) : Result<void>();
  }

  void decide(RiskAcceptance& acceptance, const Mandate& mandate, Instant at) const {
    switch (order_.decision) {
      case Decision::accept:
        acceptance.status = AcceptanceStatus::accepted;
        break;
      case Decision::decline:
        acceptance.status = AcceptanceStatus::declined;
        break;
      case Decision::withdraw:
        acceptance.status = AcceptanceStatus::withdrawn;
        break;
    }
    if (order_.decision != Decision::withdraw) acceptance.value = mandate.value;
    acceptance.decided_by = actor_.name;
    acceptance.decided_by_name = order_.name;
    acceptance.role = mandate.held;
    acceptance.decided_at = at;
    acceptance.decision_note = order_.note;
  }

  /// Nothing where the risk stays as it is.
  std::optional<Row> risk_after(const Both& both, const RiskAcceptance& there) const {
    const bool accept = order_.decision == Decision::accept;
    if (!accept && there.status != AcceptanceStatus::accepted) return std::nullopt;
    return changed_row<Risk>(describe_risk(), settings_, both.risk, [&](Risk& risk) {
      if (accept) return set_accepted(risk, risk.value, there.until);
      // Withdrawn: only what this one had said goes.
      if (risk.accepted_until != there.until || risk.accepted_value != there.value) return;
      if (other_) {
        const auto other = record_of<RiskAcceptance>(describe_risk_acceptance(), other_->values);
        return set_accepted(risk, other.value, other.until);
      }
      set_accepted(risk, std::nullopt, std::nullopt);
    });
  }

  Result<Row> write(const Both& both, const RiskAcceptance& there, const Mandate& mandate) {
    Row after;
    const std::optional<Row> risk = risk_after(both, there);
    auto stored = store_.write(
        lend(Right::write, actor_, authority_), "decide acceptance", {}, [&](Writer& writer) -> Result<void> {
          after = changed_row<RiskAcceptance>(describe_risk_acceptance(), settings_, both.acceptance,
              [&](RiskAcceptance& acceptance) { decide(acceptance, mandate, writer.at()); });
          // Whoever wrote either meanwhile is told of by its version: nobody accepts another value than was
          // seen.
          auto decided = writer.update(describe_risk_acceptance(), both.acceptance, after);
          if (!decided || !risk) return decided;
          Row accepted = *risk;
          // Also where it stays as it is: two that are withdrawn at once must not each rest on the other.
          if (auto held = writer.hold(describe_risk(), both.risk); !held) return held;
          if (auto stands = other_still_stands(writer); !stands) return stands;
          if (accepted.values == both.risk.values) return {};
          return writer.update(describe_risk(), both.risk, accepted);
        });
    if (!stored) return std::unexpected(stored.error());
    // As who decided may see it.
    return store_.get(actor_, describe_risk_acceptance(), authority_, after.meta.id);
  }

  Store& store_;
  const Actor& actor_;
  Uuid authority_;
  const DecisionOrder& order_;
  Settings settings_;
  std::optional<Row> other_;
};

}  // namespace

Result<Mandate> mandate_for(Store& store, const Actor& actor, const Uuid& authority, const Uuid& risk) {
  auto row = store.get(actor, describe_risk(), authority, risk, Secrets::counted);
  if (!row) return std::unexpected(row.error());
  return mandate_of(store.settings(), actor, *row);
}

Result<Row> decide_acceptance(Store& store, const Actor& actor, const Uuid& authority, const Uuid& acceptance,
    const DecisionOrder& order) {
  constexpr std::size_t longest_note = 2000;
  DecisionOrder checked = order;
  if (!normalise(order.note, checked.note) || length(checked.note) > longest_note) {
    return refuse(Refusal::invalid, "acceptance.note",
        {"Motiveringen är längre än 2000 tecken. Korta den.",
            "The note is longer than 2,000 characters. Shorten it."},
        "note");
  }
  return Deciding(store, actor, authority, checked).run(acceptance);
}

}  // namespace ringmur::risk
