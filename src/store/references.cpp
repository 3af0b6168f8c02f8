#include "store/references.h"

#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {

Result<std::vector<Referrers>> referrers(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, std::int64_t most) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  std::vector<Referrers> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = db::Veil::over(connection, actor, authority, store.catalogue().types, Secrets::masked);
    for (const RecordType* other : store.catalogue().types) {
      for (const Field& field : other->fields) {
        const Reach reach = actor.reach(other->name, Action::read, authority);
        if (field.refers_to != type.name || reach.is_nothing()) continue;
        db::Sql sql;
        sql.add("SELECT COUNT(*) FROM (SELECT 1 FROM ").name(other->name).add(" WHERE \"authority\" = ");
        sql.bind(authority).add(" AND ").name(field.name).add(" = ").bind(id);
        veil.add_reach(sql, *other, reach);
        const std::string_view told = field.name;
        veil.add_told(sql, *other, {&told, 1});
        sql.add(" AND \"archived_at\" IS NULL LIMIT ").bind(Value{most + 1}).add(") h");
        auto params = sql.params();
        auto cursor = connection.query(sql.text(), params);
        std::int64_t count = cursor->next() ? cursor->integer(0) : 0;
        if (count > 0) found.push_back({other, &field, std::min(count, most), count > most});
      }
    }
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
