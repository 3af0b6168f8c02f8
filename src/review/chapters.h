#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "review/review.h"

/// The words that the ISAM writes, and where they stand.
namespace ringmur::review {

enum class Wanted { no, yes };

struct WordsKey {
  std::string_view key;
  std::string_view title;    ///< the chapter or section
  Wanted wanted;             ///< yes: "[text saknas]" where nobody has written
  std::string_view aliases;  ///< file names that mean it, apart by spaces
};

/// In the order of the report.
std::span<const WordsKey> words_keys();

/// By key or Swedish file name, whatever case, dots over letters and leading number: "01 Omvärld" is "world".
std::optional<std::string> key_of(std::string_view name);

/// Words under their keys. Refused: a key that names no chapter, two texts for the same one, text that is not
/// UTF-8.
Result<Words> checked(const Words& words);

/// Words as JSON and back; what cannot be read gives none.
std::string words_json(const Words& words);
Words words_from_json(std::string_view json);

/// Ringmur's own words for a chapter that the ISAM may leave as it is; empty where it has none.
std::string standard_words(std::string_view key, const std::string& authority, int year);

}  // namespace ringmur::review
