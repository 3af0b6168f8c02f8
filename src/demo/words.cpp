#include <fmt/format.h>

#include "base/embedded.h"
#include "demo/demo.h"
#include "review/chapters.h"

namespace ringmur {

/// data/demo/texts/<year>/, /<CODE>/ and then what all have: each file is a chapter.
Words demo_words(std::string_view authority_code, int year) {
  Words words;
  for (const review::WordsKey& chapter : review::words_keys()) {
    for (const std::string& folder :
        {fmt::format("{}/", year), fmt::format("{}/", authority_code), std::string()}) {
      auto text = embedded::find(fmt::format("demo/texts/{}{}.md", folder, chapter.key));
      if (!text) continue;
      words.emplace(chapter.key, *text);
      break;
    }
  }
  return words;
}

}  // namespace ringmur
