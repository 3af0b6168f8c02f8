#include "review/written_words.h"

#include <gtest/gtest.h>

#include "review/review_support.h"

namespace ringmur {
namespace {

using review::ChapterWords;
using test::has;

class WrittenWords : public testing::TestWithParam<test::Engine> {
 protected:
  WrittenWords() {
    town.import_units();
    town.import_year(2025);
  }

  Result<ChapterWords> write(
      int year, const std::string& key, const std::string& text, std::int64_t version) {
    return review::write_chapter(town.store(), town.actor(), town.place(), year, key, text, version);
  }
  review::WordsOfYear of(int year) {
    return review::words_of_year(town.store(), town.actor(), town.place(), year).value();
  }
  ChapterWords chapter(int year, const std::string& key) {
    return review::words_of_chapter(town.store(), town.actor(), town.place(), year, key).value();
  }

  test::Town town{GetParam()};
};

INSTANTIATE_TEST_SUITE_P(Engines, WrittenWords, testing::Values(test::Engine::sqlite, test::Engine::postgres),
    [](const auto& engine) { return engine.param == test::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(WrittenWords, stand_in_the_report_and_give_way_to_those_that_are_given) {
  ASSERT_TRUE(write(2025, "world", "Skrivet i *Ringmur*.", 0));
  EXPECT_TRUE(has(town.report(2025, Format::html), "Skrivet i <em>Ringmur</em>."));
  std::string given = town.report(2025, Format::html, {{"world", "Från fil."}});
  EXPECT_TRUE(has(given, "Från fil."));
  EXPECT_FALSE(has(given, "Skrivet i"));
}

TEST_P(WrittenWords, are_frozen_and_carried_until_somebody_writes) {
  ASSERT_TRUE(write(2025, "world", "Om 2025.", 0));
  town.freeze(2025);
  EXPECT_EQ(chapter(2025, "world").text, "Om 2025.");
  EXPECT_EQ(write(2025, "world", "För sent.", 1).error().code, "review.frozen");
  ChapterWords next = chapter(2026, "world");
  EXPECT_TRUE(next.carried);
  EXPECT_EQ(next.text, "Om 2025.");
  EXPECT_EQ(next.earlier, "Om 2025.");
  EXPECT_EQ(next.written.version, 0);
  next = write(2026, "world", "Om 2026.\r\n", 0).value();
  EXPECT_FALSE(next.carried);
  EXPECT_EQ(next.text, "Om 2026.\n");
  EXPECT_EQ(next.earlier, "Om 2025.");
  next = write(2026, "world", " \n", 1).value();
  EXPECT_EQ(next.text, "") << "emptied: the earlier year's does not come back";
  EXPECT_FALSE(has(town.report(2026, Format::html), "Om 2025."));
  EXPECT_TRUE(of(2025).frozen);
  EXPECT_EQ(of(2026).earlier_year, 2025);
}

TEST_P(WrittenWords, lacks_are_those_of_the_summary_with_their_chapter_in_both_languages) {
  const auto lacks = of(2025).lacks;
  EXPECT_EQ(lacks, town.document(2025).gaps());
  ASSERT_FALSE(lacks.empty());
  for (const review::Gap& gap : lacks) {
    EXPECT_FALSE(gap.text.sv.empty());
    EXPECT_FALSE(gap.text.en.empty());
    EXPECT_NE(gap.text.sv, gap.text.en) << gap.code;
    EXPECT_TRUE(gap.chapter.empty() || review::key_of(gap.chapter) == gap.chapter) << gap.chapter;
  }
  town.freeze(2025);
  EXPECT_EQ(of(2025).lacks, lacks) << "as they were frozen";
}

TEST_P(WrittenWords, of_an_older_freeze_are_read_without_their_english) {
  review::Document document = town.document(2025);
  std::string json = review::to_json(document);
  for (const char* member : {"\"text_en\":", "\"chapter\":\"risks\""}) ASSERT_TRUE(has(json, member));
  for (auto at = json.find(",\"text_en\":\""); at != std::string::npos; at = json.find(",\"text_en\":\"")) {
    auto end = json.find('"', at + 12);
    json.erase(at, end + 1 - at);
  }
  auto read = review::document_from_json(json);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->gaps().front().text.en, read->gaps().front().text.sv);
}

TEST_P(WrittenWords, that_no_chapter_takes_are_refused) {
  EXPECT_EQ(write(2025, "slutord", "x", 0).error().code, "chapter.not_found");
  EXPECT_EQ(write(2025, "world", "\xff", 0).error().code, "words.not_utf8");
  EXPECT_EQ(write(2025, "world", std::string(200'001, 'x'), 0).error().code, "words.too_large");
  EXPECT_EQ(write(2025, "world", "x", 3).error().refusal, Refusal::changed);
  EXPECT_EQ(chapter(2025, "world").written.version, 0);
}

TEST(ReportProgress, rises_and_can_stop) {
  test::Town town(test::Engine::sqlite);
  town.import_units();
  town.import_year(2025);
  std::vector<double> heard;
  auto made = report(town.store(), town.actor(), town.place(), 2025, {}, Format::html, [&](double part) {
    heard.push_back(part);
    return true;
  });
  ASSERT_TRUE(made);
  EXPECT_GT(heard.size(), 10u);
  EXPECT_TRUE(std::ranges::is_sorted(heard));
  auto stopped = report(town.store(), town.actor(), town.place(), 2025, {}, Format::html,
      [](double part) { return part < 0.2; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, "report.stopped");
}

}  // namespace
}  // namespace ringmur
