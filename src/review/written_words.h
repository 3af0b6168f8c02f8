#pragma once

#include <optional>
#include <string>
#include <vector>

#include "review/chapters.h"
#include "review/document.h"
#include "store/report_texts.h"

/// The words of a year's report as the ISAM writes them: what is there, what was there the year before, and
/// what the report still lacks.
namespace ringmur::review {

struct ChapterWords {
  WordsKey chapter;
  std::string text;      ///< Markdown as the report has it; where it is carried, the earlier year's
  ReportText written;    ///< the newest version; version 0: nobody has written
  std::string earlier;   ///< of the last year that is frozen; empty where it had none
  bool carried{false};   ///< the text is the earlier year's, since nobody has written
  std::string standard;  ///< Ringmur's own, which the report has where there is no text
};

struct WordsOfYear {
  std::optional<FrozenReview> frozen;
  int earlier_year{0};  ///< 0: no earlier year is frozen
  std::vector<ChapterWords> chapters;
  std::vector<Gap> lacks;  ///< as the summary names it
};

/// Of a frozen year the words and the lacks are those that were frozen.
Result<WordsOfYear> words_of_year(Store& store, const Actor& actor, const UnitPlace& place, int year);

/// One chapter. Refused: a key that no chapter has.
Result<ChapterWords> words_of_chapter(
    Store& store, const Actor& actor, const UnitPlace& place, int year, std::string_view key);

/// All versions of a chapter, newest first.
Result<std::vector<ReportText>> versions_of_chapter(
    Store& store, const Actor& actor, const UnitPlace& place, int year, std::string_view key);

/// A new version over `version`. Refused: a key that no chapter has, text that is too long or not UTF-8, a
/// frozen year, and as `changed` another version than that.
Result<ChapterWords> write_chapter(Store& store, const Actor& actor, const UnitPlace& place, int year,
    std::string_view key, const std::string& text, std::int64_t version);

}  // namespace ringmur::review
