#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/uuid.h"
#include "schema/record_type.h"

namespace ringmur {

struct Row;

/// One record of any register.
struct ObjectId {
  std::string type;
  Uuid id;

  auto operator<=>(const ObjectId&) const = default;
};

/// How much of one authority: nothing, some of its records, or all.
struct Reach {
  enum class Extent { nothing, some, all };

  Extent extent{Extent::nothing};
  std::vector<Uuid> units{};         ///< with everything below them, each once
  std::vector<ObjectId> objects{};   ///< and the records that refer to them
  std::string login{};               ///< where the own records count: as accounts are named in them …
  std::vector<std::string> names{};  ///< … and as people are

  static Reach all() { return {Extent::all}; }
  static Reach nothing() { return {}; }
  bool is_all() const { return extent == Extent::all; }
  bool is_nothing() const { return extent == Extent::nothing; }
};

/// The field that places the records of a register in a unit: "unit", or "id" where they are units; empty
/// where they stand in none.
std::string_view unit_column(const RecordType& type);

/// Whether the record is one of those that are reached.
bool lies_within(const Reach& reach, const RecordType& type, const Row& row);

namespace db {
class Sql;
/// What stands in a record that is reached: one of the values, in this column.
struct Way {
  std::string_view column;
  Values values{};
};
/// Any of them is enough. Empty where all is reached, or nothing.
std::vector<Way> ways_of(const RecordType& type, const Reach& reach);

/// More that must hold, ` AND …`, where a record is reached by what stands in a column.
using AddMore = std::function<void(Sql&, std::string_view column)>;
/// ` AND (…)`: keeps a statement over `type` to what is reached. Nothing is added where all is.
void add_reach(Sql& sql, const RecordType& type, const Reach& reach, const AddMore& more = {});
/// ` AND (…)`: keeps a statement to what is reached in this way.
void add_way(Sql& sql, const Way& way, const AddMore& more = {});
}  // namespace db

}  // namespace ringmur
