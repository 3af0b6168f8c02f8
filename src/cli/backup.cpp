#include "jobs/backup.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "base/log.h"
#include "base/text.h"
#include "cli/backup_options.h"
#include "cli/backup_words.h"
#include "cli/command.h"
#include "cli/seal_key.h"
#include "cli/secrets.h"
#include "schema/json_writer.h"
#include "store/trail_events.h"
#include "store/upgrade.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> to;
  bool unencrypted{false};
  std::string seal_key;
  std::string by;
  unsigned patience{600};
  std::string key_file;
  bool passphrase{false};
  std::string with;
  std::string public_key;
  bool no_trail{false};
  std::string folder;
};

/// The key of the house's seals, where it lies at hand: then it also signs the backup.
std::optional<SigningKey> signer_of(const Context& context, const std::string& named) {
  auto file = seal_key_file(context, named);
  if (!file) return std::nullopt;
  auto key = SigningKey::open(*file);
  return key ? std::optional(*key) : std::nullopt;
}

/// Taking everything out is remembered where the database can be written and is of this version.
void remember(const Context& context, const Location& location) {
  std::error_code unknown;
  const bool made_by_asking =
      location.dialect() == Dialect::sqlite && !std::filesystem::exists(location.address, unknown);
  if (made_by_asking) return;
  auto store = open_store(location, catalogue(), Migration::refuse_if_needed);
  Result<void> noted =
      store ? record_export(**store, context.actor(), city_chain, {"backup", "whole", "ringmur"})
            : std::unexpected(store.error());
  if (!noted) log::warning("backup.not_remembered", {{"code", noted.error().code}});
}

void print(const Context& context, const Arguments& arguments, const BackupMade& made) {
  if (context.output == Output::json) {
    JsonWriter json;
    json.open('{').member("file", arguments.file).key("bytes").raw(fmt::to_string(made.bytes));
    json.key("blocks").raw(fmt::to_string(made.end.blocks)).member("digest", hex(made.end.digest));
    json.member("signed_by", hex(made.end.signed_by)).member("interrupted_of", made.interrupted_of);
    json.key("contents").raw(json_of(made.contents));
    fmt::print("{}\n", json.close('}').take());
    return;
  }
  fmt::print("{}\n",
      context.in({fmt::format("Säkerhetskopian är klar: {} ({}).", arguments.file, size_words(made.bytes)),
          fmt::format("The backup is done: {} ({}).", arguments.file, size_words(made.bytes))}));
  if (made.interrupted_of.empty()) return print_contents(context, made.contents, made.end);
  fmt::print("  {}\n",
      context.in({fmt::format("Den avbrutna kopian fördes vidare: den är från {}.", made.interrupted_of),
          fmt::format("The interrupted one was gone on with: it is of {}.", made.interrupted_of)}));
  print_end(context, made.end);
}

Exit make(Context& context, const Arguments& arguments) {
  if (context.data.empty() || arguments.file.empty()) {
    return context.refuse({Refusal::invalid, "backup.where",
        {"Säg varifrån och vart: ringmur --data DATABAS backup FIL --to NYCKEL",
            "Say from where and to where: ringmur --data DATABASE backup FILE --to KEY"},
        {}, {}});
  }
  const Location location(context.data);
  if (auto safe = context.is_safe(location); !safe) return context.refuse(safe.error());
  auto keys = backup_keys(arguments.to, arguments.unencrypted);
  if (!keys) return context.refuse(keys.error());
  if (auto folder = is_backup_folder(arguments.by, "--by"); !folder) return context.refuse(folder.error());
  const std::optional<SigningKey> signer = signer_of(context, arguments.seal_key);
  remember(context, location);
  ProgressLine line(context, {"rader", "rows"});
  std::optional<ProgressLine> carrying;
  BackupOptions options{*keys, signer ? &*signer : nullptr,
      [&](const BackupProgress& at) {
        line.show(at);
        return true;
      },
      Patience(context, std::chrono::seconds{arguments.patience}),
      [&](std::uint64_t bytes, std::uint64_t of) {
        if (!carrying) {
          line.clear();
          carrying.emplace(context, Text{"byte", "bytes"});
        }
        carrying->show({static_cast<std::int64_t>(bytes), static_cast<std::int64_t>(of), 0});
        return true;
      }};
  auto made = arguments.by.empty() ? make_backup(location, arguments.file, options)
                                   : make_backup_by(arguments.by, location, arguments.file, options);
  (carrying ? *carrying : line).clear();
  if (!made) return context.refuse(made.error());
  print(context, arguments, *made);
  if (context.output == Output::text) say_what_lies_outside(context, location);
  return Exit::done;
}

Result<std::optional<std::string>> passphrase_of(const Arguments& arguments) {
  if (!arguments.passphrase) return std::optional<std::string>();
  auto phrase = password_of_input();
  if (!phrase) return std::unexpected(phrase.error());
  return std::optional(*phrase);
}

Exit make_key(Context& context, const Arguments& arguments) {
  auto passphrase = passphrase_of(arguments);
  if (!passphrase) return context.refuse(passphrase.error());
  const BackupKey key = BackupKey::make();
  if (auto written = key.write(arguments.key_file, *passphrase); !written)
    return context.refuse(written.error());
  fmt::print("{}\n", hex(key.public_key()));
  fmt::print(stderr, "{}\n",
      context.in({"Raden ovan är den publika nyckeln: ge den till `ringmur backup --to`. Flytta filen " +
                      arguments.key_file +
                      " till ett annat ställe än servern, på två ställen. Utan den kan ingen läsa kopiorna.",
          "The line above is the public key: give it to `ringmur backup --to`. Move the file " +
              arguments.key_file +
              " to another place than the server, to two places. Without it nobody can read the backups."}));
  return Exit::done;
}

Exit verify(Context& context, const Arguments& arguments) {
  auto key = key_of(arguments.with, [&] { return passphrase_of(arguments); });
  if (!key) return context.refuse(key.error());
  const std::string folder =
      arguments.folder.empty() ? std::filesystem::temp_directory_path().string() : arguments.folder;
  ProgressLine line(context, {"rader", "rows"});
  auto checked = check_backup(arguments.key_file, {*key ? &**key : nullptr, arguments.no_trail ? "" : folder,
                                                      [&](const BackupProgress& at) { line.show(at); }});
  line.clear();
  if (!checked) return context.refuse(checked.error());
  if (auto signer = is_signer(checked->end, arguments.public_key); !signer)
    checked->faults.push_back(signer.error());
  return print_checked(context, *checked);
}

void add_making(CLI::App& command, Arguments& arguments) {
  command.add_option("file", arguments.file, "The file to make; never one that is there");
  command
      .add_option("--to", arguments.to,
          "A public key, as `backup key` prints it, or a file with it; whose private key opens the backup. "
          "May "
          "be repeated (also RINGMUR_BACKUP_TO)")
      ->envname("RINGMUR_BACKUP_TO");
  command.add_flag("--unencrypted", arguments.unencrypted, "Anybody who has the file may read it");
  command
      .add_option("--patience", arguments.patience,
          "Seconds to wait for room when the disk is full; the moment that is copied is held meanwhile")
      ->capture_default_str();
  command.add_option("--by", arguments.by,
      "A folder at hand that it is made in first and carried from: where the way to FILE is slow or breaks, "
      "the same command goes on within a day");
  add_seal_key_options(command, arguments.seal_key);
}

}  // namespace

Command add_backup(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("backup", "Copy everything to one file, also while the server runs");
  add_making(*command, *arguments);
  CLI::App* key = command->add_subcommand("key", "Make a pair of keys; prints the public one");
  key->add_option("file", arguments->key_file, "Where the private key is written")->required();
  key->add_flag("--passphrase", arguments->passphrase, "Lock it with the line that standard input gives");
  CLI::App* verifying = command->add_subcommand("verify", "Look through a backup without restoring it");
  verifying->add_option("file", arguments->key_file, "The backup")->required();
  verifying->add_option(
      "--with", arguments->with, "The private key; without it only the digests are compared");
  verifying->add_flag(
      "--passphrase", arguments->passphrase, "The key is locked: standard input gives the line");
  verifying->add_option("--public-key", arguments->public_key,
      "Who must have signed it, as `ringmur seal --public-key` printed it");
  verifying->add_flag("--no-trail", arguments->no_trail, "Do not verify the chains of the trail");
  verifying->add_option("--folder", arguments->folder,
      "Where the trail is unpacked while it is verified; the system's folder for what is temporary");
  return {command, [=](Context& context) {
            if (key->parsed()) return make_key(context, *arguments);
            return verifying->parsed() ? verify(context, *arguments) : make(context, *arguments);
          }};
}

}  // namespace ringmur::cli
