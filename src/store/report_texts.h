#pragma once

#include "store/store.h"

namespace ringmur {

/// Which year's report of which unit.
struct ReportOf {
  Uuid authority;
  Uuid unit;
  int year{0};
};

/// What was written in one chapter: one version of it. None is ever taken away.
struct ReportText {
  std::string chapter;      ///< key
  std::int64_t version{0};  ///< 1 is the first; 0: nobody has written
  std::string text;         ///< Markdown; empty: what was there has been emptied
  Instant changed_at{};
  std::string changed_by;
};

/// The newest of each chapter that anybody has written in.
Result<std::vector<ReportText>> report_texts(Store& store, const Actor& actor, const ReportOf& report);

/// All of a chapter, newest first.
Result<std::vector<ReportText>> report_text_versions(
    Store& store, const Actor& actor, const ReportOf& report, const std::string& chapter);

/// A new version over `version`, which is the one that was read. The same text again is no new version.
/// Refused: a frozen year, and as `changed` where somebody else has written meanwhile.
Result<ReportText> write_report_text(Store& store, const Actor& actor, const ReportOf& report,
    const std::string& chapter, const std::string& text, std::int64_t version);

}  // namespace ringmur
