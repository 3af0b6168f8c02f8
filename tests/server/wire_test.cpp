#include "server/wire.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <vector>

namespace ringmur::http {
namespace {

using Segments = std::vector<std::string>;

TEST(Wire, TargetsAreTakenApart) {
  struct Case {
    const char* target;
    Segments segments;
    Pairs query;
  };
  const std::vector<Case> cases{
      {"/", {}, {}},
      {"/api/v1/incidents", {"api", "v1", "incidents"}, {}},
      {"/a/", {"a", ""}, {}},
      {"//a", {"", "a"}, {}},
      {"/%C3%A5tg%C3%A4rd/a%2Fb", {"åtgärd", "a/b"}, {}},
      {"/a+b", {"a+b"}, {}},
      {"/?", {}, {}},
      {"/x?status=eq.open&sort=-at&status=b+c%2Bd", {"x"},
          {{"status", "eq.open"}, {"sort", "-at"}, {"status", "b c+d"}}},
      {"/x?a&b=&=c&&d=e=f?", {"x"}, {{"a", ""}, {"b", ""}, {"", "c"}, {"d", "e=f?"}}},
      {"http://example.org/a/b?c=d", {"a", "b"}, {{"c", "d"}}},
  };
  for (const Case& one : cases) {
    RequestHead head;
    EXPECT_TRUE(read_target(one.target, head)) << one.target;
    EXPECT_EQ(head.segments, one.segments) << one.target;
    EXPECT_EQ(head.query, one.query) << one.target;
    EXPECT_EQ(head.path.find('?'), std::string::npos);
  }
}

TEST(Wire, HostileTargetsAreRefused) {
  for (const char* target : {"", "*", "a", "/..", "/a/../b", "/a/.", "/%2e%2E/b", "/%2", "/%", "/%zz",
           "/a%00b", "/%E5", "/a%0Ab", "/a%09b", "/%C0%AE", "/x?a=%", "/x?a=%00", "/x?%FF=1",
           "http://example.org", "http://e?x=/", "ftp://example.org/a"}) {
    RequestHead head;
    EXPECT_FALSE(read_target(target, head)) << target;
  }
}

TEST(Wire, HeadsCannotBeSplit) {
  std::string out;
  write_head(out,
      Response{200, {{"X-Name", "a\r\nSet-Cookie: b\n"}, {"Content-Length", "99"}, {"date", "x"}}, {}, {}},
      {.length = 5, .date = "D", .request_id = "I"});
  EXPECT_EQ(out,
      "HTTP/1.1 200 OK\r\nDate: D\r\nX-Name: a  Set-Cookie: b \r\nContent-Length: 5\r\nCache-Control: "
      "no-store\r\n"
      "Content-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors "
      "'none'\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nX-Request-Id: I\r\n\r\n");
}

TEST(Wire, CacheControlOfTheHandlerStands) {
  std::string out;
  write_head(out, Response{304, {{"cache-control", "max-age=9"}}, {}, {}},
      {.framing = Framing::none, .persistence = Persistence::close, .date = "D", .request_id = "I"});
  EXPECT_EQ(out.find("no-store"), std::string::npos);
  EXPECT_EQ(out.find("Content-Length"), std::string::npos);
  EXPECT_NE(out.find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_TRUE(out.starts_with("HTTP/1.1 304 Not Modified\r\n"));
}

TEST(Wire, DatesAreThoseOfHttp) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(1772323199), "Sat, 28 Feb 2026 23:59:59 GMT");
}

TEST(Wire, ProblemsSpeakBothLanguages) {
  const Response swedish = problem(Fault::busy, Language::swedish, "I");
  EXPECT_EQ(swedish.status, 503);
  EXPECT_NE(swedish.body.find("Försök igen"), std::string::npos);
  EXPECT_NE(problem(Fault::busy, Language::english, "I").body.find("Try again"), std::string::npos);
  EXPECT_NE(swedish.body.find(R"("code":"http.busy")"), std::string::npos);
}

TEST(WireProperty, WhatIsEscapedComesBack) {
  EXPECT_TRUE(rc::check("any text survives as a segment and as a query value", [] {
    const auto words = *rc::gen::container<Segments>(
        rc::gen::elementOf(Segments{"å", "%", "/", "?", "&", "=", "+", " ", "a", "..", "😀", "#", "\""}));
    std::string text = "x";
    for (const std::string& word : words) text += word;
    std::string escaped;
    for (const char c : text) {
      constexpr const char* digits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      escaped += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    RequestHead head;
    RC_ASSERT(read_target("/" + escaped + "?" + escaped + "=" + escaped, head));
    RC_ASSERT(head.segments == Segments{text});
    RC_ASSERT(head.query == (Pairs{{text, text}}));
  }));
}

TEST(WireProperty, AnyBytesAreSafe) {
  EXPECT_TRUE(rc::check("no target breaks the reader", [](const std::string& bytes) {
    RequestHead head;
    read_target("/" + bytes, head);
    for (const std::string& segment : head.segments) RC_ASSERT(segment.find('\0') == std::string::npos);
  }));
}

}  // namespace
}  // namespace ringmur::http
