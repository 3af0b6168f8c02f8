// Words of the ISAM as HTML: nothing of it but our own tags, each closed, and links to where links may lead.
// HTML letters as text.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "exchange/html_text.h"
#include "exchange/markdown.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {
namespace {

constexpr std::array<std::string_view, 24> paired{"blockquote", "ul", "ol", "li", "h1", "h2", "h3", "h4",
    "h5", "h6", "pre", "code", "p", "table", "thead", "tbody", "tr", "th", "td", "em", "strong", "del", "u",
    "a"};

bool is_allowed_opening(std::string_view tag, std::string_view name) {
  const std::string_view more = tag.substr(name.size());
  if (name == "a") {
    const bool leads = more.starts_with(" href=\"http:") || more.starts_with(" href=\"https:") ||
                       more.starts_with(" href=\"mailto:") || more.starts_with(" href=\"HTTP") ||
                       folded(more).starts_with(" href=\"http") || folded(more).starts_with("href=\"http") ||
                       folded(more).starts_with("href=\"mailto:");
    return leads && more.ends_with("\" rel=\"noopener noreferrer\"") && std::ranges::count(more, '"') == 4;
  }
  if (name == "ol") return more.empty() || more.starts_with(" start=\"");
  if (name == "th") return more.starts_with(" scope=\"col\"");
  return more.empty() || more == " class=\"ringmur-center\"" || more == " class=\"ringmur-right\"";
}

/// Reads the tags from left to right and sees that they open and close as in a tree.
void require_ours(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const std::size_t end = html.find('>', at);
    require(end != std::string_view::npos, "a tag ends");
    std::string_view tag = html.substr(at + 1, end - at - 1);
    at = end;
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find(' '));
    if (!closes && (tag == "br" || tag == "hr")) continue;
    require(std::ranges::find(paired, name) != paired.end(), "a tag of ours");
    if (!closes) {
      require(is_allowed_opening(tag, name), "attributes of ours");
      open.emplace_back(name);
      continue;
    }
    require(!open.empty() && open.back() == name, "tags close in order");
    open.pop_back();
  }
  require(open.empty(), "every tag is closed");
}

}  // namespace

void one(std::string_view bytes) {
  const std::string html = markdown_to_html(bytes, 3);
  require_ours(html);
  require(html.size() <= 300 * bytes.size() * bytes.size() + 1000, "what comes out keeps a measure");
  if (is_utf8(bytes)) require_text(html, "UTF-8 stays UTF-8");
  const std::string plain = html_text(bytes);
  require(plain.size() <= 2 * bytes.size() + 1, "text is no longer than its HTML");
  if (is_utf8(bytes)) require_text(plain, "UTF-8 stays UTF-8");
}

}  // namespace ringmur::fuzz
