#include "server/api_tags.h"

namespace ringmur::api {

bool is_known_to_client(const Call& call, std::string_view etag) {
  bool known = false;
  for_each_tag(call.request.header("If-None-Match"), [&](std::string_view tag) {
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    known = known || tag == "*" || tag == etag;
  });
  return known;
}

void tag_answer(const Call& call, http::Response& response, const std::string& etag) {
  response.headers.emplace_back("ETag", etag);
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.headers.emplace_back("Vary", "Authorization, Cookie");
  if (!is_known_to_client(call, etag)) return;
  response.status = 304;
  response.body.clear();
}

}  // namespace ringmur::api
