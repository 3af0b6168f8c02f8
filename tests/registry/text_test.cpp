#include <gtest/gtest.h>

#include "registry/figures.h"
#include "registry/import_headings.h"
#include "schema/specimen_support.h"

namespace ringmur {
namespace {

using namespace test;

TEST(ShownNumber, PartsThousandsAsSwedesDo) {
  const auto shown = [](std::int64_t number) { return plain_spaces(shown_number(Value{number})); };
  EXPECT_EQ(shown(0), "0");
  EXPECT_EQ(shown(999), "999");
  EXPECT_EQ(shown(1000), "1 000");
  EXPECT_EQ(shown(17722), "17 722");
  EXPECT_EQ(shown(123456), "123 456");
  EXPECT_EQ(shown(-1234567), "-1 234 567");
  EXPECT_EQ(shown(-123), "-123");
  EXPECT_EQ(shown_number(Value{}), "–");
  EXPECT_EQ(shown_number(Value{std::int64_t{1000}}), "1\u00a0000");
}

TEST(ShownShare, HasTwoDecimalsAndAComma) {
  EXPECT_EQ(plain_spaces(shown_share(0.0766)), "7,66 %");
  EXPECT_EQ(plain_spaces(shown_share(0.07)), "7,00 %");
  EXPECT_EQ(plain_spaces(shown_share(0.0005)), "0,05 %");
  EXPECT_EQ(plain_spaces(shown_share(1.0)), "100,00 %");
  EXPECT_EQ(plain_spaces(shown_share(0.0)), "0,00 %");
  EXPECT_EQ(shown_share({}), "–");
  EXPECT_EQ(shown_share(0.5), "50,00\u00a0%");
}

TEST(RecordsAddress, IsEncoded) {
  const Authority authority{new_uuid(), "Å&B", "x"};
  EXPECT_EQ(records_address(describe_specimen(), authority, {}), "/api/v1/specimens?authority=%C3%85%26B");
  EXPECT_EQ(records_address(describe_specimen(), authority, {{"note", "eq.a=b c"}, {"year", "in.(1,2)"}}),
      "/api/v1/specimens?authority=%C3%85%26B&note=eq.a%3Db%20c&year=in.(1,2)");
}

TEST(Headings, MeanAFieldByLabelNameOrAliasWhateverTheCase) {
  const RecordType& type = describe_specimen();
  for (const char* heading : {"Beteckning", "designation", "CODE", "bet.", " Beteckning ", "code"}) {
    EXPECT_EQ(field_for(type, heading), &type.at("code")) << heading;
  }
  for (const char* heading : {"", "Dubbelt", "doubled", "Beteckningar", "betéckning"}) {
    EXPECT_EQ(field_for(type, heading), nullptr) << heading;
  }
}

TEST(Headings, OfTheFaultColumnArePassedOver) {
  for (const Language language : {Language::swedish, Language::english}) {
    EXPECT_TRUE(is_fault_heading(fault_heading(language)));
    auto map = map_headings(
        specimen_catalogue(), {"Beteckning", "Årgång", "Färg", fault_heading(language), ""}, "", {});
    ASSERT_TRUE(map);
    EXPECT_TRUE(map->unknown.empty());
  }
}

TEST(Headings, ThatAreUnknownDoubledOrMissingAreSaid) {
  const auto map = [](const std::vector<std::string>& headings, const std::string& as = "specimen") {
    return map_headings(specimen_catalogue(), headings, as, {});
  };
  EXPECT_EQ(map({"Beteckning", "Färg"}).error().code, "import.headings_missing");
  EXPECT_NE(map({"Beteckning", "Färg"}).error().message.sv.find("Årgång"), std::string::npos);
  auto doubled = map({"Beteckning", "Årgång", "Färg", "Designation", "Skostorlek"});
  ASSERT_TRUE(doubled);
  EXPECT_EQ(doubled->unknown, (std::vector<std::string>{"Designation", "Skostorlek"}));
  EXPECT_EQ(map({"a", "b"}, "").error().code, "import.not_recognised");
  EXPECT_EQ(map({"a"}, "hattar").error().code, "import.no_such_register");
}

}  // namespace
}  // namespace ringmur
