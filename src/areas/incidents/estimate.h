#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Mörkertal: how many events nobody has told of, from how much two lists of the same year have in common.
namespace ringmur::incidents {

/// Events of one unit and year, each counted once.
struct Lists {
  std::int64_t staff{0};      ///< told of by the staff (n1)
  std::int64_t desk{0};       ///< in the service desk's list (n2)
  std::int64_t both{0};       ///< in both (m)
  std::int64_t undecided{0};  ///< lines of the service desk's list that nobody has compared yet
};

/// Below this overlap no interval keeps what it promises, so none is given.
constexpr std::int64_t least_overlap = 7;
constexpr int estimate_confidence = 95;

/// In events, not rounded.
struct Estimate {
  double total{0};       ///< all that happened
  double unreported{0};  ///< of those in neither list
  double lower{0};       ///< of `total`, with estimate_confidence
  double upper{0};
};

/// Chapman's estimator, (n1+1)(n2+1)/(m+1) − 1 (Univ. Calif. Publ. Stat. 1, 1951), with Sadinle's
/// transformed logit interval (Communications in Statistics – Simulation and Computation 38, 2009), at 95 %.
/// For any overlap, also one that estimate() refuses.
Estimate chapman(const Lists& lists);

/// `same`: neither list has anything that the other lacks, and the interval knows no bound then.
enum class NoEstimate { overlap, undecided, same };
std::string_view code_of(NoEstimate why);

/// Why there is no answer: somebody must first compare what is left, or the lists have too little in common,
/// or all. Nothing where there is one.
std::optional<NoEstimate> why_not(const Lists& lists);

/// What the lists say, or why they say nothing and what to do about it.
Text sentence_of(const Lists& lists);

/// What must be true for the estimate to be, in plain words.
std::vector<Text> estimate_assumptions();

/// Whether a source of an incident is the service desk, whose own list the staff's reports are compared with:
/// "Servicedesk", "IT-support" … in any case.
bool is_service_desk(std::string_view source);

}  // namespace ringmur::incidents
