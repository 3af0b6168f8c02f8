// iCalendar is only written: hostile texts in, and a small reader of RFC 5545 finds the same texts and no
// line of theirs.

#include <string>
#include <vector>

#include "base/text.h"
#include "exchange/calendar.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {
namespace {

/// Lines put together again; each ends with CRLF and is at most 75 bytes.
std::vector<std::string> lines_of(std::string_view file) {
  std::vector<std::string> lines;
  while (!file.empty()) {
    const std::size_t end = file.find("\r\n");
    require(end != std::string_view::npos, "a line ends with CRLF");
    const std::string_view line = file.substr(0, end);
    require(line.size() <= 75, "a line is folded");
    require_text(line, "a line is cut between letters");
    if (line.starts_with(' ')) {
      require(!lines.empty(), "what is folded has a beginning");
      lines.back() += line.substr(1);
    } else {
      lines.emplace_back(line);
    }
    file.remove_prefix(end + 2);
  }
  return lines;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      require(text[i] != ';' && text[i] != ',', "what divides is escaped");
      out += text[i];
      continue;
    }
    require(++i < text.size(), "an escape is whole");
    out += text[i] == 'n' ? '\n' : text[i];
  }
  return out;
}

/// What is kept of a text: no control characters but line feeds.
std::string kept(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n' || (byte >= 0x20 && byte != 0x7F)) out += c;
  }
  return out;
}

std::string value_of(const std::vector<std::string>& lines, std::string_view name) {
  for (const std::string& line : lines) {
    if (line.starts_with(name)) return line.substr(name.size());
  }
  return {};
}

}  // namespace

void one(std::string_view bytes) {
  if (!is_utf8(bytes)) {
    calendar_file(bytes, {{.uid = std::string(bytes), .title = std::string(bytes)}});  // only that it ends
    return;
  }
  std::string_view rest = bytes;
  const std::string name(next_part(rest));
  CalendarDay day;
  day.uid = next_part(rest);
  day.title = next_part(rest);
  day.description = rest;
  day.day = Date{std::chrono::days{20'000}};
  const auto lines = lines_of(calendar_file(name, {day, day}));
  std::size_t events = 0;
  for (const std::string& line : lines) events += line == "BEGIN:VEVENT" ? 1 : 0;
  require(events == 2, "no text begins an event");
  require(unescaped(value_of(lines, "X-WR-CALNAME:")) == kept(name), "the name is read back");
  require(unescaped(value_of(lines, "UID:")) == kept(day.uid), "the uid is read back");
  require(unescaped(value_of(lines, "SUMMARY:")) == kept(day.title), "the title is read back");
  require(
      unescaped(value_of(lines, "DESCRIPTION:")) == kept(day.description), "the description is read back");
}

}  // namespace ringmur::fuzz
