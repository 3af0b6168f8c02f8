#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client.h"

namespace load {

/// What became of the requests of one kind.
struct Tally {
  std::vector<float> milliseconds;  ///< from when each was due, of those that were answered as hoped
  std::uint64_t refused{0};         ///< 429 or 503
  std::uint64_t errors{0};
  std::string first_error;
};

struct MemoryPoint {
  double seconds;
  double megabytes;
  std::uint64_t requests;  ///< until then
};

/// A straight line through what is always there: the least of each tenth, since a report comes and goes.
/// Without the first third, in which caches fill.
struct Slope {
  double megabytes_an_hour{0};
  double kilobytes_per_10000_requests{0};
};

class Measure {
 public:
  void answered(const std::string& kind, double milliseconds);
  void refused(const std::string& kind);
  void failed(const std::string& kind, const std::string& why);

  std::uint64_t all() const { return all_; }
  std::uint64_t errors() const;
  std::uint64_t refusals() const;
  /// Over every kind.
  double percentile(double part) const;
  const std::map<std::string, Tally>& kinds() const { return kinds_; }
  /// All that was answered, by the time when: milliseconds of each ten seconds since 1970.
  const std::map<std::int64_t, std::vector<float>>& stretches() const { return stretches_; }

 private:
  std::map<std::string, Tally> kinds_;
  std::map<std::int64_t, std::vector<float>> stretches_;
  std::uint64_t all_{0};
};

double percentile(std::vector<float> all, double part);
/// Of the process; 0 where it is not ours to see.
double resident_megabytes(pid_t process);
Slope slope_of(const std::vector<MemoryPoint>& points);

/// The five stretches of ten seconds in which most was slow, with the time of day (UTC), to be laid beside a
/// database's log.
void print_slowest(const Measure& measure);
void print_table(const Measure& measure, double seconds);
std::string to_json(const Measure& measure, double seconds, const std::vector<MemoryPoint>& memory);

}  // namespace load
