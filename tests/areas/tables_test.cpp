#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "areas/areas.h"
#include "schema/specimen_support.h"
#include "schema/table.h"
#include "store/engine_support.h"

/// The migrations are written by hand: here they are compared with what the descriptors ask for.
namespace ringmur {
namespace {

using namespace test;

class Tables : public testing::TestWithParam<Engine> {
 protected:
  std::vector<Column> columns_of(const std::string& table) {
    const bool sqlite = GetParam() == Engine::sqlite;
    auto cursor = connection_->query(
        sqlite ? "SELECT \"name\",\"type\",\"notnull\" FROM pragma_table_info(?1) ORDER BY \"cid\""
               : "SELECT column_name::text, data_type::text, CASE is_nullable WHEN 'NO' THEN 1::bigint ELSE "
                 "0 END"
                 " FROM information_schema.columns WHERE table_name = ?1 ORDER BY ordinal_position",
        {std::string_view(table)});
    std::vector<Column> columns;
    while (cursor->next()) {
      columns.push_back(
          {std::string(cursor->text(0)), std::string(cursor->text(1)), cursor->integer(2) != 0});
    }
    return columns;
  }

  std::vector<Index> indexes_of(const std::string& table) {
    return GetParam() == Engine::sqlite ? sqlite_indexes(table) : postgres_indexes(table);
  }

  std::vector<Index> sqlite_indexes(const std::string& table) {
    std::vector<Index> indexes;
    auto cursor = connection_->query(
        "SELECT l.\"name\", l.\"unique\", i.\"name\" FROM pragma_index_list(?1) l, "
        "pragma_index_info(l.\"name\") i"
        " WHERE l.\"origin\" = 'c' ORDER BY l.\"name\", i.\"seqno\"",
        {std::string_view(table)});
    while (cursor->next()) add(indexes, cursor->text(0), cursor->integer(1) != 0, cursor->text(2));
    return indexes;
  }

  std::vector<Index> postgres_indexes(const std::string& table) {
    std::vector<Index> indexes;
    auto cursor = connection_->query(
        "SELECT c.relname::text, CASE WHEN x.indisunique THEN 1::bigint ELSE 0 END, a.attname::text,"
        " CASE WHEN a.attnum > x.indnkeyatts THEN 1::bigint ELSE 0 END FROM pg_index x"
        " JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class c ON c.oid = x.indexrelid"
        " JOIN pg_attribute a ON a.attrelid = c.oid WHERE t.relname = ?1 AND NOT x.indisprimary"
        " ORDER BY c.relname, a.attnum",
        {std::string_view(table)});
    while (cursor->next())
      add(indexes, cursor->text(0), cursor->integer(1) != 0, cursor->text(2), cursor->integer(3) != 0);
    return indexes;
  }

  static void add(std::vector<Index>& indexes, std::string_view name, bool unique, std::string_view column,
      bool carried = false) {
    if (indexes.empty() || indexes.back().name != name) indexes.push_back({std::string(name), {}, unique});
    (carried ? indexes.back().carried : indexes.back().columns).emplace_back(column);
  }

  std::set<std::string> tables() {
    auto cursor = connection_->query(
        GetParam() == Engine::sqlite ? "SELECT \"name\" FROM sqlite_master WHERE \"type\" = 'table'"
                                     : "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");
    std::set<std::string> names;
    while (cursor->next()) names.emplace(cursor->text(0));
    return names;
  }

  Data data_{GetParam(), all()};
  std::unique_ptr<db::Connection> connection_{data_.place().raw()};

  static const Catalogue& all() {
    static const Catalogue made = with_specimen(catalogue());
    return made;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Tables, both_engines, engine_name);

TEST_P(Tables, AreWhatTheDescriptorsAskFor) {
  for (const RecordType* type : all().types) {
    // By name: a column that came later stands last in its table, and where it belongs in the descriptor.
    auto wanted = columns(*type, connection_->dialect());
    auto made = columns_of(type->name);
    std::ranges::sort(wanted, {}, &Column::name);
    std::ranges::sort(made, {}, &Column::name);
    ASSERT_EQ(made.size(), wanted.size()) << type->name;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      EXPECT_EQ(made[i].name, wanted[i].name) << type->name;
      EXPECT_EQ(made[i].type, wanted[i].type) << type->name << '.' << wanted[i].name;
      EXPECT_EQ(made[i].not_null, wanted[i].not_null) << type->name << '.' << wanted[i].name;
    }
  }
}

TEST_P(Tables, HaveTheIndexesThatTheDescriptorsAskFor) {
  for (const RecordType* type : all().types) {
    auto wanted = indexes(*type, connection_->dialect());
    auto made = indexes_of(type->name);
    std::ranges::sort(wanted);
    std::ranges::sort(made);
    std::string shown;
    for (const Index& index : made) shown += index.name + ' ';
    EXPECT_EQ(made, wanted) << type->name << ": " << shown;
  }
}

TEST_P(Tables, CompareTextByBytesAndAreStrict) {
  if (GetParam() == Engine::sqlite) {
    for (const std::string& table : tables()) {
      if (table.starts_with("search") || table.starts_with("sqlite_")) continue;
      EXPECT_EQ(data_.number("SELECT \"strict\" FROM pragma_table_list WHERE \"name\" = ?1",
                    {std::string_view(table)}),
          1)
          << table;
    }
    return;
  }
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'public' AND"
                         " data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"),
      0);
}

TEST_P(Tables, HaveOneForEachRegisterAndTheSameNamesOnBothEngines) {
  std::set<std::string> names = tables();
  for (const RecordType* type : all().types) EXPECT_TRUE(names.contains(type->name)) << type->name;
  std::erase_if(names,
      [](const std::string& name) { return name.starts_with("search") || name.starts_with("sqlite_"); });
  const std::set<std::string> house{"migration", "setting", "authority", "audit_head", "audit_link",
      "audit_event", "reference_counter", "import", "token", "review", "review_figure", "job", "file",
      "file_chunk", "idempotency", "account", "session", "sign_in_throttle", "report_text", "import_before",
      "totp", "recovery_code", "passkey", "challenge", "assignment", "share", "seal", "seal_key",
      "secrecy_mark", "oidc_provider", "oidc_identity", "oidc_flow", "scim_group", "scim_member",
      "calendar_feed", "workshop", "workshop_risk", "workshop_member", "workshop_rating", "mail_address",
      "mail_sent", "link", "incident_tie", "evidence_file", "evidence_seal", "incident_mail", "clock_letter"};
  for (const RecordType* type : all().types) names.erase(type->name);
  EXPECT_EQ(names, house);
}

}  // namespace
}  // namespace ringmur
