#pragma once

#include "store/store.h"

namespace ringmur {

/// A record as a frozen figure counted it.
struct CountedRecord {
  Uuid id;
  std::int64_t version{0};
  std::string fingerprint;  ///< 32 bytes
};

/// A figure as it was when the year was frozen.
struct FrozenFigure {
  std::string id;
  std::string type;    ///< the register that it counts
  std::string filter;  ///< as a query string
  std::string value;   ///< JSON
  std::string share;   ///< JSON, "null" where it has none
  std::vector<CountedRecord> records;
};

/// A year of an authority that is kept.
struct FrozenReview {
  Uuid id;
  Uuid authority;
  Uuid unit;
  int year{0};
  Instant frozen_at{};
  std::string frozen_by;
  std::string head;      ///< hex: the audit chain just before the freeze
  std::string document;  ///< JSON of the whole report, words and figures
  std::string words;     ///< JSON: chapter → Markdown
};

void insert_review(Writer& writer, const FrozenReview& review, const std::vector<FrozenFigure>& figures);

Result<std::optional<FrozenReview>> find_review(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& unit, int year);
/// Of the latest year before `year`.
Result<std::optional<FrozenReview>> review_before(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& unit, int year);
Result<std::vector<FrozenReview>> list_reviews(Store& store, const Actor& actor, const Uuid& authority);

enum class WithRecords { no, yes };
Result<std::vector<FrozenFigure>> frozen_figures(
    Store& store, const Actor& actor, const FrozenReview& review, WithRecords with);

}  // namespace ringmur
