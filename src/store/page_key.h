#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/uuid.h"

namespace ringmur::db {

/// Where a page ended: the sort value of its last row, as the database keeps it, and that row's id.
struct PageKey {
  bool null{false};
  std::string value;
  Uuid id;
  bool masked{false};  ///< what it is sorted by is masked there: then neither value nor null is told
};

std::string encode(const PageKey& key);
std::optional<PageKey> decode(std::string_view text);

}  // namespace ringmur::db
