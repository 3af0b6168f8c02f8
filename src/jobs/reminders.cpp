#include "jobs/reminders.h"

#include <condition_variable>
#include <mutex>
#include <thread>

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

struct Reminders::Inside {
  Inside(Store& store_, ReminderOptions options_) : store(store_), options(std::move(options_)) {}

  void run() {
    std::unique_lock lock(mutex);
    while (!stopping) {
      const stockholm::LocalTime local = stockholm::local(now());
      if (local.hour >= first_hour && local.hour < last_hour) {
        lock.unlock();
        try {
          send_reminders(store, options, local.date);
        } catch (const std::exception& failure) {
          log::warning("reminders.failed", {{"error", failure.what()}});
        }
        lock.lock();
      }
      wake.wait_for(lock, std::chrono::minutes{30}, [&] { return stopping; });
    }
  }

  Store& store;
  ReminderOptions options;
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping{false};
  std::thread thread;
};

Reminders::Reminders(Store& store, ReminderOptions options)
    : inside_(std::make_unique<Inside>(store, std::move(options))) {}

Reminders::~Reminders() {
  stop();
}

void Reminders::start() {
  inside_->thread = std::thread([inside = inside_.get()] { inside->run(); });
}

void Reminders::stop() {
  {
    std::lock_guard lock(inside_->mutex);
    inside_->stopping = true;
  }
  inside_->wake.notify_all();
  if (inside_->thread.joinable()) inside_->thread.join();
}

}  // namespace ringmur
