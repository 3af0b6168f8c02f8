#pragma once

#include "schema/describe.h"
#include "schema/settings.h"
#include "store/rows.h"

/// Structs of the areas as rows of the store, with what is worked out of them.
namespace ringmur {

/// A record that is not written yet; no id.
Row new_row(const RecordType& type, const Uuid& authority, const void* record, const Settings& settings);

/// `before` as it is after `change(record)`.
template <typename Record, typename Change>
Row changed_row(const RecordType& type, const Settings& settings, const Row& before, const Change& change) {
  Record record = record_of<Record>(type, before.values);
  change(record);
  Row after = before;
  after.values = values_of(type, &record);
  derive(type, settings, after.values);
  return after;
}

}  // namespace ringmur
