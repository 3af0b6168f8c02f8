#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "base/text.h"
#include "store/audit_digests.h"
#include "store/erasures.h"
#include "store/trail_support.h"

namespace ringmur {
namespace {

using namespace test;

/// Links: 1 settings, 2 change, 3 sign-in, 4 both, 5 seal (of 4), 6 sign-in, 7 change, 8 prune (of 3 and 6,
/// the values in 4), 9 seal (of 8), 10 change, 11 removal of the values in 10.
class Sealed : public testing::TestWithParam<Engine> {
 protected:
  Sealed() {
    place_.change("a");
    place_.sign_in();
    place_.sign_in_and_change();
    first_ = place_.seal();
    place_.sign_in();
    place_.change("b");
    pruned_ = place_.prune_after(std::chrono::days{101});
    last_ = place_.seal();
    place_.change("c");
    given(
        place_.store().write(administrator(), db::removal_operation, {}, [&](Writer& writer) -> Result<void> {
          const std::string taken =
              db::take(writer.connection(), place_.authority().id, 11, {.links = {}, .values = {{10, 0}}});
          writer.record_event(place_.authority().id,
              {"persons_data", place_.authority().id, "removal", 1, "{" + taken + "}"});
          return {};
        }));
  }

  TrailPlace place_{GetParam()};
  Seal first_;
  Seal last_;
  Pruned pruned_;

  std::string literal(const Uuid& id) const {
    return GetParam() == Engine::sqlite ? "X'" + hex(view(id)) + "'" : "'" + to_string(id) + "'::uuid";
  }
  std::string bytes(const std::string& value) const {
    return GetParam() == Engine::sqlite ? "X'" + hex(value) + "'" : "'\\x" + hex(value) + "'::bytea";
  }
  std::string mine() const { return " WHERE \"authority\" = " + literal(place_.authority().id); }

  /// Runs what an attacker with the database would, gives what verification says, and puts all back.
  std::string after(const std::vector<std::string>& attack, const ChainProof& proof = {}) {
    static const std::vector<std::string> tables{
        "audit_head", "audit_link", "audit_event", "seal", "seal_key"};
    auto connection = place_.data().place().raw();
    for (const std::string& table : tables)
      connection->script(fmt::format("CREATE TABLE \"kept_{0}\" AS SELECT * FROM \"{0}\"", table));
    for (const std::string& sql : attack) EXPECT_GT(connection->run(sql), 0) << sql;
    const std::string verdict = place_.verdict(proof);
    for (const std::string& table : tables)
      connection->script(fmt::format(
          "DELETE FROM \"{0}\"; INSERT INTO \"{0}\" SELECT * FROM \"kept_{0}\"; DROP TABLE \"kept_{0}\"",
          table));
    EXPECT_EQ(place_.verdict(proof), "fine") << "not put back";
    return verdict;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Sealed, both_engines, engine_name);

TEST_P(Sealed, HoldsAfterPruningAndRemoval) {
  EXPECT_EQ(place_.verdict(), "fine");
  EXPECT_EQ(place_.verdict({.public_keys = {place_.key().public_key()}}), "fine");
  EXPECT_EQ(pruned_.links, 2);
  EXPECT_EQ(pruned_.values, 1);
  EXPECT_EQ(pruned_.events.at(TrailKind::sign_in), 2);
  EXPECT_EQ(place_.verdict({.head = hex(first_.head)}), "fine");
  EXPECT_EQ(
      place_.data().number("SELECT COUNT(*) FROM \"audit_link\" WHERE \"pruned_by\" = 8 AND \"actor\" = ''"),
      2);
}

TEST_P(Sealed, PrunesWhatIsPastItsTimeOnceOnly) {
  const Pruned again = place_.prune_after(std::chrono::days{102});
  EXPECT_EQ(again.links + again.values, 0);
  EXPECT_EQ(place_.length(), 11) << "nothing taken is nothing written";
  place_.sign_in();
  EXPECT_EQ(place_.prune_after(std::chrono::days{99}).links, 0);
  EXPECT_EQ(place_.prune_after(std::chrono::days{101}).links, 1);
  EXPECT_EQ(place_.verdict(), "fine");
}

TEST_P(Sealed, NamesTheFirstThatWasChangedMissingOrInserted) {
  const std::string event = "\"audit_event\"" + mine() + " AND \"sequence\" = ";
  const std::string link = "\"audit_link\"" + mine() + " AND \"sequence\" = ";
  const std::string seal = "\"seal\"" + mine() + " AND \"sequence\" = ";
  const auto change = [](const std::string& table_and_where, const std::string& what) {
    return "UPDATE " + std::string(table_and_where).insert(table_and_where.find(" WHERE"), " SET " + what);
  };
  const std::string other = bytes(std::string(32, 'x'));
  const std::vector<std::pair<std::vector<std::string>, std::string>> attacks{
      {{change(event + "2", "\"changes\" = '{}'")}, "2 changed"},
      {{change(event + "2", "\"changes\" = NULL, \"salt\" = NULL")}, "2 missing"},
      {{"DELETE FROM " + event + "2"}, "2 missing"},
      {{"DELETE FROM " + event + "4 AND \"ordinal\" = 0"}, "4 missing"},
      {{"DELETE FROM " + event + "4 AND \"ordinal\" = 1"}, "4 missing"},
      {{"DELETE FROM " + link + "7"}, "7 missing"},
      {{"DELETE FROM " + link + "3"}, "3 missing"},
      {{change(link + "7", "\"actor\" = 'x'")}, "7 changed"},
      {{change(link + "7", "\"account\" = " + literal(new_uuid()))}, "7 changed"},
      // A pruned link: what is left of it is told by the pruning.
      {{change(link + "3", "\"at\" = \"at\" + 1")}, "3 changed"},
      {{change(link + "3", "\"root\" = " + other)}, "3 changed"},
      {{change(link + "3", "\"head\" = " + other)}, "3 changed"},
      {{change(link + "3", "\"actor\" = 'x'")}, "3 changed"},
      {{change(link + "3", "\"pruned_by\" = NULL")}, "3 missing"},
      {{change(link + "3", "\"pruned_by\" = 7")}, "3 missing"},
      {{change(event + "2", "\"sequence\" = 3")}, "2 missing"},
      // Emptied by hand, as if it had been pruned.
      {{"DELETE FROM " + event + "7", change(link + "7", "\"pruned_by\" = 8")}, "7 missing"},
      {{"DELETE FROM " + event + "7",
           change(link + "7", "\"pruned_by\" = 8, \"actor\" = '', \"operation\" = ''")},
          "7 missing"},
      // The word about the pruning itself.
      {{change(event + "8", "\"changes\" = '{\"links\":[],\"values\":[]}'")}, "8 changed"},
      {{change(event + "8", "\"changes\" = '{'")}, "8 changed"},
      {{"DELETE FROM " + event + "8"}, "8 missing"},
      {{change(event + "8", "\"action\" = 'change'")}, "8 changed"},
      {{"DELETE FROM " + event + "11"}, "11 missing"},
      {{"DELETE FROM " + link + "8"}, "8 missing"},
      // Seals.
      {{"DELETE FROM " + seal + "4"}, "4 seal"},
      {{"DELETE FROM " + seal + "8"}, "8 seal"},
      {{change(seal + "4", "\"day\" = '2020-01-01'")}, "4 seal"},
      {{change(seal + "4", "\"head\" = " + other)}, "4 seal"},
      {{change(seal + "4", "\"signature\" = " + bytes(std::string(64, 'x')))}, "4 seal"},
      {{change(seal + "4", "\"key\" = 'x'")}, "4 seal"},
      {{change(seal + "4", "\"sequence\" = 6")}, "6 seal"},
      {{"DELETE FROM \"seal_key\""}, "4 seal"},
      // Two that changed places, with their events.
      {{change(link + "2", "\"sequence\" = 90"), change(link + "7", "\"sequence\" = 2"),
           change(link + "90", "\"sequence\" = 7"), change(event + "2", "\"sequence\" = 90"),
           change(event + "7", "\"sequence\" = 2"), change(event + "90", "\"sequence\" = 7")},
          "2 changed"},
      {{change(event + "4 AND \"ordinal\" = 0", "\"ordinal\" = 90"),
           change(event + "4 AND \"ordinal\" = 1", "\"ordinal\" = 0"),
           change(event + "4 AND \"ordinal\" = 90", "\"ordinal\" = 1")},
          "4 moved"},
      // Inserted.
      {{change(event + "4 AND \"ordinal\" = 1", "\"ordinal\" = 2")}, "4 missing"},
      {{change(event + "7", "\"sequence\" = 2, \"ordinal\" = 1")}, "2 inserted"},
      {{change(event + "7", "\"sequence\" = 3")}, "3 inserted"},
      {{change(event + "7", "\"sequence\" = 12")}, "7 missing"},
  };
  for (const auto& [attack, verdict] : attacks) EXPECT_EQ(after(attack), verdict) << attack.front();
}

/// All of a chain made anew with correct digests, as who has only the database can: `from` is where the
/// contents begin to differ.
TEST_P(Sealed, FindsAChainThatWasRewrittenWhole) {
  const Uuid authority = place_.authority().id;
  const auto rewritten = [&](std::int64_t from) {
    std::vector<std::string> sql;
    auto connection = place_.data().place().raw();
    auto cursor = connection->query(
        "SELECT \"sequence\",\"at\",\"actor\",\"operation\",\"root\",\"head\",\"pruned_by\" FROM"
        " \"audit_link\" WHERE \"authority\" = ?1 ORDER BY \"sequence\"",
        {authority});
    std::string previous;
    while (cursor->next()) {
      AuditLink link;
      link.sequence = cursor->integer(0);
      link.context.at = Instant{std::chrono::milliseconds{cursor->integer(1)}};
      link.context.actor = link.sequence == from ? "någon annan" : std::string(cursor->text(2));
      link.context.operation = cursor->text(3);
      link.root = cursor->bytes(4);
      std::string head(cursor->bytes(5));
      if (link.sequence >= from && cursor->is_null(6)) head = db::link_head(authority, previous, link);
      if (link.sequence >= from)
        sql.push_back("UPDATE \"audit_link\" SET \"actor\" = '" + link.context.actor + "', \"head\" = " +
                      bytes(head) + mine() + fmt::format(" AND \"sequence\" = {}", link.sequence));
      previous = head;
    }
    sql.push_back("UPDATE \"audit_head\" SET \"head\" = " + bytes(previous) + mine());
    return sql;
  };
  EXPECT_EQ(after(rewritten(1)), "3 changed") << "a pruned link is held by what the pruning says";
  EXPECT_EQ(after(rewritten(4)), "4 rewritten") << "the seal of 4";
  EXPECT_EQ(after(rewritten(7)), "8 rewritten") << "the seal of 8";
  EXPECT_EQ(after(rewritten(10)), "fine") << "after the last seal only a head from paper shows it";
  const std::string paper = hex(given(place_.store().chain(administrator(), authority)).head);
  EXPECT_EQ(after(rewritten(10), {.head = paper}), "11 rewritten");
}

TEST_P(Sealed, FindsAChainThatWasCutWithItsSealLeft) {
  EXPECT_EQ(
      after({"DELETE FROM \"audit_event\"" + mine() + " AND \"sequence\" > 7",
          "DELETE FROM \"audit_link\"" + mine() + " AND \"sequence\" > 7",
          "UPDATE \"audit_head\" SET \"sequence\" = 7, \"head\" = (SELECT \"head\" FROM \"audit_link\"" +
              mine() + " AND \"sequence\" = 7)" + mine()}),
      "3 missing")
      << "the pruning went with what was cut";
  EXPECT_EQ(
      after({"DELETE FROM \"audit_event\"" + mine() + " AND \"sequence\" > 8",
          "DELETE FROM \"audit_link\"" + mine() + " AND \"sequence\" > 8",
          "UPDATE \"seal\" SET \"sequence\" = 9" + mine() + " AND \"sequence\" = 8",
          "UPDATE \"audit_head\" SET \"sequence\" = 8, \"head\" = (SELECT \"head\" FROM \"audit_link\"" +
              mine() + " AND \"sequence\" = 8)" + mine()}),
      "9 rewritten");
}

TEST_P(Sealed, BelievesOnlyTheKeyThatIsGivenFromOutside) {
  TemporaryFolder folder;
  const SigningKey forged = given(SigningKey::open_or_make(folder / "forged.key"));
  Seal fake = first_;
  fake.key = key_id(forged.public_key());
  fake.signature = forged.sign(db::sealed_text(fake));
  const std::vector<std::string> forge{"UPDATE \"seal\" SET \"key\" = '" + fake.key + "', \"signature\" = " +
                                           bytes(fake.signature) + mine() + " AND \"sequence\" = 4",
      "UPDATE \"seal_key\" SET \"id\" = '" + fake.key + "', \"public_key\" = " + bytes(forged.public_key())};
  EXPECT_EQ(after(forge, {.public_keys = {place_.key().public_key()}}), "4 seal");
  EXPECT_EQ(after(forge), "8 seal") << "the other seal is still by the right key";
}

TEST_P(Sealed, SealsAHeadTheSameWayAndOnlyWhenSomethingHappened) {
  Seal again = first_;
  again.signature = place_.key().sign(db::sealed_text(first_));
  EXPECT_EQ(hex(again.signature), hex(first_.signature));
  const Seal now = place_.seal();
  EXPECT_EQ(now.sequence, 11);
  EXPECT_FALSE(given(seal_chain(place_.store(), administrator(), place_.authority().id, place_.key())));
  EXPECT_EQ(place_.length(), 12);
  const auto latest = given(latest_seal(place_.store(), administrator(), place_.authority().id));
  ASSERT_TRUE(latest);
  EXPECT_EQ(latest->head, now.head);
  EXPECT_EQ(place_.verdict(), "fine");
  EXPECT_EQ(code_of(seal_chain(place_.store(), bound_to(place_.authority().id, Right::write),
                place_.authority().id, place_.key())),
      "actor.may_not_administer");
}

TEST(SigningKeyFile, IsForItsOwnerAloneAndIsReadAgain) {
  TemporaryFolder folder;
  const auto file = folder / "seal.key";
  EXPECT_EQ(code_of(SigningKey::open(file)), "key.missing");
  const SigningKey made = given(SigningKey::open_or_make(file));
  struct stat found{};
  ASSERT_EQ(::stat(file.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600U);
  EXPECT_EQ(given(SigningKey::open_or_make(file)).public_key(), made.public_key());
  EXPECT_TRUE(is_signed(made.public_key(), "text", made.sign("text")));
  EXPECT_FALSE(is_signed(made.public_key(), "texd", made.sign("text")));
  EXPECT_EQ(parse_public_key(hex(made.public_key())), made.public_key());
  EXPECT_EQ(parse_public_key("abc"), "");
  std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(code_of(SigningKey::open(file)), "key.open_to_others");
}

}  // namespace
}  // namespace ringmur
