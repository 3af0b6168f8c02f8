#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/incidents/incident_clocks.h"

/// Letters before a deadline: when, to whom, and what they may say.
namespace ringmur::incidents {

/// The last of the steps whose moment has come, named with the deadline that it is of, so that a deadline
/// that moves has steps of its own; nothing before the first, and nothing when it is too late. A step that
/// lies before the clock began (24 hours before the end of 24 hours) is none.
std::optional<std::string> letter_step(const Clock& clock, const LetterSteps& steps, Instant now);

/// Somebody who has an address and wants letters.
struct Addressee {
  Uuid account;
  std::string login;
  bool reads{false};       ///< may read incidents in the clock's authority
  bool writes_all{false};  ///< may write all of them
};

/// The handler, where there is one who may read it; else all who may write every incident there. By their
/// place in `people`.
std::vector<std::size_t> addressees_of(const RunningClock& clock, const std::vector<Addressee>& people);

/// References, duties, time left and addresses: no title, no name and no fact, since a letter goes where
/// Ringmur does not reach. `page` without a slash at the end.
std::string clock_letter_text(
    const std::vector<RunningClock>& clocks, Language language, const std::string& page, Instant now);
std::string clock_letter_subject(const std::vector<RunningClock>& clocks, Language language);

}  // namespace ringmur::incidents
