#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/store.h"

/// Whether what is derived agrees with the records that it is derived from: after a power cut, a restore, a
/// change of database server, or by anybody who doubts.
namespace ringmur {

/// One thing that does not agree.
struct Disagreement {
  std::string code;       ///< stable, for programs: "search.words", "trail.version"
  std::string authority;  ///< its code; empty where it is the whole database's
  std::string type;       ///< the register's name, or the table's
  std::string record;     ///< its short reference, natural key or id; empty where it is no single one
  Text what;
};

struct Inspected {
  std::int64_t authorities{0};
  std::int64_t records{0};
  std::int64_t files{0};  ///< evidence whose bytes were read and compared with their seal
  std::int64_t disagreements{0};
};

/// Reads the whole database as it was at one moment, on a connection of its own, and changes nothing; others
/// may go on writing. Memory does not grow with the data. Each disagreement is told as it is found.
/// Refused where the database does not answer or its tables belong to another version.
Result<Inspected> inspect(Store& store, const std::function<void(const Disagreement&)>& tell);

}  // namespace ringmur
