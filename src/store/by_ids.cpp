#include "store/by_ids.h"

#include <fmt/format.h>

#include <algorithm>

namespace ringmur {

Result<std::map<Uuid, Row>> find_by_ids(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  const Reach reach = actor.reach(type.name, Action::read, authority);
  if (reach.is_nothing()) return std::map<Uuid, Row>{};
  constexpr std::size_t together = 50;  // one statement for all, its last places filled with the last id
  std::string sql = fmt::format(
      "SELECT {} FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" IN (", db::select_columns(type), type.name);
  for (std::size_t i = 0; i < together; ++i) sql += fmt::format("{}?{}", i == 0 ? "" : ",", i + 2);
  sql += ')';
  std::map<Uuid, Row> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    for (std::size_t from = 0; from < ids.size(); from += together) {
      std::vector<db::Param> params{authority};
      for (std::size_t i = 0; i < together; ++i) params.emplace_back(ids[std::min(from + i, ids.size() - 1)]);
      auto cursor = connection.query(sql, params);
      while (cursor->next()) {
        Row row = db::read_row(type, *cursor);
        Uuid id = row.meta.id;
        if (lies_within(reach, type, row)) found.emplace(id, std::move(row));
      }
    }
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
