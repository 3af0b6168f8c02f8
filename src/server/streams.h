#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

#include "base/error.h"
#include "base/uuid.h"

namespace ringmur {

/// How many may listen to what happens. Each that does asks the database twice a second.
struct StreamLimits {
  std::size_t each{8};   ///< of one account or token; more are answered 429
  std::size_t all{256};  ///< more are answered 503
};

namespace api {

/// Those who listen, counted in memory.
class Streams {
  struct Counts;

 public:
  /// Somebody's place, given back with it.
  class Place {
   public:
    Place(std::shared_ptr<Counts> counts, const Uuid& who) : counts_(std::move(counts)), who_(who) {}
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();

   private:
    std::shared_ptr<Counts> counts_;
    Uuid who_;
  };

  explicit Streams(StreamLimits limits = {});

  /// Refused as `throttled` ("streams.too_many") to who has enough, as `unavailable` ("streams.full") where
  /// the house is full.
  Result<std::shared_ptr<Place>> take(const Uuid& who);

 private:
  StreamLimits limits_;
  std::shared_ptr<Counts> counts_;  // those who listen may outlive the API by a moment
};

}  // namespace api
}  // namespace ringmur
