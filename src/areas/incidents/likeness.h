#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/time.h"
#include "base/uuid.h"

/// How much two tellings look like tellings of the same event. Pure: it proposes, a person decides.
namespace ringmur::incidents {

struct Told {
  std::string title;
  std::string description;
  Instant at;
  std::optional<Uuid> unit;
};

/// What is told, cut into words once: for comparing one with many.
class Telling {
 public:
  explicit Telling(Told told);
  const Told& told() const { return told_; }

 private:
  friend double likeness(const Telling& one, const Telling& other);

  Told told_;
  std::set<std::string> title_;  ///< stems
  std::set<std::string> all_;
};

/// 0 to 1: the share of words in common (Jaccard over stems of four letters and more, of the titles or of all
/// that is told, whichever is greater; every word weighs the same, however rare), how near they are in time
/// (full within an hour, nothing beyond fourteen days), and whether it is the same unit, where both say one.
/// The same in both directions.
double likeness(const Telling& one, const Telling& other);
double likeness(const Told& one, const Told& other);

/// Why, in words: what they have in common and how far apart they are.
Text because(const Told& one, const Told& other);

}  // namespace ringmur::incidents
