#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/check.h"
#include "schema/json_writer.h"
#include "store/consistency.h"

namespace ringmur::cli {
namespace {

/// More than these are counted but not told: the first ones say what has happened.
constexpr std::int64_t most_told = 1000;

/// Opened as it is: a check migrates nothing, and makes no file.
Result<std::unique_ptr<Store>> open_as_it_is(const Context& context) {
  const Location location(context.data);
  if (context.data.empty()) return context.open();  // says what lacks
  if (auto safe = context.is_safe(location); !safe) return std::unexpected(safe.error());
  std::error_code unknown;
  if (location.dialect() == Dialect::sqlite && !std::filesystem::is_regular_file(location.address, unknown)) {
    return ringmur::refuse(Refusal::unavailable, "data.no_file",
        {"Det finns ingen sådan fil: " + location.shown() + ".",
            "There is no such file: " + location.shown() + "."});
  }
  return std::make_unique<Store>(location, catalogue());
}

void tell(const Context& context, const Disagreement& one) {
  fmt::print("{}{}{}{}{}: {} ({})\n", one.authority, one.authority.empty() ? "" : " ", one.type,
      one.record.empty() ? "" : " ", one.record, context.in(one.what), one.code);
}

std::string json_of(const Context& context, const Disagreement& one) {
  JsonWriter json;
  json.open('{').member("code", one.code).member("authority", one.authority).member("register", one.type);
  return json.member("record", one.record).member("what", context.in(one.what)).close('}').take();
}

void print_end(const Context& context, const Inspected& found) {
  if (context.output == Output::json) {
    fmt::print("],\"authorities\":{},\"records\":{},\"files\":{},\"disagreements\":{}}}\n", found.authorities,
        found.records, found.files, found.disagreements);
    return;
  }
  const Text counted{
      fmt::format("{} nämnder, {} poster, {} filer", found.authorities, found.records, found.files),
      fmt::format("{} authorities, {} records, {} files", found.authorities, found.records, found.files)};
  const Text outcome = found.disagreements == 0
                           ? Text{"Allt stämmer", "All agrees"}
                           : Text{fmt::format("{} saker stämmer inte", found.disagreements),
                                 fmt::format("{} things do not agree", found.disagreements)};
  fmt::print("{}: {}\n", context.in(outcome), context.in(counted));
}

Exit run(Context& context) {
  auto store = open_as_it_is(context);
  if (!store) return context.refuse(store.error());
  const bool json = context.output == Output::json;
  std::int64_t told = 0;
  if (json) fmt::print("{{\"found\":[");
  auto found = inspect(**store, [&](const Disagreement& one) {
    if (++told > most_told) return;
    if (json)
      fmt::print("{}{}", told > 1 ? "," : "", json_of(context, one));
    else
      tell(context, one);
  });
  if (!found) {
    if (json) fmt::print("],\"error\":\"{}\"}}\n", found.error().code);
    return context.refuse(found.error());
  }
  print_end(context, *found);
  return found->disagreements == 0 ? Exit::done : Exit::refused;
}

}  // namespace

Command add_check(CLI::App& app) {
  CLI::App* command = app.add_subcommand(
      "check", "See whether everything that is derived agrees with the records; changes nothing");
  return {command, run};
}

}  // namespace ringmur::cli
