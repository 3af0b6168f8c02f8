#include "store/job_result.h"

namespace ringmur {

Result<void> complete_result(Store& store, const Job& job, const std::string& result) {
  try {
    store.pool().write([&](db::Connection& connection) {
      connection.run(
          "UPDATE \"job\" SET \"result\" = ?3 WHERE \"id\" = ?1 AND \"fence\" = ?2 AND \"status\" = 'done'",
          {job.id, job.fence, std::string_view(result)});
      return true;
    });
    return {};
  } catch (const db::DatabaseError&) {
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
  }
}

}  // namespace ringmur
