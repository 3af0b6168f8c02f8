#include "store/told_references.h"

namespace ringmur::db {

std::optional<Uuid> incident_of_reference(Connection& connection, const Uuid& authority,
    const std::string& external_reference, const std::string& reported_by) {
  auto cursor = connection.query(
      "SELECT \"id\" FROM \"incident\" WHERE \"authority\" = ?1 AND \"external_reference\" = ?2 AND "
      "\"reported_by\" = ?3 ORDER BY \"created_at\", \"id\" LIMIT 1",
      {authority, std::string_view(external_reference), std::string_view(reported_by)});
  if (!cursor->next()) return std::nullopt;
  return cursor->uuid(0);
}

}  // namespace ringmur::db
