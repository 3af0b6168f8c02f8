#pragma once

#include <string>
#include <string_view>

namespace ringmur {

enum class Language { swedish, english };

/// Words for a reader, in both languages of the product.
struct Text {
  std::string sv;
  std::string en;

  const std::string& in(Language language) const { return language == Language::swedish ? sv : en; }
  bool empty() const { return sv.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

/// "sv" and "en" (also "sv-SE", "en-GB,…"); anything else is Swedish.
Language language_of(std::string_view tag);

/// Unicode NFC. Returns false when `text` is not UTF-8.
bool normalise(std::string_view text, std::string& out);

bool is_utf8(std::string_view text);

/// Without leading and trailing white space, no-break spaces included.
std::string_view trimmed(std::string_view text);

/// Trimmed, with every run of white space as one space.
std::string collapsed(std::string_view text);

/// For comparing what people wrote: collapsed and case folded (full Unicode folding). å, ä and ö stay
/// themselves.
std::string folded(std::string_view text);

/// In lower case (full Unicode), and nothing else: for looking within text.
std::string lower_case(std::string_view text);

/// Number of code points in UTF-8 text.
std::size_t length(std::string_view text);

/// The first `count` code points.
std::string_view prefix(std::string_view text, std::size_t count);

/// True where `text` holds a control character other than tab and line feed.
bool has_control(std::string_view text);

/// Binary key that sorts as Swedish text does (å ä ö after z), case and accents last. Made by ICU.
std::string sort_key(std::string_view text);

/// Which collation made the keys of sort_key(): rebuilt when it changes.
std::string sort_key_version();

/// Lower-case hexadecimal.
std::string hex(std::string_view bytes);

}  // namespace ringmur
