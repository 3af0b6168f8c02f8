#include "server/api_exported.h"

#include <algorithm>
#include <array>

#include "schema/filter.h"

namespace ringmur::api {

std::string filter_text(const Call& call) {
  constexpr std::array shaping{"authority", "format", "fields", "names", "count", "limit", "after", "sort"};
  Terms terms;
  for (const auto& pair : call.request.query) {
    if (std::ranges::find(shaping, std::string_view(pair.first)) == shaping.end()) terms.push_back(pair);
  }
  return to_query(terms);
}

}  // namespace ringmur::api
