#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "base/common_passwords.h"
#include "base/embedded.h"
#include "base/password.h"
#include "base/text.h"

namespace ringmur {
namespace {

using Words = std::vector<std::string>;

std::unexpected<Error> refused(std::string_view code, std::string sv, std::string en) {
  return refuse(Refusal::invalid, std::string(code), {std::move(sv), std::move(en)}, "password");
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without what people put before and after a word to please a rule: "!Sommar2026" is "sommar".
std::string_view bare(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

/// "p4ssw0rd" and "l-ö-s-e-n" as they are meant.
std::string as_meant(std::string_view text) {
  constexpr std::string_view signs = "013457@$!";
  constexpr std::string_view letters = "oieastasi";
  std::string meant;
  for (char c : text) {
    auto at = signs.find(c);
    if (at != std::string_view::npos) c = letters[at];
    if (is_letter(c)) meant += c;
  }
  return meant;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::ranges::copy_if(text, std::back_inserter(letters), is_letter);
  return letters;
}

const Words& common_words() {
  static const Words words = [] {
    Words made;
    std::string_view text = embedded::file("common-passwords.txt");
    while (!text.empty()) {
      auto end = std::min(text.find('\n'), text.size());
      std::string_view line = trimmed(text.substr(0, end));
      if (!line.empty() && !line.starts_with('#')) made.push_back(letters_of(folded(line)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return made;
  }();
  return words;
}

/// Whether `text` is one to three of the words, one after the other. A phrase of four or more is long enough
/// to be somebody's own.
bool is_made_of(std::string_view text, const Words& words) {
  constexpr int most = 3;
  constexpr int never = most + 1;
  std::vector<int> fewest(text.size() + 1, never);
  fewest[0] = 0;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    for (const std::string& word : words) {
      if (word.empty() || word.size() > end || text.substr(end - word.size(), word.size()) != word) continue;
      fewest[end] = std::min(fewest[end], fewest[end - word.size()] + 1);
    }
  }
  return !text.empty() && fewest[text.size()] <= most;
}

bool is_made_of_words(const std::string& password, const Words& words) {
  std::string_view core = bare(password);
  return is_made_of(letters_of(core), words) || is_made_of(as_meant(core), words);
}

/// As it stands, and without the digits and signs that were put around it to make it long enough.
bool is_one_that_many_have(const std::string& password) {
  constexpr std::size_t shortest_core = 4;  // shorter ones are in the list too, and in many a good password
  const std::string_view core = bare(password);
  if (is_common_password(password)) return true;
  return core.size() >= shortest_core && (is_common_password(core) || is_common_password(as_meant(core)));
}

/// "qwertyuiop12" and "abcdefghijkl": nearly every step goes to a neighbour.
bool runs_along(std::string_view text) {
  constexpr std::array<std::string_view, 5> rows{
      "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"};
  std::size_t steps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::array<char, 2> there{text[i - 1], text[i]};
    const std::array<char, 2> back{text[i], text[i - 1]};
    bool near = text[i - 1] == text[i];
    for (std::string_view row : rows) {
      near = near || row.find(std::string_view(there.data(), 2)) != std::string_view::npos ||
             row.find(std::string_view(back.data(), 2)) != std::string_view::npos;
    }
    if (near) ++steps;
  }
  return steps * 4 >= (text.size() - 1) * 3;
}

bool has_few_different(std::string_view text) {
  constexpr std::size_t few = 4;
  std::set<std::string_view> seen;
  for (; !text.empty() && seen.size() <= few; text.remove_prefix(prefix(text, 1).size())) {
    seen.insert(prefix(text, 1));
  }
  return seen.size() <= few;
}

/// Each name whole, and its parts: "anna.berg@kommun.se" is also "anna", "berg", "kommun" and "se".
Words words_of(std::initializer_list<std::string_view> names) {
  Words words;
  for (std::string_view name : names) {
    std::string text = folded(name);
    words.push_back(letters_of(text));
    std::string part;
    for (char c : text + ' ') {
      if (is_letter(c)) {
        part += c;
      } else if (!part.empty()) {
        words.push_back(std::move(part));
        part.clear();
      }
    }
  }
  return words;
}

}  // namespace

Result<void> check_password(std::string_view password, std::initializer_list<std::string_view> names) {
  const std::size_t count = length(password);
  if (count < shortest_password) {
    return refused("password.too_short",
        fmt::format(
            "Lösenordet är för kort: ta minst {} tecken, gärna några ord efter varandra.", shortest_password),
        fmt::format("The password is too short: take at least {} characters, a few words for example.",
            shortest_password));
  }
  if (count > longest_password) {
    return refused("password.too_long",
        fmt::format("Lösenordet är för långt: ta högst {} tecken.", longest_password),
        fmt::format("The password is too long: take at most {} characters.", longest_password));
  }
  const std::string text = folded(password);
  if (has_few_different(text) || runs_along(text) || is_one_that_many_have(text) ||
      is_made_of_words(text, common_words())) {
    return refused("password.common",
        "Lösenordet är lätt att gissa: många har det. Ta några ord som inte hör ihop.",
        "The password is easy to guess: many have it. Take a few words that do not belong together.");
  }
  Words all = words_of(names);
  if (std::ranges::any_of(names, [&](std::string_view name) { return folded(name) == text; }) ||
      is_made_of_words(text, all)) {
    return refused("password.is_name", "Lösenordet är ditt namn eller användarnamn. Ta något annat.",
        "The password is your name or login. Take something else.");
  }
  return {};
}

}  // namespace ringmur
