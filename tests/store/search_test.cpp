#include <fmt/format.h>
#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/word_search.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

class Search : public testing::TestWithParam<Engine> {
 protected:
  Values specimen(const std::string& note, const std::string& words = {}) {
    Specimen made;
    made.code = fmt::format("k{}", ++count_);
    made.year = 2025;
    made.note = note;
    made.words = words;
    return values_of(type, &made);
  }
  Row add(const std::string& note, const std::string& words = {}) {
    return insert_one(data_.store(), type, authority_.id, specimen(note, words));
  }
  /// How many of this register where each is searched; each register has something.
  std::size_t found_in_each(const Authority& authority, const std::string& text, std::size_t limit) {
    std::size_t count = 0;
    for (const FoundIn& found :
        given(search_each(data_.store(), administrator(), authority.id, text, limit))) {
      EXPECT_FALSE(found.ids.empty()) << text;
      if (found.type == &type) count += found.ids.size();
    }
    return count;
  }
  std::size_t found(const std::string& text, std::size_t limit = 50) {
    return given(data_.store().search(administrator(), authority_.id, text, limit)).size();
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
  int count_{0};
};

INSTANTIATE_TEST_SUITE_P(Engines, Search, both_engines, engine_name);

TEST_P(Search, FindsInflectedAndCutWordsAnyOrder) {
  const Row row = add("Behörigheter i ekonomisystemet", "Obehörig åtkomst till\nlärplattformen");
  for (const char* text : {"behörighet", "BEHÖRIGHETERNA", "behör", "åtkomst behörigheter", "lärplattform",
           "lärpl", "ekonomisystem", "obehörig"}) {
    EXPECT_EQ(found(text), 1U) << text;
  }
  for (const char* text : {"behorighet", "atkomst", "ehörighet", "behörighet saknas", "", "   ", "!"}) {
    EXPECT_EQ(found(text), 0U) << text;
  }
  const auto hits = given(data_.store().search(administrator(), authority_.id, "behörighet", 5));
  EXPECT_EQ(hits.front().type, "specimen");
  EXPECT_EQ(hits.front().id, row.meta.id);
}

TEST_P(Search, KeepsRingLettersApart) {
  add("gås");
  EXPECT_EQ(found("gås"), 1U);
  EXPECT_EQ(found("gas"), 0U);
  add("gas");
  EXPECT_EQ(found("gas"), 1U);
}

TEST_P(Search, FindsNumbersReferencesAndOddWordsTheSameOnBothEngines) {
  const Row row = add("UTB 2025/101, version 3.5", "d'Arc EU:s a_b e-post 日本語");
  for (const char* text : {"2025/101", "UTB 2025", "101", "3.5", "d'arc", "arc", "EU", "e-post", "post"}) {
    EXPECT_EQ(found(text), 1U) << text;
  }
  EXPECT_EQ(found(row.meta.short_reference), 1U);
  EXPECT_EQ(found("2025/102"), 0U);
}

TEST_P(Search, ForgetsTheOldWords) {
  Row row = add("gammal lydelse");
  row = given(update(data_.store(), type, row, specimen("ny lydelse")));
  EXPECT_EQ(found("gammal"), 0U);
  EXPECT_EQ(found("lydelse"), 1U);
  row = given(update(data_.store(), type, row, specimen("")));
  EXPECT_EQ(found("lydelse"), 0U);
  row = given(update(data_.store(), type, row, specimen("åter")));
  EXPECT_EQ(found("åter"), 1U);
}

TEST_P(Search, FindsFewAndManyInALargeRegister) {
  std::vector<Values> rows;
  for (int i = 0; i < 2100; ++i) rows.push_back(specimen(i % 700 == 5 ? "vanligt och sällsynt" : "vanligt"));
  insert(data_.store(), type, authority_.id, rows);
  for (const auto& [words, count] : {std::pair("sällsynt", 3), std::pair("vanlig", 2100),
           std::pair("finns inte", 0), std::pair("sällsynta vanliga", 3)}) {
    Filter filter = given(parse_filter(type, specimen_catalogue(), {{"q", words}}));
    EXPECT_EQ(given(data_.store().aggregate(
                  administrator(), type, authority_.id, filter, Aggregate::count, nullptr)),
        Value{std::int64_t{count}})
        << words;
    for (const char* sort : {"code", "-note", "moment"}) {
      Query query{&type, authority_.id, filter, sort, 700, {}};
      int seen = 0;
      do {
        const Page page = given(data_.store().list(administrator(), query));
        seen += static_cast<int>(page.rows.size());
        query.after = page.next;
      } while (!query.after.empty());
      EXPECT_EQ(seen, count) << words << ' ' << sort;
    }
    const auto five = static_cast<std::size_t>(std::min(count, 5));
    EXPECT_EQ(given(data_.store().search(administrator(), authority_.id, words, 5, &type)).size(), five);
    EXPECT_EQ(found_in_each(authority_, words, 5), five) << words;
  }
}

TEST_P(Search, KeepsToItsAuthorityAndLimit) {
  const Authority other = new_authority(data_.store());
  for (int i = 0; i < 4; ++i) add("gemensamt");
  insert_one(data_.store(), type, other.id, specimen("gemensamt"));
  EXPECT_EQ(found("gemensamt"), 4U);
  EXPECT_EQ(found("gemensamt", 3), 3U);
  EXPECT_EQ(given(data_.store().search(administrator(), other.id, "gemensamt", 9)).size(), 1U);
  EXPECT_EQ(found_in_each(authority_, "gemensamt", 3), 3U);
  EXPECT_EQ(found_in_each(other, "gemensamt", 3), 1U);
}

TEST_P(Search, FindsInEachRegisterWhatIsUsualElsewhere) {
  const Authority other = new_authority(data_.store());
  std::vector<Values> rows;
  for (int i = 0; i < 1100; ++i) rows.push_back(specimen("överallt"));
  insert(data_.store(), type, other.id, rows);
  EXPECT_EQ(found_in_each(authority_, "överallt", 3), 0U);
  add("överallt");
  EXPECT_EQ(found_in_each(authority_, "överallt", 3), 1U);
  EXPECT_EQ(found_in_each(authority_, "", 3), 0U);
}

}  // namespace
}  // namespace ringmur
