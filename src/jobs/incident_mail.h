#pragma once

#include <optional>
#include <string>

#include "exchange/mailbox.h"
#include "jobs/periodic.h"
#include "store/store.h"

namespace ringmur {

struct IncidentMailOptions {
  MailboxServer mailbox;
  std::string unit;                   ///< code of the unit of letters that name none
  std::optional<MailServer> answers;  ///< where receipts are handed over; nothing: none are sent
};

/// Folders that letters lie in afterwards, at the server.
inline constexpr const char* folder_taken = "Behandlade";
inline constexpr const char* folder_set_aside = "Ej incidenter";

struct IncidentMailSum {
  int made{0};       ///< incidents
  int set_aside{0};  ///< letters that are none: machines' answers, empty ones, what is too large
};

/// Each letter of the mailbox becomes an incident (areas/incidents/mailed.h) and is moved once it is on disk,
/// so that one is never lost, nor made twice, when the power goes. A receipt with the reference, and nothing
/// of what was written, goes to a sender of the city's own domain. Refused: a unit that is not there, a
/// mailbox that cannot be reached.
Result<IncidentMailSum> take_incident_mail(Store& store, const IncidentMailOptions& options);

/// Does so each minute, on a thread of its own.
class IncidentMail {
 public:
  IncidentMail(Store& store, IncidentMailOptions options);

  void start() { periodic_.start(); }
  void stop() { periodic_.stop(); }

 private:
  std::chrono::milliseconds take();

  Store& store_;
  IncidentMailOptions options_;
  Periodic periodic_;
};

}  // namespace ringmur
