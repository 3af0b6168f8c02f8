#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "registry/figures.h"
#include "store/reviews.h"

/// Ledningens genomgång: composed from the records, frozen, compared, verified.
namespace ringmur {

/// The ISAM's words: Markdown per chapter ("summary", "world", …).
using Words = std::map<std::string, std::string>;

/// From a folder with a Markdown file per chapter (`summary.md` or the Swedish `sammanfattning.md`). A file
/// that names no chapter is refused, with the names that there are.
Result<Words> read_words(const std::string& folder);

enum class Format { html, pdf, docx, json };

/// By the ending of a file name: ".pdf". Refused with the endings that there are.
Result<Format> format_of(std::string_view file_name);

/// "text/html; charset=utf-8"
std::string_view content_type_of(Format format);
/// "ledningens-genomgang-UTB-2025.pdf": of a unit's code only what every file system takes.
std::string report_file_name(std::string_view unit_code, int year, Format format);

/// Hears from 0 to 1 how far the work has come; false stops it, with a refusal.
using ReportProgress = std::function<bool(double)>;

/// The report of a unit and year, as bytes of the format. A frozen year gives what was frozen, with the live
/// value beside where it differs. Words that are not given are those written for the year, else the last
/// frozen year's. HTML and JSON are the same bytes for the same input on either engine; PDF and DOCX carry
/// the head of the audit chain. Masked; `Secrets::shown` is for who has the right to all secrets of the
/// authority, else refused ("secrecy.may_not_see"). What was frozen stays masked as it was.
Result<std::string> report(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const Words& words, Format format, const ReportProgress& progress = {},
    Secrets secrets = Secrets::masked);

/// Keeps the year: each figure's value, filter and records, the whole document and the words. A year that is
/// kept already is refused.
Result<FrozenReview> freeze(
    Store& store, const Actor& actor, const UnitPlace& place, int year, const Words& words);

/// A counted record that is no longer what it was when the year was frozen.
struct ChangedRecord {
  std::string figure;  ///< the first figure that counts it
  std::string type;
  Uuid id;
  std::string record;  ///< what people call it
  std::int64_t frozen_version{0};
  std::int64_t version{0};
  Instant changed_at{};
  std::string changed_by;  ///< empty where the trail does not know: the data was changed beside Ringmur
};

struct Verification {
  int year{0};
  std::size_t records{0};
  std::vector<ChangedRecord> changed;
  /// Those that nothing has happened to but that a person's data was removed from them, by decision, at
  /// `changed_at`.
  std::vector<ChangedRecord> removed{};
  std::vector<std::pair<std::string, std::string>>
      figures;  ///< id, "41 → 42": figures whose live value differs
};

/// Every frozen year of the authority.
Result<std::vector<Verification>> verify(Store& store, const Actor& actor, const Authority& authority);

/// A frozen year as JSON: figures with values, filters and number of records.
std::string review_json(
    const FrozenReview& review, const std::vector<FrozenFigure>& figures, const std::string& authority_code);

}  // namespace ringmur
