#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "cli/command.h"
#include "cli/review_arguments.h"

namespace ringmur::cli {
namespace {

/// Whole or not at all: written beside and moved into place.
Result<void> write_file(const std::string& file, const std::string& bytes) {
  std::string beside = file + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  std::error_code failure;
  if (out) std::filesystem::rename(beside, file, failure);
  if (out && !failure) return {};
  std::filesystem::remove(beside, failure);
  return ringmur::refuse(Refusal::invalid, "file.not_written",
      {file + " går inte att skriva. Kontrollera mappen och rättigheterna.",
          file + " cannot be written. Check the folder and the permissions."});
}

}  // namespace

Command add_report(CLI::App& app) {
  auto arguments = std::make_shared<ReviewArguments>();
  auto file = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("report", "Ledningens genomgång as PDF, HTML, DOCX or JSON");
  add_review_arguments(*command, *arguments);
  command->add_option("-o,--output", *file, "Where to write it: .pdf, .html, .docx or .json")->required();
  return {command, [arguments, file](Context& context) {
            auto format = format_of(*file);
            if (!format) return context.refuse(format.error());
            return with_review(
                context, *arguments, [&](Store& store, const UnitPlace& place, const Words& words) {
                  auto bytes = report(store, context.actor(), place, arguments->year, words, *format);
                  if (!bytes) return context.refuse(bytes.error());
                  if (auto written = write_file(*file, *bytes); !written)
                    return context.refuse(written.error());
                  return Exit::done;
                });
          }};
}

Command add_freeze(CLI::App& app) {
  auto arguments = std::make_shared<ReviewArguments>();
  CLI::App* command =
      app.add_subcommand("freeze", "Keep the year: figures, the records they count, and the words");
  add_review_arguments(*command, *arguments);
  return {command, [arguments](Context& context) {
            return with_review(
                context, *arguments, [&](Store& store, const UnitPlace& place, const Words& words) {
                  auto frozen = freeze(store, context.actor(), place, arguments->year, words);
                  if (!frozen) return context.refuse(frozen.error());
                  auto figures = frozen_figures(store, context.actor(), *frozen, WithRecords::yes);
                  if (!figures) return context.refuse(figures.error());
                  if (context.output == Output::json) {
                    fmt::print("{}\n", review_json(*frozen, *figures, place.authority.code));
                    return Exit::done;
                  }
                  fmt::print("{}\n{}: {}\n",
                      context.in(
                          {fmt::format("{} {} är fryst: {} mått.", place.name, frozen->year, figures->size()),
                              fmt::format("{} {} is frozen: {} figures.", place.name, frozen->year,
                                  figures->size())}),
                      context.in({"Granskningskedjans huvud", "Head of the audit chain"}), frozen->head);
                  return Exit::done;
                });
          }};
}

}  // namespace ringmur::cli
