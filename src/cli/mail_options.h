#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "exchange/mail.h"

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

}  // namespace ringmur::cli
