#include "backup/released_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "support/postgres.h"

namespace ringmur::scenario {
namespace {

const std::filesystem::path folder = "tests/released";

void run(const std::string& program, const test::Arguments& arguments) {
  const auto result = test::run_program(program, arguments);
  if (result.exit_code != 0) throw std::runtime_error(program + ": " + result.err);
}

std::vector<std::string> lines(db::Connection& connection, const std::string& sql) {
  std::vector<std::string> found;
  auto cursor = connection.query(sql);
  while (cursor->next()) found.emplace_back(cursor->text(0));
  return found;
}

/// Of the index of words SQLite makes tables of its own, and a dump quotes them otherwise.
constexpr const char* sqlite_schema =
    "SELECT \"type\"||' '||\"name\"||' '||COALESCE(\"sql\", '') FROM sqlite_master WHERE"
    " (\"name\" NOT LIKE 'search\\_%' ESCAPE '\\' OR \"name\" LIKE 'search\\_entry%' ESCAPE '\\')"
    " AND \"name\" NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1";

constexpr const char* postgres_schema[]{
    "SELECT 'column '||table_name||'.'||column_name||' '||data_type||' '||is_nullable||' '||"
    "COALESCE(column_default,'-')||' '||COALESCE(collation_name,'-') FROM information_schema.columns WHERE"
    " table_schema = current_schema() ORDER BY 1",
    "SELECT 'index '||indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1",
    "SELECT 'policy '||tablename||' '||policyname||' '||cmd||' '||COALESCE(qual,'-')||' '||"
    "COALESCE(with_check,'-') FROM pg_policies WHERE schemaname = current_schema() ORDER BY 1",
    "SELECT 'walls '||relname||' '||relrowsecurity||' '||relforcerowsecurity FROM pg_class WHERE relkind = "
    "'r'"
    " AND relnamespace = current_schema()::regnamespace ORDER BY 1",
    "SELECT 'function '||proname||' '||prosecdef||' '||md5(prosrc)||' '||COALESCE(proconfig::text,'-') FROM"
    " pg_proc WHERE pronamespace = current_schema()::regnamespace ORDER BY 1",
    "SELECT 'grant '||table_name||' '||privilege_type FROM information_schema.role_table_grants WHERE"
    " table_schema = current_schema() AND grantee = 'ringmur_app' ORDER BY 1"};

}  // namespace

std::vector<std::int64_t> kept_steps() {
  std::vector<std::int64_t> steps;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".expected") steps.push_back(std::stoll(entry.path().stem()));
  }
  std::ranges::sort(steps);
  return steps;
}

Kept kept(std::int64_t step, Engine engine) {
  Kept found{step, {}, {}};
  std::ifstream in(folder / fmt::format("{}.expected", step));
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string of;
    std::string what;
    std::string name;
    words >> of >> what >> name;
    if (of != name_of(engine)) continue;
    if (what == "rows") words >> found.rows[name];
    std::int64_t sequence = 0;
    if (what == "head") words >> sequence >> found.heads[name];
  }
  return found;
}

void load(std::int64_t step, Engine engine, const std::string& data) {
  const std::string name = fmt::format("{}.{}.sql", step, name_of(engine));
  const test::TemporaryFolder work;
  const auto sql = work / name;
  write_file(sql, test::run_program("gzip", {"-dc", (folder / (name + ".gz")).string()}).out);
  if (engine == Engine::sqlite) {
    run("sqlite3", {data, ".read " + sql.string()});
    return;
  }
  raw(engine, data);  // the role lies outside the database
  run(fmt::format("{}/psql", test::postgres_programs),
      {"-qAtX", "-v", "ON_ERROR_STOP=1", "-d", data, "-f", sql.string()});
}

std::unique_ptr<db::Connection> raw(Engine engine, const std::string& data) {
  if (engine == Engine::sqlite) return db::connect_sqlite(data, db::Mode::owner);
  auto connection = db::connect_postgres(data, db::Mode::owner);
  try {
    connection->script("CREATE ROLE ringmur_app NOLOGIN");
  } catch (const db::DatabaseError&) {
    return connection;  // it is there
  }
  return connection;
}

std::int64_t number(db::Connection& connection, const std::string& sql) {
  auto cursor = connection.query(sql);
  return cursor->next() ? cursor->integer(0) : -1;
}

std::vector<std::string> schema_of(Engine engine, const std::string& data) {
  auto connection = raw(engine, data);
  if (engine == Engine::sqlite) return lines(*connection, sqlite_schema);
  std::vector<std::string> all;
  for (const char* sql : postgres_schema) {
    auto found = lines(*connection, sql);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

}  // namespace ringmur::scenario
