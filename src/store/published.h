#pragma once

#include "store/reviews.h"

namespace ringmur {

/// A frozen year that its authority lets the city read.
struct PublishedReview {
  FrozenReview review;
  std::string authority_code;
  std::string authority_name;
  Instant published_at{};
  std::string published_by;
};

/// For who may freeze; a year that is published stays so. `not_found` where there is no such frozen year.
Result<PublishedReview> publish_review(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);

/// For who holds the role central, head, isam, dpo or auditor in any authority: the latest first. Without the
/// document.
Result<std::vector<PublishedReview>> published_reviews(Store& store, const Actor& actor);
Result<PublishedReview> published_review(Store& store, const Actor& actor, const Uuid& id);

}  // namespace ringmur
