#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/store.h"
#include "support/process.h"

/// The same data on either engine: SQLite in a file of its own, PostgreSQL in a database of its own.
namespace ringmur::test {

enum class Engine { sqlite, postgres };

inline const auto both_engines = testing::Values(Engine::sqlite, Engine::postgres);
std::string engine_name(const testing::TestParamInfo<Engine>& info);

/// Somewhere to keep data.
class Place {
 public:
  /// Still empty.
  explicit Place(Engine engine);
  /// With the program's tables.
  Place(Engine engine, const Catalogue& catalogue);

  Location location() const { return Location(address_); }
  /// Opens it as the program does: migrated.
  std::unique_ptr<Store> open(const Catalogue& catalogue) const;
  /// A connection beside all rules.
  std::unique_ptr<db::Connection> raw() const;

 private:
  TemporaryFolder folder_;
  std::string address_;
};

/// A store that is open, with the table of specimens.
class Data {
 public:
  Data(Engine engine, const Catalogue& catalogue);

  Store& store() { return *store_; }
  const Place& place() const { return place_; }
  /// Past the store: what an attacker with the database in hand would do, or a look that no function gives.
  std::int64_t run(const std::string& sql, std::initializer_list<db::Param> params = {});
  /// The first column of the first row as a number; -1 where there is none.
  std::int64_t number(const std::string& sql, std::initializer_list<db::Param> params = {});

 private:
  Place place_;
  std::unique_ptr<Store> store_;
};

/// One store for all tests of a program that ask for it: each test works within an authority of its own.
Data& shared_data(Engine engine, const Catalogue& catalogue);

/// All authorities, may do everything.
const Actor& administrator();
Actor bound_to(const Uuid& authority, Right right);

/// An authority without a unit: the wall and the chain. A number after `code` makes it one of its own.
Authority new_authority(Store& store, const std::string& code = "A");

/// Inserts rows of values; throws where it is refused.
std::vector<Row> insert(
    Store& store, const RecordType& type, const Uuid& authority, const std::vector<Values>& rows);
Row insert_one(Store& store, const RecordType& type, const Uuid& authority, const Values& values);

/// `values` over the record; the row as it is kept after, or the refusal.
Result<Row> update(Store& store, const RecordType& type, const Row& before, const Values& values);

/// All rows that the terms give, in the order of ids; throws where it is refused.
std::vector<Row> rows_of(Store& store, const RecordType& type, const Uuid& authority, const Terms& terms = {},
    const Actor& actor = administrator());

/// The code of a refusal, or "fine".
template <typename T>
std::string code_of(const Result<T>& result) {
  return result ? "fine" : result.error().code;
}

/// What was given, or an exception with the message.
template <typename T>
T given(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message.en);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace ringmur::test
