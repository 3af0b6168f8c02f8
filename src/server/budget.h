#pragma once

#include <chrono>
#include <map>
#include <mutex>

#include "base/error.h"
#include "base/uuid.h"

/// Heavy work is shared fairly: what one account or token may ask of it, so that nobody's exports keep the
/// others waiting. In memory, of this process alone.
namespace ringmur::api {

struct Route;

/// What heavy calls cost and how fast they are earned back, in units: a search is one.
struct BudgetLimits {
  double most{1200};            ///< what nobody has used for a while
  double a_second{20};          ///< 0: nothing is counted
  double a_second_of_work{10};  ///< what a heavy call costs beyond its price, for each second that it took
};

/// What the call costs before it is done; 0 for light ones, which are never counted. `as_file`: a list or a
/// report that is asked for as a file.
enum class AsFile { no, yes };
double price_of(const Route& route, AsFile as_file);

class Budget {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Budget(BudgetLimits limits = {}) : limits_(limits) {}

  /// Pays for a call. Refused as `throttled` ("budget.spent"), with Error::retry_after, where there is not
  /// enough left.
  Result<void> take(const Uuid& who, double price, Clock::time_point at);
  /// For how long it took: what is left may be less than nothing, and is earned back first.
  void charge(const Uuid& who, Clock::duration work, Clock::time_point at);

 private:
  struct Purse {
    double left{0};
    Clock::time_point at{};
  };
  Purse& purse(const Uuid& who, Clock::time_point at);

  BudgetLimits limits_;
  std::mutex mutex_;
  std::map<Uuid, Purse> purses_;
};

}  // namespace ringmur::api
