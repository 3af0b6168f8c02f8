#include "store/erasures.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <iterator>

#include "store/audit_digests.h"
#include "store/trail.h"

namespace ringmur::db {

namespace json = boost::json;

std::string kept_digest(const KeptLink& link) {
  constexpr std::size_t digits = 32;
  Digest made = Hasher()
                    .add(fmt::to_string(link.sequence))
                    .add(fmt::to_string(link.at))
                    .add(fmt::to_string(link.events))
                    .add(link.root)
                    .add(link.head)
                    .add(link.previous)
                    .finish();
  return to_hex(made).substr(0, digits);
}

namespace {

std::string kept_of(Connection& connection, const Uuid& authority, std::int64_t link) {
  auto cursor =
      connection.query("SELECT \"head\" FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" = ?2",
          {authority, link - 1});
  const std::string previous(cursor->next() ? cursor->bytes(0) : std::string_view());
  cursor.reset();
  cursor = connection.query(
      "SELECT \"at\",\"events\",\"root\",\"head\" FROM \"audit_link\" WHERE \"authority\" = ?1 AND"
      " \"sequence\" = ?2",
      {authority, link});
  if (!cursor->next()) return {};
  return kept_digest({link, cursor->integer(0), cursor->integer(1), std::string(cursor->bytes(2)),
      std::string(cursor->bytes(3)), previous});
}

}  // namespace

std::string take(Connection& connection, const Uuid& authority, std::int64_t by, const Taken& taken) {
  std::string out = "\"links\":[";
  const char* comma = "";
  for (std::int64_t link : taken.links) {
    connection.run(
        "DELETE FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = ?2", {authority, link});
    connection.run(
        "UPDATE \"audit_link\" SET \"pruned_by\" = ?3, \"actor\" = '', \"operation\" = '', \"import_id\" ="
        " NULL, \"account\" = NULL, \"request\" = NULL WHERE \"authority\" = ?1 AND \"sequence\" = ?2",
        {authority, link, by});
    fmt::format_to(
        std::back_inserter(out), "{}[{},\"{}\"]", comma, link, kept_of(connection, authority, link));
    comma = ",";
  }
  out += "],\"values\":[";
  comma = "";
  for (const auto& [sequence, ordinal] : taken.values) {
    connection.run(
        "UPDATE \"audit_event\" SET \"changes\" = NULL, \"salt\" = NULL WHERE \"authority\" = ?1 AND"
        " \"sequence\" = ?2 AND \"ordinal\" = ?3",
        {authority, sequence, ordinal});
    fmt::format_to(std::back_inserter(out), "{}[{},{}]", comma, sequence, ordinal);
    comma = ",";
  }
  return out + ']';
}

Erasures::Erasures(Connection& connection, const Uuid& authority) {
  auto cursor = connection.query(
      fmt::format("SELECT \"sequence\",\"changes\",\"salt\",\"value_digest\" FROM \"audit_event\" WHERE"
                  " \"authority\" = ?1 AND \"action\" IN ('prune','removal') AND {}"
                  " ORDER BY \"sequence\", \"ordinal\"",
          noted_actions("")),
      {authority});
  while (cursor->next()) {
    newest_ = cursor->integer(0);
    if (value_digest(cursor->bytes(2), cursor->text(1)) == cursor->bytes(3))
      add(newest_, cursor->text(1));
    else
      broken_.insert(newest_);
  }
}

void Erasures::add(std::int64_t by, std::string_view changes) {
  try {
    const json::value all = json::parse(changes);
    for (const json::value& link : all.at("links").as_array())
      links_[link.at(0).as_int64()] = {by, std::string(link.at(1).as_string())};
    for (const json::value& place : all.at("values").as_array())
      values_.emplace(place.at(0).as_int64(), place.at(1).as_int64());
  } catch (const std::exception&) {
    broken_.insert(by);
  }
}

const Erasures::Said* Erasures::pruned(std::int64_t link) const {
  auto found = links_.find(link);
  return found == links_.end() ? nullptr : &found->second;
}

bool Erasures::covers(std::int64_t link, std::int64_t ordinal) const {
  return values_.contains({link, ordinal}) || !broken_.empty();
}

}  // namespace ringmur::db
