#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/audit.h"

/// What was taken out of the trail as it should be. Each pruning and each removal is an event that lists what
/// it took: links whose events are gone, events whose values are gone. What is gone and not listed was taken
/// by somebody else.
namespace ringmur::db {

/// Operations of the links that say what was taken.
inline constexpr const char* prune_operation = "trail.prune";
inline constexpr const char* removal_operation = "persons.removal";
/// What a removal did to one record: a change that keeps no value.
inline constexpr const char* erased_action = "erase";

/// (sequence, ordinal)
using EventPlace = std::pair<std::int64_t, std::int64_t>;

/// What one pruning or removal took.
struct Taken {
  std::vector<std::int64_t> links;  ///< in order
  std::vector<EventPlace> values;   ///< in order

  bool none() const { return links.empty() && values.empty(); }
};

/// What is left of a link whose events were taken: who did what is gone, so that its head can no longer be
/// worked out: the next link holds it, and the list of the pruning holds it to the one before.
struct KeptLink {
  std::int64_t sequence{0};
  std::int64_t at{0};
  std::int64_t events{0};
  std::string root;
  std::string head;
  std::string previous;  ///< the head of the link before
};
std::string kept_digest(const KeptLink& link);

/// Takes the events and the doers of those links and the values of those events away; `by` is the link whose
/// event lists them. Gives the members that go into that event's values, with what is left of each link as a
/// digest: `"links":[[1,"5f…"]],"values":[[12,0]]`.
std::string take(Connection& connection, const Uuid& authority, std::int64_t by, const Taken& taken);

/// All that a chain says was taken.
class Erasures {
 public:
  Erasures(Connection& connection, const Uuid& authority);

  struct Said {
    std::int64_t by{0};
    std::string kept;  ///< kept_digest()
  };
  /// What is said of a link whose events were taken; null where nobody says that.
  const Said* pruned(std::int64_t link) const;
  bool covers(std::int64_t link, std::int64_t ordinal) const;
  /// Whether that link's list cannot be read: it was tampered with, and is named when the walk comes to it.
  bool is_broken(std::int64_t link) const { return broken_.contains(link); }
  std::int64_t newest() const { return newest_; }

 private:
  void add(std::int64_t by, std::string_view changes);

  std::map<std::int64_t, Said> links_;
  std::set<EventPlace> values_;
  std::set<std::int64_t> broken_;
  std::int64_t newest_{0};
};

}  // namespace ringmur::db
