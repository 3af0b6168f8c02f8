#include "exchange/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace ringmur {
namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t end = file.find("\r\n"); end != file.npos; end = file.find("\r\n", from)) {
    lines.push_back(file.substr(from, end - from));
    from = end + 2;
  }
  EXPECT_EQ(from, file.size()) << "the last line has no end";
  return lines;
}

/// RFC 5545 3.1: a line that begins with a space goes on from the one before.
std::vector<std::string> unfolded(const std::string& file) {
  std::vector<std::string> lines;
  for (const std::string& line : lines_of(file)) {
    if (line.starts_with(' '))
      lines.back() += line.substr(1);
    else
      lines.push_back(line);
  }
  return lines;
}

CalendarDay day_called(std::string title) {
  return {"one@ringmur", *make_date(2028, 2, 29), std::move(title), {}, {},
      *parse_rfc3339("2026-11-21T15:00:00.250Z")};
}

TEST(Calendar, IsAnEventOfAWholeDay) {
  CalendarDay day = day_called("Översyn; lokal anvisning, del 1");
  day.description = "Rad ett\nRad två \\ slut";
  day.address = "https://ringmur.example/registers/activities/1";
  EXPECT_EQ(unfolded(calendar_file("Ringmur, UTB", {day})),
      (std::vector<std::string>{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ringmur//Ringmur//SV",
          "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Ringmur\\, UTB",
          "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H", "BEGIN:VEVENT", "UID:one@ringmur",
          "DTSTAMP:20261121T150000Z", "LAST-MODIFIED:20261121T150000Z", "DTSTART;VALUE=DATE:20280229",
          "DTEND;VALUE=DATE:20280301", "SUMMARY:Översyn\\; lokal anvisning\\, del 1",
          "DESCRIPTION:Rad ett\\nRad två \\\\ slut", "URL:https://ringmur.example/registers/activities/1",
          "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"}));
}

TEST(Calendar, NoTextCanBecomeALineOfItsOwn) {
  const std::string file =
      calendar_file("x\r\nBEGIN:VALARM", {day_called("a\r\nEND:VEVENT\r\nBEGIN:VEVENT\x01\x7f")});
  std::size_t events = 0;
  for (const std::string& line : unfolded(file)) {
    events += line == "BEGIN:VEVENT" ? 1u : 0u;
    EXPECT_NE(line, "BEGIN:VALARM");
  }
  EXPECT_EQ(events, 1u);
}

/// Whatever the title, no line is longer than 75 bytes, none is cut within a letter, and nothing is lost.
TEST(Calendar, LinesAreFoldedBetweenLetters) {
  rc::check([] {
    std::string title;
    const auto letters = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    for (const int letter : letters)
      title += std::vector<std::string>{"a", "å", "€", "🧱"}[static_cast<std::size_t>(letter)];
    const std::string file = calendar_file("x", {day_called(title)});
    for (const std::string& line : lines_of(file)) {
      RC_ASSERT(line.size() <= 75u);
      RC_ASSERT(line.empty() || (static_cast<unsigned char>(line[0]) & 0xC0) != 0x80);
      if (line.starts_with(' ') && line.size() > 1)
        RC_ASSERT((static_cast<unsigned char>(line[1]) & 0xC0) != 0x80);
    }
    bool found = false;
    for (const std::string& line : unfolded(file)) found = found || line == "SUMMARY:" + title;
    RC_ASSERT(found);
  });
}

TEST(Calendar, WhatHasNoLettersEndsToo) {
  EXPECT_NE(calendar_file(std::string(500, '\x80'), {}), "");
}

}  // namespace
}  // namespace ringmur
