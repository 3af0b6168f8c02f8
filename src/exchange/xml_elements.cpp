#include "exchange/xml_elements.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "exchange/sheet_file.h"

namespace ringmur {

namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::unexpected<Error> refuse_doctype() {
  return refuse(Refusal::invalid, "xlsx.doctype",
      {"Excelfilen innehåller en DOCTYPE, vilket ingen riktig Excelfil gör. Öppna den i Excel och spara den "
       "på nytt.",
          "The Excel file holds a DOCTYPE, which no real one does. Open it in Excel and save it anew."});
}

std::unexpected<Error> refuse_encoding() {
  return refuse(Refusal::invalid, "xlsx.encoding",
      {"Excelfilens innehåll är inte skrivet i UTF-8. Öppna den i Excel och spara den på nytt.",
          "What is in the Excel file is not UTF-8. Open it in Excel and save it anew."});
}

std::unexpected<Error> refuse_long_element() {
  return refuse(Refusal::too_large, "sheet.line_too_long",
      {"En rad eller en text i Excelfilen är orimligt lång. Korta den och spara filen på nytt.",
          "A row or a text in the Excel file is unreasonably long. Shorten it and save the file anew."});
}

bool names_utf8(std::string_view declaration) {
  const std::size_t found = declaration.find("encoding");
  if (found == std::string_view::npos) return true;
  std::string said(declaration.substr(found));
  std::transform(
      said.begin(), said.end(), said.begin(), [](unsigned char byte) { return std::tolower(byte); });
  return said.find("utf-8") != std::string::npos || said.find("us-ascii") != std::string::npos;
}

}  // namespace

std::string_view local_name(const char* name) {
  return without_prefix(name);
}

XmlElements::XmlElements(std::unique_ptr<XlsxEntry> entry, std::vector<XmlPath> paths, std::size_t limit)
    : entry_(std::move(entry)), paths_(std::move(paths)), matched_(paths_.size(), 0), limit_(limit) {}

Result<bool> XmlElements::next() {
  document_.reset();
  for (;;) {
    const auto token = this->token();
    if (!token) return std::unexpected(token.error());
    bool whole = false;
    switch (*token) {
      case Token::end:
        if (depth_ > 0 || !begun_) return refuse_damaged_xlsx();
        return false;
      case Token::other:
        break;
      case Token::open:
        open_element();
        break;
      case Token::empty:
        open_element();
        whole = close_element();
        break;
      case Token::close:
        if (depth_ == 0) return refuse_damaged_xlsx();
        whole = close_element();
        break;
    }
    at_ = after_;
    if (!whole) continue;
    const auto parsed = parse(after_);
    if (!parsed) return std::unexpected(parsed.error());
    return true;
  }
}

void XmlElements::open_element() {
  ++depth_;
  begun_ = true;
  for (std::size_t index = 0; index < paths_.size(); ++index) {
    const XmlPath& path = paths_[index];
    if (matched_[index] + 1 != depth_ || depth_ > path.size() || path[depth_ - 1] != name_) continue;
    matched_[index] = depth_;
    if (depth_ == path.size() && taken_ == 0) {
      taken_ = depth_;
      path_ = index;
      keep_ = at_;
    }
  }
}

/// True when this was the end of an element that was asked for.
bool XmlElements::close_element() {
  for (std::size_t& matched : matched_) {
    if (matched == depth_) --matched;
  }
  const bool whole = taken_ == depth_;
  if (whole) taken_ = 0;
  --depth_;
  return whole;
}

Result<void> XmlElements::parse(std::size_t end) {
  constexpr unsigned flags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata |
                             pugi::parse_eol | pugi::parse_wconv_attribute;
  // What lies there is not read again, so pugixml may change it.
  const auto parsed =
      document_.load_buffer_inplace(buffer_.data() + keep_, end - keep_, flags, pugi::encoding_utf8);
  keep_ = end;
  if (!parsed) return refuse_damaged_xlsx();
  return {};
}

Result<bool> XmlElements::more() {
  if (buffer_.size() - keep_ > limit_) return refuse_long_element();
  const bool first = buffer_.empty() && keep_ == 0;
  buffer_.erase(0, keep_);
  at_ -= keep_;
  after_ -= keep_;
  keep_ = 0;
  const std::size_t before = buffer_.size();
  auto got = entry_->read(buffer_);
  if (got && *got && buffer_.find('\0', before) != std::string::npos) return refuse_encoding();
  if (got && first && (buffer_.starts_with("\xFE\xFF") || buffer_.starts_with("\xFF\xFE")))
    return refuse_encoding();
  return got;
}

Result<XmlElements::Token> XmlElements::token() {
  for (;;) {
    at_ = std::min(buffer_.find('<', at_), buffer_.size());
    if (taken_ == 0) keep_ = at_;
    if (at_ < buffer_.size()) break;
    after_ = at_;
    const auto got = more();
    if (!got) return std::unexpected(got.error());
    if (!*got) return Token::end;
  }
  constexpr std::size_t longest_mark = 9;  // "<![CDATA["
  after_ = at_;
  while (buffer_.size() - at_ < longest_mark) {
    const auto got = more();
    if (!got) return std::unexpected(got.error());
    if (!*got) break;
  }
  const std::string_view text = std::string_view(buffer_).substr(at_);
  if (text.starts_with("<!") || text.starts_with("<?")) return instruction();
  return tag();
}

Result<XmlElements::Token> XmlElements::instruction() {
  const std::string_view text = std::string_view(buffer_).substr(at_);
  Result<std::size_t> end{0};
  if (text.starts_with("<!--")) {
    end = find_end("-->", 4);
  } else if (text.starts_with("<![CDATA[")) {
    end = find_end("]]>", 9);
  } else if (text.starts_with("<?")) {
    end = find_end("?>", 2);
  } else {
    return refuse_doctype();
  }
  if (!end) return std::unexpected(end.error());
  after_ = *end;
  const std::string_view whole = std::string_view(buffer_).substr(at_, after_ - at_);
  if (whole.starts_with("<?xml ") && !names_utf8(whole)) return refuse_encoding();
  return Token::other;
}

/// Behind `mark`, which lies `from` bytes or more behind at_.
Result<std::size_t> XmlElements::find_end(std::string_view mark, std::size_t from) {
  for (;;) {
    const std::size_t found = buffer_.find(mark, at_ + from);
    if (found != std::string::npos) return found + mark.size();
    from = std::max(from, buffer_.size() - at_ - std::min(buffer_.size() - at_, mark.size() - 1));
    after_ = at_;
    const auto got = more();
    if (!got) return std::unexpected(got.error());
    if (!*got) return refuse_damaged_xlsx();
  }
}

/// Behind the `>` of the tag at at_; one within an attribute does not count.
Result<std::size_t> XmlElements::find_tag_end() {
  char quote = '\0';
  std::size_t index = 1;
  for (;;) {
    for (; at_ + index < buffer_.size(); ++index) {
      const char byte = buffer_[at_ + index];
      if (quote != '\0') {
        if (byte == quote) quote = '\0';
      } else if (byte == '"' || byte == '\'') {
        quote = byte;
      } else if (byte == '>') {
        return at_ + index + 1;
      }
    }
    after_ = at_;
    const auto got = more();
    if (!got) return std::unexpected(got.error());
    if (!*got) return refuse_damaged_xlsx();
  }
}

Result<XmlElements::Token> XmlElements::tag() {
  const auto end = find_tag_end();
  if (!end) return std::unexpected(end.error());
  after_ = *end;
  std::string_view inside = std::string_view(buffer_).substr(at_ + 1, after_ - at_ - 2);
  Token token = Token::open;
  if (inside.starts_with('/')) {
    token = Token::close;
    inside.remove_prefix(1);
  } else if (inside.ends_with('/')) {
    token = Token::empty;
    inside.remove_suffix(1);
  }
  name_ = without_prefix(inside.substr(0, inside.find_first_of(" \t\r\n")));
  if (name_.empty()) return refuse_damaged_xlsx();
  return token;
}

}  // namespace ringmur
