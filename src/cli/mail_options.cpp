#include "cli/mail_options.h"

#include <CLI/CLI.hpp>
#include <fstream>

#include "base/text.h"

namespace ringmur::cli {

void add_mail_options(CLI::App& command, MailArguments& arguments) {
  MailServer& server = arguments.server;
  command
      .add_option("--mail-server", server.address,
          "Where letters that remind are handed over: smtp://mail.city.example:587 or smtps://…:465 (also "
          "RINGMUR_MAIL_SERVER); none are sent where it is left out")
      ->envname("RINGMUR_MAIL_SERVER");
  command.add_option("--mail-from", server.from, "Whom letters are from (also RINGMUR_MAIL_FROM)")
      ->envname("RINGMUR_MAIL_FROM");
  command.add_option("--mail-user", server.user, "User at the mail server (also RINGMUR_MAIL_USER)")
      ->envname("RINGMUR_MAIL_USER");
  command
      .add_option("--mail-password-file", arguments.password_file,
          "File whose first line is the user's password (also RINGMUR_MAIL_PASSWORD_FILE)")
      ->envname("RINGMUR_MAIL_PASSWORD_FILE");
  command.add_flag("--mail-open", arguments.open,
      "Without TLS: only for a server on the same machine, which hands them on");
}

Result<std::optional<MailServer>> mail_server(const MailArguments& arguments) {
  if (arguments.server.address.empty()) return std::optional<MailServer>();
  MailServer server = arguments.server;
  if (arguments.open) server.security = MailSecurity::none;
  if (auto good = check_mail_server(server); !good) return std::unexpected(good.error());
  if (arguments.password_file.empty()) return std::optional(std::move(server));
  std::ifstream file(arguments.password_file);
  if (!std::getline(file, server.password)) {
    return refuse(Refusal::invalid, "mail.password_file",
        {"Filen med e-postserverns lösenord går inte att läsa.",
            "The file with the mail server's password cannot be read."});
  }
  return std::optional(std::move(server));
}

}  // namespace ringmur::cli
