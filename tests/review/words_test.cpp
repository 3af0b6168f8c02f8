#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "review/review_support.h"

namespace ringmur {
namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

TEST(Words, are_read_by_key_and_by_swedish_name) {
  test::TemporaryFolder folder;
  write(folder / "sammanfattning.md", "Ett");
  write(folder / "02 Omvärld.md", "\xEF\xBB\xBFTv\xC3\xA5\r\nrader");
  write(folder / "dso.markdown", "F\xF6rslag");
  write(folder / "assessment.md", "  \n ");
  write(folder / ".hidden", "x");
  write(folder / "README.md", "x");
  auto words = read_words(folder.path().string());
  ASSERT_TRUE(words) << words.error().message.en;
  EXPECT_EQ(*words, (Words{{"summary", "Ett"}, {"world", "Två\nrader"}, {"dso", "Förslag"}}));
}

TEST(Words, a_file_that_names_no_chapter_is_refused_with_the_names) {
  for (const char* name : {"slutord.md", "summary.txt", "bild.png"}) {
    test::TemporaryFolder folder;
    write(folder / name, "x");
    auto words = read_words(folder.path().string());
    ASSERT_FALSE(words) << name;
    EXPECT_EQ(words.error().code, "words.unknown_file");
    EXPECT_TRUE(test::has(words.error().message.sv, name));
    EXPECT_TRUE(test::has(words.error().message.sv, "summary.md"));
  }
}

TEST(Words, two_files_for_a_chapter_are_refused) {
  test::TemporaryFolder folder;
  write(folder / "summary.md", "a");
  write(folder / "sammanfattning.md", "b");
  EXPECT_EQ(read_words(folder.path().string()).error().code, "words.twice");
}

TEST(Words, a_folder_that_is_not_there_is_refused) {
  EXPECT_EQ(read_words("/nowhere/at/all").error().code, "words.no_folder");
}

TEST(Words, a_file_that_is_too_large_is_refused) {
  test::TemporaryFolder folder;
  write(folder / "summary.md", std::string((1u << 20) + 1, 'a'));
  EXPECT_EQ(read_words(folder.path().string()).error().code, "words.too_large");
}

TEST(Words, every_key_and_alias_finds_its_chapter_alone) {
  for (const review::WordsKey& known : review::words_keys()) {
    EXPECT_EQ(review::key_of(known.key), known.key);
    std::string aliases(known.aliases);
    for (std::size_t from = 0; from < aliases.size();) {
      std::size_t to = std::min(aliases.find(' ', from), aliases.size());
      EXPECT_EQ(review::key_of(aliases.substr(from, to - from)), known.key)
          << aliases.substr(from, to - from);
      from = to + 1;
    }
  }
  EXPECT_FALSE(review::key_of("2025"));
  EXPECT_FALSE(review::key_of(""));
}

TEST(Words, unknown_keys_are_refused_and_known_ones_gathered) {
  EXPECT_EQ(review::checked({{"nonsens", "x"}}).error().code, "words.unknown_chapter");
  EXPECT_EQ(review::checked({{"summary", "\xFF"}}).error().code, "words.not_utf8");
  EXPECT_EQ(review::checked({{"Beslut", "x"}}).value(), (Words{{"decision", "x"}}));
}

TEST(Words, survive_json_and_back) {
  Words words{{"summary", "a\n\"b\" <c> å"}, {"world", "x"}};
  EXPECT_EQ(review::words_from_json(review::words_json(words)), words);
  EXPECT_TRUE(review::words_from_json("nonsense").empty());
}

}  // namespace
}  // namespace ringmur
