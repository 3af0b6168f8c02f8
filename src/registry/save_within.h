#pragma once

#include "registry/save.h"

/// The steps that saving one record takes, for those who save several in one transaction.
namespace ringmur {

/// Sets members that are there, works out the derived fields, checks values and references. `row` is as it
/// was read within the same write.
Result<void> change_within(Writer& writer, const RecordType& type, const Catalogue& catalogue,
    const Settings& settings, Row& row, const boost::json::object& json);

void archive_within(Writer& writer, Row& row, Archiving archiving);

/// Writes what differs; whether anything did.
Result<bool> write_within(
    Writer& writer, const RecordType& type, const Row& before, Row& after, std::string_view action);

/// An authority is also a unit: what people call it is kept in both places, and its code is how it is found.
Result<void> keep_authority_in_step(
    Writer& writer, const RecordType& type, const Row& before, const Row& after);

}  // namespace ringmur
