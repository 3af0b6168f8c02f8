#include "exchange/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "exchange/escape.h"

namespace ringmur {
namespace {

/// A table of many columns and short rows grows with the product of the two; nobody's words do.
constexpr std::size_t most_bytes = 64u << 20;

struct Writer {
  std::string_view source;  ///< what is read, in our own memory
  std::string html;
  int shift{0};
  int images{0};  ///< how deep in images: only their words are kept
  /// Names of what is open, blocks as "". md4c now and then tells of a beginning and of no end.
  std::vector<std::string> open;
};

/// md4c now and then goes past the end of what it reads, and tells of words there, or of some gigabytes of
/// them.
bool lies_within(const Writer& writer, const MD_CHAR* begin, MD_SIZE size) {
  const std::string_view source = writer.source;
  const std::less<const char*> before;
  const bool ours = !before(begin, source.data()) && !before(source.data() + source.size(), begin);
  const std::size_t left =
      ours ? source.size() - static_cast<std::size_t>(begin - source.data()) : source.size();
  return size <= left;
}

/// Ends what is open down to the place `keep`, but for blocks, which end by themselves.
void close_down_to(Writer& writer, std::size_t keep) {
  for (; writer.open.size() > keep; writer.open.pop_back()) {
    if (!writer.open.back().empty()) writer.html += "</" + writer.open.back() + ">";
  }
}

void open_span(Writer& writer, const std::string& name, std::string_view attributes = {}) {
  writer.html.append("<").append(name).append(attributes).append(">");
  writer.open.push_back(name);
}

/// Of the block that we are in: what was opened within the span ends with it, and a span that is not open has
/// no end.
void close_span(Writer& writer, std::string_view name) {
  for (std::size_t at = writer.open.size(); at > 0 && !writer.open[at - 1].empty(); --at) {
    if (writer.open[at - 1] == name) return close_down_to(writer, at - 1);
  }
}

void append_utf8(std::uint32_t point, std::string& out) {
  const auto byte = [&out](std::uint32_t value) { out += static_cast<char>(value); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | point >> 6);
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | point >> 12);
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | point >> 18);
    byte(0x80 | (point >> 12 & 0x3F));
    byte(0x80 | (point >> 6 & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

/// "&#58;" and the named ones an address may need; others make the address unreadable to us.
bool decode_entity(std::string_view entity, std::string& out) {
  constexpr std::array<std::pair<std::string_view, char>, 5> named{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  for (const auto& [name, c] : named) {
    if (entity == name) {
      out += c;
      return true;
    }
  }
  if (entity.size() < 4 || !entity.starts_with("&#") || !entity.ends_with(';')) return false;
  std::string_view digits = entity.substr(2, entity.size() - 3);
  const bool hexadecimal = digits.front() == 'x' || digits.front() == 'X';
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t point = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), point, hexadecimal ? 16 : 10);
  if (error != std::errc{} || end != digits.data() + digits.size()) return false;
  if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
  append_utf8(point, out);
  return true;
}

/// The attribute as a browser would read it, nothing where it cannot be told.
std::optional<std::string> decoded(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (int i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
    if (attribute.substr_offsets[i + 1] < attribute.substr_offsets[i]) return std::nullopt;
    const std::string_view part(attribute.text + attribute.substr_offsets[i],
        attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      if (!decode_entity(part, out)) return std::nullopt;
    } else if (attribute.substr_types[i] != MD_TEXT_NULLCHAR) {
      out += part;
    }
  }
  return out;
}

bool allowed_address(std::string_view address) {
  const auto unseen = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::ranges::any_of(address, unseen)) return false;
  std::string scheme(address.substr(0, std::min<std::size_t>(address.find(':'), 8)));
  std::ranges::transform(
      scheme, scheme.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (address.size() <= scheme.size() + 1 || address[scheme.size()] != ':') return false;
  return scheme == "http" || scheme == "https" || scheme == "mailto";
}

std::string heading_tag(const Writer& writer, void* detail) {
  const auto level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) + writer.shift;
  return "h" + std::to_string(std::clamp(level, 1, 6));
}

std::string list_tag(void* detail) {
  const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
  return start == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(start) + "\">\n";
}

std::string cell_attributes(void* detail) {
  switch (static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align) {
    case MD_ALIGN_CENTER:
      return " class=\"ringmur-center\"";
    case MD_ALIGN_RIGHT:
      return " class=\"ringmur-right\"";
    case MD_ALIGN_LEFT:
    case MD_ALIGN_DEFAULT:
      break;
  }
  return {};
}

std::string opening(const Writer& writer, MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return "<blockquote>\n";
    case MD_BLOCK_UL:
      return "<ul>\n";
    case MD_BLOCK_OL:
      return list_tag(detail);
    case MD_BLOCK_LI:
      return "<li>";
    case MD_BLOCK_HR:
      return "<hr>\n";
    case MD_BLOCK_H:
      return "<" + heading_tag(writer, detail) + ">";
    case MD_BLOCK_CODE:
      return "<pre><code>";
    case MD_BLOCK_P:
      return "<p>";
    case MD_BLOCK_TABLE:
      return "<table>\n";
    case MD_BLOCK_THEAD:
      return "<thead>\n";
    case MD_BLOCK_TBODY:
      return "<tbody>\n";
    case MD_BLOCK_TR:
      return "<tr>";
    case MD_BLOCK_TH:
      return "<th scope=\"col\"" + cell_attributes(detail) + ">";
    case MD_BLOCK_TD:
      return "<td" + cell_attributes(detail) + ">";
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
      break;
  }
  return {};
}

std::string closing(const Writer& writer, MD_BLOCKTYPE type, void* detail) {
  switch (type) {
    case MD_BLOCK_QUOTE:
      return "</blockquote>\n";
    case MD_BLOCK_UL:
      return "</ul>\n";
    case MD_BLOCK_OL:
      return "</ol>\n";
    case MD_BLOCK_LI:
      return "</li>\n";
    case MD_BLOCK_H:
      return "</" + heading_tag(writer, detail) + ">\n";
    case MD_BLOCK_CODE:
      return "</code></pre>\n";
    case MD_BLOCK_P:
      return "</p>\n";
    case MD_BLOCK_TABLE:
      return "</table>\n";
    case MD_BLOCK_THEAD:
      return "</thead>\n";
    case MD_BLOCK_TBODY:
      return "</tbody>\n";
    case MD_BLOCK_TR:
      return "</tr>\n";
    case MD_BLOCK_TH:
      return "</th>";
    case MD_BLOCK_TD:
      return "</td>";
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
      break;
  }
  return {};
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  auto& writer = *static_cast<Writer*>(data);
  writer.open.emplace_back();
  writer.html += opening(writer, type, detail);
  return writer.html.size() > most_bytes ? 1 : 0;
}

int leave_block(MD_BLOCKTYPE type, void* detail, void* data) {
  auto& writer = *static_cast<Writer*>(data);
  while (!writer.open.back().empty()) close_down_to(writer, writer.open.size() - 1);
  writer.open.pop_back();
  writer.images = 0;
  writer.html += closing(writer, type, detail);
  return 0;
}

std::string_view span_name(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return "em";
    case MD_SPAN_STRONG:
      return "strong";
    case MD_SPAN_CODE:
      return "code";
    case MD_SPAN_DEL:
      return "del";
    case MD_SPAN_U:
      return "u";
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
      break;
  }
  return {};
}

/// A link that may not be one is words without a tag.
void open_link(Writer& writer, void* detail) {
  const auto address = decoded(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
  if (!address || !allowed_address(*address)) return;
  open_span(writer, "a", " href=\"" + escaped(*address) + "\" rel=\"noopener noreferrer\"");
}

int enter_span(MD_SPANTYPE type, void* detail, void* data) {
  auto& writer = *static_cast<Writer*>(data);
  if (type == MD_SPAN_IMG) ++writer.images;
  if (writer.images > 0) return 0;
  if (type == MD_SPAN_A) open_link(writer, detail);
  if (const auto name = span_name(type); !name.empty()) open_span(writer, std::string(name));
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  auto& writer = *static_cast<Writer*>(data);
  if (writer.images > 0) {
    if (type == MD_SPAN_IMG) --writer.images;
    return 0;
  }
  close_span(writer, type == MD_SPAN_A ? "a" : span_name(type));
  return 0;
}

int text(MD_TEXTTYPE type, const MD_CHAR* begin, MD_SIZE size, void* data) {
  auto& writer = *static_cast<Writer*>(data);
  if (!lies_within(writer, begin, size)) return 1;
  const std::string_view words(begin, size);
  switch (type) {
    case MD_TEXT_NULLCHAR:
      writer.html += "\uFFFD";
      break;
    case MD_TEXT_BR:
      writer.html += writer.images > 0 ? " " : "<br>\n";
      break;
    case MD_TEXT_SOFTBR:
      writer.html += "\n";
      break;
    case MD_TEXT_ENTITY:
      writer.html += words;
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
      writer.html += escaped(words);
      break;
  }
  return writer.html.size() > most_bytes ? 1 : 0;
}

}  // namespace

std::string markdown_to_html(std::string_view markdown, int heading_level) {
  // A copy with room behind it: what md4c sees past the end is never what happens to lie there.
  constexpr std::size_t room = 64;
  std::string source(markdown);
  source.append(room, '\0');
  Writer writer;
  writer.source = std::string_view(source).substr(0, markdown.size());
  writer.shift = heading_level - 1;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = text;
  const int stopped = md_parse(source.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &writer);
  // md4c does not always hand on that a table was stopped.
  if (stopped != 0 || writer.html.size() > most_bytes) return "<pre>" + escaped(markdown) + "</pre>\n";
  return std::move(writer.html);
}

}  // namespace ringmur
