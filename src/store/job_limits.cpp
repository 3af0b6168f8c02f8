#include "store/job_limits.h"

#include <string>

namespace ringmur {
namespace {

struct Waiting {
  std::int64_t own{0};
  std::int64_t authority{0};
  std::int64_t all{0};
};

std::unexpected<Error> too_many(std::int64_t most) {
  const std::string number = std::to_string(most);
  Error error{Refusal::throttled, "jobs.too_many",
      {"Du har redan " + number + " jobb som väntar. Låt några bli klara innan du beställer fler.",
          "You have " + number + " jobs waiting already. Let some be done before you order more."},
      {}, {}};
  error.retry_after = std::chrono::seconds{10};
  return refuse(std::move(error));
}

std::unexpected<Error> full() {
  Error error{Refusal::unavailable, "jobs.full",
      {"Många jobb väntar just nu. Försök igen om en stund.",
          "Many jobs are waiting right now. Try again in a while."},
      {}, {}};
  error.retry_after = std::chrono::seconds{30};
  return refuse(std::move(error));
}

Waiting count_waiting(db::Connection& connection, const Actor& actor, const Uuid& authority) {
  const Uuid who = actor.account ? *actor.account : actor.token.value_or(Uuid{});
  auto cursor = connection.query(
      "SELECT SUM(CASE WHEN \"account\" = ?1 OR \"token\" = ?1 THEN 1 ELSE 0 END),"
      " SUM(CASE WHEN \"authority\" = ?2 THEN 1 ELSE 0 END), COUNT(*) FROM \"job\""
      " WHERE \"status\" IN ('queued','running')",
      {who, authority});
  if (!cursor->next() || cursor->integer(2) == 0) return {};
  return {cursor->integer(0), cursor->integer(1), cursor->integer(2)};
}

}  // namespace

Result<void> room_for_job(Store& store, const Actor& actor, const Uuid& authority, const JobLimits& limits) {
  Waiting waiting;
  auto looked = store.read(db::Walls::everywhere(),
      [&](db::Connection& connection) { waiting = count_waiting(connection, actor, authority); });
  if (!looked) return looked;
  if (waiting.own >= limits.each) return too_many(limits.each);
  if (waiting.authority >= limits.authority || waiting.all >= limits.all) return full();
  return {};
}

}  // namespace ringmur
