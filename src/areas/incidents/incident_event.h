#pragma once

#include "areas/incidents/incident.h"

namespace ringmur::incidents {

enum class EventKind { note, action, contact, decision, message };

/// What somebody writes in an incident's timeline. What the timeline writes by itself is not kept here.
struct Event {
  Id<Incident> incident;
  Instant at{};
  std::optional<EventKind> kind;
  std::string text;
  std::string by;  ///< the name of who did it
  Id<organisation::Unit> unit;

  bool operator==(const Event&) const = default;
};

const RecordType& describe_event();

}  // namespace ringmur::incidents
