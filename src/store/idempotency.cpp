#include "store/idempotency.h"

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
  } catch (const db::DatabaseError&) {
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
  }
}

std::unexpected<Error> other_request() {
  return refuse(Refusal::conflict, "idempotency.other_request",
      {"Idempotency-Key har redan använts till ett annat anrop. Ta en ny nyckel för varje anrop.",
          "The Idempotency-Key was already used for another request. Take a new key for each request."});
}

std::unexpected<Error> unanswered() {
  return refuse(Refusal::conflict, "idempotency.unanswered",
      {"Det första anropet med samma Idempotency-Key har inte fått något svar: det pågår, eller så "
       "avbröts det. Vänta, "
       "eller se efter om det blev gjort och ta sedan en ny nyckel.",
          "The first request with this Idempotency-Key has had no answer: it is under way, or it was "
          "cut off. Wait, or look "
          "whether it was done and then take a new key."});
}

struct Found {
  std::string request;
  KeptAnswer answer;
};

std::optional<Found> find(db::Connection& connection, const KeyedRequest& request) {
  auto cursor = connection.query(
      "SELECT \"request\",\"status\",\"headers\",\"body\" FROM \"idempotency\" WHERE \"token\" = ?1 AND "
      "\"key\" = ?2",
      {request.token, db::Bytes{request.key}});
  if (!cursor->next()) return std::nullopt;
  Found found{std::string(cursor->bytes(0)), {cursor->integer(1), {}, {}}};
  if (!cursor->is_null(2)) found.answer.headers = cursor->text(2);
  if (!cursor->is_null(3)) found.answer.body = cursor->text(3);
  return found;
}

}  // namespace

Result<std::optional<KeptAnswer>> take_key(Store& store, const KeyedRequest& request) {
  std::optional<Found> found;
  auto done = quietly(store, [&](db::Connection& connection) {
    std::int64_t at = now().time_since_epoch().count();
    constexpr std::int64_t kept = std::chrono::milliseconds(keys_are_kept).count();
    connection.run("DELETE FROM \"idempotency\" WHERE \"at\" < ?1", {at - kept});
    bool mine = connection.run(
                    "INSERT INTO \"idempotency\" (\"token\",\"key\",\"request\",\"at\",\"status\") VALUES "
                    "(?1,?2,?3,?4,0)"
                    " ON CONFLICT DO NOTHING",
                    {request.token, db::Bytes{request.key}, db::Bytes{request.request}, at}) == 1;
    found = mine ? std::nullopt : find(connection, request);
  });
  if (!done) return std::unexpected(done.error());
  if (!found) return std::optional<KeptAnswer>();
  if (found->request != request.request) return other_request();
  if (found->answer.status == 0) return unanswered();
  return std::optional(std::move(found->answer));
}

Result<void> keep_answer(Store& store, const KeyedRequest& request, const KeptAnswer& answer) {
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "UPDATE \"idempotency\" SET \"status\" = ?3, \"headers\" = ?4, \"body\" = ?5 WHERE \"token\" = ?1 "
        "AND \"key\" = ?2",
        {request.token, db::Bytes{request.key}, answer.status, std::string_view(answer.headers),
            std::string_view(answer.body)});
  });
}

Result<void> give_key_back(Store& store, const KeyedRequest& request) {
  return quietly(store, [&](db::Connection& connection) {
    connection.run("DELETE FROM \"idempotency\" WHERE \"token\" = ?1 AND \"key\" = ?2 AND \"status\" = 0",
        {request.token, db::Bytes{request.key}});
  });
}

}  // namespace ringmur
