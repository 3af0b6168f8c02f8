#pragma once

#include "areas/incidents/duties.h"

/// Which duties apply and why, a statute a file. Included by duties.cpp and its like only.
namespace ringmur::incidents {

/// An answer before there is a clock to it.
struct Reasoned {
  Answer applies{Answer::unknown};
  Text because{};
  std::vector<std::string> missing{};
  bool runs{false};  ///< the clock runs although the answer is not known
};

/// What the answers rest on.
struct Facts {
  const Incident& incident;
  const Surroundings& around;
  const IncidentRules& rules;
  const Significance& significance;
  const LegalPerson* person;
  Date day;
};

Reasoned answer_yes(Text because);
Reasoned answer_no(Text because);
Reasoned answer_unknown(Text because, std::vector<std::string> missing);

/// GDPR 33.1, 33.2, 33.5 and 34 by the duty's id.
Reasoned privacy_answer(const Facts& facts, const std::string& duty);

/// 2025:1506, 2 kap. 5–10 §§ by the duty's id, without its clock.
Reasoned cyber_answer(const Facts& facts, const std::string& duty);

/// Police, insurer, management, säkerhetsskydd.
Reasoned other_answer(const Facts& facts, const std::string& duty);

}  // namespace ringmur::incidents
