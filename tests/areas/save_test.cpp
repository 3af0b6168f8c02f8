#include "registry/save.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "areas/import_support.h"
#include "areas/risk/rules.h"

namespace ringmur {
namespace {

using namespace test;

class Save : public ImportTest {
 protected:
  Result<Row> create(const std::string& name, const std::string& json, const Actor& actor = administrator()) {
    return create_record(
        store(), actor, type(name), place_.authority.id, boost::json::parse(json).as_object());
  }
  Result<Row> change(const std::string& name, const Row& row, std::int64_t version, const std::string& json,
      const Actor& actor = administrator()) {
    return change_record(store(), actor, type(name), place_.authority.id, row.meta.id, version,
        boost::json::parse(json).as_object());
  }
  Result<Row> archive(const Row& row, std::int64_t version, Archiving archiving) {
    return archive_record(
        store(), administrator(), type("risk"), place_.authority.id, row.meta.id, version, archiving);
  }
  /// "field:code" of the details.
  static std::set<std::string> faults(const Result<Row>& result) {
    std::set<std::string> all;
    if (result) return {"fine"};
    for (const Error& error : result.error().details) all.insert(error.field + ":" + error.code);
    return all;
  }
};

INSTANTIATE_TEST_SUITE_P(Engines, Save, both_engines, engine_name);

const char* const fire = R"({"analysis":"VoR","year":2025,"event":"Brand","likelihood":3,"impact":4})";

TEST_P(Save, CreatesWithTheUnitTheReferenceAndTheDerived) {
  const Row row = given(create("risk", fire));
  EXPECT_EQ(value("risk", row, "value"), "12");
  EXPECT_EQ(value("risk", row, "action_required"), "ja");
  EXPECT_EQ(value("risk", row, "unit"), to_string(place_.unit));
  EXPECT_TRUE(row.meta.short_reference.starts_with("RSK-"));
  EXPECT_EQ(row.meta.version, 1);
  EXPECT_TRUE(is_edited(row.meta, "event"));
  EXPECT_FALSE(is_edited(row.meta, "value"));
  EXPECT_EQ(
      given(store().get(administrator(), type("risk"), place_.authority.id, row.meta.id)).values, row.values);
}

TEST_P(Save, NamesEveryFault) {
  EXPECT_EQ(faults(create("risk", R"({"analysis":"","year":"x","value":5,"nada":1})")),
      (std::set<std::string>{
          "year:integer.not_whole", "value:json.derived_member", "nada:json.unknown_member"}));
  EXPECT_EQ(faults(create("risk", R"({"analysis":" ","year":1800,"likelihood":6})")),
      (std::set<std::string>{"analysis:field.required", "year:integer.outside", "event:field.required",
          "likelihood:integer.outside"}));
  const std::string nobody = to_string(new_uuid());
  EXPECT_EQ(faults(create("activity", R"({"year":2025,"title":"x","unit":")" + nobody + "\"}")),
      (std::set<std::string>{"unit:reference.leads_nowhere"}));
  given(create("risk", fire));
  EXPECT_EQ(create("risk", fire).error().refusal, Refusal::conflict);
  EXPECT_EQ(create("risk", fire).error().code, "record.key_taken");
  EXPECT_EQ(code_of(create("unit", R"({"code":"X","name":"Ny nämnd"})")), "unit.authority_by_import");
}

TEST_P(Save, RefusesAReferenceThroughTheWall) {
  const Authority other = new_authority(store());
  EXPECT_EQ(faults(create("activity", R"({"year":2025,"title":"x","unit":")" + to_string(other.id) + "\"}")),
      (std::set<std::string>{"unit:reference.leads_nowhere"}));
}

TEST_P(Save, ChangesOnlyTheVersionThatWasRead) {
  const Row row = given(create("risk", fire));
  const Row changed = given(change("risk", row, 1, R"({"impact":1,"action":"Släckare"})"));
  EXPECT_EQ(changed.meta.version, 2);
  EXPECT_EQ(value("risk", changed, "value"), "3");
  EXPECT_EQ(value("risk", changed, "action_required"), "nej");
  EXPECT_EQ(change("risk", row, 1, R"({"impact":5})").error().refusal, Refusal::changed);
  EXPECT_EQ(change("risk", row, 3, R"({"impact":5})").error().refusal, Refusal::changed);
  const Row same = given(change("risk", row, 2, R"({"impact":1})"));
  EXPECT_EQ(same.meta.version, 2) << "nothing changed, nothing written";
  const Row emptied = given(change("risk", row, 2, R"({"impact":null})"));
  EXPECT_EQ(value("risk", emptied, "value"), "");
  EXPECT_EQ(
      faults(change("risk", row, 3, R"({"event":null})")), (std::set<std::string>{"event:field.required"}));
  EXPECT_EQ(
      given(store().history(administrator(), type("risk"), place_.authority.id, row.meta.id)).size(), 3U);
}

TEST_P(Save, ArchivesAndRestores) {
  const Row row = given(create("risk", fire));
  const Row gone = given(archive(row, 1, Archiving::archive));
  EXPECT_TRUE(gone.meta.archived_at);
  EXPECT_EQ(figure(2025, "risk.total"), "0");
  EXPECT_EQ(given(archive(row, 2, Archiving::archive)).meta.version, 2) << "once is enough";
  EXPECT_EQ(archive(row, 1, Archiving::restore).error().refusal, Refusal::changed);
  EXPECT_FALSE(given(archive(row, 2, Archiving::restore)).meta.archived_at);
  EXPECT_EQ(figure(2025, "risk.total"), "1");
  const auto history =
      given(store().history(administrator(), type("risk"), place_.authority.id, row.meta.id));
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].action, "restore");
  EXPECT_EQ(history[1].action, "archive");
}

TEST_P(Save, IsForThoseWhoMayWriteHere) {
  const Row row = given(create("risk", fire));
  const Actor reader = bound_to(place_.authority.id, Right::read);
  const Actor stranger = bound_to(new_authority(store()).id, Right::write);
  EXPECT_EQ(create("risk", fire, reader).error().refusal, Refusal::forbidden);
  EXPECT_EQ(create("risk", fire, stranger).error().refusal, Refusal::not_found);
  EXPECT_EQ(change("risk", row, 1, "{\"impact\":1}", reader).error().refusal, Refusal::forbidden);
  EXPECT_EQ(change("risk", row, 1, "{\"impact\":1}", stranger).error().refusal, Refusal::not_found);
}

TEST_P(Save, WorksOutDerivedFieldsAgainWhenTheScaleChanges) {
  // The settings are the whole city's: a database of its own.
  Data own(GetParam(), all_registers());
  given(import_bytes(own.store(), "Kod;Namn;Slag;Överordnad\nA;Nämnd;nämnd;\n"));
  ImportOptions options;
  options.unit = given(find_unit(own.store(), administrator(), "A"));
  given(import_bytes(own.store(),
      "Analys;År;Oönskad "
      "händelse;Sannolikhet;Konsekvens\nVoR;2025;a;2;4\nVoR;2025;b;3;3\nRSA;2025;c;2;4\nVoR;2025;d;;\n",
      options));
  std::string json = Settings::defaults().json();
  json.replace(json.find("\"threshold\": 9"), 14, "\"threshold\": 8");
  given(own.store().set_settings(administrator(), given(Settings::parse(json))));
  EXPECT_EQ(own.store().settings().risk_method("VoR").threshold, 8);
  EXPECT_EQ(given(derive_again(own.store(), administrator())), 1);
  EXPECT_EQ(given(derive_again(own.store(), administrator())), 0);
  const auto required =
      rows_of(own.store(), type("risk"), options.unit->authority.id, {{"action_required", "eq.true"}});
  EXPECT_EQ(required.size(), 2U);
  EXPECT_FALSE(given(own.store().verify_chain(administrator(), options.unit->authority.id, {})));
}

TEST(RiskRules, MultiplyAndNeverTakeTheMissingForZero) {
  struct Case {
    std::optional<std::int64_t> likelihood;
    std::optional<std::int64_t> impact;
    std::optional<std::int64_t> value;
    std::optional<bool> required;
  };
  for (const Case& one : {Case{3, 3, 9, true}, Case{2, 4, 8, false}, Case{1, 1, 1, false},
           Case{5, 5, 25, true}, Case{{}, 3, {}, {}}, Case{3, {}, {}, {}}, Case{{}, {}, {}, {}}}) {
    const auto value = risk::risk_value(one.likelihood, one.impact);
    EXPECT_EQ(value, one.value);
    EXPECT_EQ(risk::action_required(value, 9), one.required);
  }
  EXPECT_EQ(risk::action_required(8, 8), true);
}

}  // namespace
}  // namespace ringmur
