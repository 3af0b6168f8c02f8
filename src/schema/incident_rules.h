#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/time.h"

/// What the law asks when something has happened, as data: duties, thresholds, forms, holidays, and who is
/// what under it. A number that changes is a change of settings, not a release.
namespace ringmur {

class Settings;

/// Where a rule is taken from, from when to when it holds, and whether somebody has read it at its source.
struct RuleSource {
  Text source{};
  Date valid_from{};
  std::optional<Date> valid_to{};  ///< its last day
  bool verified{false};

  bool holds(Date day) const { return valid_from <= day && (!valid_to || day <= *valid_to); }
};

enum class LimitKind { without_delay, hours, months };

struct DutyLimit {
  LimitKind kind{LimitKind::without_delay};
  int count{0};
  int trust_service_hours{0};  ///< instead, for who provides betrodda tjänster; 0: the same
};

/// What a clock starts from.
enum class ClockStart { aware, discovered, report_sent, handled, asked };

enum class DutyHolder { authority, legal_person };

struct IncidentDuty {
  std::string id{};
  Text label{};
  std::string law{};
  std::string paragraph{};
  DutyHolder holder{DutyHolder::authority};
  DutyLimit limit{};
  ClockStart from{ClockStart::aware};
  Text recipient{};
  std::string form{};  ///< id of a form; or empty
  bool binding{true};  ///< by law: an incident is not closed while it is owed
  RuleSource source{};
};

enum class Counted { incident, legal_person };

/// A figure of an incident that makes it significant.
struct Threshold {
  enum class Test { over, at_least, is_true, one_of, share_of_appropriation, recurring };
  std::string id{};
  Text label{};
  std::string field{};  ///< of the incident
  Test test{Test::is_true};
  std::int64_t number{0};               ///< over, at_least, percent of the appropriation, times
  std::vector<std::string> words{};     ///< one_of
  std::string where{};                  ///< another field that must be true as well; or empty
  std::vector<std::string> services{};  ///< none: whatever the service
  Counted counted{Counted::incident};
  int months{0};  ///< of recurring: back from the incident
  RuleSource source{};
};

struct FormField {
  std::string id{};
  std::string number{};  ///< as the form numbers it; or empty
  Text label{};
  std::string from{};  ///< a field of the incident, legal_person.name, authority.name, rule:late …; or empty
  bool required{false};
  Text help{};
};

struct IncidentForm {
  std::string id{};
  std::string duty{};
  Text label{};
  Text recipient{};
  std::string address{};
  std::vector<FormField> fields{};
  RuleSource source{};
};

/// The verksamhetsutövare of Cybersäkerhetslagen: the kommun, or a bolag of its own.
struct LegalPerson {
  std::string id{};
  std::string name{};
  std::vector<std::string> authorities{};  ///< codes; "*": all that no other names
  bool covered{true};
  Text why{};                                   ///< that it is, or is not
  std::string contact{};                        ///< code of the authority that holds the contact function
  std::optional<std::int64_t> appropriation{};  ///< SEK, last year's anslag or income
  std::string orgnr{};
  std::string insurer{};

  bool names(const std::string& code) const;
};

/// What the act does not reach (1 kap. 14 §).
struct OutsideTheAct {
  std::string authority{};
  std::string paragraph{};
  Text why{};
};

/// When a last day that nobody works moves (lag 1930:173): days of the year, days counted from Easter, and a
/// weekday that comes first on or after a day.
struct HolidayRule {
  std::string id{};
  int month{0};
  int day{0};                         ///< fixed, or the first that `weekday` may fall on
  std::optional<int> weekday{};       ///< 1 Monday … 7 Sunday
  std::optional<int> after_easter{};  ///< days after Easter Sunday, negative before
};

struct HolidayRules {
  std::vector<HolidayRule> days{};
  std::vector<int> weekdays{};  ///< those that are never worked: 6, 7
  RuleSource source{};
};

/// How long before a deadline letters go: half of what there was, and so many hours.
struct LetterSteps {
  bool half{true};
  std::vector<int> hours{24, 6};
};

struct IncidentRules {
  std::vector<LegalPerson> legal_persons{};
  std::vector<OutsideTheAct> outside{};
  Text security_protection{};  ///< whom to call first
  Text security_police{};
  Text police{};
  std::vector<IncidentDuty> duties{};
  std::vector<Threshold> thresholds{};
  std::vector<IncidentForm> forms{};
  HolidayRules holidays{};
  LetterSteps letters{};

  /// The legal person that an authority belongs to: who names it, or who has all others; null where none.
  const LegalPerson* legal_person_of(const std::string& authority) const;
  const OutsideTheAct* outside_of(const std::string& authority) const;
  /// As it holds on that day; null where there is none.
  const IncidentDuty* duty(const std::string& id, Date day) const;
  const IncidentForm* form(const std::string& id) const;
};

/// Refuses ("settings.incident_rules") what stands twice, duties and forms that are not known, days that no
/// year has, limits and thresholds beyond reason. Throws where a member is missing or of another kind.
Result<IncidentRules> read_incident_rules(const boost::json::value& value);

/// What a city has that has said nothing of it.
const IncidentRules& usual_incident_rules();

/// The city's own, or the usual ones. Kept until the settings are others.
std::shared_ptr<const IncidentRules> incident_rules_in(const Settings& settings);

}  // namespace ringmur
