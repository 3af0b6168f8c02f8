#include "support/postgres.h"

#include <gtest/gtest.h>
#include <libpq-fe.h>

#include <memory>
#include <string>

namespace ringmur::test {
namespace {

std::string ask(const std::string& url, const char* sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql), &PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return PQerrorMessage(connection.get());
  return PQgetvalue(result.get(), 0, 0);
}

TEST(FreshDatabase, IsVersion15ByTcpAndBySocket) {
  for (const Via via : {Via::tcp, Via::socket}) {
    const auto url = fresh_database(via);
    EXPECT_TRUE(url.starts_with("postgresql://")) << url;
    EXPECT_TRUE(ask(url, "SHOW server_version").starts_with("15.")) << ask(url, "SHOW server_version");
  }
}

TEST(FreshDatabase, IsEmptyAndNobodyElses) {
  const auto first = fresh_database();
  const auto second = fresh_database();
  EXPECT_EQ(
      ask(first, "CREATE TABLE mine (x int); SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"), "1");
  EXPECT_EQ(ask(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"), "0");
}

TEST(FreshDatabase, BelongsToARoleThatIsNoSuperuser) {
  const auto url = fresh_database();
  EXPECT_EQ(ask(url, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"), "false");
  EXPECT_EQ(ask(url, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"),
      "ringmur");
}

}  // namespace
}  // namespace ringmur::test
