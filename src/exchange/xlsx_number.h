#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How Excel's numbers read as text.
namespace ringmur {

enum class NumberKind {
  plain,
  date,     ///< a day, perhaps with a time
  time,     ///< a time of day
  elapsed,  ///< hours that may be more than 24
  padded,   ///< leading zeros to a fixed width
};

struct NumberFormat {
  NumberKind kind{NumberKind::plain};
  unsigned digits{0};  ///< of padded

  bool operator==(const NumberFormat&) const = default;
};

/// Where a workbook's days are counted from.
enum class Epoch { from_1900, from_1904 };

/// What a format's code ("yyyy\-mm\-dd;@") makes of a number. Text in quotes, behind `\` and in brackets is
/// no code, but [h], [m] and [s] are.
NumberFormat format_of_code(std::string_view code);
/// Of the ids that every workbook knows (ECMA-376 part 1, 18.8.30).
NumberFormat format_of_id(std::uint32_t id);

/// "7.66" (fifteen digits, as Excel shows; no exponent), "2025-11-05", "2025-11-05 14:30", "14:30:05". Day 60
/// of 1900 is "1900-02-29" as in Excel, though there was no such day. Nothing when `number` is none.
std::optional<std::string> number_text(std::string_view number, NumberFormat format, Epoch epoch);

}  // namespace ringmur
