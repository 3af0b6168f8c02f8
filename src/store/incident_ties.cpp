#include "store/incident_ties.h"

#include <algorithm>
#include <utility>

#include "store/account_rows.h"

namespace ringmur {
namespace {

PassKind kind_of(std::string_view code) {
  return code == code_of(PassKind::handover) ? PassKind::handover : PassKind::inform;
}

PassDirection direction_of(std::string_view code) {
  return code == code_of(PassDirection::out) ? PassDirection::out : PassDirection::in;
}

}  // namespace

std::string_view code_of(PassKind kind) {
  switch (kind) {
    case PassKind::handover:
      return "handover";
    case PassKind::inform:
      return "inform";
  }
  std::unreachable();
}

std::string_view code_of(PassDirection direction) {
  switch (direction) {
    case PassDirection::out:
      return "out";
    case PassDirection::in:
      return "in";
  }
  std::unreachable();
}

Result<std::vector<IncidentTie>> incident_ties(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& incident) {
  auto reach = reach_of(actor, "incident", Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<IncidentTie> ties;
  auto done = store.read(db::Walls::of(actor, authority),
      [&](db::Connection& connection) { ties = db::read_ties(connection, authority, incident); });
  if (!done) return std::unexpected(done.error());
  return ties;
}

std::optional<Instant> handed_over_at(const std::vector<IncidentTie>& ties) {
  auto found = std::ranges::find_if(ties, [](const IncidentTie& tie) {
    return tie.kind == PassKind::handover && tie.direction == PassDirection::out;
  });
  return found == ties.end() ? std::nullopt : std::optional(found->passed_at);
}

Result<void> write_across(Store& store, const Actor& actor, const Uuid& authority,
    const std::string& operation, const std::function<Result<void>(Writer&)>& work) {
  auto reach = reach_of(actor, "incident", Action::write, authority);
  if (!reach) return std::unexpected(reach.error());
  Actor house = lend(Right::write, actor, authority);
  house.authority.reset();
  return store.write(house, db::Walls::everywhere(), operation, {}, work);
}

namespace db {

void insert_tie(Connection& connection, const IncidentTie& tie) {
  connection.run(
      "INSERT INTO \"incident_tie\" "
      "(\"authority\",\"id\",\"incident\",\"kind\",\"direction\",\"other_authority\","
      "\"other_incident\",\"facts\",\"note\",\"passed_by\",\"passed_at\") VALUES "
      "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)",
      {tie.authority, tie.id, tie.incident, code_of(tie.kind), code_of(tie.direction), tie.other_authority,
          tie.other_incident, std::string_view(tie.facts), std::string_view(tie.note),
          std::string_view(tie.passed_by), milliseconds(tie.passed_at)});
}

std::vector<IncidentTie> read_ties(Connection& connection, const Uuid& authority, const Uuid& incident) {
  auto cursor = connection.query(
      "SELECT "
      "\"id\",\"kind\",\"direction\",\"other_authority\",\"other_incident\",\"facts\",\"note\",\"passed_by\","
      "\"passed_at\" FROM \"incident_tie\" WHERE \"authority\" = ?1 AND \"incident\" = ?2 ORDER BY "
      "\"passed_at\",\"id\"",
      {authority, incident});
  std::vector<IncidentTie> ties;
  while (cursor->next()) {
    ties.push_back({cursor->uuid(0), authority, incident, kind_of(cursor->text(1)),
        direction_of(cursor->text(2)), cursor->uuid(3), cursor->uuid(4), std::string(cursor->text(5)),
        cursor->is_null(6) ? std::string() : std::string(cursor->text(6)), std::string(cursor->text(7)),
        *instant_at(*cursor, 8)});
  }
  return ties;
}

}  // namespace db
}  // namespace ringmur
