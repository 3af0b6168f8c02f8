#include "store/references.h"

#include <fmt/format.h>

namespace ringmur {

Result<std::vector<Referrers>> referrers(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, std::int64_t most) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  std::vector<Referrers> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    for (const RecordType* other : store.catalogue().types) {
      for (const Field& field : other->fields) {
        if (field.refers_to != type.name) continue;
        auto cursor = connection.query(
            fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM \"{}\" WHERE \"authority\" = ?1 AND \"{}\" = ?2"
                        " AND \"archived_at\" IS NULL LIMIT ?3) h",
                other->name, field.name),
            {authority, id, most + 1});
        std::int64_t count = cursor->next() ? cursor->integer(0) : 0;
        if (count > 0) found.push_back({other, &field, std::min(count, most), count > most});
      }
    }
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
