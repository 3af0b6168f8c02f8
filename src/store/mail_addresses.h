#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

/// Where people are reached by letters that remind, and who has had one.
namespace ringmur {

struct MailChoice {
  std::optional<std::string> email{};
  bool reminders{true};  ///< wants letters
};

/// The own one. Refused: who is no person ("actor.no_person").
Result<MailChoice> own_mail(Store& store, const Actor& actor);
/// Refused as well: what is no address ("mail.address").
Result<void> set_own_mail(Store& store, const Actor& actor, const MailChoice& choice);

struct Reminded {
  Uuid account;
  std::string email;
  Language language{Language::swedish};
};

/// Everybody who has an address, wants letters and may sign in; the house's own work.
std::vector<Reminded> people_to_remind(Store& store);

/// Whether the day's letter to the account is the caller's to send: several servers may ask.
bool claim_letter(Store& store, const Uuid& account, Date day);
/// It was not sent: somebody may try again.
void release_letter(Store& store, const Uuid& account, Date day);

}  // namespace ringmur
