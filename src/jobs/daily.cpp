#include "jobs/daily.h"

#include "areas/activities/recurring.h"
#include "base/log.h"
#include "base/stockholm.h"
#include "store/access.h"
#include "store/retention.h"
#include "store/seals.h"

namespace ringmur {

const Actor& clock_actor() {
  static const std::vector<TokenScope> trail{{"trail", Action::read}};
  static const Actor actor{"server: daily", std::nullopt, Right::write, std::nullopt, {},
      std::make_shared<const Access>(trail, Action::read, std::nullopt)};
  return actor;
}

namespace {

bool is_sealed_today(Store& store, const Uuid& authority) {
  auto latest = latest_seal(store, clock_actor(), authority);
  return latest && *latest && (*latest)->day == to_string(stockholm::today(now()));
}

void seal_one(Store& store, const Uuid& authority, const SigningKey& key) {
  if (is_sealed_today(store, authority)) return;
  if (auto sealed = seal_chain(store, clock_actor(), authority, key); !sealed)
    log::warning("daily.not_sealed", {{"code", sealed.error().code}});
}

/// Reads what activities are tied to and writes activities, nothing else.
Actor planner(const Store& store) {
  std::vector<TokenScope> scopes{{"activity", Action::write}};
  for (const RecordType* type : store.catalogue().types) scopes.push_back({type->name, Action::read});
  return {clock_actor().name, std::nullopt, Right::write, std::nullopt, {},
      std::make_shared<const Access>(scopes, Action::write, std::nullopt)};
}

void continue_all(Store& store, const std::vector<Authority>& authorities) {
  const Actor actor = planner(store);
  for (const Authority& authority : authorities) {
    if (auto made = activities::continue_recurring(store, actor, authority); !made)
      log::warning("daily.not_recurred", {{"code", made.error().code}});
  }
}

}  // namespace

void do_daily_work(Store& store, const std::filesystem::path& seal_key) {
  std::vector<Authority> chains = store.authorities(clock_actor());
  continue_all(store, chains);
  chains.push_back({city_chain, "", ""});
  for (const Authority& authority : chains) {
    if (auto pruned = prune_trail(store, clock_actor(), authority.id, now()); !pruned)
      log::warning("daily.not_pruned", {{"code", pruned.error().code}});
  }
  if (seal_key.empty()) {
    log::warning("daily.no_seal_key");
    return;
  }
  auto key = SigningKey::open_or_make(seal_key);
  if (!key) {
    log::warning("daily.not_sealed", {{"code", key.error().code}});
    return;
  }
  for (const Authority& authority : chains) seal_one(store, authority.id, *key);
}

Daily::Daily(Store& store, std::filesystem::path seal_key)
    : store_(store), seal_key_(std::move(seal_key)), periodic_("daily.failed", [this] { return work(); }) {}

std::chrono::milliseconds Daily::work() {
  do_daily_work(store_, seal_key_);
  const Date tomorrow = stockholm::today(now()) + std::chrono::days{1};
  return stockholm::start_of(tomorrow) - now() + std::chrono::minutes{5};
}

}  // namespace ringmur
