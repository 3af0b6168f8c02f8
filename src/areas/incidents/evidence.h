#pragma once

#include "areas/incidents/incident.h"

namespace ringmur::incidents {

/// A file that proves something of an incident. Its bytes lie in store/evidence_files.h and never change.
struct Evidence {
  Id<Incident> incident;
  std::string name;  ///< of the file
  std::string what;  ///< what it shows
  std::optional<Instant> taken_at;
  std::string taken_by;
  std::string how;     ///< how it was taken: "skivavbild med dd, skrivskyddad"
  std::string source;  ///< where from: machine, account, place
  std::string media_type;
  std::optional<std::int64_t> size;  ///< bytes
  std::string sha256;                ///< 64 hexadecimal digits
  std::string kept_with;             ///< who has it now: the last hand of its custody
  Id<organisation::Unit> unit;

  bool operator==(const Evidence&) const = default;
};

const RecordType& describe_evidence();

/// That a piece of evidence went from one hand to another.
struct Custody {
  Id<Evidence> evidence;
  Instant at{};
  std::string from_hand;
  std::string to_hand;
  std::string reason;
  Id<organisation::Unit> unit;

  bool operator==(const Custody&) const = default;
};

const RecordType& describe_custody();

}  // namespace ringmur::incidents
