#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/stockholm.h"
#include "cli/command.h"
#include "cli/mail_options.h"
#include "jobs/reminders.h"

namespace ringmur::cli {

Command add_remind(CLI::App& app) {
  struct Arguments {
    MailArguments mail;
    std::string page;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "remind", "Send the day's letters about what is due or late (the server does it each morning)");
  add_mail_options(*command, arguments->mail);
  command
      ->add_option("--origin", arguments->page,
          "Where browsers find the page: https://ringmur.kommun.se (also RINGMUR_ORIGIN)")
      ->envname("RINGMUR_ORIGIN")
      ->required();
  return {command, [arguments](Context& context) {
            auto server = mail_server(arguments->mail);
            if (!server) return context.refuse(server.error());
            if (!*server) {
              return context.refuse({Refusal::invalid, "mail.no_server",
                  {"Säg vilken e-postserver som tar emot: --mail-server smtp://post.stad.example:587.",
                      "Say which mail server takes them: --mail-server smtp://mail.city.example:587."},
                  {}, {}});
            }
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            const RemindersSent sum =
                send_reminders(**store, {**server, arguments->page}, stockholm::today(now()));
            fmt::print("{}: {}, {}: {}\n", context.in({"skickade", "sent"}), sum.sent,
                context.in({"inte skickade", "not sent"}), sum.not_sent);
            return sum.not_sent == 0 ? Exit::done : Exit::refused;
          }};
}

}  // namespace ringmur::cli
