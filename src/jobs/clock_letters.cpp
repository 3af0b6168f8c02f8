#include "jobs/clock_letters.h"

#include <map>
#include <optional>
#include <vector>

#include "areas/incidents/clock_letters.h"
#include "base/log.h"
#include "schema/settings.h"
#include "store/accounts.h"
#include "store/clock_letters.h"
#include "store/mail_addresses.h"

namespace ringmur {
namespace {

using incidents::Addressee;
using incidents::RunningClock;

constexpr std::chrono::minutes between{10};

struct Person {
  Reminded reached;
  Actor actor;
};

std::vector<Person> people_of(Store& store) {
  std::vector<Person> people;
  for (const Reminded& one : people_to_remind(store)) {
    if (auto actor = actor_of_account(store, one.account)) people.push_back({one, std::move(*actor)});
  }
  return people;
}

std::vector<Addressee> as_seen_in(const std::vector<Person>& people, const Uuid& authority) {
  std::vector<Addressee> all;
  for (const Person& one : people) {
    const bool there = one.actor.reaches(authority);
    all.push_back({one.reached.account, one.actor.name,
        there && !one.actor.reach("incident", Action::read, authority).is_nothing(),
        there && one.actor.covers("incident", Action::write, authority)});
  }
  return all;
}

/// What one person is told now.
struct Bundle {
  std::vector<RunningClock> clocks{};
  std::vector<ClockLetter> claimed{};
};

/// All that is due for a letter, claimed, by the person's place.
class Gathering {
 public:
  Gathering(Store& store, Instant now)
      : store_(store), now_(now), rules_(incident_rules_in(store.settings())), people_(people_of(store)) {}

  const std::vector<Person>& people() const { return people_; }

  std::map<std::size_t, Bundle> gather() {
    const incidents::Town town(store_);
    if (people_.empty()) return {};
    for (const Authority& authority : town.authorities()) {
      const Actor house{"ringmur", authority.id, Right::read, {}};
      auto clocks = incidents::running_clocks_of(store_, house, town, authority, now_);
      if (!clocks) {
        log::warning(
            "clock_letters.not_made", {{"authority", authority.code}, {"code", clocks.error().code}});
        continue;
      }
      const std::vector<Addressee> seen = as_seen_in(people_, authority.id);
      for (const RunningClock& clock : *clocks) tell_of(clock, seen);
    }
    return std::move(bundles_);
  }

 private:
  void tell_of(const RunningClock& clock, const std::vector<Addressee>& seen) {
    const auto step = incidents::letter_step(clock.clock, rules_->letters, now_);
    if (!step) return;
    for (const std::size_t who : incidents::addressees_of(clock, seen)) {
      ClockLetter letter{clock.authority.id, clock.incident, clock.duty, *step, seen[who].account};
      if (!claim_clock_letter(store_, letter, now_)) continue;
      bundles_[who].clocks.push_back(clock);
      bundles_[who].claimed.push_back(std::move(letter));
    }
  }

  Store& store_;
  Instant now_;
  std::shared_ptr<const IncidentRules> rules_;
  std::vector<Person> people_;
  std::map<std::size_t, Bundle> bundles_;
};

}  // namespace

RemindersSent send_clock_letters(Store& store, const ReminderOptions& options, Instant at) {
  RemindersSent sum;
  Gathering gathering(store, at);
  const std::map<std::size_t, Bundle> bundles = gathering.gather();
  for (const auto& [who, bundle] : bundles) {
    const Reminded& person = gathering.people()[who].reached;
    const Mail mail{person.email, incidents::clock_letter_subject(bundle.clocks, person.language),
        incidents::clock_letter_text(bundle.clocks, person.language, options.page, at), to_string(new_uuid()),
        at};
    if (send_mail(options.server, mail)) {
      ++sum.sent;
      continue;
    }
    ++sum.not_sent;
    for (const ClockLetter& letter : bundle.claimed) release_clock_letter(store, letter);
  }
  return sum;
}

ClockLetters::ClockLetters(Store& store, ReminderOptions options)
    : store_(store),
      options_(std::move(options)),
      periodic_("clock_letters.failed", [this] { return send(); }) {}

std::chrono::milliseconds ClockLetters::send() {
  send_clock_letters(store_, options_, now());
  return between;
}

}  // namespace ringmur
