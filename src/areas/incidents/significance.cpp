#include "areas/incidents/significance.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "schema/kind.h"

namespace ringmur::incidents {
namespace {

/// One threshold against one incident.
class Comparing {
 public:
  Comparing(const Incident& incident, const std::optional<Together>& together, const LegalPerson* person,
      const Threshold& threshold)
      : incident_(incident), together_(together), person_(person), threshold_(threshold) {}

  ThresholdMet compare() {
    out_.threshold = &threshold_;
    out_.limit = limit();
    out_.met = measured();
    narrow_by_where();
    narrow_by_service();
    if (out_.met) out_.missing.clear();
    return std::move(out_);
  }

 private:
  const Field& field(const std::string& name) const { return describe_incident().at(name); }
  Value value(const std::string& name) const { return field(name).get(&incident_); }

  std::optional<bool> wait_for(const std::string& name) {
    out_.missing.push_back(name);
    return std::nullopt;
  }

  Text written(const Value& value) const {
    const Field& what = field(threshold_.field);
    const KindOperations& kind = operations(what.kind);
    return {kind.write(value, what, Language::swedish), kind.write(value, what, Language::english)};
  }

  static Text sum(std::int64_t number) { return {fmt::to_string(number), fmt::to_string(number)}; }

  /// In ten-thousandths, so that hours and persons are compared alike.
  std::optional<std::int64_t> scaled() {
    if (threshold_.counted == Counted::legal_person && together_ && together_->incidents > 1) {
      const std::optional<std::int64_t> all = counted_together();
      if (all) {
        out_.figure = sum(*all);
        return *all * Decimal::one;
      }
    }
    const Value there = value(threshold_.field);
    if (is_empty(there)) return std::nullopt;
    out_.figure = written(there);
    if (const auto* decimal = std::get_if<Decimal>(&there)) return decimal->scaled;
    if (const auto* integer = std::get_if<std::int64_t>(&there)) return *integer * Decimal::one;
    return std::nullopt;
  }

  /// What the others know is less than all as long as this one knows nothing: enough for a yes, not for a no.
  std::optional<std::int64_t> counted_together() const {
    if (threshold_.field == "cost") return together_->cost;
    if (threshold_.field == "protected_persons") return together_->protected_persons;
    if (threshold_.field == "registered") return together_->registered;
    return std::nullopt;
  }

  std::optional<bool> beyond(std::int64_t limit, bool also_equal) {
    const auto figure = scaled();
    const bool own_known = !is_empty(value(threshold_.field));
    if (!figure) return wait_for(threshold_.field);
    if (*figure > limit || (also_equal && *figure == limit)) return true;
    return own_known ? std::optional(false) : wait_for(threshold_.field);
  }

  std::optional<bool> beyond_share() {
    const auto figure = scaled();
    if (!figure) return wait_for(threshold_.field);
    if (*figure == 0 && !is_empty(value(threshold_.field))) return false;
    if (person_ == nullptr || !person_->appropriation) return wait_for("significant");
    constexpr std::int64_t percent = 100;
    const bool met = *figure / Decimal::one > *person_->appropriation / percent * threshold_.number;
    if (met || !is_empty(value(threshold_.field))) return met;
    return wait_for(threshold_.field);
  }

  std::optional<bool> recurs() {
    if (incident_.cause_label.empty()) return wait_for("cause_label");
    const std::int64_t times = together_ ? together_->recurring : 1;
    out_.figure = sum(times);
    return times >= threshold_.number;
  }

  std::optional<bool> measured() {
    switch (threshold_.test) {
      case Threshold::Test::over:
        return beyond(threshold_.number * Decimal::one, false);
      case Threshold::Test::at_least:
        return beyond(threshold_.number * Decimal::one, true);
      case Threshold::Test::share_of_appropriation:
        return beyond_share();
      case Threshold::Test::recurring:
        return recurs();
      case Threshold::Test::is_true:
      case Threshold::Test::one_of:
        break;
    }
    const Value there = value(threshold_.field);
    if (is_empty(there)) return wait_for(threshold_.field);
    out_.figure = written(there);
    if (const auto* flag = std::get_if<bool>(&there)) return *flag;
    const auto* word = std::get_if<std::string>(&there);
    return word != nullptr && std::ranges::find(threshold_.words, *word) != threshold_.words.end();
  }

  /// Both must be: what is known not to be ends it, whatever the other is.
  void narrow_by_where() {
    if (threshold_.where.empty()) return;
    const Value there = value(threshold_.where);
    if (there == Value{false}) {
      out_.met = false;
    } else if (is_empty(there) && out_.met != false) {
      out_.met = wait_for(threshold_.where);
    }
  }

  void narrow_by_service() {
    if (threshold_.services.empty() || incident_.service || out_.met == false) return;
    out_.met = wait_for("service");
  }

  Text limit() const {
    const std::int64_t number = threshold_.number;
    switch (threshold_.test) {
      case Threshold::Test::over:
        return {fmt::format("mer än {}", number), fmt::format("more than {}", number)};
      case Threshold::Test::at_least:
        return {fmt::format("minst {}", number), fmt::format("at least {}", number)};
      case Threshold::Test::share_of_appropriation:
        return {fmt::format("mer än {} %", number), fmt::format("more than {} %", number)};
      case Threshold::Test::recurring:
        return {fmt::format("minst {} på {} månader", number, threshold_.months),
            fmt::format("at least {} in {} months", number, threshold_.months)};
      case Threshold::Test::is_true:
      case Threshold::Test::one_of:
        return {"ja", "yes"};
    }
    std::unreachable();
  }

  const Incident& incident_;
  const std::optional<Together>& together_;
  const LegalPerson* person_;
  const Threshold& threshold_;
  ThresholdMet out_;
};

bool is_of_service(const Threshold& threshold, const Incident& incident) {
  if (threshold.services.empty() || !incident.service) return true;
  const Value code = describe_incident().at("service").get(&incident);
  return std::ranges::find(threshold.services, std::get<std::string>(code)) != threshold.services.end();
}

void want(std::vector<std::string>& missing, const std::vector<std::string>& more) {
  for (const std::string& name : more) {
    if (std::ranges::find(missing, name) == missing.end()) missing.push_back(name);
  }
}

const ThresholdMet* first_met(const Significance& all) {
  auto met = std::ranges::find_if(all.thresholds, [](const ThresholdMet& one) { return one.met == true; });
  return met == all.thresholds.end() ? nullptr : &*met;
}

void judged_not(Significance& out, const ThresholdMet* met) {
  out.result = Answer::no;
  out.missing.clear();
  if (met == nullptr) {
    out.because = {"Bedömd som inte betydande, med angivet skäl (2 kap. 5 §).",
        "Judged not to be significant, with a reason given (chapter 2, section 5)."};
    return;
  }
  out.because = {fmt::format("Bedömd som inte betydande, med angivet skäl, fast tröskelvärdet ”{}” är nått: "
                             "kontrollera bedömningen mot föreskriften.",
                     met->threshold->label.sv),
      fmt::format("Judged not to be significant, with a reason given, although the threshold “{}” is met: "
                  "check the judgement against the regulation.",
          met->threshold->label.en)};
}

void by_thresholds(Significance& out, const Incident& incident, const ThresholdMet* met) {
  if (met != nullptr) {
    out.result = Answer::yes;
    out.because = {fmt::format("Tröskelvärdet ”{}” är nått (2 kap. 5 och 14 §§).", met->threshold->label.sv),
        fmt::format("The threshold “{}” is met (chapter 2, sections 5 and 14).", met->threshold->label.en)};
    return;
  }
  for (const ThresholdMet& one : out.thresholds) want(out.missing, one.missing);
  if (incident.significant == false) out.missing = {"significance_reason"};
  if (out.thresholds.empty() && !incident.significant) out.missing = {"significant"};
  if (out.missing.empty()) {
    out.result = Answer::no;
    out.because = {"Inget tröskelvärde är nått, och ingen har bedömt att händelsen kan orsaka mer.",
        "No threshold is met, and nobody has judged that the event can cause more."};
    return;
  }
  out.result = Answer::unknown;
  out.because = {
      "Det går inte att säga än: uppgifter saknas. Fyll i dem, eller bedöm själv om händelsen har "
      "orsakat eller kan orsaka allvarlig skada (2 kap. 5 § andra stycket).",
      "It cannot be said yet: facts are missing. Fill them in, or judge whether the event has caused or can "
      "cause serious harm (chapter 2, section 5, second paragraph)."};
}

}  // namespace

Significance significance_of(const Incident& incident, const std::optional<Together>& together,
    const LegalPerson* person, const IncidentRules& rules, Date day) {
  Significance out;
  for (const Threshold& threshold : rules.thresholds) {
    if (!threshold.source.holds(day) || !is_of_service(threshold, incident)) continue;
    out.thresholds.push_back(Comparing(incident, together, person, threshold).compare());
  }
  const ThresholdMet* met = first_met(out);
  if (incident.significant == true) {
    out.result = Answer::yes;
    out.because = {
        "Bedömd som betydande: den har orsakat eller kan orsaka allvarlig driftsstörning, "
        "ekonomisk skada eller betydande skada för andra (2 kap. 5 § andra stycket).",
        "Judged to be significant: it has caused or can cause a serious disruption, economic damage or "
        "considerable damage to others (chapter 2, section 5, second paragraph)."};
    return out;
  }
  const bool reasoned = incident.significant == false && !incident.significance_reason.empty();
  if (reasoned) {
    judged_not(out, met);
  } else {
    by_thresholds(out, incident, met);
  }
  return out;
}

}  // namespace ringmur::incidents
