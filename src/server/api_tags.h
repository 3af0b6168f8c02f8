#pragma once

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "server/api.h"

namespace ringmur::api {

/// Calls `visit` with each tag of If-Match or If-None-Match, quotes and all.
template <typename Visit>
void for_each_tag(std::string_view tags, const Visit& visit) {
  while (!tags.empty()) {
    auto comma = std::min(tags.find(','), tags.size());
    visit(trimmed(tags.substr(0, comma)));
    tags.remove_prefix(std::min(comma + 1, tags.size()));
  }
}

/// Whether If-None-Match holds the tag. Compares weakly: a proxy that compresses weakens the tag.
bool is_known_to_client(const Call& call, std::string_view etag);

/// Gives a readable answer its tag; 304 without a body where the client has it already.
void tag_answer(const Call& call, http::Response& response, const std::string& etag);

}  // namespace ringmur::api
