#pragma once

#include "schema/table.h"

/// What each engine calls the kinds of columns.
namespace ringmur {

struct TypeNames {
  const char* id;
  const char* bytes;
  const char* text;
  const char* number;
  const char* boolean;
};

constexpr TypeNames type_names(Dialect dialect) {
  if (dialect == Dialect::sqlite) return {"BLOB", "BLOB", "TEXT", "INTEGER", "INTEGER"};
  return {"uuid", "bytea", "text", "bigint", "boolean"};
}

}  // namespace ringmur
