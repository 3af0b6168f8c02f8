#include "jobs/incident_mail.h"

#include <fmt/format.h>

#include "areas/incidents/mailed.h"
#include "base/log.h"
#include "store/access.h"

namespace ringmur {
namespace {

/// Who does it: finds units and writes incidents, nothing else.
Actor mail_actor() {
  const std::vector<TokenScope> scopes{{"unit", Action::read}, {"incident", Action::write}};
  return {"server: mail", std::nullopt, Right::write, std::nullopt, {},
      std::make_shared<const Access>(scopes, Action::write, std::nullopt)};
}

std::string_view domain_of(std::string_view address) {
  return address.substr(address.rfind('@') + 1);
}

/// Anybody can write any sender: what is not the city's own gets no answer from us.
bool gets_receipt(const IncidentMailOptions& options, const ReceivedMail& mail) {
  return options.answers && domain_of(options.answers->from) == domain_of(mail.from_address);
}

void send_receipt(const IncidentMailOptions& options, const ReceivedMail& mail, const Row& incident) {
  const Mail receipt{mail.from_address,
      fmt::format("Din anmälan är mottagen: {}", incident.meta.short_reference),
      fmt::format("Tack. Din anmälan har fått nummer {0} och läses av dem som handlägger incidenter. Svara "
                  "inte på det "
                  "här brevet; ring om det är bråttom.\n\n"
                  "Thank you. Your report has the number {0} and is read by those who handle incidents. Do "
                  "not answer "
                  "this letter; call if it is urgent.\n",
          incident.meta.short_reference),
      to_string(new_uuid()), now()};
  // That it did not go is in the log; the incident is there all the same.
  static_cast<void>(send_mail(*options.answers, receipt));
}

class Taking {
 public:
  Taking(Store& store, const IncidentMailOptions& options, UnitPlace place)
      : store_(store), options_(options), place_(std::move(place)), mailbox_(options.mailbox) {}

  Result<IncidentMailSum> run() {
    auto waiting = mailbox_.waiting();
    if (!waiting) return std::unexpected(waiting.error());
    for (const std::uint32_t uid : *waiting) {
      if (auto taken = take(uid); !taken) return std::unexpected(taken.error());
    }
    return sum_;
  }

 private:
  Result<void> take(std::uint32_t uid) {
    auto letter = mailbox_.fetch(uid);
    if (!letter) {
      if (letter.error().refusal == Refusal::unavailable) return std::unexpected(letter.error());
      return set_aside(uid, letter.error());
    }
    auto mail = read_mail(*letter);
    if (!mail) return set_aside(uid, mail.error());
    auto mailed = incidents::take_mail(store_, mail_actor(), place_, *mail);
    if (mailed) {
      ++sum_.made;
      if (gets_receipt(options_, *mail)) send_receipt(options_, *mail, mailed->incident);
      return mailbox_.move(uid, folder_taken);
    }
    if (mailed.error().code == "mail.taken") return mailbox_.move(uid, folder_taken);
    if (mailed.error().refusal == Refusal::invalid) return set_aside(uid, mailed.error());
    return std::unexpected(mailed.error());
  }

  Result<void> set_aside(std::uint32_t uid, const Error& why) {
    log::info("incident_mail.set_aside", {{"code", why.code}});
    ++sum_.set_aside;
    return mailbox_.move(uid, folder_set_aside);
  }

  Store& store_;
  const IncidentMailOptions& options_;
  UnitPlace place_;
  Mailbox mailbox_;
  IncidentMailSum sum_;
};

}  // namespace

Result<IncidentMailSum> take_incident_mail(Store& store, const IncidentMailOptions& options) {
  auto place = find_unit(store, mail_actor(), options.unit);
  if (!place) return std::unexpected(place.error());
  return Taking(store, options, std::move(*place)).run();
}

IncidentMail::IncidentMail(Store& store, IncidentMailOptions options)
    : store_(store),
      options_(std::move(options)),
      periodic_("incident_mail.failed", [this] { return take(); }) {}

std::chrono::milliseconds IncidentMail::take() {
  if (auto sum = take_incident_mail(store_, options_); !sum)
    log::warning("incident_mail.refused", {{"code", sum.error().code}});
  return std::chrono::minutes{1};
}

}  // namespace ringmur
