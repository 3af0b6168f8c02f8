#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "store/link_events.h"

namespace ringmur::db {

/// A chain's links in their order, the small ones read many at a time with their events: a statement for each
/// link and one for its events is what a verification would else spend most of its time on.
class LinksAhead {
 public:
  /// Up to the link `last`.
  LinksAhead(Connection& connection, const Uuid& authority, std::int64_t last)
      : connection_(connection), authority_(authority), last_(last) {}

  /// Nothing where there is no such link. Until another is asked for that has not been read.
  const ReadLink* link(std::int64_t sequence);
  /// All events of the link that was asked for, or nothing where they are so many that they are read by
  /// themselves.
  std::optional<std::span<const KeptEvent>> events(std::int64_t sequence) const;
  /// What was read may no longer be so: it is read again.
  void forget() { until_ = from_ - 1; }

 private:
  void read(std::int64_t from);

  Connection& connection_;
  const Uuid& authority_;
  std::int64_t last_;
  std::int64_t from_{1};
  std::int64_t until_{0};  ///< the last that was read
  std::map<std::int64_t, ReadLink> links_;
  std::optional<std::vector<KeptEvent>> events_;
};

}  // namespace ringmur::db
