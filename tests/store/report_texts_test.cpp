#include "store/report_texts.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/reviews.h"

namespace ringmur {
namespace {

using namespace test;

class ReportTexts : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }
  Result<ReportText> write(
      const std::string& text, std::int64_t version, const std::string& chapter = "world") {
    return write_report_text(store(), administrator(), report_, chapter, text, version);
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority authority_{new_authority(data_.store())};
  ReportOf report_{authority_.id, authority_.id, 2025};
};

INSTANTIATE_TEST_SUITE_P(Engines, ReportTexts, both_engines, engine_name);

TEST_P(ReportTexts, KeepEveryVersion) {
  EXPECT_TRUE(given(report_texts(store(), administrator(), report_)).empty());
  EXPECT_EQ(given(write("ett", 0)).version, 1);
  EXPECT_EQ(given(write("två", 1)).version, 2);
  EXPECT_EQ(given(write("", 2)).version, 3);
  EXPECT_EQ(given(write("annat", 0, "dso")).version, 1);
  const auto newest = given(report_texts(store(), administrator(), report_));
  ASSERT_EQ(newest.size(), 2u);
  EXPECT_EQ(newest[0].chapter, "dso");
  EXPECT_EQ(newest[1].chapter, "world");
  EXPECT_EQ(newest[1].version, 3);
  EXPECT_EQ(newest[1].text, "");
  const auto all = given(report_text_versions(store(), administrator(), report_, "world"));
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(all[1].text, "två");
  EXPECT_EQ(all[2].text, "ett");
  EXPECT_EQ(all[2].changed_by, administrator().name);
}

TEST_P(ReportTexts, TheSameAgainIsNoNewVersion) {
  given(write("ett", 0));
  const auto links = given(store().chain(administrator(), authority_.id)).sequence;
  EXPECT_EQ(given(write("ett", 1)).version, 1);
  EXPECT_EQ(given(store().chain(administrator(), authority_.id)).sequence, links);
}

TEST_P(ReportTexts, AreNeverOverwrittenUnseen) {
  given(write("ett", 0));
  for (const std::int64_t version : {-1, 0, 2}) {
    const auto refused = write("annat", version);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::changed);
  }
  std::atomic<int> written{0};
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([&, i] {
        if (write("skribent " + std::to_string(i), 1)) ++written;
      });
    }
  }
  EXPECT_EQ(written, 1);
  EXPECT_EQ(given(report_text_versions(store(), administrator(), report_, "world")).size(), 2u);
}

TEST_P(ReportTexts, StopWithTheFreeze) {
  given(write("ett", 0));
  FrozenReview review;
  review.id = new_uuid();
  review.authority = review.unit = authority_.id;
  review.year = 2025;
  given(store().write(administrator(), "freeze", {}, [&](Writer& writer) -> Result<void> {
    insert_review(writer, review, {});
    return {};
  }));
  EXPECT_EQ(code_of(write("två", 1)), "review.frozen");
  report_.year = 2026;
  EXPECT_TRUE(write("två", 0));
}

TEST_P(ReportTexts, AreInTheTrailAndBehindTheWall) {
  given(write("ett", 0));
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"audit_event\" WHERE \"type\" = 'report_text' AND"
                         " \"authority\" = ?1",
                {authority_.id}),
      1);
  EXPECT_FALSE(given(store().verify_chain(administrator(), authority_.id, {})));
  const Actor stranger = bound_to(new_authority(store()).id, Right::write);
  const Actor reader = bound_to(authority_.id, Right::read);
  EXPECT_EQ(report_texts(store(), stranger, report_).error().refusal, Refusal::not_found);
  EXPECT_EQ(report_text_versions(store(), stranger, report_, "world").error().refusal, Refusal::not_found);
  EXPECT_EQ(
      write_report_text(store(), stranger, report_, "world", "x", 1).error().refusal, Refusal::not_found);
  EXPECT_EQ(write_report_text(store(), reader, report_, "world", "x", 1).error().refusal, Refusal::forbidden);
  EXPECT_EQ(given(report_texts(store(), reader, report_)).size(), 1u);
}

}  // namespace
}  // namespace ringmur
