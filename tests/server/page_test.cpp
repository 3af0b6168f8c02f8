#include "server/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/embedded.h"

namespace ringmur::api {
namespace {

http::RequestHead request(std::vector<std::string> segments, http::Pairs headers = {}) {
  http::RequestHead head;
  head.segments = std::move(segments);
  head.headers = std::move(headers);
  return head;
}

std::string header(const http::Response& response, std::string_view name) {
  auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
  return found == response.headers.end() ? std::string() : found->second;
}

/// Segments of a script of the page, whatever it is called today.
std::vector<std::string> a_script() {
  for (const embedded::File& file : embedded::files()) {
    if (!file.path.starts_with("page/assets/") || !file.path.ends_with(".js.gz")) continue;
    std::string name(file.path.substr(std::string_view("page/assets/").size()));
    return {"assets", name.substr(0, name.size() - 3)};
  }
  return {};
}

const http::Pairs reader{{"Accept", "text/html,*/*;q=0.8"}};

TEST(Page, IsTheSameForEveryAddressThatItFindsItsOwnWayFrom) {
  auto start = page_response(request({}));
  ASSERT_TRUE(start.has_value());
  EXPECT_NE(start->body.find("<div id=\"page\">"), std::string::npos);
  auto list = page_response(request({"registers", "risks"}, reader));
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->body, start->body);
  EXPECT_EQ(header(*list, "Cache-Control"), "no-cache");
}

TEST(Page, LeavesTheRestToTheApi) {
  EXPECT_FALSE(page_response(request({"api", "v1", "nothing"}, reader)).has_value());
  EXPECT_FALSE(page_response(request({"registers", "risks"})).has_value()) << "a program, not a reader";
  EXPECT_FALSE(page_response(request({"assets", "missing.js"}, reader)).has_value());
  http::RequestHead post = request({}, reader);
  post.method = http::Method::post;
  EXPECT_FALSE(page_response(post).has_value());
}

TEST(Page, LetsNothingInlineIn) {
  for (const auto& segments : {std::vector<std::string>{}, a_script()}) {
    auto response = page_response(request(segments));
    ASSERT_TRUE(response.has_value());
    std::string policy = header(*response, "Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find("http"), std::string::npos) << "no other host";
  }
}

TEST(Page, IsSentPackedAsTheBrowserTakesIt) {
  struct Case {
    const char* accepts;
    const char* coding;
  };
  std::string plain = page_response(request(a_script()))->body;
  ASSERT_FALSE(plain.empty());
  for (const Case& one : {Case{"gzip, deflate", "gzip"}, {"gzip, deflate, br, zstd", "br"},
           {"br;q=0, gzip", "gzip"}, {"identity", ""}, {"gzip;q=0", ""}, {"", ""}}) {
    auto response = page_response(request(a_script(), {{"Accept-Encoding", one.accepts}}));
    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(header(*response, "Content-Encoding"), one.coding) << one.accepts;
    EXPECT_EQ(response->body == plain, std::string_view(one.coding).empty()) << one.accepts;
    EXPECT_EQ(header(*response, "Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_NE(header(*response, "Cache-Control").find("immutable"), std::string::npos);
  }
}

TEST(Page, IsNotSentAgainToWhoHasIt) {
  auto first = page_response(request({}, {{"Accept-Encoding", "gzip"}}));
  auto again =
      page_response(request({}, {{"Accept-Encoding", "gzip"}, {"If-None-Match", header(*first, "ETag")}}));
  EXPECT_EQ(first->status, 200);
  EXPECT_EQ(again->status, 304);
  EXPECT_TRUE(again->body.empty());
  EXPECT_EQ(page_response(request({}, {{"If-None-Match", header(*first, "ETag")}}))->status, 200)
      << "packed another way it is another answer";
}

}  // namespace
}  // namespace ringmur::api
