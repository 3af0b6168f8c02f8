#include "store/engine_support.h"

#include <atomic>
#include <map>

#include "base/log.h"
#include "schema/table.h"
#include "support/new_place.h"

namespace ringmur::test {

std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

Place::Place(Engine engine)
    : address_(engine == Engine::sqlite ? (folder_ / "data.db").string() : fresh_database(Via::socket)) {
  log::set_level(log::Level::error);
}

Place::Place(Engine engine, const Catalogue& catalogue)
    : address_(engine == Engine::sqlite ? new_file(folder_ / "data.db", catalogue).address
                                        : new_database(catalogue, Via::socket).address) {
  log::set_level(log::Level::error);
}

std::unique_ptr<Store> Place::open(const Catalogue& catalogue) const {
  return given(open_store(location(), catalogue));
}

std::unique_ptr<db::Connection> Place::raw() const {
  return location().dialect() == Dialect::sqlite ? db::connect_sqlite(address_, db::Mode::write)
                                                 : db::connect_postgres(address_, db::Mode::owner);
}

Data::Data(Engine engine, const Catalogue& catalogue)
    : place_(engine, catalogue), store_(place_.open(catalogue)) {
  const RecordType* specimen = catalogue.find("specimen");
  if (specimen == nullptr) return;
  auto connection = place_.raw();
  for (const std::string& sql : create_table(*specimen, connection->dialect())) connection->script(sql);
  if (engine == Engine::postgres) connection->script("SELECT ringmur_wall('specimen')");
}

std::int64_t Data::run(const std::string& sql, std::initializer_list<db::Param> params) {
  return place_.raw()->run(sql, params);
}

std::int64_t Data::number(const std::string& sql, std::initializer_list<db::Param> params) {
  auto connection = place_.raw();
  auto cursor = connection->query(sql, params);
  return cursor->next() && !cursor->is_null(0) ? cursor->integer(0) : -1;
}

Data& shared_data(Engine engine, const Catalogue& catalogue) {
  static std::map<std::pair<Engine, const Catalogue*>, std::unique_ptr<Data>> all;
  std::unique_ptr<Data>& data = all[{engine, &catalogue}];
  if (!data) data = std::make_unique<Data>(engine, catalogue);
  return *data;
}

const Actor& administrator() {
  static const Actor actor{"test: administrator", std::nullopt, Right::administer, std::nullopt};
  return actor;
}

Actor bound_to(const Uuid& authority, Right right) {
  return {"test: bound", authority, right, std::nullopt};
}

Authority new_authority(Store& store, const std::string& code) {
  static std::atomic<int> count{0};
  Authority made{new_uuid(), code + '-' + std::to_string(++count), "Nämnden " + code};
  given(store.write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
    writer.create_authority(made);
    return {};
  }));
  return made;
}

std::vector<Row> insert(
    Store& store, const RecordType& type, const Uuid& authority, const std::vector<Values>& rows) {
  std::vector<Row> made;
  given(store.write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
    made.clear();
    for (const Values& values : rows) {
      Row row;
      row.meta.authority = authority;
      row.values = values;
      made.push_back(std::move(row));
    }
    writer.insert(type, made);
    return {};
  }));
  return made;
}

Row insert_one(Store& store, const RecordType& type, const Uuid& authority, const Values& values) {
  return insert(store, type, authority, {values}).front();
}

Result<Row> update(Store& store, const RecordType& type, const Row& before, const Values& values) {
  Row after = before;
  after.values = values;
  auto stored = store.write(
      administrator(), "change", {}, [&](Writer& writer) { return writer.update(type, before, after); });
  if (!stored) return std::unexpected(stored.error());
  return after;
}

std::vector<Row> rows_of(
    Store& store, const RecordType& type, const Uuid& authority, const Terms& terms, const Actor& actor) {
  Filter filter = given(parse_filter(type, store.catalogue(), terms));
  std::vector<Row> rows;
  given(store.visit(actor, type, authority, filter, [&](const Row& row) {
    rows.push_back(row);
    return true;
  }));
  return rows;
}

}  // namespace ringmur::test
