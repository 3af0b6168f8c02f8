#pragma once

#include <unordered_map>

#include "exchange/sheet.h"
#include "registry/units.h"

namespace ringmur {

/// Records as rows of a spreadsheet: headings in the reader's language, references by the other record's key,
/// so that the file can be imported again. Columns: the fields that are named, in that order; else all but
/// the derived ones (an import would not take them).
class SheetRows {
 public:
  SheetRows(Store& store, Actor actor, const RecordType& type, const Uuid& authority,
      const std::vector<std::string>& chosen, Language language);

  std::vector<std::string> headings() const;
  std::vector<std::string> cells(const Row& row);

 private:
  std::string key_of(const Field& field, const Uuid& id);
  std::string look_up(const RecordType& other, const Uuid& id);

  Store& store_;
  Actor actor_;
  const RecordType& type_;
  Uuid authority_;
  Language language_;
  std::vector<const Field*> fields_;
  std::unordered_map<Uuid, std::string> keys_;  ///< each other record is read once
};

/// Writes live records of the filter, in the order of ids. Returns how many.
Result<std::size_t> export_rows(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Filter& filter, SheetWriter& writer, Language language);

/// To a file: .csv or .xlsx by its name.
Result<std::size_t> export_register(Store& store, const Actor& actor, const RecordType& type,
    const UnitPlace& place, const std::string& file, Language language);

}  // namespace ringmur
