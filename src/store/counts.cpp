#include "store/counts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "store/sql.h"
#include "store/veil.h"

namespace ringmur {
namespace {

void add_columns(db::Sql& sql, const std::vector<const Field*>& by) {
  for (const Field* field : by) {
    if (field != by.front()) sql.add(",");
    sql.name(field->name);
  }
}

/// What sorts as the value stands among others of its field.
std::string place_of(const Field& field, const Value& value) {
  if (is_empty(value)) return "1";
  std::string place = "0";
  if (field.kind == Kind::choice) {
    auto found = std::ranges::find(field.choices, std::get<std::string>(value), &Choice::code);
    place += fmt::format("{:04}", found - field.choices.begin());
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    place += sort_key(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    place += fmt::format("{:020}", static_cast<std::uint64_t>(*number) ^ (std::uint64_t{1} << 63));
  } else {
    place += canonical(value);
  }
  return place;
}

void put_in_order(std::vector<Group>& groups, const std::vector<const Field*>& by) {
  std::vector<std::pair<std::vector<std::string>, std::size_t>> places;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    std::vector<std::string> place;
    for (std::size_t column = 0; column < by.size(); ++column)
      place.push_back(place_of(*by[column], groups[i].values[column]));
    places.emplace_back(std::move(place), i);
  }
  std::ranges::sort(places);
  std::vector<Group> sorted;
  for (const auto& [place, i] : places) sorted.push_back(std::move(groups[i]));
  groups = std::move(sorted);
}

}  // namespace

Result<std::vector<Group>> count_groups(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const std::vector<const Field*>& by, std::size_t most) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<Group> groups;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    db::Sql sql;
    sql.add("SELECT ");
    add_columns(sql, by);
    sql.add(",COUNT(*)");
    const auto veil = db::Veil::over(
        connection, actor, authority, db::asked_by(store.catalogue(), type, filter), Secrets::masked);
    db::add_from_where(sql, store.catalogue(), type, authority, actor, *reach, filter,
        db::for_all(connection, type, authority, filter), veil);
    for (const Field* field : by) veil.add_open(sql, type, field->name);
    db::add_grouping(sql, *reach, filter, by, connection.dialect());
    sql.add(" LIMIT ").bind(Value{static_cast<std::int64_t>(most + 1)});
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    while (cursor->next()) {
      Group group;
      int column = 0;
      for (const Field* field : by) group.values.push_back(db::read_value(*cursor, column++, field->kind));
      group.count = cursor->integer(column);
      groups.push_back(std::move(group));
    }
  });
  if (!done) return std::unexpected(done.error());
  if (groups.size() > most) {
    return refuse(Refusal::invalid, "counts.too_many",
        {fmt::format("Det blir fler än {} grupper. Välj ett fält med färre värden, eller filtrera.", most),
            fmt::format("There are more than {} groups. Choose a field with fewer values, or filter.", most)},
        "by");
  }
  put_in_order(groups, by);
  return groups;
}

Result<std::vector<std::int64_t>> count_each(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, const std::vector<std::vector<Condition>>& each) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<std::int64_t> counts;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    const auto veil = db::Veil::nothing();
    const db::Reading reading = db::for_all(connection, type, authority, filter);
    db::Sql sql;
    for (const std::vector<Condition>& conditions : each) {
      sql.add(&conditions == &each.front() ? "SELECT " : ",");
      db::add_count_if(sql, store.catalogue(), authority, actor, conditions, reading, veil);
    }
    db::add_from_where(sql, store.catalogue(), type, authority, actor, *reach, filter, reading, veil);
    auto cursor = connection.query(sql.text(), sql.params());
    if (!cursor->next()) return;
    for (std::size_t i = 0; i < each.size(); ++i) counts.push_back(cursor->integer(static_cast<int>(i)));
  });
  if (!done) return std::unexpected(done.error());
  return counts;
}

}  // namespace ringmur
