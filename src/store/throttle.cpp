#include "store/throttle.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "base/digest.h"
#include "base/text.h"

namespace ringmur {
namespace {

struct Key {
  Digest digest;
  std::int64_t free_tries;
  std::chrono::seconds longest;
};

std::string_view name_of(Tried what) {
  return what == Tried::password ? "login" : "code";
}

/// No number of tries from one login at one address makes anybody wait: they are only counted.
constexpr std::int64_t no_wait = std::numeric_limits<std::int64_t>::max();

bool is_known(const Trier& trier) {
  return !trier.device.empty();
}

Digest key_of_login(const Trier& trier) {
  return Hasher().add(name_of(trier.what)).add(folded(trier.login)).finish();
}
Digest key_of_remote(const Trier& trier) {
  return Hasher().add("remote").add(network_of(trier.remote)).finish();
}
/// Of one login from one address.
Digest key_of_both(const Trier& trier) {
  return Hasher()
      .add("both")
      .add(name_of(trier.what))
      .add(folded(trier.login))
      .add(network_of(trier.remote))
      .finish();
}

/// Always the login first: two that count at the same time lock their rows in the same order.
std::vector<Key> keys_of(const Trier& trier) {
  if (is_known(trier)) {
    Digest key = Hasher().add("device").add(name_of(trier.what)).add(trier.device).finish();
    return {{key, free_tries_of_login, longest_wait}};
  }
  const auto longest = trier.what == Tried::password ? longest_wait : longest_wait_of_code;
  std::vector<Key> keys{{key_of_login(trier), free_tries_of_login, longest}};
  if (trier.remote.empty()) return keys;
  keys.push_back({key_of_remote(trier), free_tries_of_remote, longest_wait});
  keys.push_back({key_of_both(trier), no_wait, longest_wait});
  return keys;
}

struct Counted {
  std::int64_t failures{0};
  std::int64_t last_at{0};
  std::int64_t wait_until{0};
};

Counted locked(db::Connection& connection, const Key& key) {
  connection.run(
      "INSERT INTO \"sign_in_throttle\" (\"key\",\"failures\",\"last_at\",\"wait_until\") VALUES (?1,0,0,0)"
      " ON CONFLICT DO NOTHING",
      {db::Bytes{view(key.digest)}});
  std::string sql =
      "SELECT \"failures\",\"last_at\",\"wait_until\" FROM \"sign_in_throttle\" WHERE \"key\" = ?1";
  if (connection.dialect() == Dialect::postgres) sql += " FOR UPDATE";
  auto cursor = connection.query(sql, {db::Bytes{view(key.digest)}});
  if (!cursor->next()) return {};
  return {cursor->integer(0), cursor->integer(1), cursor->integer(2)};
}

void count(db::Connection& connection, const Key& key, const Counted& before, std::int64_t at) {
  constexpr std::int64_t kept = std::chrono::milliseconds(tries_are_kept).count();
  std::int64_t tries = before.last_at < at - kept ? 1 : before.failures + 1;
  auto wait = std::chrono::milliseconds(wait_after(tries, key.free_tries, key.longest)).count();
  // Nothing rather than this moment where there is no wait: another process's clock may be behind ours.
  std::int64_t until = wait > 0 ? at + wait : 0;
  connection.run(
      "UPDATE \"sign_in_throttle\" SET \"failures\" = ?2, \"last_at\" = ?3, \"wait_until\" = ?4"
      " WHERE \"key\" = ?1",
      {db::Bytes{view(key.digest)}, tries, at, until});
}

/// Rows that were made just now and are not counted yet have no time.
void forget_old(db::Connection& connection) {
  constexpr std::int64_t kept = std::chrono::milliseconds(tries_are_kept).count();
  connection.run("DELETE FROM \"sign_in_throttle\" WHERE \"last_at\" < ?1 AND \"last_at\" > 0",
      {now().time_since_epoch().count() - kept});
}

std::unexpected<Error> throttled(std::int64_t milliseconds) {
  std::int64_t seconds = (milliseconds + 999) / 1000;
  std::int64_t minutes = (seconds + 59) / 60;
  bool short_wait = seconds < 120;
  std::string number = std::to_string(short_wait ? seconds : minutes);
  Error error{Refusal::throttled, "session.throttled",
      {"För många försök. Vänta " + number + (short_wait ? " sekunder" : " minuter") +
              " och försök sedan igen.",
          "Too many tries. Wait " + number + (short_wait ? " seconds" : " minutes") + " and try again."},
      {}, {}};
  error.retry_after = std::chrono::seconds{seconds};
  return refuse(std::move(error));
}

}  // namespace

std::string network_of(const std::string& remote) {
  std::array<char, 16> bytes{};
  if (inet_pton(AF_INET, remote.c_str(), bytes.data()) == 1) return {bytes.data(), 4};
  if (inet_pton(AF_INET6, remote.c_str(), bytes.data()) != 1) return remote;
  std::array<char, 12> mapped{};
  mapped[10] = mapped[11] = static_cast<char>(0xff);
  bool is_v4 = std::memcmp(bytes.data(), mapped.data(), mapped.size()) == 0;
  return is_v4 ? std::string(bytes.data() + 12, 4) : std::string(bytes.data(), 8);
}

std::chrono::seconds wait_after(std::int64_t tries, std::int64_t free_tries, std::chrono::seconds longest) {
  if (tries < free_tries) return std::chrono::seconds{0};
  constexpr std::int64_t most_doublings = 12;
  return std::min(longest, first_wait * (1 << std::min(tries - free_tries, most_doublings)));
}

Result<void> count_try(Store& store, const Trier& trier) {
  std::int64_t wait = 0;
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      wait = 0;
      forget_old(connection);
      std::vector<std::pair<Key, Counted>> all;
      for (const Key& key : keys_of(trier)) all.emplace_back(key, locked(connection, key));
      // Only now: who waited for the lock would otherwise look from before what the other one wrote.
      std::int64_t at = now().time_since_epoch().count();
      for (const auto& [key, before] : all) wait = std::max(wait, before.wait_until - at);
      if (wait > 0) return false;
      for (const auto& [key, before] : all) count(connection, key, before, at);
      return true;
    });
  } catch (const db::DatabaseError&) {
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
  }
  if (wait > 0) return throttled(wait);
  return {};
}

namespace {

void forget(db::Connection& connection, const Digest& key) {
  connection.run("DELETE FROM \"sign_in_throttle\" WHERE \"key\" = ?1", {db::Bytes{view(key)}});
}

/// What others have failed with from the address still counts. Nobody waits for the try that succeeded.
void forget_at_remote(db::Connection& connection, const Trier& trier) {
  const Digest remote = key_of_remote(trier);
  const Digest both = key_of_both(trier);
  Counted own;
  {
    auto cursor =
        connection.query("SELECT \"failures\",\"last_at\" FROM \"sign_in_throttle\" WHERE \"key\" = ?1",
            {db::Bytes{view(both)}});
    if (!cursor->next()) return;
    own = {cursor->integer(0), cursor->integer(1), 0};
  }
  connection.run(
      "UPDATE \"sign_in_throttle\" SET"
      " \"failures\" = CASE WHEN \"failures\" > ?2 THEN \"failures\" - ?2 ELSE 0 END,"
      " \"wait_until\" = CASE WHEN \"last_at\" = ?3 THEN 0 ELSE \"wait_until\" END WHERE \"key\" = ?1",
      {db::Bytes{view(remote)}, own.failures, own.last_at});
  forget(connection, both);
}

}  // namespace

void forget_tries(db::Connection& connection, const Trier& trier) {
  forget(connection, keys_of(trier).front().digest);
  if (!is_known(trier) && !trier.remote.empty()) forget_at_remote(connection, trier);
}

}  // namespace ringmur
