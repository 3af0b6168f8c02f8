#pragma once

#include "store/store.h"

/// What has happened in an incident, put together from what others keep: nothing of it is written twice.
namespace ringmur::incidents {

/// The record that an item tells of.
struct TimelineRecord {
  const RecordType* type{nullptr};
  Uuid id;
  std::string reference;  ///< empty where the register has none
};

struct TimelineItem {
  Instant at{};
  std::string_view kind;  ///< note, action, contact, decision, message, fact, step, notice, evidence,
                          ///< custody, task, passed or merged
  Text text{};
  std::string by{};  ///< a name or a login; empty where nobody said
  std::optional<TimelineRecord> record{};
  bool own{false};  ///< written by hand, and the actor may change it
};

/// Newest last, at most the newest 1,000. By itself from the incident's history (which facts were changed,
/// not to what), notices, evidence and its hands, the work that came of it and what was passed to others; by
/// hand from the incident's events. What the actor may not read is not in it, and what is marked with secrecy
/// is named as such.
Result<std::vector<TimelineItem>> timeline(
    Store& store, const Actor& actor, const Uuid& authority, const Row& incident);

/// Of one entry of the incident's history; nothing where it is of no interest to people.
std::optional<TimelineItem> told_of(const HistoryEntry& entry);

}  // namespace ringmur::incidents
