#include "store/by_ids.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/trail_events.h"
#include "store/veil.h"

namespace ringmur {
namespace {

/// A statement for each, its last places filled with the last id. Most look for one name, or for the few hits
/// that are shown: fifty places for them would be fifty looks.
constexpr std::array<std::size_t, 4> places{1, 5, 20, 50};

std::size_t places_for(std::size_t ids) {
  const auto* enough = std::ranges::find_if(places, [&](std::size_t most) { return most >= ids; });
  return enough == places.end() ? places.back() : *enough;
}

std::string select_by_ids(const RecordType& type, std::size_t together) {
  std::string sql = fmt::format(
      "SELECT {} FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" IN (", db::select_columns(type), type.name);
  for (std::size_t i = 0; i < together; ++i) sql += fmt::format("{}?{}", i == 0 ? "" : ",", i + 2);
  return sql + ')';
}

}  // namespace

Result<std::map<Uuid, Row>> find_by_ids(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const std::vector<Uuid>& ids, Secrets secrets) {
  if (auto may = may_read(actor, authority); !may) return std::unexpected(may.error());
  const Reach reach = actor.reach(type.name, Action::read, authority);
  if (reach.is_nothing()) return std::map<Uuid, Row>{};
  std::map<Uuid, Row> found;
  std::vector<Uuid> seen;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    std::size_t together = 0;
    for (std::size_t from = 0; from < ids.size(); from += together) {
      together = places_for(ids.size() - from);
      std::vector<db::Param> params{authority};
      for (std::size_t i = 0; i < together; ++i) params.emplace_back(ids[std::min(from + i, ids.size() - 1)]);
      auto cursor = connection.query(select_by_ids(type, together), params);
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
