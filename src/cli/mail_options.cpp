#include "cli/mail_options.h"

#include <CLI/CLI.hpp>
#include <fstream>

#include "base/text.h"

namespace ringmur::cli {
namespace {

/// The first line of the file; nothing where none is named.
Result<std::string> password_in(const std::string& name) {
  std::string password;
  if (name.empty()) return password;
  std::ifstream file(name);
  if (std::getline(file, password)) return password;
  return refuse(Refusal::invalid, "mail.password_file",
      {"Filen med e-postserverns lösenord går inte att läsa.",
          "The file with the mail server's password cannot be read."});
}

}  // namespace

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
  auto password = password_in(arguments.password_file);
  if (!password) return std::unexpected(password.error());
  server.password = std::move(*password);
  return std::optional(std::move(server));
}

void add_incident_mail_options(CLI::App& command, IncidentMailArguments& arguments) {
  command
      .add_option("--incident-mail", arguments.mailbox.address,
          "The mailbox where incidents are told of by letter: imaps://mail.city.example:993/INBOX (also "
          "RINGMUR_INCIDENT_MAIL); none where it is left out")
      ->envname("RINGMUR_INCIDENT_MAIL");
  command
      .add_option("--incident-mail-unit", arguments.unit,
          "Code of the unit whose incidents they are; a letter to incident+UTB@… is UTB's (also "
          "RINGMUR_INCIDENT_MAIL_UNIT)")
      ->envname("RINGMUR_INCIDENT_MAIL_UNIT");
  command
      .add_option("--incident-mail-user", arguments.mailbox.user,
          "User of the mailbox (also RINGMUR_INCIDENT_MAIL_USER)")
      ->envname("RINGMUR_INCIDENT_MAIL_USER");
  command
      .add_option("--incident-mail-password-file", arguments.password_file,
          "File whose first line is the user's password (also RINGMUR_INCIDENT_MAIL_PASSWORD_FILE)")
      ->envname("RINGMUR_INCIDENT_MAIL_PASSWORD_FILE");
  command.add_flag(
      "--incident-mail-open", arguments.open, "Without TLS: only for a server on the same machine");
}

Result<std::optional<IncidentMailOptions>> incident_mail(
    const IncidentMailArguments& arguments, const std::optional<MailServer>& answers) {
  if (arguments.mailbox.address.empty()) return std::optional<IncidentMailOptions>();
  IncidentMailOptions options{arguments.mailbox, arguments.unit, answers};
  if (arguments.open) options.mailbox.security = MailSecurity::none;
  if (auto good = check_mailbox_server(options.mailbox); !good) return std::unexpected(good.error());
  if (options.unit.empty()) {
    return refuse(Refusal::invalid, "incident_mail.unit",
        {"Säg vilken enhet breven gäller: --incident-mail-unit UTB.",
            "Say which unit the letters concern: --incident-mail-unit UTB."});
  }
  auto password = password_in(arguments.password_file);
  if (!password) return std::unexpected(password.error());
  options.mailbox.password = std::move(*password);
  return std::optional(std::move(options));
}

}  // namespace ringmur::cli
