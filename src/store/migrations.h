#pragma once

#include <string>
#include <vector>

#include "schema/table.h"

namespace ringmur::db {

/// One step from one version of the tables to the next. Append only: a step that has been released never
/// changes.
struct MigrationStep {
  std::string name;
  std::string sql;
};

const std::vector<MigrationStep>& sqlite_migrations();
const std::vector<MigrationStep>& postgres_migrations();

inline const std::vector<MigrationStep>& migrations(Dialect dialect) {
  return dialect == Dialect::sqlite ? sqlite_migrations() : postgres_migrations();
}

}  // namespace ringmur::db
