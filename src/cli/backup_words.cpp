#include "cli/backup_words.h"

#include <fmt/format.h>
#include <unistd.h>

#include <thread>

#include "base/signing_key.h"
#include "base/text.h"
#include "schema/json_writer.h"

namespace ringmur::cli {

std::string size_words(std::uint64_t bytes) {
  constexpr double thousand = 1000;
  const auto size = static_cast<double>(bytes);
  if (size < thousand) return fmt::format("{} B", bytes);
  if (size < thousand * thousand) return fmt::format("{:.1f} kB", size / thousand);
  if (size < thousand * thousand * thousand) return fmt::format("{:.1f} MB", size / thousand / thousand);
  return fmt::format("{:.2f} GB", size / thousand / thousand / thousand);
}

ProgressLine::ProgressLine(const Context& context, Text what)
    : context_(context), what_(std::move(what)), terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(const BackupProgress& at) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + (terminal_ ? std::chrono::milliseconds{200} : std::chrono::milliseconds{10'000});
  shown_ = true;
  const double part = at.of == 0 ? 1 : static_cast<double>(at.rows) / static_cast<double>(at.of);
  std::string text = fmt::format("{:3.0f} %  {} / {} {}", part * 100, at.rows, at.of, context_.in(what_));
  if (at.bytes > 0) text += ", " + size_words(at.bytes);
  constexpr double enough_to_tell = 0.05;
  if (part > enough_to_tell) {
    const auto seconds = std::chrono::duration<double>(now - began_).count();
    text += fmt::format(", {} {:.0f} s", context_.in({"kvar", "left"}), seconds / part - seconds);
  }
  if (terminal_)
    fmt::print(stderr, "\r{}\033[K", text);
  else
    fmt::print(stderr, "{}\n", text);
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (shown_ && terminal_) fmt::print(stderr, "\r\033[K");
}

Patience::Patience(const Context& context, std::chrono::seconds most) : context_(&context), left_(most) {}

bool Patience::operator()() {
  constexpr std::chrono::seconds step{2};
  if (left_ < step) return false;
  if (left_.count() % 30 == 0) {
    fmt::print(stderr, "ringmur: {}\n",
        context_->in({fmt::format("Disken är full. Ge plats: kopieringen går vidare av sig själv, från samma "
                                  "ögonblick. Ger upp om {} s.",
                          left_.count()),
            fmt::format("The disk is full. Make room: the copying goes on by itself, from the same moment. "
                        "Gives up in {} s.",
                left_.count())}));
  }
  std::this_thread::sleep_for(step);
  left_ -= step;
  return true;
}

void print_end(const Context& context, const BackupEnd& end) {
  fmt::print("  {} {}\n", context.in({"kontrollsumma", "digest"}), hex(end.digest));
  if (!end.signed_by.empty())
    fmt::print("  {} {}\n", context.in({"signerad av", "signed by"}), hex(end.signed_by));
}

void print_contents(const Context& context, const SnapshotContents& contents, const BackupEnd& end) {
  std::int64_t rows = 0;
  for (const SnapshotTable& table : contents.tables) rows += table.rows;
  fmt::print("  {}\n", context.in({fmt::format("steg {}, {} tabeller, {} rader, {} block", contents.step,
                                       contents.tables.size(), rows, end.blocks),
                           fmt::format("step {}, {} tables, {} rows, {} blocks", contents.step,
                               contents.tables.size(), rows, end.blocks)}));
  print_end(context, end);
  for (const SnapshotChain& chain : contents.chains) {
    fmt::print("  {} {} {} {}\n", context.in({"huvud", "head"}), chain.code.empty() ? "–" : chain.code,
        chain.sequence, chain.head);
  }
}

void say_what_lies_outside(const Context& context, const Location& location) {
  const bool sqlite = location.dialect() == Dialect::sqlite;
  const std::string secrets = !context.key.empty() ? context.key
                              : sqlite             ? location.address + ".key"
                                                   : "--key";
  const std::string seal = sqlite ? location.address + ".seal-key" : "--seal-key";
  fmt::print(stderr, "{}\n",
      context.in(
          {fmt::format("Inte i kopian, förvaras var för sig på annat håll: {} (öppnar engångskoder och "
                       "leverantörers hemligheter) och {} (sätter granskningskedjans sigill).",
               secrets, seal),
              fmt::format("Not in the backup, kept apart elsewhere: {} (opens one-time codes' and providers' "
                          "secrets) and {} (sets the seals of the trail).",
                  secrets, seal)}));
}

namespace {

void print_checked_json(const Context& context, const BackupChecked& checked) {
  JsonWriter json;
  json.open('{').key("good").raw(checked.faults.empty() ? "true" : "false");
  json.member("made_at", checked.header.made_at).member("engine", checked.header.engine);
  json.key("encrypted").raw(checked.header.keys.empty() ? "false" : "true");
  json.key("read").raw(checked.read ? "true" : "false").key("trail").raw(checked.trail ? "true" : "false");
  json.key("blocks").raw(fmt::to_string(checked.end.blocks)).member("digest", hex(checked.end.digest));
  json.member("signed_by", hex(checked.end.signed_by)).key("faults").open('[');
  for (const Error& fault : checked.faults)
    json.open('{').member("code", fault.code).member("message", context.in(fault.message)).close('}');
  json.close(']').key("contents").raw(json_of(checked.contents));
  fmt::print("{}\n", json.close('}').take());
}

}  // namespace

Exit print_checked(const Context& context, const BackupChecked& checked) {
  const Exit exit = checked.faults.empty() ? Exit::done : Exit::refused;
  if (context.output == Output::json) {
    print_checked_json(context, checked);
    return exit;
  }
  for (const Error& fault : checked.faults) fmt::print(stderr, "ringmur: {}\n", context.in(fault.message));
  if (!checked.faults.empty()) return exit;
  fmt::print(
      "{}\n", context.in({fmt::format("Hel, från {} ({}).", checked.header.made_at, checked.header.engine),
                  fmt::format("Whole, of {} ({}).", checked.header.made_at, checked.header.engine)}));
  if (!checked.read) {
    fmt::print("  {} {}\n  {}\n", context.in({"kontrollsumma", "digest"}), hex(checked.end.digest),
        context.in({"Innehållet är inte läst: lägg till --with NYCKELFIL.",
            "The contents were not read: add --with KEYFILE."}));
    return exit;
  }
  print_contents(context, checked.contents, checked.end);
  if (checked.trail)
    fmt::print("  {}\n", context.in({"granskningskedjorna håller", "the chains of the trail hold"}));
  return exit;
}

Result<std::optional<BackupKey>> key_of(
    const std::string& file, const std::function<Result<std::optional<std::string>>()>& passphrase) {
  if (file.empty()) return std::optional<BackupKey>();
  auto phrase = passphrase();
  if (!phrase) return std::unexpected(phrase.error());
  auto key = BackupKey::open(file, *phrase);
  if (!key) return std::unexpected(key.error());
  return std::optional(std::move(*key));
}

Result<void> is_signer(const BackupEnd& end, const std::string& public_key) {
  if (public_key.empty()) return {};
  const std::string wanted = parse_public_key(public_key);
  if (!wanted.empty() && wanted == end.signed_by) return {};
  return ringmur::refuse(Refusal::invalid, "backup.other_signer",
      {"Säkerhetskopian är inte signerad med den nyckeln. Den kan vara gjord av någon annan än ert Ringmur.",
          "The backup was not signed with that key. It may be made by another than your Ringmur."});
}

}  // namespace ringmur::cli
