#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>

#include "schema/describe.h"
#include "schema/difference.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/specimen_support.h"
#include "schema/validate.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

Specimen example() {
  Specimen specimen;
  specimen.code = "Å 1";
  specimen.year = 2025;
  specimen.amount = 2;
  return specimen;
}

Values row_of(const Specimen& specimen) {
  return values_of(type, &specimen);
}

/// Codes of the details, with the field: "code:field.required".
std::set<std::string> faults(const Result<void>& result) {
  std::set<std::string> all;
  if (result) return all;
  for (const Error& error : result.error().details) all.insert(error.field + ":" + error.code);
  return all;
}

std::set<std::string> json_faults(const char* text, Values values = Values(type.fields.size())) {
  std::set<std::string> touched;
  return faults(read_json_fields(type, boost::json::parse(text).as_object(), values, touched));
}

TEST(Describe, TakesAStructToValuesAndBack) {
  Specimen specimen = example();
  specimen.shade = Colour::blue;
  specimen.parent = Id<Specimen>{new_uuid()};
  specimen.moment = Instant(std::chrono::milliseconds(1));
  EXPECT_EQ(record_of<Specimen>(type, row_of(specimen)), specimen);
  Specimen empty;
  empty.colour = Colour::red;
  EXPECT_EQ(record_of<Specimen>(type, Values(type.fields.size())), empty);
}

TEST(Describe, RowsSurviveTheStruct) {
  check_property(200, [] {
    const Values row = any_row(type);
    const auto record = type.make();
    fill(type, row, record.get());
    if (values_of(type, record.get()) != row) RC_FAIL(shown(type, row));
  });
}

TEST(Derive, WorksOutOnlyDerivedFields) {
  Values row = row_of(example());
  row[type.index("doubled")] = std::int64_t{77};
  Values before = row;
  derive(type, Settings::defaults(), row);
  EXPECT_EQ(row[type.index("doubled")], Value{std::int64_t{4}});
  before[type.index("doubled")] = row[type.index("doubled")];
  EXPECT_EQ(row, before);
}

TEST(NaturalKey, FoldsTextAndNeedsItsRequiredParts) {
  Specimen specimen = example();
  const std::string key = natural_key(type, row_of(specimen));
  specimen.code = "å  1";
  EXPECT_EQ(natural_key(type, row_of(specimen)), key);
  specimen.code = "a 1";
  EXPECT_NE(natural_key(type, row_of(specimen)), key);
  specimen.code.clear();
  EXPECT_EQ(natural_key(type, row_of(specimen)), "");
}

TEST(NaturalKey, PartsDoNotRunTogether) {
  Specimen one = example();
  Specimen other = example();
  one.code = "A 1";
  one.year = 2025;
  other.code = "A";
  other.year = 12025;
  EXPECT_NE(natural_key(type, row_of(one)), natural_key(type, row_of(other)));
}

TEST(Fingerprint, ChangesWithEveryField) {
  const Values base = row_of(example());
  std::set<std::string> prints{fingerprint(type, base)};
  for (std::size_t i = 0; i < base.size(); ++i) {
    Values changed = base;
    changed[i] = is_empty(base[i]) ? Value{std::string("x")} : Value{};
    prints.insert(fingerprint(type, changed));
  }
  EXPECT_EQ(prints.size(), base.size() + 1);
  Values one = base;
  Values other = base;
  one[type.index("note")] = std::string("a\nwords=t1:b");
  other[type.index("note")] = std::string("a");
  other[type.index("words")] = std::string("b");
  EXPECT_NE(fingerprint(type, one), fingerprint(type, other));
}

TEST(Fingerprint, StaysWhenAFieldThatCameLaterIsEmpty) {
  RecordType later = type;
  Field& extra = later.fields.emplace_back(type.at("note"));
  extra.name = "extra";
  extra.came_later = true;
  Values values = row_of(example());
  const std::string before = fingerprint(type, values);
  values.emplace_back();
  EXPECT_EQ(fingerprint(later, values), before);
  values.back() = std::string("written since");
  EXPECT_NE(fingerprint(later, values), before);
  extra.came_later = false;
  values.back() = Value{};
  EXPECT_NE(fingerprint(later, values), before);
}

TEST(Validate, NamesEveryFaultAtOnce) {
  Values row(type.fields.size());
  row[type.index("note")] = std::string(301, 'x');
  row[type.index("amount")] = std::int64_t{6};
  row[type.index("ratio")] = Decimal{INT64_MAX};
  EXPECT_EQ(faults(validate(type, row)),
      (std::set<std::string>{"code:field.required", "year:field.required", "colour:field.required",
          "note:text.too_long", "amount:integer.outside", "ratio:decimal.outside"}));
  EXPECT_TRUE(validate(type, row_of(example())));
}

TEST(Json, RowsSurvive) {
  check_property(200, [] {
    const Values row = any_row(type);
    std::string text = "{";
    append_json_fields(text, type, row);
    text += '}';
    boost::json::object object = boost::json::parse(text).as_object();
    RC_ASSERT(object.size() == type.fields.size());
    object.erase("doubled");
    Values read(type.fields.size());
    std::set<std::string> touched;
    auto done = read_json_fields(type, object, read, touched);
    if (!done) RC_FAIL(text + done.error().message.en);
    derive(type, Settings::defaults(), read);
    if (read != row) RC_FAIL(text);
    RC_ASSERT(touched.size() == type.fields.size() - 1);
  });
}

TEST(Json, WritesOnlyTheChosenFields) {
  std::string text;
  append_json_fields(text, type, row_of(example()), {"year", "note"});
  EXPECT_EQ(text, R"("year":2025,"note":null)");
}

TEST(Json, ChangesOnlyWhatIsThereAndNullEmpties) {
  Values row = row_of(example());
  std::set<std::string> touched;
  ASSERT_TRUE(
      read_json_fields(type, boost::json::parse(R"({"amount":null,"note":"n"})").as_object(), row, touched));
  EXPECT_EQ(touched, (std::set<std::string>{"amount", "note"}));
  EXPECT_TRUE(is_empty(row[type.index("amount")]));
  EXPECT_EQ(row[type.index("code")], Value{std::string("Å 1")});
}

TEST(Json, RefusesUnknownAndDerivedMembersWithTheOtherFaults) {
  EXPECT_EQ(json_faults(R"({"colur":"red","doubled":4,"year":"2025","note":"ok"})"),
      (std::set<std::string>{
          "colur:json.unknown_member", "doubled:json.derived_member", "year:integer.not_whole"}));
  const std::string longest = "{\"" + std::string(5000, 'x') + "\":1}";
  Values row(type.fields.size());
  std::set<std::string> touched;
  auto refused = read_json_fields(type, boost::json::parse(longest).as_object(), row, touched);
  ASSERT_FALSE(refused);
  EXPECT_LT(refused.error().message.sv.size(), 300U);
}

TEST(Difference, TellsWhatWasAndBecame) {
  Values before = row_of(example());
  Values after = before;
  EXPECT_EQ(difference(type, before, after), "");
  after[type.index("note")] = std::string("\"ny\"\n");
  after[type.index("amount")] = Value{};
  EXPECT_EQ(difference(type, before, after), R"({"note":[null,"\"ny\"\n"],"amount":[2,null]})");
  EXPECT_EQ(changed_fields(type, before, after), (std::set<std::string>{"note", "amount"}));
  EXPECT_EQ(contents(type, before), R"({"code":"Å 1","year":2025,"amount":2,"colour":"green"})");
}

TEST(SettingsParse, RefusesWhatLacksOrIsNoJson) {
  EXPECT_EQ(Settings::parse("{").error().code, "settings.invalid");
  EXPECT_EQ(Settings::parse("[]").error().code, "settings.invalid");
  EXPECT_EQ(Settings::parse("{\"risk_methods\":[]}").error().code, "settings.invalid");
  EXPECT_EQ(
      Settings::parse(R"({"risk_methods":[],"obligatory_practices":[],"authority_kinds":[]})").error().code,
      "settings.no_default_method");
  EXPECT_EQ(Settings::defaults().risk_method("vor").threshold, 9);
  EXPECT_EQ(Settings::defaults().risk_method("okänd").name, "*");
  auto again = Settings::parse(Settings::defaults().json());
  ASSERT_TRUE(again);
  EXPECT_EQ(again->risk_methods().size(), Settings::defaults().risk_methods().size());
}

}  // namespace
}  // namespace ringmur
