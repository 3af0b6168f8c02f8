#include "store/workshops.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "store/account_rows.h"

namespace ringmur {
namespace {

namespace json = boost::json;

using NamedStep = std::pair<WorkshopStep, std::string_view>;
constexpr std::array<NamedStep, 4> steps{{{WorkshopStep::waiting, "waiting"},
    {WorkshopStep::rating, "rating"}, {WorkshopStep::shown, "shown"}, {WorkshopStep::agreed, "agreed"}}};

std::string ids_as_json(const std::vector<Uuid>& ids) {
  json::array list;
  for (const Uuid& id : ids) list.emplace_back(to_string(id));
  return json::serialize(list);
}

std::vector<Uuid> ids_from_json(std::string_view text) {
  std::vector<Uuid> ids;
  const json::value list = json::parse(json::string_view(text.data(), text.size()));
  for (const json::value& one : list.as_array()) {
    if (auto id = parse_uuid(std::string_view(one.as_string()))) ids.push_back(*id);
  }
  return ids;
}

/// Letters and digits, in capitals.
std::string plain_code(std::string_view code) {
  std::string plain;
  for (const char one : code) {
    if (one >= 'a' && one <= 'z') plain += static_cast<char>(one - 'a' + 'A');
    if ((one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9')) plain += one;
  }
  return plain;
}

constexpr const char* head_of_workshop =
    "SELECT \"id\",\"authority\",\"title\",\"analysis\",\"year\",\"code\",\"created_at\",\"closed_at\" FROM "
    "\"workshop\" WHERE \"authority\" = ?1";

Workshop read_workshop_row(const db::Cursor& cursor) {
  Workshop workshop;
  workshop.id = cursor.uuid(0);
  workshop.authority = cursor.uuid(1);
  workshop.title = cursor.text(2);
  workshop.analysis = cursor.text(3);
  workshop.year = cursor.integer(4);
  workshop.code = cursor.text(5);
  workshop.created_at = *db::instant_at(cursor, 6);
  workshop.closed_at = db::instant_at(cursor, 7);
  return workshop;
}

WorkshopRisk read_risk(const db::Cursor& cursor) {
  WorkshopRisk risk;
  risk.risk = cursor.uuid(0);
  risk.step = workshop_step(cursor.text(1)).value_or(WorkshopStep::waiting);
  if (cursor.is_null(2)) return risk;
  WorkshopConsensus consensus;
  consensus.rating = {cursor.integer(2), cursor.integer(3), std::string(cursor.text(4))};
  consensus.disagreeing = ids_from_json(cursor.text(5));
  consensus.by = cursor.uuid(6);
  consensus.at = *db::instant_at(cursor, 7);
  risk.consensus = std::move(consensus);
  return risk;
}

void read_members(db::Connection& connection, Workshop& workshop) {
  auto cursor = connection.query(
      "SELECT m.\"account\",a.\"name\" FROM \"workshop_member\" m LEFT JOIN \"account\" a ON a.\"id\" = "
      "m.\"account\" WHERE m.\"authority\" = ?1 AND m.\"workshop\" = ?2 ORDER BY "
      "m.\"joined_at\",m.\"account\"",
      {workshop.authority, workshop.id});
  while (cursor->next()) {
    workshop.members.push_back(
        {cursor->uuid(0), cursor->is_null(1) ? std::string() : std::string(cursor->text(1))});
  }
}

void read_risks(db::Connection& connection, Workshop& workshop) {
  auto cursor = connection.query(
      "SELECT "
      "\"risk\",\"step\",\"likelihood\",\"impact\",\"reason\",\"disagreeing\",\"agreed_by\",\"agreed_at\""
      " FROM \"workshop_risk\" WHERE \"authority\" = ?1 AND \"workshop\" = ?2 ORDER BY \"position\"",
      {workshop.authority, workshop.id});
  while (cursor->next()) workshop.risks.push_back(read_risk(*cursor));
}

void read_ratings(db::Connection& connection, Workshop& workshop) {
  auto cursor = connection.query(
      "SELECT \"risk\",\"account\",\"likelihood\",\"impact\",\"reason\" FROM \"workshop_rating\" WHERE "
      "\"authority\" = ?1 AND \"workshop\" = ?2 ORDER BY \"rated_at\",\"account\"",
      {workshop.authority, workshop.id});
  while (cursor->next()) {
    const auto risk = std::ranges::find(workshop.risks, cursor->uuid(0), &WorkshopRisk::risk);
    if (risk == workshop.risks.end()) continue;
    risk->rated.push_back(cursor->uuid(1));
    risk->ratings.push_back(
        {cursor->uuid(1), {cursor->integer(2), cursor->integer(3), std::string(cursor->text(4))}});
  }
}

}  // namespace

std::string_view code_of(WorkshopStep step) {
  return std::ranges::find(steps, step, &NamedStep::first)->second;
}

std::optional<WorkshopStep> workshop_step(std::string_view code) {
  const auto* found = std::ranges::find(steps, code, &NamedStep::second);
  if (found == steps.end()) return std::nullopt;
  return found->first;
}

namespace db {

void insert_workshop(Connection& connection, const Workshop& workshop, const Uuid& by) {
  connection.run(
      "INSERT INTO \"workshop\" "
      "(\"authority\",\"id\",\"title\",\"analysis\",\"year\",\"code\",\"created_by\",\"created_at\") VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8)",
      {workshop.authority, workshop.id, std::string_view(workshop.title), std::string_view(workshop.analysis),
          workshop.year, std::string_view(workshop.code), by, milliseconds(workshop.created_at)});
  std::int64_t position = 0;
  for (const WorkshopRisk& risk : workshop.risks) {
    connection.run(
        "INSERT INTO \"workshop_risk\" (\"authority\",\"workshop\",\"risk\",\"position\",\"step\") VALUES "
        "(?1,?2,?3,?4,?5)",
        {workshop.authority, workshop.id, risk.risk, ++position, code_of(risk.step)});
  }
}

std::optional<Workshop> read_workshop(Connection& connection, const Uuid& authority, const Uuid& id) {
  std::optional<Workshop> workshop;
  {
    auto cursor = connection.query(std::string(head_of_workshop) + " AND \"id\" = ?2", {authority, id});
    if (cursor->next()) workshop = read_workshop_row(*cursor);
  }
  if (!workshop) return workshop;
  read_members(connection, *workshop);
  read_risks(connection, *workshop);
  read_ratings(connection, *workshop);
  return workshop;
}

std::optional<Workshop> hold_workshop(Connection& connection, const Uuid& authority, const Uuid& id) {
  if (connection.dialect() == Dialect::postgres) {
    connection.query(
        "SELECT 1 FROM \"workshop\" WHERE \"authority\" = ?1 AND \"id\" = ?2 FOR UPDATE", {authority, id});
  }
  return read_workshop(connection, authority, id);
}

std::optional<Uuid> find_workshop(Connection& connection, const Uuid& authority, std::string_view code) {
  const std::string plain = plain_code(code);
  auto cursor = connection.query("SELECT \"id\" FROM \"workshop\" WHERE \"authority\" = ?1 AND \"code\" = ?2",
      {authority, std::string_view(plain)});
  if (!cursor->next()) return std::nullopt;
  return cursor->uuid(0);
}

std::vector<Workshop> list_workshops(Connection& connection, const Uuid& authority) {
  std::vector<Workshop> all;
  {
    auto cursor = connection.query(
        std::string(head_of_workshop) + " ORDER BY \"created_at\" DESC, \"id\" DESC LIMIT 100", {authority});
    while (cursor->next()) all.push_back(read_workshop_row(*cursor));
  }
  for (Workshop& workshop : all) {
    read_members(connection, workshop);
    read_risks(connection, workshop);
  }
  return all;
}

void join_workshop(Connection& connection, const Workshop& workshop, const Uuid& account, Instant at) {
  connection.run(
      "INSERT INTO \"workshop_member\" (\"authority\",\"workshop\",\"account\",\"joined_at\") VALUES "
      "(?1,?2,?3,?4) ON CONFLICT DO NOTHING",
      {workshop.authority, workshop.id, account, milliseconds(at)});
}

void rate(Connection& connection, const Workshop& workshop, const Uuid& risk, const Uuid& account,
    const Rating& rating, Instant at) {
  connection.run(
      "INSERT INTO \"workshop_rating\" "
      "(\"authority\",\"workshop\",\"risk\",\"account\",\"likelihood\",\"impact\",\"reason\",\"rated_at\") "
      "VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT (\"authority\",\"workshop\",\"risk\",\"account\") DO UPDATE SET "
      "\"likelihood\" = ?5, \"impact\" = ?6, \"reason\" = ?7, \"rated_at\" = ?8",
      {workshop.authority, workshop.id, risk, account, rating.likelihood, rating.impact,
          std::string_view(rating.reason), milliseconds(at)});
}

void set_step(Connection& connection, const Workshop& workshop, const Uuid& risk, WorkshopStep step) {
  connection.run(
      "UPDATE \"workshop_risk\" SET \"step\" = ?4 WHERE \"authority\" = ?1 AND \"workshop\" = ?2 AND "
      "\"risk\" = "
      "?3",
      {workshop.authority, workshop.id, risk, code_of(step)});
}

void set_consensus(
    Connection& connection, const Workshop& workshop, const Uuid& risk, const WorkshopConsensus& consensus) {
  const std::string disagreeing = ids_as_json(consensus.disagreeing);
  connection.run(
      "UPDATE \"workshop_risk\" SET \"step\" = ?4, \"likelihood\" = ?5, \"impact\" = ?6, \"reason\" = ?7, "
      "\"disagreeing\" = ?8, \"agreed_by\" = ?9, \"agreed_at\" = ?10 WHERE \"authority\" = ?1 AND "
      "\"workshop\" "
      "= ?2 AND \"risk\" = ?3",
      {workshop.authority, workshop.id, risk, code_of(WorkshopStep::agreed), consensus.rating.likelihood,
          consensus.rating.impact, std::string_view(consensus.rating.reason), std::string_view(disagreeing),
          consensus.by, milliseconds(consensus.at)});
}

void close_workshop(Connection& connection, const Workshop& workshop, Instant at) {
  connection.run(
      "UPDATE \"workshop\" SET \"closed_at\" = ?3 WHERE \"authority\" = ?1 AND \"id\" = ?2 AND \"closed_at\" "
      "IS "
      "NULL",
      {workshop.authority, workshop.id, milliseconds(at)});
}

}  // namespace db
}  // namespace ringmur
