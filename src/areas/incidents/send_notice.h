#pragma once

#include <optional>
#include <string>

#include "areas/incidents/judge_incident.h"

namespace ringmur::incidents {

struct NoticeOrder {
  std::string duty;
  std::string form{};                ///< empty: free words
  std::string title{};               ///< empty: the duty's name
  std::string recipient{};           ///< empty: the duty's
  std::string content{};             ///< the form's fields as JSON, or words
  std::optional<Instant> sent_at{};  ///< nothing: now
  std::string receipt{};
  std::string late_reason{};
  std::optional<Uuid> previous{};
};

/// Keeps what was sent, with the deadline that it was sent before. A notification to IMY also says so in the
/// incident (reported_to_imy, imy_reported_at), in the same write. Refused: "notice.duty" (no such one, or it
/// is the legal person's and is to be handed over), "notice.form" (none of that duty), "notice.sent_at" (it
/// has not been yet), "notice.late_reason" (the first one comes after the deadline, and nothing says why),
/// "notice.previous" (no notice of this incident).
Result<Row> send_notice(Store& store, const Actor& actor, const Judged& judged, const NoticeOrder& order);

}  // namespace ringmur::incidents
