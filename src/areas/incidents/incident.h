#pragma once

#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::incidents {

enum class Status { reported, ongoing, closed };

/// An unwanted event that revealed, lost or falsified information.
struct Incident {
  std::string diary_number;  ///< diarienummer; may come later than the incident
  Instant discovered_at{};
  std::optional<Instant> reported_at;
  std::string title;
  std::string description;  ///< what happened
  std::string kind;
  std::optional<bool> personal_data;
  std::optional<bool> reported_to_imy;
  std::string source;
  Id<organisation::Unit> unit;
  std::optional<Status> status;
  std::string reporter;     ///< the name of who told of it
  std::string reported_by;  ///< the login of her account, where she told by Ringmur's own page

  bool operator==(const Incident&) const = default;
};

const RecordType& describe_incident();

}  // namespace ringmur::incidents
