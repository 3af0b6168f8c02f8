#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/text.h"
#include "cli/backup_words.h"
#include "cli/command.h"
#include "cli/secrets.h"
#include "jobs/backup.h"
#include "schema/json_writer.h"
#include "store/upgrade.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string file;
  std::string to;
  std::string with;
  bool passphrase{false};
  std::string public_key;
  bool despite_faults{false};
};

void print(const Context& context, const Arguments& arguments, const Restored& restored) {
  if (context.output == Output::json) {
    JsonWriter json;
    json.open('{').member("made_at", restored.header.made_at).member("digest", hex(restored.end.digest));
    json.key("contents").raw(json_of(restored.contents));
    fmt::print("{}\n", json.close('}').take());
    return;
  }
  const std::string to = Location(arguments.to).shown();
  fmt::print("{}\n",
      context.in({fmt::format("Återställt till {}: uppgifterna som de var {}.", to, restored.header.made_at),
          fmt::format("Restored to {}: the data as it was at {}.", to, restored.header.made_at)}));
  print_contents(context, restored.contents, restored.end);
  for (const RefillFault& fault : restored.faults)
    fmt::print(stderr, "ringmur: {}: {}\n", fault.chain, context.in(fault.what));
  fmt::print(stderr, "{}\n",
      context.in({"Alla måste logga in på nytt. API-nycklar som återkallats efter kopian gäller igen: se "
                  "`ringmur token list`. Lägg tillbaka nyckelfilerna innan servern startas.",
          "Everybody must sign in again. Tokens that were revoked after the backup are valid again: see "
          "`ringmur token list`. Put the key files back before the server starts."}));
}

Exit restore(Context& context, const Arguments& arguments) {
  const Location target(arguments.to);
  if (auto safe = context.is_safe(target); !safe) return context.refuse(safe.error());
  auto key = key_of(arguments.with, [&]() -> Result<std::optional<std::string>> {
    if (!arguments.passphrase) return std::optional<std::string>();
    auto phrase = password_of_input();
    if (!phrase) return std::unexpected(phrase.error());
    return std::optional(*phrase);
  });
  if (!key) return context.refuse(key.error());
  if (!arguments.public_key.empty()) {  // before anything is made
    auto checked = check_backup(arguments.file, {});
    if (!checked) return context.refuse(checked.error());
    if (!checked->faults.empty()) return context.refuse(checked->faults.front());
    if (auto signer = is_signer(checked->end, arguments.public_key); !signer)
      return context.refuse(signer.error());
  }
  ProgressLine line(context, {"rader", "rows"});
  auto restored = restore_backup(arguments.file, target,
      {*key ? &**key : nullptr, arguments.despite_faults, [&](const BackupProgress& at) { line.show(at); },
          upgrade_line(context)});
  line.clear();
  if (!restored) return context.refuse(restored.error());
  print(context, arguments, *restored);
  return Exit::done;
}

}  // namespace

Command add_restore(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("restore", "Put a backup into an empty database, of either engine");
  command->add_option("file", arguments->file, "The backup")->required();
  command
      ->add_option("--to", arguments->to, "A new file (SQLite), or the postgresql://… of an empty database")
      ->required();
  command->add_option("--with", arguments->with, "The private key of an encrypted backup");
  command->add_flag(
      "--passphrase", arguments->passphrase, "The key is locked: standard input gives the line");
  command->add_option("--public-key", arguments->public_key,
      "Who must have signed it, as `ringmur seal --public-key` printed it");
  command->add_flag(
      "--despite-faults", arguments->despite_faults, "Also where a chain of the trail does not hold");
  return {command, [arguments](Context& context) { return restore(context, *arguments); }};
}

}  // namespace ringmur::cli
