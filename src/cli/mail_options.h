#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "exchange/mail.h"
#include "jobs/incident_mail.h"

namespace ringmur::cli {

struct MailArguments {
  MailServer server;
  std::string password_file;
  bool open{false};
};

/// `--mail-server`, `--mail-from`, `--mail-user`, `--mail-password-file`, `--mail-open` (also
/// RINGMUR_MAIL_…).
void add_mail_options(CLI::App& command, MailArguments& arguments);

/// Nothing where no server is named: no letters are sent. Refused as check_mail_server() does, and a password
/// file that cannot be read ("mail.password_file").
Result<std::optional<MailServer>> mail_server(const MailArguments& arguments);

struct IncidentMailArguments {
  MailboxServer mailbox;
  std::string unit;
  std::string password_file;
  bool open{false};
};

/// `--incident-mail`, `--incident-mail-unit`, `--incident-mail-user`, `--incident-mail-password-file`,
/// `--incident-mail-open` (also RINGMUR_INCIDENT_MAIL_…).
void add_incident_mail_options(CLI::App& command, IncidentMailArguments& arguments);

/// Nothing where no mailbox is named: incidents are told of by letter nowhere. Receipts go by `answers`.
/// Refused as check_mailbox_server() does, "incident_mail.unit" without a unit, and a password file that
/// cannot be read.
Result<std::optional<IncidentMailOptions>> incident_mail(
    const IncidentMailArguments& arguments, const std::optional<MailServer>& answers);

}  // namespace ringmur::cli
