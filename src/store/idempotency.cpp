#include "store/idempotency.h"

#include <algorithm>

#include "store/database_trouble.h"

namespace ringmur {
namespace {

/// A key changes no record, so nothing enters the trail.
Result<void> quietly(Store& store, const std::function<void(db::Connection&)>& work) {
  try {
    store.pool().write(db::Walls::house(), [&](db::Connection& connection) {
      work(connection);
      return true;
    });
    return {};
  } catch (const db::DatabaseError& error) {
    log_trouble(error);
    return refuse(refusal_of(error));
  }
}

std::unexpected<Error> other_request() {
  return refuse(Refusal::conflict, "idempotency.other_request",
      {"Idempotency-Key har redan använts till ett annat anrop. Ta en ny nyckel för varje anrop.",
          "The Idempotency-Key was already used for another request. Take a new key for each request."});
}

Error unanswered(std::chrono::seconds wait) {
  return {Refusal::conflict, "idempotency.unanswered",
      {"Det första anropet med samma Idempotency-Key har inte fått något svar: det pågår, eller så "
       "avbröts det. Vänta och skicka samma anrop igen: det görs bara en gång.",
          "The first request with this Idempotency-Key has had no answer: it is under way, or it was "
          "cut off. Wait and send the same request again: it is done only once."},
      {}, {}, wait};
}

std::unexpected<Error> done_already() {
  return refuse(Refusal::conflict, "idempotency.done",
      {"Det första anropet med samma Idempotency-Key blev gjort, men svaret kom inte fram. Gör inte om det.",
          "The first request with this Idempotency-Key was done, but its answer did not arrive. Do not do it "
          "again."});
}

// What a key stands for; from 100 on it is the status of the answer that was given.
constexpr std::int64_t taken = 0;     ///< nothing has been done; "body" says by which try
constexpr std::int64_t effected = 1;  ///< something was done (keyed_work.h), and no answer kept

struct Found {
  std::string request;
  std::int64_t at{0};
  KeptAnswer answer;
};

std::optional<Found> find(db::Connection& connection, const KeyedRequest& request) {
  auto cursor = connection.query(
      "SELECT \"request\",\"status\",\"headers\",\"body\",\"at\" FROM \"idempotency\" WHERE \"token\" = ?1 "
      "AND "
      "\"key\" = ?2",
      {request.token, db::Bytes{request.key}});
  if (!cursor->next()) return std::nullopt;
  Found found{std::string(cursor->bytes(0)), cursor->integer(4), {cursor->integer(1), {}, {}}};
  if (!cursor->is_null(2)) found.answer.headers = cursor->text(2);
  if (!cursor->is_null(3)) found.answer.body = cursor->text(3);
  return found;
}

/// A try that has not been answered for long is over as far as anybody can know, and from now on for certain:
/// it finds the key in another's hands before it commits.
bool take_over(db::Connection& connection, const KeyedRequest& request, const Found& found, std::int64_t at) {
  return connection.run(
             "UPDATE \"idempotency\" SET \"body\" = ?3, \"at\" = ?4 WHERE \"token\" = ?1 AND \"key\" = ?2 "
             "AND "
             "\"status\" = 0 AND \"body\" = ?5",
             {request.token, db::Bytes{request.key}, std::string_view(request.by), at,
                 std::string_view(found.answer.body)}) == 1;
}

/// What is seen may be on its way to the replicas yet, and a transaction that changes nothing does not wait
/// for them: this one does, so that nobody is told of what a new primary may lack.
void confirm(db::Connection& connection, const KeyedRequest& request) {
  connection.run("UPDATE \"idempotency\" SET \"request\" = ?3 WHERE \"token\" = ?1 AND \"key\" = ?2",
      {request.token, db::Bytes{request.key}, db::Bytes{request.request}});
}

std::chrono::seconds left_to_wait(const Found& found, std::int64_t at) {
  const std::chrono::milliseconds waited{at - found.at};
  return std::chrono::ceil<std::chrono::seconds>(a_try_lasts - waited);
}

}  // namespace

Result<std::optional<KeptAnswer>> take_key(Store& store, const KeyedRequest& request) {
  std::optional<Found> found;
  std::chrono::seconds wait{0};
  auto done = quietly(store, [&](db::Connection& connection) {
    std::int64_t at = now().time_since_epoch().count();
    constexpr std::int64_t kept = std::chrono::milliseconds(keys_are_kept).count();
    connection.run("DELETE FROM \"idempotency\" WHERE \"at\" < ?1", {at - kept});
    bool mine =
        connection.run(
            "INSERT INTO \"idempotency\" (\"token\",\"key\",\"request\",\"at\",\"status\",\"body\") VALUES "
            "(?1,?2,?3,?4,0,?5)"
            " ON CONFLICT DO NOTHING",
            {request.token, db::Bytes{request.key}, db::Bytes{request.request}, at,
                std::string_view(request.by)}) == 1;
    found = mine ? std::nullopt : find(connection, request);
    if (!found || found->request != request.request) return;
    if (found->answer.status != taken) return confirm(connection, request);
    wait = left_to_wait(*found, at);
    if (wait.count() <= 0 && take_over(connection, request, *found, at)) found.reset();
  });
  if (!done) return std::unexpected(done.error());
  if (!found) return std::optional<KeptAnswer>();
  if (found->request != request.request) return other_request();
  if (found->answer.status == taken) return refuse(unanswered(std::max(wait, std::chrono::seconds{1})));
  if (found->answer.status == effected) return done_already();
  return std::optional(std::move(found->answer));
}

Result<void> keep_answer(Store& store, const KeyedRequest& request, const KeptAnswer& answer) {
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "UPDATE \"idempotency\" SET \"status\" = ?3, \"headers\" = ?4, \"body\" = ?5 WHERE \"token\" = ?1 "
        "AND \"key\" = ?2 AND \"status\" IN (0,1) AND \"body\" = ?6",
        {request.token, db::Bytes{request.key}, answer.status, std::string_view(answer.headers),
            std::string_view(answer.body), std::string_view(request.by)});
  });
}

Result<void> give_key_back(Store& store, const KeyedRequest& request) {
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "DELETE FROM \"idempotency\" WHERE \"token\" = ?1 AND \"key\" = ?2 AND \"status\" IN (0,1) "
        "AND \"body\" = ?3",
        {request.token, db::Bytes{request.key}, std::string_view(request.by)});
  });
}

}  // namespace ringmur
