#include "server/streams.h"

#include <string>

namespace ringmur::api {

struct Streams::Counts {
  std::mutex mutex;
  std::map<Uuid, std::size_t> each;
  std::size_t all{0};
};

namespace {

std::unexpected<Error> too_many(std::size_t most) {
  const std::string number = std::to_string(most);
  Error error{Refusal::throttled, "streams.too_many",
      {"Du följer redan " + number + " jobb. Sluta följa något av dem, eller fråga efter jobbet då och då.",
          "You follow " + number +
              " jobs already. Stop following one of them, or ask for the job now and then."},
      {}, {}};
  error.retry_after = std::chrono::seconds{5};
  return refuse(std::move(error));
}

std::unexpected<Error> full() {
  Error error{Refusal::unavailable, "streams.full",
      {"Många följer jobb just nu. Fråga efter jobbet då och då i stället.",
          "Many follow jobs right now. Ask for the job now and then instead."},
      {}, {}};
  error.retry_after = std::chrono::seconds{5};
  return refuse(std::move(error));
}

}  // namespace

Streams::Streams(StreamLimits limits) : limits_(limits), counts_(std::make_shared<Counts>()) {}

Result<std::shared_ptr<Streams::Place>> Streams::take(const Uuid& who) {
  const std::lock_guard lock(counts_->mutex);
  auto found = counts_->each.find(who);
  if (found != counts_->each.end() && found->second >= limits_.each) return too_many(limits_.each);
  if (counts_->all >= limits_.all) return full();
  ++counts_->each[who];
  ++counts_->all;
  return std::make_shared<Place>(counts_, who);
}

Streams::Place::~Place() {
  const std::lock_guard lock(counts_->mutex);
  --counts_->all;
  auto found = counts_->each.find(who_);
  if (--found->second == 0) counts_->each.erase(found);
}

}  // namespace ringmur::api
