#pragma once

#include "areas/incidents/incident.h"

namespace ringmur::incidents {

enum class NoticeStatus { draft, sent };

/// What is said to somebody outside because of an incident: a report to an authority, a message to those
/// concerned, the insurer or the police. Kept as it was sent.
struct Notice {
  Id<Incident> incident;
  std::string duty;  ///< the duty that it fulfils (settings, incident_duties)
  std::string form;  ///< the form that it was filled in by (settings, incident_forms); empty: free words
  std::string title;
  std::string recipient;
  std::string content;  ///< the form's fields as JSON, {"field":"text"}; free words otherwise
  std::optional<NoticeStatus> status;
  std::optional<Instant> due_at;  ///< the deadline when it was sent
  std::optional<Instant> sent_at;
  std::string sent_by;
  std::string receipt;      ///< the recipient's case number or receipt
  std::string late_reason;  ///< asked for where it was sent after due_at
  Id<Notice> previous;      ///< the report that this one continues
  Id<organisation::Unit> unit;

  bool operator==(const Notice&) const = default;
};

const RecordType& describe_notice();

}  // namespace ringmur::incidents
