#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "schema/json.h"
#include "store/secrecy_support.h"
#include "store/shares.h"
#include "store/trail.h"

/// Marks, who sees what they cover, and what is remembered of it.
namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

class Marks : public testing::TestWithParam<Engine> {
 protected:
  Row add(const std::string& code, const std::string& note = "", std::int64_t amount = 2) {
    Specimen specimen;
    specimen.code = code;
    specimen.year = 2025;
    specimen.note = note;
    specimen.amount = amount;
    specimen.doubled = 2 * amount;
    return insert_one(store(), type, authority_.id, values_of(type, &specimen));
  }
  Row read(const Row& row, const Actor& actor, Secrets secrets = Secrets::shown) {
    return given(store().get(actor, type, authority_.id, row.meta.id, secrets));
  }
  std::string value(const Row& row, std::string_view field) const {
    const auto* text = std::get_if<std::string>(&row.values[type.index(field)]);
    return text == nullptr ? "" : *text;
  }
  std::vector<std::string> codes(const std::string& sort, const Actor& actor, std::size_t limit = 50) {
    Query query{&type, authority_.id, {}, sort, limit, {}};
    std::vector<std::string> found;
    do {
      const Page page = given(store().list(actor, query));
      for (const Row& row : page.rows) found.push_back(value(row, "code"));
      query.after = page.next;
    } while (!query.after.empty());
    return found;
  }
  std::size_t hits(const std::string& words, const Actor& actor) {
    return given(store().search(actor, authority_.id, words, 10, &type)).size();
  }
  /// Records whose reading the trail tells of.
  std::vector<Uuid> seen() {
    TrailQuery query{.authority = authority_.id, .kind = TrailKind::seen};
    std::vector<Uuid> ids;
    for (const TrailEntry& entry : given(read_trail(store(), administrator(), query)).entries)
      ids.push_back(entry.id);
    return ids;
  }
  Result<void> change(const Row& row, const Actor& actor, std::string_view field, Value to) {
    return store().write(actor, "change", {}, [&](Writer& writer) -> Result<void> {
      auto before = writer.get(type, authority_.id, row.meta.id);
      Row after = *before;
      after.values[type.index(field)] = to;
      return writer.update(type, *before, after);
    });
  }

  Store& store() { return shared_data(GetParam(), specimen_catalogue()).store(); }
  Authority authority_{new_authority(store())};
  Actor auditor_{auditor_of(authority_.id)};
  Actor coordinator_{coordinator_of(authority_.id)};
  Actor writer_{writer_of(authority_.id)};
};

INSTANTIATE_TEST_SUITE_P(Engines, Marks, both_engines, engine_name);

TEST_P(Marks, MaskAFieldWithItsGround) {
  Row row = add("A", "hemlig not");
  EXPECT_EQ(mark(store(), type, row, {mark_on("note")}).version, 2);
  Row masked = read(row, auditor_);
  EXPECT_EQ(value(masked, "note"), "");
  EXPECT_EQ(value(masked, "code"), "A");
  ASSERT_EQ(masked.meta.masked.size(), 1U);
  EXPECT_EQ(masked.meta.masked.at("note"), (Masking{"18:13", "OSL 18 kap. 13 §"}));
  EXPECT_EQ(masked_text(masked.meta.masked.at("note")), "[Sekretess, OSL 18 kap. 13 §]");
  EXPECT_FALSE(masked.meta.may_see_masked);
  EXPECT_EQ(value(read(row, coordinator_), "note"), "hemlig not");
  EXPECT_EQ(value(read(row, coordinator_, Secrets::masked), "note"), "") << "who may must also ask";
  EXPECT_EQ(value(read(row, administrator(), Secrets::masked), "note"), "");
}

TEST_P(Marks, MaskAWholeRecordButItsReferenceAndPeriod) {
  Row row = add("A", "hemlig not");
  mark(store(), type, row, {mark_on("")});
  Row masked = read(row, auditor_);
  EXPECT_EQ(masked.meta.short_reference, row.meta.short_reference);
  EXPECT_EQ(masked.values[type.index("year")], Value{std::int64_t{2025}});
  for (const Field& field : type.fields) {
    if (field.name == "year") continue;
    EXPECT_TRUE(is_empty(masked.values[type.index(field)])) << field.name;
    EXPECT_TRUE(masked.meta.masked.contains(field.name)) << field.name;
  }
  EXPECT_TRUE(masked.meta.natural_key.empty());
}

TEST_P(Marks, MaskWhatIsDerivedFromAMaskedField) {
  Row row = add("A", "", 3);
  mark(store(), type, row, {mark_on("amount")});
  Row masked = read(row, auditor_);
  EXPECT_TRUE(masked.meta.masked.contains("doubled"));
  EXPECT_TRUE(is_empty(masked.values[type.index("doubled")]));
  const Filter sixes = given(parse_filter(type, specimen_catalogue(), {{"doubled", "eq.6"}}));
  EXPECT_EQ(given(store().aggregate(auditor_, type, authority_.id, sixes, Aggregate::count, nullptr)),
      Value{std::int64_t{0}});
}

TEST_P(Marks, AreReplacedAndRaiseTheVersionOnlyWhereTheyDiffer) {
  Row row = add("A", "not");
  EXPECT_EQ(mark(store(), type, row, {mark_on("note", "18:13", "skäl")}).version, 2);
  row.meta.version = 2;
  MarkedRecord same = mark(store(), type, row, {mark_on("note", "18:13", "skäl")});
  EXPECT_EQ(same.version, 2);
  EXPECT_EQ(same.marks.front().created_by, administrator().name);
  EXPECT_EQ(code_of(mark_record(store(), administrator(), type, authority_.id, row.meta.id, 1, {})),
      "record.changed");
  EXPECT_EQ(mark(store(), type, row, {}).version, 3);
  EXPECT_EQ(value(read(row, auditor_), "note"), "not");
  EXPECT_FALSE(read(row, auditor_).meta.secret);
}

TEST_P(Marks, RefuseWhatIsNoFieldAndNoGround) {
  Row row = add("A");
  auto code = [&](std::vector<SecrecyMark> marks) {
    return code_of(
        mark_record(store(), administrator(), type, authority_.id, row.meta.id, 1, std::move(marks)));
  };
  EXPECT_EQ(code({mark_on("finns_inte")}), "secrecy.field");
  EXPECT_EQ(code({mark_on("note"), mark_on("note", "15:2")}), "secrecy.field");
  EXPECT_EQ(code({mark_on("note", "99:9")}), "secrecy.ground");
  EXPECT_EQ(code({mark_on("note", "18:13", std::string(2001, 'a'))}), "secrecy.note");
  EXPECT_EQ(code({mark_on("note", "18:13", std::string(2000, 'a'))}), "fine");
}

TEST_P(Marks, AreSetOnlyByWhoHandlesSecrecyThere) {
  Row row = add("A");
  auto code = [&](const Actor& actor) {
    return code_of(mark_record(store(), actor, type, authority_.id, row.meta.id, 1, {mark_on("note")}));
  };
  EXPECT_EQ(code(auditor_), "actor.may_not_write");
  EXPECT_EQ(code(writer_), "secrecy.may_not_mark");
  EXPECT_EQ(code(coordinator_of(new_uuid())), "authority.not_found");
  EXPECT_EQ(code(coordinator_), "fine");
}

TEST_P(Marks, KeepMaskedRowsLastInAnyOrderOnTheField) {
  for (const char* code : {"B", "A", "C"}) add(code, code);
  Row masked = add("0", "0");
  add("D", "");
  mark(store(), type, masked, {mark_on("note")});
  for (std::size_t limit : {1U, 2U, 50U}) {
    EXPECT_EQ(codes("note", auditor_, limit), (std::vector<std::string>{"A", "B", "C", "D", "0"}));
    EXPECT_EQ(codes("-note", auditor_, limit), (std::vector<std::string>{"C", "B", "A", "D", "0"}));
    EXPECT_EQ(codes("code", auditor_, limit), (std::vector<std::string>{"0", "A", "B", "C", "D"}));
  }
}

TEST_P(Marks, TakeTheWordsOutOfTheSearchAndGiveThemBack) {
  Row row = add("Alfa", "hemlighet");
  EXPECT_EQ(hits("hemlighet", auditor_), 1U);
  mark(store(), type, row, {mark_on("note")});
  EXPECT_EQ(hits("hemlighet", auditor_), 0U);
  EXPECT_EQ(hits("hemlighet", administrator()), 0U) << "the index holds none of it, whoever asks";
  EXPECT_EQ(hits("alfa", auditor_), 1U);
  ASSERT_TRUE(change(row, administrator(), "note", std::string("ny hemlighet")));
  EXPECT_EQ(hits("ny hemlighet", auditor_), 0U);
  ASSERT_TRUE(change(row, writer_, "words", std::string("öppna ord")));
  EXPECT_EQ(hits("öppna", auditor_), 1U);
  row.meta.version = 4;
  mark(store(), type, row, {});
  EXPECT_EQ(hits("ny hemlighet", auditor_), 1U);
}

TEST_P(Marks, AreRememberedWhenWhatTheyCoverIsRead) {
  Row open = add("A");
  Row secret = add("B", "hemlig");
  mark(store(), type, secret, {mark_on("note")});
  read(open, coordinator_);
  read(secret, auditor_);
  read(secret, coordinator_, Secrets::masked);
  EXPECT_TRUE(seen().empty()) << "nothing secret was shown";
  read(secret, coordinator_);
  EXPECT_EQ(seen(), std::vector<Uuid>{secret.meta.id});
  Query query{&type, authority_.id, {}, {}, 50, {}};
  query.secrets = Secrets::shown;
  const Page page = given(store().list(coordinator_, query));
  EXPECT_EQ(value(page.rows.back(), "note"), "hemlig");
  EXPECT_EQ(seen().size(), 2U);
  given(store().list(auditor_, query));
  EXPECT_EQ(seen().size(), 2U);
}

TEST_P(Marks, KeepAMaskedFieldFromBeingWrittenByWhoMayNotSeeIt) {
  Row row = add("A", "hemlig", 2);
  mark(store(), type, row, {mark_on("note")});
  EXPECT_EQ(code_of(change(row, writer_, "note", std::string("annan"))), "secrecy.may_not_write");
  EXPECT_EQ(code_of(change(row, writer_, "amount", std::int64_t{4})), "fine");
  EXPECT_EQ(value(read(row, coordinator_), "note"), "hemlig") << "what is masked is left alone";
  EXPECT_EQ(code_of(change(row, coordinator_, "note", std::string("annan"))), "fine");
  EXPECT_EQ(value(read(row, coordinator_), "note"), "annan");
}

TEST_P(Marks, MaskTheHistoryAndTheTrail) {
  Row row = add("A", "första hemligheten");
  ASSERT_TRUE(change(row, administrator(), "note", std::string("andra hemligheten")));
  row.meta.version = 2;
  mark(store(), type, row, {mark_on("note", "18:13", "skälet")});
  auto told = [&](const Actor& actor, Secrets secrets) {
    std::string text;
    for (const HistoryEntry& entry : given(store().history(actor, type, authority_.id, row.meta.id, secrets)))
      text += entry.action + entry.changes + '\n';
    return text;
  };
  for (const auto& [actor, secrets] :
      {std::pair{auditor_, Secrets::shown}, {coordinator_, Secrets::masked}}) {
    const std::string text = told(actor, secrets);
    EXPECT_EQ(text.find("hemligheten"), std::string::npos) << text;
    EXPECT_EQ(text.find("skälet"), std::string::npos) << text;
    EXPECT_NE(text.find("18:13"), std::string::npos) << text;
  }
  const std::string all = told(coordinator_, Secrets::shown);
  EXPECT_NE(all.find("första hemligheten"), std::string::npos) << all;
  EXPECT_NE(all.find("skälet"), std::string::npos) << all;
  for (const Actor& actor : {auditor_, administrator()}) {
    for (const TrailEntry& entry :
        given(read_trail(store(), actor, TrailQuery{.authority = authority_.id})).entries) {
      EXPECT_EQ(trail_json(entry).find("hemligheten"), std::string::npos) << trail_json(entry);
      EXPECT_EQ(trail_json(entry).find("skälet"), std::string::npos) << trail_json(entry);
    }
  }
  row.meta.version = 3;
  mark(store(), type, row, {});
  EXPECT_NE(told(auditor_, Secrets::masked).find("första hemligheten"), std::string::npos) << "open again";
  EXPECT_EQ(told(auditor_, Secrets::shown).find("skälet"), std::string::npos) << "the note is not";
  EXPECT_EQ(given(store().verify_chain(administrator(), authority_.id)), std::nullopt);
}

TEST_P(Marks, MaskForOthersThatItIsSharedWithWhateverTheirRight) {
  const Authority reader = new_authority(store());
  Row row = add("A", "hemlig");
  mark(store(), type, row, {mark_on("note")});
  given(share_record(store(), administrator(), type, authority_.id, row.meta.id, {.all = true}));
  if (GetParam() == Engine::postgres) {
    // The table that only the tests have is given no such policy by a migration.
    shared_data(GetParam(), specimen_catalogue())
        .place()
        .raw()
        ->script(
            "DROP POLICY IF EXISTS \"shared\" ON \"specimen\"; SELECT ringmur_shared('specimen', "
            "'specimen')");
  }
  for (const Actor& actor : {coordinator_of(reader.id), auditor_of(reader.id), administrator()}) {
    Row got = given(get_shared(store(), actor, type, reader.id, row.meta.id));
    EXPECT_EQ(value(got, "note"), "");
    EXPECT_EQ(got.meta.masked.at("note").ground, "18:13");
    for (Secrets secrets : {Secrets::masked, Secrets::shown}) {
      Query query{&type, reader.id, {}, "note", 50, {}};
      query.shared = Shared::with;
      query.secrets = secrets;
      const Page page = given(store().list(actor, query));
      ASSERT_EQ(page.rows.size(), 1U);
      EXPECT_EQ(value(page.rows.front(), "note"), "");
      EXPECT_EQ(value(page.rows.front(), "code"), "A");
    }
    const Filter filter = given(parse_filter(type, specimen_catalogue(), {{"note", "eq.hemlig"}}));
    EXPECT_EQ(given(count_shared(store(), actor, type, reader.id, filter)), 0);
    EXPECT_EQ(given(count_shared(store(), actor, type, reader.id, {})), 1);
  }
}

TEST_P(Marks, AreOfOneAuthorityOnly) {
  const Authority other = new_authority(store());
  Row row = add("A", "hemlig");
  mark(store(), type, row, {mark_on("note")});
  Specimen specimen;
  specimen.code = "A";
  specimen.year = 2025;
  specimen.note = "öppen";
  Row open = insert_one(store(), type, other.id, values_of(type, &specimen));
  EXPECT_EQ(value(given(store().get(auditor_of(other.id), type, other.id, open.meta.id)), "note"), "öppen");
  EXPECT_EQ(code_of(marks_of(store(), coordinator_of(other.id), type, authority_.id, row.meta.id)),
      "authority.not_found");
  EXPECT_TRUE(given(marks_of(store(), auditor_, type, authority_.id, row.meta.id)).empty());
  EXPECT_EQ(given(marks_of(store(), coordinator_, type, authority_.id, row.meta.id)).size(), 1U);
}

TEST(Grounds, NameParagraphsAndSayWhatNobodyHasChecked) {
  const std::map<std::string, std::string> wanted{{"15:2", "OSL 15 kap. 2 §"}, {"18:8", "OSL 18 kap. 8 §"},
      {"18:9", "OSL 18 kap. 9 §"}, {"18:13", "OSL 18 kap. 13 §"}, {"21:3", "OSL 21 kap. 3 §"},
      {"22:1", "OSL 22 kap. 1 §"}, {"23", "OSL 23 kap."}, {"26:1", "OSL 26 kap. 1 §"}};
  std::map<std::string, std::string> there;
  for (const Ground& ground : usual_grounds()) {
    there.emplace(ground.code, citation(ground));
    EXPECT_FALSE(ground.label.sv.empty() || ground.label.en.empty()) << ground.code;
    const bool unchecked = ground.help.sv.find("j kontrollerad mot lagtexten") != std::string::npos;
    EXPECT_EQ(unchecked, ground.code != "15:2" && ground.code != "18:13") << ground.code;
  }
  EXPECT_EQ(there, wanted);
}

TEST(Grounds, AreAddedByACity) {
  std::string json = Settings::defaults().json();
  const std::string none = "\"secrecy_grounds\": []";
  auto with = [&](const std::string& grounds) {
    std::string text = json;
    return Settings::parse(text.replace(text.find(none), none.size(), "\"secrecy_grounds\": " + grounds));
  };
  auto settings = with(R"([{"code":"SkyddL","law":"Säkerhetsskyddslagen","label":{"sv":"a","en":"b"}}])");
  ASSERT_TRUE(settings) << settings.error().message.en;
  ASSERT_NE(settings->secrecy_ground("SkyddL"), nullptr);
  EXPECT_EQ(citation(*settings->secrecy_ground("SkyddL")), "Säkerhetsskyddslagen");
  EXPECT_NE(settings->secrecy_ground("18:13"), nullptr);
  EXPECT_EQ(settings->secrecy_ground("nej"), nullptr);
  EXPECT_EQ(
      code_of(with(R"([{"code":"18:13","law":"OSL","label":{"sv":"a","en":"b"}}])")), "secrecy.ground_twice");
  EXPECT_EQ(code_of(with(R"([{"code":"x","law":"a]b","label":{"sv":"a","en":"b"}}])")), "secrecy.grounds");
  EXPECT_EQ(code_of(with(R"([{"code":"x","law":"L"}])")), "secrecy.grounds");
}

TEST(MaskedText, IsKnownAgain) {
  EXPECT_TRUE(is_masked_text(masked_text({"18:13", "OSL 18 kap. 13 §"})));
  EXPECT_TRUE(is_masked_text(masked_text({})));
  EXPECT_FALSE(is_masked_text("Sekretess, OSL"));
  EXPECT_FALSE(is_masked_text("[Sekretess, OSL 18 kap. 13 §] och mer"));
}

}  // namespace
}  // namespace ringmur
