#include "exchange/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ringmur {
namespace {

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string tag_name(std::string_view tag) {
  std::string name;
  for (const char byte : tag) {
    if (byte == '/' && name.empty()) continue;
    if (byte == ' ' || byte == '/' || byte == '\n' || byte == '\r' || byte == '\t') break;
    name += lower(byte);
  }
  return name;
}

bool ends_line(std::string_view name) {
  constexpr std::array<std::string_view, 9> names{
      "br", "p", "div", "li", "tr", "h1", "h2", "h3", "blockquote"};
  return std::ranges::find(names, name) != names.end();
}

/// Whether `text` begins with the name in any case, and with no longer one.
bool is_named(std::string_view text, std::string_view name) {
  if (text.size() <= name.size()) return false;
  constexpr std::string_view ends = "> /\n\r\t";
  const auto same = [](char one, char other) { return lower(one) == other; };
  return std::ranges::equal(text.substr(0, name.size()), name, same) && ends.contains(text[name.size()]);
}

/// Where what nobody reads ends: behind `</style>`. Looks at each place once, however many ends of others
/// there are.
std::size_t behind(std::string_view html, std::size_t from, std::string_view name) {
  for (std::size_t at = html.find("</", from); at != std::string_view::npos; at = html.find("</", at + 2)) {
    if (!is_named(html.substr(at + 2), name)) continue;
    const std::size_t close = html.find('>', at);
    return close == std::string_view::npos ? html.size() : close + 1;
  }
  return html.size();
}

/// The sign of an entity at the beginning of `text`, and how long it was; "&" itself where it is none.
std::pair<std::string_view, std::size_t> sign_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> signs{
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "},
          {"&#160;", " "}, {"&aring;", "å"}, {"&auml;", "ä"}, {"&ouml;", "ö"}, {"&Aring;", "Å"},
          {"&Auml;", "Ä"}, {"&Ouml;", "Ö"}}};
  for (const auto& [entity, sign] : signs) {
    if (text.starts_with(entity)) return {sign, entity.size()};
  }
  return {"&", 1};
}

}  // namespace

std::string html_text(std::string_view html) {
  std::string out;
  std::size_t at = 0;
  while (at < html.size()) {
    const char byte = html[at];
    if (byte == '<') {
      const std::size_t close = html.find('>', at);
      if (close == std::string_view::npos) break;
      const std::string name = tag_name(html.substr(at + 1, close - at - 1));
      at = close + 1;
      if ((name == "style" || name == "script" || name == "head") && html[close - 1] != '/')
        at = behind(html, at, name);
      if (ends_line(name)) out += '\n';
    } else if (byte == '&') {
      const auto [sign, length] = sign_of(html.substr(at));
      out += sign;
      at += length;
    } else {
      const bool blank = byte == '\n' || byte == '\r' || byte == '\t' || byte == ' ';
      if (!blank)
        out += byte;
      else if (!out.empty() && out.back() != ' ' && out.back() != '\n')
        out += ' ';
      ++at;
    }
  }
  return out;
}

}  // namespace ringmur
