#include "base/words.h"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_set>

#include "base/text.h"

namespace ringmur {

namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t few = 24;

sb_stemmer* stemmer() {
  struct Release {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
  };
  thread_local const std::unique_ptr<sb_stemmer, Release> own(sb_stemmer_new("swedish", "UTF_8"));
  if (!own) throw std::runtime_error("libstemmer has no Swedish");
  return own.get();
}

/// Keeps words in the order they came, each once.
class Words {
 public:
  void add(std::string_view folded) {
    folded = prefix(folded, longest_word);
    if (folded.empty()) return;
    const sb_symbol* stem = sb_stemmer_stem(
        stemmer_, reinterpret_cast<const sb_symbol*>(folded.data()), static_cast<int>(folded.size()));
    if (stem == nullptr) throw std::bad_alloc();
    const std::string_view word(
        reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
    if (is_new(word)) words_.emplace_back(word);
  }

  std::vector<std::string> take() { return std::move(words_); }

 private:
  bool is_new(std::string_view word) {
    if (words_.size() < few) return std::ranges::find(words_, word) == words_.end();
    if (seen_.empty()) seen_.insert(words_.begin(), words_.end());
    return seen_.emplace(word).second;
  }

  sb_stemmer* stemmer_{stemmer()};
  std::vector<std::string> words_;
  std::unordered_set<std::string> seen_;
};

enum class Reading { letter, separator, hard };

struct Step {
  Reading reading;
  std::size_t bytes;
};

/// Reads one character of the text that Swedish and English are written with; anything else is `hard`, ICU's
/// to cut.
Step step_at(std::string_view text, std::size_t index) {
  const auto byte = [&](std::size_t place) {
    return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
  };
  const unsigned first = byte(index);
  if (first < 0x80) {
    const unsigned lower = first | 0x20U;
    const bool letter = (lower >= 'a' && lower <= 'z') || (first >= '0' && first <= '9');
    return {letter ? Reading::letter : Reading::separator, 1};
  }
  const unsigned second = byte(index + 1);
  if (first == 0xC3 && second >= 0x80 && second <= 0xBF && second != 0x9F) {
    return {second == 0x97 || second == 0xB7 ? Reading::separator : Reading::letter, 2};
  }
  const bool punctuation =
      second == 0xA0 || second == 0xA7 || second == 0xAB || second == 0xBB || second == 0xB7;
  if (first == 0xC2 && punctuation) return {Reading::separator, 2};
  const unsigned third = byte(index + 2);
  if (first == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA7) return {Reading::separator, 3};
  return {Reading::hard, 1};
}

void append_lower(std::string& word, std::string_view letter) {
  if (letter.size() == 1) {
    const char c = letter[0];
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
    return;
  }
  const auto second = static_cast<unsigned char>(letter[1]);
  word += letter[0];
  word += static_cast<char>(second <= 0x9E ? second + 0x20 : second);
}

/// False, and `words` half filled, where a character is met that ICU must judge.
bool cut_plain(std::string_view text, Words& words) {
  std::string word;
  for (std::size_t index = 0; index < text.size();) {
    const Step step = step_at(text, index);
    switch (step.reading) {
      case Reading::letter:
        append_lower(word, text.substr(index, step.bytes));
        break;
      case Reading::separator:
        words.add(word);
        word.clear();
        break;
      case Reading::hard:
        return false;
    }
    index += step.bytes;
  }
  words.add(word);
  return true;
}

icu::BreakIterator& breaker() {
  thread_local const std::unique_ptr<icu::BreakIterator> own = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createWordInstance(icu::Locale("sv"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU: word boundaries");
    return made;
  }();
  return *own;
}

/// Cuts a word of ICU's further ("EU:s", "3,5", "a_b"), so that it is found by its parts.
void add_parts(const icu::UnicodeString& word, Words& words) {
  icu::UnicodeString part;
  const auto flush = [&] {
    std::string bytes;
    words.add(part.toUTF8String(bytes));
    part.remove();
  };
  for (std::int32_t index = 0; index < word.length(); index = word.moveIndex32(index, 1)) {
    const UChar32 point = word.char32At(index);
    if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;  // soft hyphens
    const bool keeps = u_isalnum(point) || (U_GET_GC_MASK(point) & (U_GC_M_MASK | U_GC_N_MASK)) != 0;
    if (keeps) {
      part.append(point);
    } else {
      flush();
    }
  }
  flush();
}

void cut_by_icu(std::string_view text, Words& words) {
  const std::string plain = folded(text);
  const icu::UnicodeString wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(plain.data(), static_cast<std::int32_t>(plain.size())));
  icu::BreakIterator& iterator = breaker();
  iterator.setText(wide);
  std::int32_t start = iterator.first();
  for (std::int32_t end = iterator.next(); end != icu::BreakIterator::DONE;
      start = end, end = iterator.next()) {
    add_parts(wide.tempSubStringBetween(start, end), words);
  }
}

}  // namespace

std::vector<std::string> search_words(std::string_view text) {
  Words words;
  if (cut_plain(text, words)) return words.take();
  Words careful;
  cut_by_icu(text, careful);
  return careful.take();
}

}  // namespace ringmur
