#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "registry/units.h"

/// From a spreadsheet to a register: recognise, read, compare, and write whole or not at all.
namespace ringmur {

enum class DryRun { no, yes };
enum class OnError { refuse_file, take_good_rows };
enum class Absent { keep, archive };
enum class OnConflict { keep_edited, overwrite };
enum class UnknownHeadings { refuse, leave_out };

struct ImportReport;

struct ImportOptions {
  std::string file_name;          ///< as the user knows it
  std::optional<UnitPlace> unit;  ///< --unit; not needed for the units' own list
  std::string type;               ///< --as; empty: recognised from the headings
  DryRun dry_run{DryRun::no};
  OnError on_error{OnError::refuse_file};
  Absent absent{Absent::keep};
  OnConflict on_conflict{OnConflict::keep_edited};
  UnknownHeadings unknown{UnknownHeadings::refuse};
  std::optional<Date> as_of;  ///< --as-of
  std::map<std::size_t, std::string>
      matches;  ///< answers to offers: line → short reference, id or "new"; line 0 answers all
  std::map<std::string, std::string>
      mapping;                           ///< heading → field, over what was recognised; empty field: left out
  std::function<bool(double)> progress;  ///< 0 to 1; false cancels
  /// Beside the rows, in the same transaction, with the report as it will be given. May be called again.
  std::function<Result<void>(Writer&, const ImportReport&)> in_transaction;
};

struct RowFault {
  std::size_t line{0};
  std::string heading;
  std::string value;
  Error error;
  std::vector<std::string> cells;  ///< the whole row, for the file that can be mended
};

/// A field that a person has edited since, and that the file would change.
struct Conflict {
  std::size_t line{0};
  std::string record;  ///< what people call it
  std::string heading;
  std::string kept;     ///< what is there
  std::string offered;  ///< what the file has
};

struct Offer {
  std::size_t line{0};
  std::string row;  ///< what the row is about
  struct Candidate {
    Uuid id;
    std::string reference;
    std::string title;
  };
  std::vector<Candidate> candidates;
};

struct Notice {
  std::size_t line{0};
  Text text;
};

struct Change {
  std::size_t line{0};
  std::string record;
  std::string changes;  ///< JSON: {"status":["open","closed"]}
};

/// What an import did, or would do.
struct ImportReport {
  std::string type;  ///< "course_result"
  Text register_label;
  std::string description;                     ///< "CSV, Windows-1252, ;"
  std::map<std::string, std::string> mapping;  ///< heading → field
  std::vector<std::string> headings;           ///< as in the file
  std::vector<std::string> unknown_headings;
  std::size_t rows{0};
  std::size_t created{0};
  std::size_t changed{0};
  std::size_t unchanged{0};
  std::size_t archived{0};
  std::size_t restored{0};
  std::vector<RowFault> faults;  ///< at most 1,000; fault_count has them all
  std::size_t fault_count{0};
  std::vector<Conflict> conflicts;
  std::vector<Offer> offers;    ///< unanswered: then nothing was changed
  std::vector<Change> changes;  ///< the first hundred
  std::vector<std::string>
      absent;  ///< names of records that an earlier import brought and this file lacks (first hundred)
  std::size_t absent_count{0};
  std::vector<Notice> notices;
  std::optional<Date> as_of;
  std::optional<Uuid> import_id;  ///< where something was changed
  bool written{false};
};

/// Refused as a whole: a file that cannot be read, a register that is not recognised, headings that are
/// unknown, no unit. Rows in error, conflicts and offers are in the report.
Result<ImportReport> import_file(
    Store& store, const Actor& actor, const std::filesystem::path& file, const ImportOptions& options);

/// The rows in error with a last column saying why, as CSV that can be mended and imported.
Result<void> write_faults(const ImportReport& report, const std::filesystem::path& file, Language language);

/// The report as JSON, for the API and --json.
std::string import_report_json(const ImportReport& report, Language language);

}  // namespace ringmur
