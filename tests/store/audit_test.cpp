#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "base/text.h"
#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/erasures.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

/// Five links: two records, each changed, and a link with both at once.
class Audit : public testing::TestWithParam<Engine> {
 protected:
  Audit() {
    rows_.push_back(add("a"));
    rows_.push_back(add("b"));
    for (Row& row : rows_)
      row = given(update(data_.store(), type, row, specimen("x" + to_string(row.meta.id))));
    given(data_.store().write(administrator(), "change", {}, [&](Writer& writer) -> Result<void> {
      for (const Row& row : rows_) {
        Row after = row;
        after.values = specimen("y" + to_string(row.meta.id));
        if (auto done = writer.update(type, row, after); !done) return done;
      }
      return {};
    }));
  }

  static Values specimen(const std::string& code) {
    Specimen made;
    made.code = code.substr(0, 30);
    made.year = 2025;
    return values_of(type, &made);
  }
  Row add(const std::string& code) { return insert_one(data_.store(), type, authority_.id, specimen(code)); }

  /// The link that is named, 0 where the chain holds.
  std::int64_t fault(const std::optional<std::string>& head = {}) {
    auto found = given(data_.store().verify_chain(administrator(), authority_.id, {.head = head}));
    if (!found) return 0;
    EXPECT_FALSE(found->what.sv.empty());
    EXPECT_FALSE(found->what.en.empty());
    return found->sequence;
  }
  std::string head() { return hex(given(data_.store().chain(administrator(), authority_.id)).head); }
  void tamper(const std::string& sql, std::initializer_list<db::Param> more = {}) {
    std::vector<db::Param> params{authority_.id};
    params.insert(params.end(), more.begin(), more.end());
    ASSERT_GT(data_.place().raw()->run(sql, std::span<const db::Param>(params)), 0) << sql;
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store(), "A")};
  std::vector<Row> rows_;
  int added_{0};
};

INSTANTIATE_TEST_SUITE_P(Engines, Audit, both_engines, engine_name);

TEST_P(Audit, HoldsAndKnowsEveryHeadItHasHad) {
  EXPECT_EQ(fault(), 0);
  const std::string early = head();
  add("c");
  EXPECT_EQ(fault(early), 0);
  EXPECT_EQ(fault(head()), 0);
  EXPECT_EQ(fault(std::string(64, '0')), 6);
  EXPECT_EQ(given(data_.store().chain(administrator(), authority_.id)).sequence, 6);
}

TEST_P(Audit, OfAnAuthorityWithoutEventsHolds) {
  const Authority empty = new_authority(data_.store(), "TOM");
  EXPECT_FALSE(given(data_.store().verify_chain(administrator(), empty.id, {})));
  EXPECT_TRUE(given(data_.store().verify_chain(administrator(), empty.id, {.head = std::string(64, 'a')})));
}

TEST_P(Audit, TellsTheHistoryNewestFirst) {
  const auto entries = given(data_.store().history(administrator(), type, authority_.id, rows_[0].meta.id));
  ASSERT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].version, 3);
  EXPECT_EQ(entries[2].action, "create");
  EXPECT_EQ(entries[2].context.actor, administrator().name);
  EXPECT_EQ(entries[2].changes, R"({"code":"a","year":2025,"colour":"green"})");
  EXPECT_NE(entries[0].changes.find("\"code\":[\"x"), std::string::npos);
}

/// Each column of the trail, and what is put there in place of what was.
struct Tampering {
  std::string table;
  std::string column;
  std::string value;
};

const std::vector<Tampering> tamperings{
    {"audit_event", "type", "'risk'"},
    {"audit_event", "action", "'archive'"},
    {"audit_event", "version", "\"version\" + 1"},
    {"audit_event", "changes", "'{}'"},
    {"audit_event", "changes", "\"changes\" || ' '"},
    {"audit_event", "ordinal", "\"ordinal\" + 1"},
    {"audit_event", "ordinal", "\"ordinal\" + 5000"},
    {"audit_event", "ordinal", "-1"},
    {"audit_event", "sequence", "\"sequence\" + 100"},
    {"audit_event", "id", "?2"},
    {"audit_event", "authority", "?2"},
    {"audit_event", "salt", "?3"},
    {"audit_event", "salt", "NULL"},
    {"audit_event", "value_digest", "?3"},
    {"audit_event", "digest", "?3"},
    {"audit_link", "at", "\"at\" + 1"},
    {"audit_link", "actor", "'någon annan'"},
    {"audit_link", "operation", "'create'"},
    {"audit_link", "import_id", "?2"},
    {"audit_link", "events", "\"events\" + 1"},
    {"audit_link", "events", "\"events\" - 1"},
    {"audit_link", "root", "?3"},
    {"audit_link", "head", "?3"},
    {"audit_link", "sequence", "\"sequence\" + 100"},
    {"audit_link", "authority", "?2"},
};

TEST_P(Audit, NamesTheLinkOfWhatWasTamperedWith) {
  const Uuid other = new_uuid();
  const std::string bytes(32, 'x');
  const auto literal = [&](const Uuid& id) {
    return GetParam() == Engine::sqlite ? "X'" + hex(view(id)) + "'" : "'" + to_string(id) + "'::uuid";
  };
  const std::string of_mine = " WHERE \"authority\" = " + literal(authority_.id);
  auto connection = data_.place().raw();
  for (const Tampering& one : tamperings) {
    const std::string table = '"' + one.table + '"';
    connection->script("CREATE TABLE \"kept\" AS SELECT * FROM " + table + of_mine);
    std::string value = one.value == "?2" ? literal(other) : one.value;
    std::vector<db::Param> params;
    if (value == "?3") {
      value = "?1";
      params.emplace_back(db::Bytes{bytes});
    }
    const char* which =
        one.table == "audit_event" ? " AND \"sequence\" = 4 AND \"ordinal\" = 0" : " AND \"sequence\" = 4";
    const std::string sql = "UPDATE " + table + " SET \"" + one.column + "\" = " + value + of_mine + which;
    ASSERT_EQ(connection->run(sql, std::span<const db::Param>(params)), 1) << sql;
    EXPECT_EQ(fault(), 4) << sql;
    connection->script("DELETE FROM " + table + of_mine + " OR \"authority\" = " + literal(other) +
                       "; INSERT INTO " + table + " SELECT * FROM \"kept\"; DROP TABLE \"kept\"");
    ASSERT_EQ(fault(), 0) << "not put back after " << one.column;
  }
}

TEST_P(Audit, SeesAHeadThatWasMoved) {
  tamper("UPDATE \"audit_head\" SET \"head\" = ?2 WHERE \"authority\" = ?1",
      {db::Bytes{"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}});
  EXPECT_NE(fault(), 0);
}

TEST_P(Audit, SeesAHeadThatWasSetBack) {
  const std::string last = head();
  tamper(
      "UPDATE \"audit_head\" SET \"sequence\" = 4, \"head\" ="
      " (SELECT \"head\" FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" = 4) WHERE "
      "\"authority\" = ?1");
  EXPECT_EQ(fault(), 5);
  // The end cut off with everything in it leaves a sound chain: only a head from paper shows it.
  tamper("DELETE FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" = 5");
  EXPECT_EQ(fault(), 5);
  tamper("DELETE FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = 5");
  EXPECT_EQ(fault(), 0);
  EXPECT_NE(fault(last), 0);
}

TEST_P(Audit, SeesAHeadThatIsGone) {
  tamper("DELETE FROM \"audit_head\" WHERE \"authority\" = ?1");
  EXPECT_NE(fault(), 0);
  // Others in the same database write to all authorities.
  tamper(
      "INSERT INTO \"audit_head\" (\"authority\",\"sequence\",\"head\") SELECT ?1, 5, \"head\" FROM "
      "\"audit_link\""
      " WHERE \"authority\" = ?1 AND \"sequence\" = 5");
  EXPECT_EQ(fault(), 0);
}

TEST_P(Audit, SeesWhatWasTakenAway) {
  tamper("DELETE FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = 5 AND \"ordinal\" = 1");
  EXPECT_EQ(fault(), 5);
  tamper("DELETE FROM \"audit_link\" WHERE \"authority\" = ?1 AND \"sequence\" = 2");
  EXPECT_EQ(fault(), 2);
}

TEST_P(Audit, SeesWhatWasPutIn) {
  const std::string copy =
      "INSERT INTO \"audit_event\" SELECT "
      "\"authority\",\"sequence\",{},\"type\",\"id\",\"action\",\"version\",\"changes\","
      "\"salt\",\"value_digest\",\"digest\" FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = "
      "3 AND"
      " \"ordinal\" = 0";
  for (const char* ordinal : {"1", "2500", "-1", "1000000"}) {
    tamper(fmt::format(fmt::runtime(copy), ordinal));
    EXPECT_EQ(fault(), 3) << ordinal;
    tamper(fmt::format(
        "DELETE FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"sequence\" = 3 AND \"ordinal\" = {}",
        ordinal));
    EXPECT_EQ(fault(), 0);
  }
}

TEST_P(Audit, SeesEventsThatChangedPlaces) {
  const auto swap = [&](int from, int to) {
    tamper(fmt::format(
        "UPDATE \"audit_event\" SET \"ordinal\" = {} WHERE \"authority\" = ?1 AND \"sequence\" = 5 AND"
        " \"ordinal\" = {}",
        to, from));
  };
  swap(0, 9);
  swap(1, 0);
  swap(9, 1);
  EXPECT_EQ(fault(), 5);
}

TEST_P(Audit, SeesLinksThatChangedPlaces) {
  for (const char* table : {"audit_link", "audit_event"}) {
    for (const auto& [from, to] : {std::pair(2, 90), std::pair(3, 2), std::pair(90, 3)}) {
      tamper(fmt::format("UPDATE \"{}\" SET \"sequence\" = {} WHERE \"authority\" = ?1 AND \"sequence\" = {}",
          table, to, from));
    }
  }
  EXPECT_EQ(fault(), 2);
}

TEST_P(Audit, SeesChainsThatChangedOwners) {
  const Authority other = new_authority(data_.store(), "B");
  const Uuid aside = new_uuid();
  insert_one(data_.store(), type, other.id, specimen("c"));
  for (const char* table : {"audit_head", "audit_link", "audit_event"}) {
    const std::string move =
        fmt::format("UPDATE \"{}\" SET \"authority\" = ?2 WHERE \"authority\" = ?1", table);
    data_.run(move, {authority_.id, aside});
    data_.run(move, {other.id, authority_.id});
    data_.run(move, {aside, other.id});
  }
  EXPECT_EQ(fault(), 1);
}

TEST_P(Audit, MissesValuesThatNobodySaysWereErased) {
  tamper(
      "UPDATE \"audit_event\" SET \"changes\" = NULL, \"salt\" = NULL WHERE \"authority\" = ?1 AND"
      " \"sequence\" = 3");
  EXPECT_EQ(fault(), 3);
}

TEST_P(Audit, StillHoldsWhenValuesAreErasedWithAWord) {
  given(data_.store().write(administrator(), db::removal_operation, {}, [&](Writer& writer) -> Result<void> {
    const std::string taken = db::take(writer.connection(), authority_.id, 6,
        {.links = {}, .values = {{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 0}, {5, 1}}});
    writer.record_event(authority_.id, {"persons_data", authority_.id, "removal", 1, "{" + taken + "}"});
    return {};
  }));
  EXPECT_EQ(fault(), 0);
  EXPECT_EQ(fault(head()), 0);
  const auto entries = given(data_.store().history(administrator(), type, authority_.id, rows_[0].meta.id));
  EXPECT_EQ(entries.size(), 3U);
  EXPECT_EQ(entries[0].changes, "");
}

TEST_P(Audit, HoldsWithThousandsOfEventsInOneLink) {
  std::vector<Values> many;
  for (int i = 0; i < 4100; ++i) many.push_back(specimen(fmt::format("nr {}", i)));
  insert(data_.store(), type, authority_.id, many);
  EXPECT_EQ(fault(), 0);
  tamper(
      "UPDATE \"audit_event\" SET \"version\" = 7 WHERE \"authority\" = ?1 AND \"sequence\" = 6 AND "
      "\"ordinal\" = 4099");
  EXPECT_EQ(fault(), 6);
}

/// Small links are read many at a time with their events, and one of thousands by itself.
TEST_P(Audit, NamesTheLinkWhereverAChainIsRead) {
  const auto add_links = [&](int count) {
    for (int i = 0; i < count; ++i) add(fmt::format("k{}", ++added_));
  };
  const auto add_together = [&](int count) {
    std::vector<Values> rows;
    for (int i = 0; i < count; ++i) rows.push_back(specimen(fmt::format("k{}", ++added_)));
    insert(data_.store(), type, authority_.id, rows);
  };
  add_links(230);
  add_together(1900);
  add_links(1);
  add_together(2100);
  add_links(230);
  ASSERT_EQ(fault(), 0);
  struct Turn {
    std::string there, back;
  };
  const std::string here = " WHERE \"authority\" = ?1 AND \"sequence\" = ?2";
  const std::string first = here + " AND \"ordinal\" = 0";
  const std::vector<Turn> turns{
      {"UPDATE \"audit_event\" SET \"changes\" = \"changes\" || ' '" + first,
          "UPDATE \"audit_event\" SET \"changes\" = RTRIM(\"changes\")" + first},
      {"UPDATE \"audit_event\" SET \"ordinal\" = 8000" + first,
          "UPDATE \"audit_event\" SET \"ordinal\" = 0" + here + " AND \"ordinal\" = 8000"},
      {"UPDATE \"audit_link\" SET \"events\" = \"events\" + 100000" + here,
          "UPDATE \"audit_link\" SET \"events\" = \"events\" - 100000" + here},
      {"UPDATE \"audit_link\" SET \"events\" = \"events\" - 100000" + here,
          "UPDATE \"audit_link\" SET \"events\" = \"events\" + 100000" + here},
  };
  for (std::int64_t sequence : {1, 200, 201, 236, 237, 238, 239, 468}) {
    for (const Turn& turn : turns) {
      tamper(turn.there, {sequence});
      EXPECT_EQ(fault(), sequence) << turn.there;
      tamper(turn.back, {sequence});
    }
  }
  EXPECT_EQ(fault(), 0);
}

TEST_P(Audit, SeesManyEventsThatWerePutInAnywhere) {
  for (int i = 0; i < 250; ++i) add(fmt::format("k{}", ++added_));
  tamper(
      "INSERT INTO \"audit_event\" "
      "(\"authority\",\"sequence\",\"ordinal\",\"type\",\"id\",\"action\",\"version\","
      "\"changes\",\"salt\",\"value_digest\",\"digest\") SELECT e.\"authority\",240,100 + e.\"sequence\" * "
      "100 +"
      " m.\"sequence\",e.\"type\",e.\"id\",e.\"action\",e.\"version\",e.\"changes\",e.\"salt\",e.\"value_"
      "digest\","
      "e.\"digest\" FROM \"audit_event\" e, \"audit_link\" m WHERE e.\"authority\" = ?1 AND m.\"authority\" "
      "= ?1"
      " AND m.\"sequence\" <= 20 AND e.\"ordinal\" = 0");
  EXPECT_EQ(fault(), 240);
}

TEST_P(Audit, HoldsWhileOthersWrite) {
  std::atomic<bool> stop{false};
  std::jthread writer([&] {
    for (int i = 0; !stop && i < 400; ++i) add(fmt::format("samtidig {}", i));
  });
  for (int i = 0; i < 15; ++i) EXPECT_EQ(fault(), 0);
  stop = true;
}

TEST_P(Audit, CarriesTheImportAndTheOperation) {
  const Uuid import_id = new_uuid();
  given(data_.store().write(administrator(), "import", import_id, [&](Writer& writer) -> Result<void> {
    Row row;
    row.meta.authority = authority_.id;
    row.values = specimen("från fil");
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    rows_.push_back(rows.front());
    return {};
  }));
  const auto entries =
      given(data_.store().history(administrator(), type, authority_.id, rows_.back().meta.id));
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].context.import_id, import_id);
  EXPECT_EQ(entries[0].context.operation, "import");
}

}  // namespace
}  // namespace ringmur
