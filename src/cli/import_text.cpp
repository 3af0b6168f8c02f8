#include "cli/import_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ringmur::cli {
namespace {

constexpr std::size_t most_lines = 20;

std::string more(const Context& context, std::size_t shown, std::size_t all) {
  return all <= shown ? std::string()
                      : fmt::format("  {}\n", context.in({fmt::format("… och {} till", all - shown),
                                                  fmt::format("… and {} more", all - shown)}));
}

void print_faults(const Context& context, const ImportReport& report) {
  std::size_t shown = 0;
  for (const RowFault& fault : report.faults) {
    if (shown++ == most_lines) break;
    fmt::print(
        stderr, "  {} {}: {}\n", context.in({"rad", "line"}), fault.line, context.in(fault.error.message));
  }
  fmt::print(stderr, "{}", more(context, most_lines, report.fault_count));
}

void print_offers(const Context& context, const ImportReport& report) {
  for (const Offer& offer : report.offers) {
    fmt::print(stderr, "  {} {}: {} – {}\n", context.in({"rad", "line"}), offer.line, offer.row,
        context.in({"kan vara en post som redan finns:", "may be a record that is already there:"}));
    for (const Offer::Candidate& candidate : offer.candidates) {
      fmt::print(stderr, "      --match {}={}   {}\n", offer.line, candidate.reference, candidate.title);
    }
    fmt::print(stderr, "      --match {}=new   {}\n", offer.line, context.in({"en ny post", "a new record"}));
  }
}

void print_conflicts(const Context& context, const ImportReport& report) {
  for (const Conflict& conflict : report.conflicts) {
    fmt::print("  {} {}, {}, {}: {}\n", context.in({"rad", "line"}), conflict.line, conflict.record,
        conflict.heading,
        context.in(
            {fmt::format("”{}” står kvar, någon har ändrat det; filen har ”{}” (--overwrite skriver över)",
                 conflict.kept, conflict.offered),
                fmt::format("“{}” is kept, a person edited it; the file has “{}” (--overwrite overwrites)",
                    conflict.kept, conflict.offered)}));
  }
}

void print_details(const Context& context, const ImportReport& report) {
  for (const Change& change : report.changes) {
    fmt::print("  {} {}, {}: {}\n", context.in({"rad", "line"}), change.line, change.record, change.changes);
  }
  fmt::print("{}", more(context, report.changes.size(), report.changed));
  if (report.absent_count == 0) return;
  fmt::print("  {}\n",
      context.in({fmt::format("{} poster som tidigare lästs in saknas i filen:", report.absent_count),
          fmt::format("{} records from an earlier import are not in the file:", report.absent_count)}));
  std::size_t shown = 0;
  for (const std::string& name : report.absent) {
    if (shown++ == most_lines) break;
    fmt::print("    {}\n", name);
  }
  fmt::print("{}", more(context, most_lines, report.absent_count));
}

}  // namespace

void print_import(
    const Context& context, const ImportReport& report, const std::string& file_name, bool dry_run) {
  fmt::print("{} → {} ({})\n", file_name, context.in(report.register_label), report.description);
  if (report.as_of)
    fmt::print("  {} {}\n", context.in({"uppgifter av den", "data as of"}), to_string(*report.as_of));
  if (!report.unknown_headings.empty()) {
    fmt::print("  {} {}\n", context.in({"utelämnade kolumner:", "columns left out:"}),
        fmt::join(report.unknown_headings, ", "));
  }
  std::size_t plain_changes = report.changed - report.restored;
  Text counts{
      fmt::format("{} nya, {} ändrade, {} oförändrade", report.created, plain_changes, report.unchanged),
      fmt::format("{} new, {} changed, {} unchanged", report.created, plain_changes, report.unchanged)};
  if (report.archived + report.restored > 0) {
    counts.sv += fmt::format(", {} arkiverade, {} återställda", report.archived, report.restored);
    counts.en += fmt::format(", {} archived, {} restored", report.archived, report.restored);
  }
  std::string prefix = dry_run ? context.in({"skulle bli: ", "would be: "}) : std::string();
  fmt::print("  {}{}\n", prefix, context.in(counts));
  print_conflicts(context, report);
  if (dry_run || report.absent_count > 0) print_details(context, report);
  for (const Notice& notice : report.notices) {
    fmt::print("  {} {}: {}\n", context.in({"rad", "line"}), notice.line, context.in(notice.text));
  }
  if (report.fault_count > 0) {
    fmt::print(stderr, "{}: {}\n", file_name,
        context.in(report.written ? Text{"rader med fel är utelämnade:", "rows in error were left out:"}
                                  : Text{"filen har fel. Inget har ändrats:",
                                        "the file has errors. Nothing was changed:"}));
    print_faults(context, report);
  }
  if (!report.offers.empty()) {
    fmt::print(stderr, "{}: {}\n", file_name,
        context.in({"frågor att besvara först. Inget har ändrats:",
            "questions to answer first. Nothing was changed:"}));
    print_offers(context, report);
  }
}

}  // namespace ringmur::cli
