#include "base/words.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "base/text.h"

namespace ringmur {
namespace {

using Words = std::vector<std::string>;

TEST(Words, FormsOfAWordShareAStem) {
  EXPECT_EQ(search_words("informationssäkerheten"), search_words("Informationssäkerhet"));
  EXPECT_EQ(search_words("informationssäkerheten").size(), 1U);
  EXPECT_EQ(search_words("incidenter"), search_words("incidenterna"));
  EXPECT_EQ(search_words("RISKERNA"), search_words("risk"));
}

TEST(Words, SwedishLettersAreTheirOwn) {
  EXPECT_NE(search_words("får"), search_words("far"));
  EXPECT_NE(search_words("höst"), search_words("host"));
  EXPECT_EQ(search_words("FÅR"), search_words("fa\u030Ar"));
}

TEST(Words, ReferencesKeepTheirParts) {
  EXPECT_EQ(search_words("UTB 2025/101"), (Words{"utb", "2025", "101"}));
  EXPECT_EQ(search_words("INC-2026-0041"), (Words{"inc", "2026", "0041"}));
  EXPECT_EQ(search_words("A.5.1 § 3"), (Words{"a", "5", "1", "3"}));
}

TEST(Words, CutWhereWordsEnd) {
  EXPECT_EQ(search_words("stöld – risk, risk!"), (Words{"stöld", "risk"}));
  EXPECT_EQ(search_words(""), Words{});
  EXPECT_EQ(search_words(" .,-– "), Words{});
  EXPECT_EQ(search_words("ett två ett tre två"), (Words{"ett", "två", "tre"}));
}

TEST(Words, OtherScriptsAreCutByIcu) {
  EXPECT_EQ(search_words("Жук и ЖУК"), (Words{"жук", "и"}));
  EXPECT_EQ(search_words("EU:s Ж"), (Words{"eu", "s", "ж"}));
  EXPECT_EQ(search_words("data\u00ADskydd"), search_words("dataskydd"));
  EXPECT_EQ(search_words("data\u00ADskydd").size(), 1U);
  EXPECT_GT(search_words("情報セキュリティ管理").size(), 1U);
}

TEST(Words, LongWordsAreCut) {
  const Words words = search_words(std::string(1000, 'x'));
  ASSERT_EQ(words.size(), 1U);
  EXPECT_EQ(words[0], std::string(64, 'x'));
  std::string long_swedish;
  for (int index = 0; index < 100; ++index) long_swedish += "ö";
  EXPECT_EQ(length(search_words(long_swedish)[0]), 64U);
}

TEST(Words, ManyWordsKeptOnce) {
  std::string text;
  for (int turn = 0; turn < 2; ++turn) {
    for (int number = 1000; number < 1200; ++number) text += std::to_string(number) + ' ';
  }
  EXPECT_EQ(search_words(text).size(), 200U);
}

TEST(Words, BrokenTextIsNoReasonToFail) {
  EXPECT_EQ(search_words("r\xE4ka ok"), (Words{"r", "ka", "ok"}));
  EXPECT_EQ(search_words("a\xC3"), Words{"a"});
}

TEST(WordsProperty, TheFastPathCutsAsIcuDoes) {
  EXPECT_TRUE(
      rc::check("a Cyrillic word at the end sends the text through ICU, and changes nothing else", [] {
        const auto parts = *rc::gen::container<Words>(rc::gen::elementOf(
            Words{"a", "B", "å", "Ö", "é", "7", "0", " ", ".", ",", ":", "'", "’", "-", "–", "_", "/", "§",
                "\u00A0", "×", "·", "…", "heten", "\n", "@", "#", "\"", "»", "æ", "Ø", "þ", "\r\n"}));
        std::string text;
        for (const std::string& part : parts) text += part;
        Words fast = search_words(text);
        fast.emplace_back("ж");
        RC_ASSERT(search_words(text + " Ж") == fast);
      }));
}

}  // namespace
}  // namespace ringmur
