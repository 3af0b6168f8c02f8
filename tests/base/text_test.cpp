#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

namespace ringmur {
namespace {

std::string nfc(std::string_view text) {
  std::string out;
  EXPECT_TRUE(normalise(text, out)) << text;
  return out;
}

/// Any text, drawn from characters that are hard to treat: marks, ligatures, Hangul, Greek, emoji.
rc::Gen<std::string> any_text() {
  const auto character = rc::gen::elementOf(std::vector<std::string>{"a", "Z", " ", "\t", "\n", "å", "Ä", "ö",
      "A\u030A", "o\u0308", "\u0308", "\u0323", "ß", "İ", "ﬁ", "Å", "한", "ᄒ", "ᅡ", "Σ", "ς", "Ж", "\u00A0",
      "\u3000", "😀", "\uFEFF", "ǆ", "\u1E9E", "\u0345", "1", "é"});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(character), [](const auto& parts) {
    std::string out;
    for (const std::string& part : parts) out += part;
    return out;
  });
}

TEST(Text, LanguageOfTags) {
  EXPECT_EQ(language_of("sv"), Language::swedish);
  EXPECT_EQ(language_of("sv-SE"), Language::swedish);
  EXPECT_EQ(language_of("en"), Language::english);
  EXPECT_EQ(language_of("EN"), Language::english);
  EXPECT_EQ(language_of("en-GB,sv;q=0.5"), Language::english);
  EXPECT_EQ(language_of("en;q=1"), Language::english);
  EXPECT_EQ(language_of("enx"), Language::swedish);
  EXPECT_EQ(language_of("fr"), Language::swedish);
  EXPECT_EQ(language_of(""), Language::swedish);
}

TEST(Text, NormaliseComposes) {
  EXPECT_EQ(nfc("A\u030Angstro\u0308m"), "Ångström");
  EXPECT_EQ(nfc("\u212B"), "Å");  // the sign for ångström
  EXPECT_EQ(nfc("Åtgärd på väg"), "Åtgärd på väg");
  EXPECT_EQ(nfc(""), "");
  EXPECT_EQ(nfc("ﬁ"), "ﬁ");  // NFC, not NFKC
}

TEST(Text, NormaliseRefusesWhatIsNotUtf8) {
  const std::vector<std::string> broken{"\xE5", "r\xE4ka", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\x80",
      "\xF5\x80\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x98", "a\xC3"};
  for (const std::string& text : broken) {
    std::string out;
    EXPECT_FALSE(is_utf8(text));
    EXPECT_FALSE(normalise(text, out));
  }
  EXPECT_TRUE(is_utf8("\xF4\x8F\xBF\xBF"));
  EXPECT_TRUE(is_utf8("\xED\x9F\xBF"));
  EXPECT_TRUE(is_utf8(std::string(100, 'a') + "å"));
  EXPECT_FALSE(is_utf8(std::string(100, 'a') + "\xFF" + std::string(100, 'a')));
}

TEST(Text, TrimmedKnowsNoBreakSpaces) {
  EXPECT_EQ(trimmed("  a b \r\n"), "a b");
  EXPECT_EQ(trimmed("\u00A0\u202F\uFEFFhej\u00A0\u2003"), "hej");
  EXPECT_EQ(trimmed("\u00A0 \t"), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("à"), "à");  // its last byte is 0xA0
  EXPECT_EQ(trimmed(" \xA0 "), "\xA0");
}

TEST(Text, CollapsedLeavesOneSpace) {
  EXPECT_EQ(collapsed("  Anmäld \u00A0\t till\r\nIMY  "), "Anmäld till IMY");
  EXPECT_EQ(collapsed(" \n "), "");
  EXPECT_EQ(collapsed("a"), "a");
}

TEST(Text, FoldedComparesWhatPeopleWrote) {
  EXPECT_EQ(folded(" Överordnad  ENHET "), "överordnad enhet");
  EXPECT_EQ(folded("O\u0308VERORDNAD"), "överordnad");
  EXPECT_EQ(folded("STRASSE"), folded("Straße"));
  EXPECT_EQ(folded("ΣΊΣΥΦΟΣ"), folded("σίσυφος"));
  EXPECT_EQ(folded("3×4 ÷ É"), "3×4 ÷ é");
  EXPECT_NE(folded("å"), folded("a"));
  EXPECT_NE(folded("ö"), folded("o"));
}

TEST(Text, LengthAndPrefixCountCodePoints) {
  EXPECT_EQ(length("åäö"), 3U);
  EXPECT_EQ(length("😀a"), 2U);
  EXPECT_EQ(length(""), 0U);
  EXPECT_EQ(prefix("åäö", 2), "åä");
  EXPECT_EQ(prefix("åäö", 3), "åäö");
  EXPECT_EQ(prefix("åäö", 4), "åäö");
  EXPECT_EQ(prefix("😀a", 1), "😀");
  EXPECT_EQ(prefix("abc", 0), "");
}

TEST(Text, ControlCharacters) {
  EXPECT_FALSE(has_control("rad 1\n\trad 2 åäö à €"));
  EXPECT_TRUE(has_control("a\rb"));
  EXPECT_TRUE(has_control(std::string_view("a\0b", 3)));
  EXPECT_TRUE(has_control("\x1B[31m"));
  EXPECT_TRUE(has_control("\x7F"));
  EXPECT_TRUE(has_control("\u009B"));
}

TEST(Text, SortKeyIsSwedish) {
  const std::vector<std::string> order{"", "Ale", "ale 10", "ale 2", "Arboga", "Resume", "resumé", "Resumén",
      "Vara", "Varberg", "Wara", "Zinkgruvan", "zinkgruvan 2", "Ånge", "Ängelholm", "Ärla", "Öland",
      "öland väst"};
  for (std::size_t index = 1; index < order.size(); ++index) {
    EXPECT_LT(sort_key(order[index - 1]), sort_key(order[index]))
        << order[index - 1] << " / " << order[index];
  }
  EXPECT_LT(sort_key("öland"), sort_key("Öland"));
  EXPECT_EQ(sort_key("Ånge"), sort_key(nfc("A\u030Ange")));
  EXPECT_EQ(sort_key("a").find('\0'), std::string::npos);
  EXPECT_GT(sort_key(std::string(5000, 'x')).size(), 512U);
  EXPECT_LT(sort_key(std::string(5000, 'x')), sort_key(std::string(5001, 'x')));
}

TEST(Text, SortKeyVersionIsStable) {
  EXPECT_EQ(sort_key_version(), sort_key_version());
  EXPECT_TRUE(sort_key_version().starts_with("sv."));
}

TEST(Text, Hex) {
  EXPECT_EQ(hex(std::string_view("\x00\x0F\xFF", 3)), "000fff");
}

TEST(TextProperty, NormaliseIsIdempotent) {
  EXPECT_TRUE(rc::check("normalise twice is normalise once", [] {
    const std::string once = nfc(*any_text());
    RC_ASSERT(nfc(once) == once);
  }));
}

TEST(TextProperty, FoldedIsIdempotentAndBlindToCase) {
  EXPECT_TRUE(rc::check("folded twice is folded once", [] {
    const std::string once = folded(*any_text());
    RC_ASSERT(folded(once) == once);
  }));
}

TEST(TextProperty, AnyBytesAreSafe) {
  EXPECT_TRUE(rc::check("no bytes break the readers", [](const std::string& bytes) {
    std::string out;
    RC_ASSERT(normalise(bytes, out) == is_utf8(bytes));
    RC_ASSERT(trimmed(bytes).size() <= bytes.size());
    RC_ASSERT(collapsed(collapsed(bytes)) == collapsed(bytes));
    RC_ASSERT(length(prefix(bytes, 3)) <= 3U);
    RC_ASSERT(folded(folded(bytes)) == folded(bytes));
    sort_key(bytes);
  }));
}

TEST(Text, LowerCaseIsTheSameByTheShortWayAndByIcu) {
  EXPECT_EQ(lower_case("NÄTFISKE mot Élodie: ÀÞØ × ÷ ÿ"), "nätfiske mot élodie: àþø × ÷ ÿ");
  EXPECT_EQ(lower_case("STRAßE"), "straße");
  EXPECT_EQ(lower_case("Škoda – ΟΔΟΣ"), "škoda – οδος");
  EXPECT_TRUE(rc::check([] {
    // A letter beyond Latin-1 sends the whole text the long way; what stands before it must not differ.
    const std::string text = *any_text();
    const std::string long_way = lower_case(text + "ж");
    RC_ASSERT(long_way.starts_with(lower_case(text)) || text.find("Σ") != std::string::npos);
  }));
}

}  // namespace
}  // namespace ringmur
