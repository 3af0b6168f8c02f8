#include "registry/import.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/import_text.h"

namespace ringmur::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string unit;
  std::string type;
  std::string absent{"keep"};
  std::string as_of;
  std::string bad_rows;
  std::vector<std::string> matches;
  bool dry_run{false};
  bool partial{false};
  bool overwrite{false};
  bool ignore_unknown{false};
};

/// "12=INC-2026-0003", "13=new", "all=new"
Result<std::map<std::size_t, std::string>> matches_of(const std::vector<std::string>& written) {
  std::map<std::size_t, std::string> matches;
  for (const std::string& text : written) {
    auto equals = text.find('=');
    std::string line = text.substr(0, equals);
    bool number =
        !line.empty() && line.size() < 9 && line.find_first_not_of("0123456789") == std::string::npos;
    if (equals == std::string::npos || (!number && line != "all")) {
      return ringmur::refuse(Refusal::invalid, "match.invalid",
          {"--match skrivs RAD=REFERENS, RAD=new eller all=new: " + text,
              "--match is written LINE=REFERENCE, LINE=new or all=new: " + text});
    }
    matches[line == "all" ? 0 : std::stoul(line)] = text.substr(equals + 1);
  }
  return matches;
}

Result<ImportOptions> options_of(const Arguments& arguments, Store& store, const Actor& actor) {
  ImportOptions options;
  options.type = arguments.type;
  options.dry_run = arguments.dry_run ? DryRun::yes : DryRun::no;
  options.on_error = arguments.partial ? OnError::take_good_rows : OnError::refuse_file;
  options.on_conflict = arguments.overwrite ? OnConflict::overwrite : OnConflict::keep_edited;
  options.unknown = arguments.ignore_unknown ? UnknownHeadings::leave_out : UnknownHeadings::refuse;
  options.absent = arguments.absent == "archive" ? Absent::archive : Absent::keep;
  if (!arguments.as_of.empty()) {
    options.as_of = parse_iso_date(arguments.as_of);
    if (!options.as_of) {
      return ringmur::refuse(Refusal::invalid, "as_of.invalid",
          {"--as-of skrivs ÅÅÅÅ-MM-DD.", "--as-of is written YYYY-MM-DD."});
    }
  }
  auto matches = matches_of(arguments.matches);
  if (!matches) return std::unexpected(matches.error());
  options.matches = std::move(*matches);
  if (!arguments.unit.empty()) {
    auto unit = find_unit(store, actor, arguments.unit);
    if (!unit) return std::unexpected(unit.error());
    options.unit = std::move(*unit);
  }
  return options;
}

std::function<bool(double)> progress_bar(const std::string& name) {
  if (isatty(STDERR_FILENO) == 0) return nullptr;
  return [name, shown = -1](double done) mutable {
    constexpr int width = 30;
    int filled = static_cast<int>(done * width);
    if (filled == shown) return true;
    shown = filled;
    fmt::print(stderr, "\r{} [{:<{}}] {:3.0f} %", name, std::string(static_cast<std::size_t>(filled), '#'),
        width, done * 100);
    if (filled == width) fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
    return true;
  };
}

Exit keep_bad_rows(
    const Context& context, const Arguments& arguments, const std::string& file, const ImportReport& report) {
  std::filesystem::path target = arguments.bad_rows.empty() ? file + ".fel.csv" : arguments.bad_rows;
  if (auto written = write_faults(report, target, context.language); !written)
    return context.refuse(written.error());
  fmt::print(stderr, "{}\n",
      context.in({"Raderna med fel ligger i " + target.string() + ": rätta dem och läs in filen.",
          "The rows in error are in " + target.string() + ": mend them and import the file."}));
  return Exit::refused;
}

Exit import_one(const Context& context, const Arguments& arguments, Store& store, const std::string& file) {
  Actor actor = context.actor();
  auto options = options_of(arguments, store, actor);
  if (!options) return context.refuse(options.error());
  options->file_name = std::filesystem::path(file).filename().string();
  options->progress = progress_bar(options->file_name);
  auto report = import_file(store, actor, file, *options);
  if (!report) {
    fmt::print(stderr, "{}:\n", file);
    return context.refuse(report.error());
  }
  if (context.output == Output::json)
    fmt::print("{}\n", import_report_json(*report, context.language));
  else
    print_import(context, *report, options->file_name, arguments.dry_run);
  if (report->fault_count > 0 && arguments.partial && report->written)
    return keep_bad_rows(context, arguments, file, *report);
  if (report->fault_count > 0) return Exit::refused;
  return report->offers.empty() ? Exit::done : Exit::unanswered;
}

}  // namespace

Command add_import(CLI::App& app) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand(
      "import", "Read spreadsheets (CSV, XLSX) and frameworks (YAML, JSON) into the registers");
  command->add_option("files", arguments->files, "The files")->required();
  command->add_option("--unit", arguments->unit, "Code of the authority or unit that the rows belong to");
  command->add_option("--as", arguments->type, "The register, where the headings do not tell");
  command->add_option("--as-of", arguments->as_of,
      "The day that an export is of, or one of the year that a framework is assessed in (YYYY-MM-DD)");
  command
      ->add_option(
          "--absent", arguments->absent, "What to do with records that the file lacks: keep or archive")
      ->check(CLI::IsMember({"keep", "archive"}));
  command->add_option(
      "--match", arguments->matches, "LINE=REFERENCE, LINE=new, all=new: answers to likely matches");
  command->add_option("--errors", arguments->bad_rows, "Where --partial writes the rows in error");
  command->add_flag("--dry-run", arguments->dry_run, "Show what would change; change nothing");
  command->add_flag("--partial", arguments->partial, "Take the good rows, write the bad ones to a file");
  command->add_flag("--overwrite", arguments->overwrite, "Overwrite fields that a person has edited");
  command->add_flag("--ignore-unknown", arguments->ignore_unknown, "Leave out columns that are not known");
  return {command, [arguments](Context& context) {
            auto store = context.open();
            if (!store) return context.refuse(store.error());
            Exit worst = Exit::done;
            for (const std::string& file : arguments->files) {
              Exit exit = import_one(context, *arguments, **store, file);
              if (exit != Exit::done && worst == Exit::done) worst = exit;
            }
            return worst;
          }};
}

}  // namespace ringmur::cli
