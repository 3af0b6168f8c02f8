#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <cmath>

#include "review/compose.h"

namespace ringmur::review {

Reading reading_of(const FrozenFigure& figure) {
  Reading reading;
  boost::system::error_code error;
  boost::json::value value = boost::json::parse(figure.value, error);
  if (!error && value.is_int64()) reading.value = value.as_int64();
  // A figure without shares keeps nothing there, a share of nothing keeps null.
  reading.has_share = !figure.share.empty() && figure.share != "null";
  if (!reading.has_share) return reading;
  boost::json::value share = boost::json::parse(figure.share, error);
  if (!error && share.is_number()) reading.share = std::round(share.to_number<double>() * 10'000) / 10'000;
  return reading;
}

namespace {

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    bool coded =
        text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ptr == text.data() + i + 3;
    out += coded ? static_cast<char>(code) : text[i];
    if (coded) i += 2;
  }
  return out;
}

}  // namespace

Terms terms_of(std::string_view query) {
  Terms terms;
  while (!query.empty()) {
    std::string_view term = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(term.size() + 1, query.size()));
    std::size_t equals = std::min(term.find('='), term.size());
    terms.emplace_back(percent_decoded(term.substr(0, equals)),
        percent_decoded(term.substr(std::min(equals + 1, term.size()))));
  }
  return terms;
}

void annotate(Document& frozen, const Document& live) {
  for (Number& number : frozen.figures) {
    const Number* other = live.find(number.id);
    // A dimension that has no records any more is not among the live ones.
    Reading now = other == nullptr ? Reading{0, false, {}} : other->reading;
    bool moved = now.value != number.reading.value || (now.share != number.reading.share && other != nullptr);
    if (moved) number.now = now;
  }
}

}  // namespace ringmur::review
