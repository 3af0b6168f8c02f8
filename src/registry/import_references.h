#pragma once

#include "registry/import_rows.h"

namespace ringmur {

/// Turns written references into ids. A unit is found by its code or, where only one has it, its name. What
/// leads nowhere is a fault and its row is taken out.
Result<void> resolve_references(Store& store, const Actor& actor, const HeadingMap& map,
    const Uuid& authority, ImportRows& rows, ImportReport& report, const std::vector<std::string>& headings);

/// Takes out the rows whose index is in `bad`, in order.
void drop_rows(ImportRows& rows, const std::vector<std::size_t>& bad);

/// Takes out the rows that have a cell in error.
void drop_faulty(ImportRows& rows);

/// What only the list of units needs: each row's authority, new authorities, parents within the file.
/// `new_authorities` gets what must be made.
struct NewAuthorities {
  std::vector<Authority> made;
};
Result<void> place_units(Store& store, const Actor& actor, const HeadingMap& map,
    const ImportOptions& options, ImportRows& rows, ImportReport& report, std::vector<Uuid>& ids,
    NewAuthorities& authorities);

}  // namespace ringmur
