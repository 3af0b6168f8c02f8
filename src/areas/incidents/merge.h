#pragma once

#include "store/store.h"

/// Two incidents that are one and the same become one, and can be taken apart again.
namespace ringmur::incidents {

struct MergeOrder {
  Uuid into;
  std::int64_t version{0};  ///< of the incident that goes into the other, as the client read it
};

/// What refers to the incident (notices, events, evidence, cases of the service desk) and its links follow
/// into the other; it is archived with `merged_into`, and both histories say so. For who may write both. The
/// one that stays, as the actor may see it. Refused: into itself ("incident.merge_itself"), one that is
/// merged or archived already ("incident.merged"), one that is closed ("incident.merge_closed"), two
/// records that would be one by their keys ("incident.merge_same").
Result<Row> merge_incident(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& from, const MergeOrder& order);

struct Unmerged {
  Row record;
  Row into;
};

/// The way back: what followed returns, but for what has been moved on or removed since. Refused: one that is
/// not merged ("incident.not_merged"), one of which the trail no longer says what followed
/// ("incident.merge_forgotten").
Result<Unmerged> unmerge_incident(Store& store, const Actor& actor, const Uuid& authority, const Uuid& from);

}  // namespace ringmur::incidents
