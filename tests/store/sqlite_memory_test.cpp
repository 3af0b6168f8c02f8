#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/connection.h"
#include "support/process.h"

namespace ringmur::db {
namespace {

constexpr sqlite3_int64 mebibyte = sqlite3_int64{1} << 20;

TEST(SqliteMemory, OfAllConnectionsTogetherIsBounded) {
  const test::TemporaryFolder folder;
  const std::string file = (folder / "large.db").string();
  connect_sqlite(file, Mode::write)
      ->script(
          "CREATE TABLE page (bytes BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
          "WHERE i < 4096) INSERT INTO page SELECT zeroblob(4000) FROM n");
  constexpr int connections = 20;
  constexpr sqlite3_int64 each = 8;
  std::vector<std::unique_ptr<Connection>> all;
  for (int i = 0; i < connections; ++i) {
    all.push_back(connect_sqlite(file, Mode::read));
    all.back()->run("SELECT sum(length(bytes)) FROM page", {});
  }
  EXPECT_GT(sqlite3_memory_used(), 40 * mebibyte) << "else they had nothing to keep";
  EXPECT_LT(sqlite3_memory_used(), 72 * mebibyte) << connections * each << " where each fills its own";
}

}  // namespace
}  // namespace ringmur::db
