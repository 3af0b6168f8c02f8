#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ringmur {

/// The words of `text` as the search index keeps them: folded, cut by ICU's word boundaries, Swedish stems by
/// libstemmer (Snowball). å, ä and ö are letters of their own. Numbers and references ("UTB 2025/101") keep
/// their parts. Words over 64 code points are cut. In the order they stand, repeats kept once.
std::vector<std::string> search_words(std::string_view text);

}  // namespace ringmur
