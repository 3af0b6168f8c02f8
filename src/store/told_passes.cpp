#include "store/told_passes.h"

namespace ringmur {

Result<std::vector<ToldPass>> told_passes(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& incident) {
  auto known = store.get(actor, store.catalogue().at("incident"), authority, incident);
  if (!known) return std::unexpected(known.error());
  std::vector<ToldPass> told;
  // Every authority is listed to everybody: its name is no secret, and lies behind its own wall.
  auto done =
      store.read(db::Walls::of(actor, authority).seeing_everywhere(), [&](db::Connection& connection) {
        told.clear();
        auto cursor = connection.query(
            "SELECT t.\"kind\",t.\"direction\",a.\"name\",t.\"note\",t.\"passed_by\",t.\"passed_at\" FROM "
            "\"incident_tie\" t LEFT JOIN \"authority\" a ON a.\"id\" = t.\"other_authority\" WHERE "
            "t.\"authority\" = ?1 AND t.\"incident\" = ?2 ORDER BY t.\"passed_at\", t.\"id\"",
            {authority, incident});
        while (cursor->next()) {
          const auto text = [&](int column) {
            return cursor->is_null(column) ? std::string() : std::string(cursor->text(column));
          };
          told.push_back({text(0), text(1), text(2), text(3), text(4),
              Instant{std::chrono::milliseconds{cursor->integer(5)}}});
        }
      });
  if (!done) return std::unexpected(done.error());
  return told;
}

}  // namespace ringmur
