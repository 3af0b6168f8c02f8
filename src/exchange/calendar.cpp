#include "exchange/calendar.h"

#include <fmt/format.h>

#include <algorithm>

namespace ringmur {
namespace {

constexpr std::size_t longest_line = 75;  // bytes, RFC 5545 3.1

bool begins_a_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// The beginning of `line` that is at most `most` bytes and ends between two letters; what has no letters is
/// cut anywhere.
std::string_view piece_of(std::string_view line, std::size_t most) {
  if (line.size() <= most) return line;
  std::size_t end = most;
  while (end > 0 && !begins_a_letter(line[end])) --end;
  return line.substr(0, end == 0 ? most : end);
}

void add_line(std::string& out, std::string_view line) {
  std::string_view piece = piece_of(line, longest_line);
  out += piece;
  for (line.remove_prefix(piece.size()); !line.empty(); line.remove_prefix(piece.size())) {
    piece = piece_of(line, longest_line - 1);  // the space that says that the line goes on is of it
    out += "\r\n ";
    out += piece;
  }
  out += "\r\n";
}

/// RFC 5545 3.3.11.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\n') {
      out += "\\n";
      continue;
    }
    if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) continue;
    if (byte == '\\' || byte == ';' || byte == ',') out += '\\';
    out += byte;
  }
  return out;
}

std::string compact(std::string text) {
  std::erase(text, '-');
  std::erase(text, ':');
  return text;
}

/// "20261121T150000Z"
std::string stamp(Instant at) {
  return compact(to_string(std::chrono::floor<std::chrono::seconds>(at)));
}

void add_event(std::string& out, const CalendarDay& day) {
  add_line(out, "BEGIN:VEVENT");
  add_line(out, "UID:" + escaped(day.uid));
  add_line(out, "DTSTAMP:" + stamp(day.changed_at));
  add_line(out, "LAST-MODIFIED:" + stamp(day.changed_at));
  add_line(out, "DTSTART;VALUE=DATE:" + compact(to_string(day.day)));
  add_line(out, "DTEND;VALUE=DATE:" + compact(to_string(day.day + std::chrono::days(1))));
  add_line(out, "SUMMARY:" + escaped(day.title));
  if (!day.description.empty()) add_line(out, "DESCRIPTION:" + escaped(day.description));
  if (!day.address.empty()) add_line(out, "URL:" + day.address);
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "END:VEVENT");
}

}  // namespace

std::string calendar_file(std::string_view name, const std::vector<CalendarDay>& days) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//Ringmur//Ringmur//SV");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "METHOD:PUBLISH");
  add_line(out, "X-WR-CALNAME:" + escaped(name));
  add_line(out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
  add_line(out, "X-PUBLISHED-TTL:PT6H");
  for (const CalendarDay& day : days) add_event(out, day);
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace ringmur
