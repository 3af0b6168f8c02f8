#include "registry/record_rows.h"

namespace ringmur {

Row new_row(const RecordType& type, const Uuid& authority, const void* record, const Settings& settings) {
  Row row;
  row.meta.authority = authority;
  row.values = values_of(type, record);
  derive(type, settings, row.values);
  return row;
}

}  // namespace ringmur
