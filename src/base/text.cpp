#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace ringmur {

namespace {

unsigned byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

bool is_ascii(std::string_view text) {
  std::size_t index = 0;
  for (; index + 8 <= text.size(); index += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + index, 8);
    if ((word & 0x8080808080808080ULL) != 0) return false;
  }
  for (; index < text.size(); ++index) {
    if (byte_at(text, index) >= 0x80) return false;
  }
  return true;
}

bool is_ascii_space(unsigned byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/// White space as Unicode has it, and the zero-width no-break space that files are glued together with.
bool is_space(char32_t point) {
  if (point < 0x80) return is_ascii_space(point);
  return point == 0x85 || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
         point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000 ||
         point == 0xFEFF;
}

struct Point {
  char32_t value;
  std::size_t bytes;
};

constexpr char32_t no_point = 0xFFFFFFFF;

Point point_at(std::string_view text, std::size_t index) {
  const unsigned first = byte_at(text, index);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || index + bytes > text.size()) return {no_point, 1};
  char32_t value = first & (0x7FU >> bytes);
  for (std::size_t next = 1; next < bytes; ++next) {
    const unsigned byte = byte_at(text, index + next);
    if ((byte & 0xC0U) != 0x80) return {no_point, 1};
    value = (value << 6) | (byte & 0x3FU);
  }
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {no_point, 1};
  return {value, bytes};
}

std::size_t start_of_last(std::string_view text) {
  std::size_t start = text.size() - 1;
  while (start > 0 && text.size() - start < 4 && (byte_at(text, start) & 0xC0U) == 0x80) --start;
  return start;
}

enum class Shape { ascii, plain, other, broken };

/// `plain`: valid, and every code point below U+0300, where all text is NFC already.
Shape shape_of(std::string_view text) {
  if (is_ascii(text)) return Shape::ascii;
  Shape shape = Shape::plain;
  for (std::size_t index = 0; index < text.size();) {
    const Point point = point_at(text, index);
    if (point.value == no_point) return Shape::broken;
    if (point.value >= 0x300) shape = Shape::other;
    index += point.bytes;
  }
  return shape;
}

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
  }
}

icu::StringPiece piece(std::string_view text) {
  return icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()));
}

std::string nfc_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  check(status, "NFC");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, piece(text), sink, nullptr, status);
  check(status, "NFC");
  return out;
}

std::string folded_by_icu(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string composed = nfc_by_icu(text);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, piece(composed), sink, nullptr, status);
  check(status, "case folding");
  return nfc_by_icu(folded);
}

/// Folds ASCII and the letters U+00C0 to U+00FF in place; false where anything else is met.
bool fold_latin(std::string& text) {
  for (std::size_t index = 0; index < text.size(); ++index) {
    const unsigned byte = byte_at(text, index);
    if (byte < 0x80) {
      if (byte >= 'A' && byte <= 'Z') text[index] = static_cast<char>(byte + 0x20);
      continue;
    }
    if (byte != 0xC3 || index + 1 == text.size()) return false;
    const unsigned second = byte_at(text, ++index);
    if ((second & 0xC0U) != 0x80 || second == 0x9F) return false;  // ß becomes two letters
    if (second <= 0x9E && second != 0x97) text[index] = static_cast<char>(second + 0x20);
  }
  return true;
}

icu::Collator& collator() {
  // A collator may be used by one thread at a time, and making one is dear.
  thread_local const std::unique_ptr<icu::Collator> own = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("sv"), status));
    check(status, "Swedish collation");
    made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_OFF, status);
    check(status, "Swedish collation");
    return made;
  }();
  return *own;
}

}  // namespace

Language language_of(std::string_view tag) {
  tag = trimmed(tag);
  const bool english =
      tag.size() >= 2 && (tag[0] == 'e' || tag[0] == 'E') && (tag[1] == 'n' || tag[1] == 'N');
  const bool ends = tag.size() == 2 || (tag.size() > 2 && std::strchr("-_,; ", tag[2]) != nullptr);
  return english && ends ? Language::english : Language::swedish;
}

bool is_utf8(std::string_view text) {
  return shape_of(text) != Shape::broken;
}

bool normalise(std::string_view text, std::string& out) {
  switch (shape_of(text)) {
    case Shape::ascii:
    case Shape::plain:
      out.assign(text);
      return true;
    case Shape::other:
      out = nfc_by_icu(text);
      return true;
    case Shape::broken:
      return false;
  }
  return false;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const Point point = point_at(text, 0);
    if (!is_space(point.value)) break;
    text.remove_prefix(point.bytes);
  }
  while (!text.empty()) {
    const std::size_t start = start_of_last(text);
    const Point point = point_at(text, start);
    if (!is_space(point.value) || start + point.bytes != text.size()) break;
    text.remove_suffix(point.bytes);
  }
  return text;
}

std::string collapsed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t index = 0; index < text.size();) {
    const unsigned byte = byte_at(text, index);
    const Point point = byte < 0x80 ? Point{byte, 1} : point_at(text, index);
    if (is_space(point.value)) {
      gap = !out.empty();
    } else {
      if (gap) out.push_back(' ');
      gap = false;
      out.append(text, index, point.bytes);
    }
    index += point.bytes;
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out = collapsed(text);
  if (!fold_latin(out)) return folded_by_icu(out);  // what was folded already folds to itself
  return out;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  if (fold_latin(lower)) return lower;  // those letters fold to their lower case
  UErrorCode status = U_ZERO_ERROR;
  lower.clear();
  icu::StringByteSink<std::string> sink(&lower);
  icu::CaseMap::utf8ToLower("", 0, piece(text), sink, nullptr, status);
  check(status, "lower case");
  return lower;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string_view prefix(std::string_view text, std::size_t count) {
  if (text.size() <= count) return text;
  std::size_t seen = 0;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if ((byte_at(text, index) & 0xC0U) == 0x80) continue;
    if (seen++ == count) return text.substr(0, index);
  }
  return text;
}

bool has_control(std::string_view text) {
  for (std::size_t index = 0; index < text.size(); ++index) {
    const unsigned byte = byte_at(text, index);
    if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) return true;
    if (byte == 0xC2 && index + 1 < text.size() && byte_at(text, index + 1) < 0xA0) return true;
  }
  return false;
}

std::string sort_key(std::string_view text) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(text));
  std::array<std::uint8_t, 512> buffer;
  const icu::Collator& sv = collator();
  const std::int32_t size = sv.getSortKey(wide, buffer.data(), static_cast<std::int32_t>(buffer.size()));
  if (size <= 0) throw std::runtime_error("ICU: no sort key");
  // ICU's key ends with a zero byte, which says nothing.
  std::string key(static_cast<std::size_t>(size) - 1, '\0');
  if (static_cast<std::size_t>(size) <= buffer.size()) {
    std::memcpy(key.data(), buffer.data(), key.size());
  } else {
    std::string whole(static_cast<std::size_t>(size), '\0');
    sv.getSortKey(wide, reinterpret_cast<std::uint8_t*>(whole.data()), size);
    key.assign(whole, 0, whole.size() - 1);
  }
  return key;
}

std::string sort_key_version() {
  UVersionInfo version{};
  collator().getVersion(version);
  std::string out = "sv";
  for (const std::uint8_t part : version) out += '.' + std::to_string(part);
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out.push_back(digits[byte >> 4U]);
    out.push_back(digits[byte & 15U]);
  }
  return out;
}

}  // namespace ringmur
