#pragma once

#include <string>
#include <vector>

#include "areas/activities/open_work.h"

/// When people are reminded, and of what: a letter a person and day, and none without a reason.
namespace ringmur::activities {

/// Days ahead that a letter tells of.
inline constexpr int reminds_ahead = 14;
/// From so many days late those who answer for the authority's work are told too.
inline constexpr int escalates_after = 14;

/// Whether something that is due on `day` is a reason for a letter on `today`: 14 and 7 days before, the day
/// before and the day itself; the day after, and then each week that it is late.
bool reminds(Date day, Date today);

/// What one person is told of one authority.
struct Reminder {
  std::string authority;           ///< its code
  std::vector<OpenWork> late;      ///< the own, the latest first due
  std::vector<OpenWork> soon;      ///< the own, until reminds_ahead
  std::int64_t late_of_others{0};  ///< by escalates_after days or more; only for who answers for them
};

/// Of the authorities in which the account has a role; those that give no reason for a letter are left out.
Result<std::vector<Reminder>> reminders_of(Store& store, const Uuid& account, Date today);

/// The letter's text: how many, references, days and addresses; no titles and no names, since a letter goes
/// where Ringmur does not reach. `page`: as calendar_of() takes it.
std::string reminder_text(const std::vector<Reminder>& reminders, Language language, const std::string& page);
std::string reminder_subject(const std::vector<Reminder>& reminders, Language language);

}  // namespace ringmur::activities
