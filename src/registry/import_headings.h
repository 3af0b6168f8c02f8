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

/// What can be said of headings before there is an import.
struct HeadingLook {
  struct Candidate {
    const RecordType* type{nullptr};
    std::size_t fits{0};  ///< headings that are a field of it
  };
  std::vector<Candidate> candidates;  ///< the best first; those that no heading fits are left out
  HeadingMap map;                     ///< to the register that was taken; none where it is unclear
  std::vector<const Field*> missing;  ///< of that register: fields that a file must have
};

/// Never refused but for a register that does not exist: what does not fit is told.
Result<HeadingLook> look_at_headings(
    const Catalogue& catalogue, const std::vector<std::string>& headings, const std::string& wanted);

/// Maps the headings to `wanted` (a register's name) or, where that is empty, to the register that most of
/// them fit. Refused: no register fits, several fit as well, a column that the register must have is missing.
Result<HeadingMap> map_headings(const Catalogue& catalogue, const std::vector<std::string>& headings,
    const std::string& wanted, const std::map<std::string, std::string>& mapping);

}  // namespace ringmur
