#include <gtest/gtest.h>

#include "review/review_support.h"
#include "store/shares.h"

namespace ringmur {
namespace {

using test::Engine;

/// A record that others may read since the year was frozen says what it said then.
class SharedSince : public testing::TestWithParam<Engine> {
 protected:
  SharedSince() : town(GetParam()) {
    town.import_units();
    town.import_year(2024);
    town.freeze(2024);
  }
  void share(const ShareWith& with) {
    auto done = share_record(town.store(), town.actor(), town.store().catalogue().at("incident"),
        town.place().authority.id, incident().meta.id, with);
    ASSERT_TRUE(done) << done.error().message.en;
  }
  Row incident() {
    auto page = town.store().list(town.actor(),
        {&town.store().catalogue().at("incident"), town.place().authority.id, {}, "title", 1, {}});
    return page.value().rows.at(0);
  }
  Verification verified() { return verify(town.store(), town.actor(), town.place().authority).value().at(0); }
  test::Town town;
};

INSTANTIATE_TEST_SUITE_P(Engines, SharedSince, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(SharedSince, is_not_told_of_as_changed) {
  ASSERT_TRUE(verified().changed.empty());
  share({true, {}});
  share({});
  EXPECT_EQ(incident().meta.version, 3);
  EXPECT_TRUE(verified().changed.empty());
}

TEST_P(SharedSince, is_told_of_where_it_was_changed_too) {
  share({true, {}});
  town.change("incident", incident(), R"({"title":"0 En annan rubrik"})");
  share({});
  Verification found = verified();
  ASSERT_EQ(found.changed.size(), 1U);
  EXPECT_EQ(found.changed.front().version, 4);
}

TEST_P(SharedSince, is_told_of_where_it_was_changed_beside_ringmur) {
  share({true, {}});
  town.tamper("UPDATE \"incident\" SET \"version\" = \"version\" + 1");
  EXPECT_FALSE(verified().changed.empty());
}

}  // namespace
}  // namespace ringmur
