#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <limits>

#include "schema/kinds/kinds.h"
#include "schema/kinds/number_text.h"
#include "schema/specimen_support.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;
namespace json = boost::json;

const Field& field_of(const char* name) {
  return describe_specimen().at(name);
}

/// What the field makes of written text, as canonical text; or the code of the refusal.
std::string read(const char* field_name, const std::string& text) {
  const Field& field = field_of(field_name);
  auto value = operations(field.kind).read(text, field);
  if (!value) return value.error().code;
  if (is_empty(*value)) return "-";
  auto good = operations(field.kind).check(*value, field);
  return good ? canonical(*value) : good.error().code;
}

std::string read_json(const char* field_name, const json::value& value) {
  const Field& field = field_of(field_name);
  auto read = operations(field.kind).from_json(value, field);
  if (!read) return read.error().code;
  if (is_empty(*read)) return "-";
  auto good = operations(field.kind).check(*read, field);
  return good ? canonical(*read) : good.error().code;
}

struct Example {
  const char* field;
  std::string text;
  std::string result;
};

class Reading : public testing::TestWithParam<Example> {};

TEST_P(Reading, GivesTheValueOrSaysWhyNot) {
  EXPECT_EQ(read(GetParam().field, GetParam().text), GetParam().result) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(Numbers, Reading,
    testing::Values(Example{"number", "17 722", "i17722"}, Example{"number", "17\u00a0722", "i17722"},
        Example{"number", "17\u202f722", "i17722"}, Example{"number", "3,0", "i3"},
        Example{"number", "3.00000", "i3"}, Example{"number", "\u22125", "i-5"},
        Example{"number", "+5", "i5"}, Example{"number", "3,5", "integer.not_whole"},
        Example{"number", "3,", "integer.not_whole"}, Example{"number", ",5", "integer.not_whole"},
        Example{"number", "1e3", "integer.not_whole"}, Example{"number", "--5", "integer.not_whole"},
        Example{"number", "5 ", "integer.not_whole"}, Example{"number", "0x10", "integer.not_whole"},
        Example{"number", "9223372036854775807", "i9223372036854775807"},
        Example{"number", "9223372036854775808", "integer.not_whole"},
        Example{"amount", "0", "integer.outside"}, Example{"amount", "6", "integer.outside"},
        Example{"amount", "5", "i5"}, Example{"ratio", "12,5", "n125000"},
        Example{"ratio", "12.5", "n125000"}, Example{"ratio", "-0,0001", "n-1"},
        Example{"ratio", "0,00001", "decimal.not_a_number"},
        Example{"ratio", "1,2,3", "decimal.not_a_number"},
        Example{"ratio", "100 000 000 000", "n1000000000000000"},
        Example{"ratio", "100 000 000 001", "decimal.outside"},
        Example{"ratio", "nan", "decimal.not_a_number"}));

INSTANTIATE_TEST_SUITE_P(Days, Reading,
    testing::Values(Example{"day", "2025-11-05", "d2025-11-05"}, Example{"day", "20251105", "d2025-11-05"},
        Example{"day", "5/11 2025", "d2025-11-05"}, Example{"day", "05/11 2025", "d2025-11-05"},
        Example{"day", "5/11/2025", "date.not_a_date"}, Example{"day", "2025-02-29", "date.not_a_date"},
        Example{"day", "2024-02-29", "d2024-02-29"}, Example{"day", "45966", "d2025-11-05"},
        Example{"day", "60", "date.not_a_date"}, Example{"day", "2025", "date.not_a_date"},
        Example{"day", "9999", "date.not_a_date"}, Example{"day", "10000", "d1927-05-18"},
        Example{"day", "2025-11-05 23:59", "d2025-11-05"},
        Example{"day", "2025-11-05T23:30:00Z", "d2025-11-06"}, Example{"day", "igår", "date.not_a_date"},
        Example{"day", "31/4 2025", "date.not_a_date"}, Example{"day", "1/1 10000", "date.not_a_date"},
        Example{"day", "0000-01-01", "date.not_a_date"}));

INSTANTIATE_TEST_SUITE_P(Moments, Reading,
    testing::Values(Example{"moment", "2025-11-05 14:30", "m1762349400000"},
        Example{"moment", "2025-11-05 14.30", "m1762349400000"},
        Example{"moment", "2025-11-05T14:30", "m1762349400000"},
        Example{"moment", "2025-11-05T14:30:00+01:00", "m1762349400000"},
        Example{"moment", "5/11 2025 14:30", "m1762349400000"},
        Example{"moment", "2025-11-05 14:30:05", "m1762349405000"},
        Example{"moment", "2025-11-05", "m1762297200000"},
        Example{"moment", "2025-11-05 24:00", "instant.not_a_moment"},
        Example{"moment", "2025-11-05 14:60", "instant.not_a_moment"},
        Example{"moment", "2025-03-30 02:30", "time.does_not_exist"},
        Example{"moment", "2025-10-26 02:30", "m1761438600000"},
        Example{"moment", "2025-10-26T02:30:00+01:00", "m1761442200000"},
        Example{"moment", "14:30", "instant.not_a_moment"}, Example{"moment", "2025", "instant.not_a_moment"},
        Example{"moment", "snart", "instant.not_a_moment"}));

INSTANTIATE_TEST_SUITE_P(Words, Reading,
    testing::Values(Example{"flag", "Ja", "b1"}, Example{"flag", "NEJ", "b0"}, Example{"flag", "yes", "b1"},
        Example{"flag", "x", "b1"}, Example{"flag", "0", "b0"}, Example{"flag", "kanske", "boolean.neither"},
        Example{"colour", "röd", "t3:red"}, Example{"colour", "GREEN", "t5:green"},
        Example{"colour", "blue", "t4:blue"}, Example{"colour", "lila", "choice.not_allowed"},
        Example{"colour", "rod", "choice.not_allowed"}, Example{"note", "  a \n\t b ", "t3:a b"},
        Example{"note", "a\u030a", "t2:å"}, Example{"note", " \u00a0 ", "-"},
        Example{"words", " a\r\nb\rc ", "t5:a\nb\nc"}, Example{"code", std::string(31, 'x'), "text.too_long"},
        Example{"code", std::string(30, 'x'), "t30:" + std::string(30, 'x')},
        Example{"code", "åäöåäöåäöåäöåäöåäöåäöåäöåäöåäö", "t60:åäöåäöåäöåäöåäöåäöåäöåäöåäöåäö"},
        Example{"note", std::string("a\0b", 3), "text.control"}, Example{"note", "a\x1b[2Jb", "text.control"},
        Example{"note", "a\x7f", "text.control"}, Example{"words", "a\u0085b\u009bc", "text.control"},
        Example{"note", "\xff\xfe", "text.not_utf8"}, Example{"note", "\xc3", "text.not_utf8"},
        Example{"note", "\xed\xa0\x80", "text.not_utf8"}, Example{"parent", "x", "reference.not_an_id"}));

TEST(ReadingJson, TakesOnlyTheTypeOfTheField) {
  const json::value object = json::object{{"a", 1}};
  const json::value array = json::array{1, 2};
  for (const Field& field : describe_specimen().fields) {
    const char* name = field.name.c_str();
    EXPECT_NE(read_json(name, object), "-") << name;
    for (const json::value& wrong : {object, array}) {
      auto value = operations(field.kind).from_json(wrong, field);
      EXPECT_FALSE(value) << name;
      EXPECT_EQ(value ? "" : value.error().field, field.name);
    }
  }
  EXPECT_EQ(read_json("note", 5), "text.not_text");
  EXPECT_EQ(read_json("number", "5"), "integer.not_whole");
  EXPECT_EQ(read_json("number", 5.5), "integer.not_whole");
  EXPECT_EQ(read_json("number", std::numeric_limits<std::uint64_t>::max()), "integer.not_whole");
  EXPECT_EQ(read_json("number", std::numeric_limits<std::int64_t>::min()), "integer.outside");
  EXPECT_EQ(read_json("amount", 6), "integer.outside");
  EXPECT_EQ(read_json("flag", 1), "boolean.neither");
  EXPECT_EQ(read_json("flag", "ja"), "boolean.neither");
  EXPECT_EQ(read_json("colour", "Röd"), "choice.not_allowed");
  EXPECT_EQ(read_json("colour", 0), "choice.not_allowed");
  EXPECT_EQ(read_json("day", "5/11 2025"), "date.not_a_date");
  EXPECT_EQ(read_json("day", 45966), "date.not_a_date");
  EXPECT_EQ(read_json("moment", 1), "instant.not_a_moment");
  EXPECT_EQ(read_json("parent", true), "reference.not_an_id");
}

TEST(ReadingJson, KeepsDecimalsExactly) {
  EXPECT_EQ(read_json("ratio", 12.5), "n125000");
  EXPECT_EQ(read_json("ratio", -0.0001), "n-1");
  EXPECT_EQ(read_json("ratio", 5000000000.1234), "n50000000001234");
  EXPECT_EQ(read_json("ratio", 99999999999.9999), "n999999999999999");
  EXPECT_EQ(read_json("ratio", 1.0 / 3), "decimal.not_a_number");
  EXPECT_EQ(read_json("ratio", 1e300), "decimal.not_a_number");
  EXPECT_EQ(read_json("ratio", 100000000001), "decimal.outside");
}

TEST(Writing, IsReadBackInBothLanguages) {
  check_property(300, [] {
    const RecordType& type = describe_specimen();
    const Values row = any_row(type);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (is_empty(row[i])) continue;
      const Field& field = type.fields[i];
      const KindOperations& kind = operations(field.kind);
      for (const Language language : {Language::swedish, Language::english}) {
        const std::string text = kind.write(row[i], field, language);
        auto read = kind.read(text, field);
        if (!read) RC_FAIL(field.name + ": " + text + ": " + read.error().code);
        if (*read != row[i]) RC_FAIL(field.name + ": " + text + " became " + canonical(*read));
        RC_ASSERT(kind.check(*read, field).has_value());
      }
      json::value out;
      kind.to_json(row[i], field, out);
      auto again = kind.from_json(json::parse(json::serialize(out)), field);
      if (!again || *again != row[i]) RC_FAIL(field.name + ": " + json::serialize(out));
    }
  });
}

TEST(Writing, SaysWhichOfTwoHoursItWas) {
  const Field& moment = field_of("moment");
  const auto write = [&](const char* at) {
    return operations(Kind::instant).write(Value{*parse_rfc3339(at)}, moment, Language::swedish);
  };
  EXPECT_EQ(write("2025-10-26T00:30:00Z"), "2025-10-26 02:30");
  EXPECT_EQ(write("2025-10-26T01:30:00Z"), "2025-10-26T02:30:00+01:00");
  EXPECT_EQ(write("2025-07-01T12:00:00.250Z"), "2025-07-01T14:00:00.250+02:00");
  EXPECT_EQ(write("2025-07-01T12:00:05Z"), "2025-07-01 14:00:05");
}

TEST(Refusal, NamesFieldValueAndRemedyInBothLanguages) {
  const Field& colour = field_of("colour");
  auto refused = operations(Kind::choice).read("lila", colour);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message.sv, "Färg: ”lila” går inte att ta emot. Skriv något av: Röd, Grön, Blå.");
  EXPECT_EQ(refused.error().message.en, "Colour: “lila” cannot be accepted. Write one of: Red, Green, Blue.");
  auto broken = operations(Kind::choice).read("\xff", colour);
  ASSERT_FALSE(broken);
  EXPECT_TRUE(is_utf8(broken.error().message.sv));
  auto longer = operations(Kind::choice).read(std::string(100'000, 'x'), colour);
  ASSERT_FALSE(longer);
  EXPECT_LT(longer.error().message.sv.size(), 300U);
}

}  // namespace
}  // namespace ringmur
