#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

/// What one authority has passed to another of an incident. Each side has a row of its own, and sees no
/// other: the other side's incident is kept for the house alone and never given out.
namespace ringmur {

enum class PassKind { handover, inform };
enum class PassDirection { out, in };

std::string_view code_of(PassKind kind);
std::string_view code_of(PassDirection direction);

struct IncidentTie {
  Uuid id;
  Uuid authority;
  Uuid incident;
  PassKind kind{PassKind::inform};
  PassDirection direction{PassDirection::out};
  Uuid other_authority;
  Uuid other_incident;  ///< for the house: no answer tells it
  std::string facts;    ///< what was passed, as JSON: {"title":"…"}
  std::string note;
  std::string passed_by;
  Instant passed_at{};
};

/// Those of one incident, oldest first. Refused as reading incidents there is; which one of them the actor
/// may read is for the caller to ask.
Result<std::vector<IncidentTie>> incident_ties(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& incident);

/// When the first of them was handed over to the contact function; nothing where none was.
std::optional<Instant> handed_over_at(const std::vector<IncidentTie>& ties);

/// A write that reaches into other authorities: asked for by who may write incidents in the own one, and done
/// by the house. Refused as writing incidents there is.
Result<void> write_across(Store& store, const Actor& actor, const Uuid& authority,
    const std::string& operation, const std::function<Result<void>(Writer&)>& work);

namespace db {

void insert_tie(Connection& connection, const IncidentTie& tie);
std::vector<IncidentTie> read_ties(Connection& connection, const Uuid& authority, const Uuid& incident);

}  // namespace db
}  // namespace ringmur
