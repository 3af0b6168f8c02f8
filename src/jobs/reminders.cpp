#include "jobs/reminders.h"

#include "areas/activities/reminders.h"
#include "base/log.h"
#include "base/stockholm.h"
#include "store/mail_addresses.h"

namespace ringmur {
namespace {

constexpr int first_hour = 7;
constexpr int last_hour = 12;

enum class Outcome { sent, not_sent, no_reason };

Outcome remind(Store& store, const ReminderOptions& options, const Reminded& person, Date today) {
  auto reminders = activities::reminders_of(store, person.account, today);
  if (!reminders) {
    log::warning(
        "reminders.not_made", {{"account", to_string(person.account)}, {"code", reminders.error().code}});
    return Outcome::not_sent;
  }
  if (reminders->empty() || !claim_letter(store, person.account, today)) return Outcome::no_reason;
  const Mail mail{person.email, activities::reminder_subject(*reminders, person.language),
      activities::reminder_text(*reminders, person.language, options.page), to_string(new_uuid()), now()};
  if (send_mail(options.server, mail)) return Outcome::sent;
  release_letter(store, person.account, today);
  return Outcome::not_sent;
}

}  // namespace

RemindersSent send_reminders(Store& store, const ReminderOptions& options, Date today) {
  RemindersSent sum;
  for (const Reminded& person : people_to_remind(store)) {
    switch (remind(store, options, person, today)) {
      case Outcome::sent:
        ++sum.sent;
        break;
      case Outcome::not_sent:
        ++sum.not_sent;
        break;
      case Outcome::no_reason:
        break;
    }
  }
  return sum;
}

Reminders::Reminders(Store& store, ReminderOptions options)
    : store_(store),
      options_(std::move(options)),
      periodic_("reminders.failed", [this] { return remind(); }) {}

std::chrono::milliseconds Reminders::remind() {
  const stockholm::LocalTime local = stockholm::local(now());
  if (local.hour >= first_hour && local.hour < last_hour) send_reminders(store_, options_, local.date);
  return std::chrono::minutes{30};
}

}  // namespace ringmur
