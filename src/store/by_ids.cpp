#include "store/by_ids.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/trail_events.h"
#include "store/veil.h"

namespace ringmur {

Result<std::map<Uuid, Row>> find_by_ids(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids, Secrets secrets) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  const Reach reach = actor.reach(type.name, Action::read, authority);
  if (reach.is_nothing()) return std::map<Uuid, Row>{};
  constexpr std::size_t together = 50;  // one statement for all, its last places filled with the last id
  std::string sql = fmt::format(
      "SELECT {} FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" IN (", db::select_columns(type), type.name);
  for (std::size_t i = 0; i < together; ++i) sql += fmt::format("{}?{}", i == 0 ? "" : ",", i + 2);
  sql += ')';
  std::map<Uuid, Row> found;
  std::vector<Uuid> seen;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    for (std::size_t from = 0; from < ids.size(); from += together) {
      std::vector<db::Param> params{authority};
      for (std::size_t i = 0; i < together; ++i) params.emplace_back(ids[std::min(from + i, ids.size() - 1)]);
      auto cursor = connection.query(sql, params);
      std::vector<Row> rows;
      while (cursor->next()) rows.push_back(db::read_row(type, *cursor));
      cursor.reset();
      db::cover_rows(connection, actor, type, authority, reach, secrets, rows, seen);
      for (Row& row : rows) {
        const Uuid id = row.meta.id;
        found.emplace(id, std::move(row));
      }
    }
  });
  if (!done) return std::unexpected(done.error());
  if (auto noted = record_seen(store, actor, authority, type, seen); !noted)
    return std::unexpected(noted.error());
  return found;
}

}  // namespace ringmur
