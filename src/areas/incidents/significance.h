#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/incidents/incident.h"
#include "schema/incident_rules.h"

/// Whether an incident is betydande (2025:1506, 2 kap. 5 § second paragraph; föreskrifter under 14 §).
namespace ringmur::incidents {

/// An answer of the law. Unknown is not no: it says which facts lack.
enum class Answer { yes, no, unknown };

/// What the legal person's authorities know together: sums only, never whose.
struct Together {
  std::int64_t incidents{1};  ///< of the same case, this one included
  std::int64_t registered{0};
  std::int64_t protected_persons{0};
  std::int64_t cost{0};       ///< SEK
  std::int64_t recurring{1};  ///< cases of the same cause within the window, this one included
};

/// One threshold with the incident's figure beside it.
struct ThresholdMet {
  const Threshold* threshold{nullptr};
  Text limit{};
  std::optional<Text> figure{};
  std::optional<bool> met{};
  std::vector<std::string> missing{};  ///< fields that it waits for
};

struct Significance {
  Answer result{Answer::unknown};
  Text because{};
  std::vector<std::string> missing{};
  std::vector<ThresholdMet> thresholds{};
};

/// Met by one threshold, or by what somebody judges that the event can cause: "yes" always counts, a "no"
/// counts with its reason and, where a threshold is met in spite of it, says so. With neither, all thresholds
/// must be known to say no. Those that do not hold on `day` (in Sweden, of awareness), or are of another
/// service, are left out; where none holds, only a judgement answers.
Significance significance_of(const Incident& incident, const std::optional<Together>& together,
    const LegalPerson* person, const IncidentRules& rules, Date day);

}  // namespace ringmur::incidents
