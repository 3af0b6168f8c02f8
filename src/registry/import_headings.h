#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/record_type.h"

namespace ringmur {

/// Which field each column of a file is; nullptr: left out.
struct HeadingMap {
  const RecordType* type{nullptr};
  std::vector<const Field*> columns;
  std::vector<std::string> unknown;

  bool has(const Field& field) const;
};

/// The heading of the column that write_faults() adds, which an import passes over.
bool is_fault_heading(std::string_view heading);
std::string fault_heading(Language language);

/// The field that a heading means: its label in either language, its name or an alias, whatever the case.
const Field* field_for(const RecordType& type, std::string_view heading);

/// Maps the headings to `wanted` (a register's name) or, where that is empty, to the register that most of
/// them fit. Refused: no register fits, several fit as well, a column that the register must have is missing.
Result<HeadingMap> map_headings(const Catalogue& catalogue, const std::vector<std::string>& headings,
    const std::string& wanted, const std::map<std::string, std::string>& mapping);

}  // namespace ringmur
