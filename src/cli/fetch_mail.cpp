#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/mail_options.h"

namespace ringmur::cli {

Command add_fetch_mail(CLI::App& app) {
  struct Arguments {
    MailArguments mail;
    IncidentMailArguments letters;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "fetch-mail", "Make incidents of the letters in a mailbox (the server does it each minute)");
  add_mail_options(*command, arguments->mail);
  add_incident_mail_options(*command, arguments->letters);
  return {command, [arguments](Context& context) {
            auto server = mail_server(arguments->mail);
            if (!server) return context.refuse(server.error());
            auto letters = incident_mail(arguments->letters, *server);
            if (!letters) return context.refuse(letters.error());
            if (!*letters) return context.refuse(check_mailbox_server({}).error());
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            auto sum = take_incident_mail(**store, **letters);
            if (!sum) return context.refuse(sum.error());
            fmt::print("{}: {}, {}: {}\n", context.in({"incidenter", "incidents"}), sum->made,
                context.in({"lagda åt sidan", "set aside"}), sum->set_aside);
            return Exit::done;
          }};
}

}  // namespace ringmur::cli
