#include <gtest/gtest.h>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/imports.h"
#include "store/jobs.h"
#include "store/reviews.h"
#include "store/tokens.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

/// Two authorities with a record each, and an actor who is bound to the second.
class Walls : public testing::TestWithParam<Engine> {
 protected:
  Walls() {
    Specimen specimen;
    specimen.code = "hemlig behörighet";
    specimen.year = 2025;
    row_ = insert_one(data_.store(), type, mine_.id, values_of(type, &specimen));
  }

  Store& store() { return data_.store(); }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
  Authority mine_{new_authority(data_.store())};
  Authority other_{new_authority(data_.store())};
  Row row_;
  Actor stranger_{bound_to(other_.id, Right::write)};
  Actor reader_{bound_to(mine_.id, Right::read)};
};

INSTANTIATE_TEST_SUITE_P(Engines, Walls, both_engines, engine_name);

TEST_P(Walls, HideEverythingOfAnotherAuthority) {
  std::vector<std::pair<std::string, Result<void>>> answers;
  const auto ask = [&](const char* what, const auto& result) {
    answers.emplace_back(what, result ? Result<void>{} : Result<void>(std::unexpected(result.error())));
  };
  ask("list", store().list(stranger_, {&type, mine_.id, {}, "", 10, {}}));
  ask("get", store().get(stranger_, type, mine_.id, row_.meta.id));
  ask("get through the own wall", store().get(stranger_, type, other_.id, row_.meta.id));
  ask("visit", store().visit(stranger_, type, mine_.id, {}, [](const Row&) { return true; }));
  ask("find_by_keys", store().find_by_keys(stranger_, type, mine_.id, {row_.meta.natural_key}));
  ask("aggregate", store().aggregate(stranger_, type, mine_.id, {}, Aggregate::count, nullptr));
  ask("aggregate_by",
      store().aggregate_by(stranger_, type, mine_.id, {}, Aggregate::count, nullptr, type.at("year")));
  ask("history", store().history(stranger_, type, mine_.id, row_.meta.id));
  ask("search", store().search(stranger_, mine_.id, "hemlig", 10));
  ask("chain", store().chain(stranger_, mine_.id));
  ask("verify_chain", store().verify_chain(stranger_, mine_.id, {}));
  ask("authority", store().authority(stranger_, mine_.id));
  ask("imports_for", imports_for(store(), stranger_, mine_.id, type, {}));
  ask("find_review", find_review(store(), stranger_, mine_.id, mine_.id, 2025));
  ask("review_before", review_before(store(), stranger_, mine_.id, mine_.id, 2025));
  ask("list_reviews", list_reviews(store(), stranger_, mine_.id));
  FrozenReview review;
  review.authority = mine_.id;
  ask("frozen_figures", frozen_figures(store(), stranger_, review, WithRecords::yes));
  ask("create_token", create_token(store(), stranger_, "x", mine_.id, Right::read, {}));
  ask("create_token for the city", create_token(store(), stranger_, "x", std::nullopt, Right::read, {}));
  Job job;
  job.id = new_uuid();
  job.authority = mine_.id;
  ask("insert_job", insert_job(store(), stranger_, job, Right::read));
  ask("store_file", store_file(store(), stranger_, mine_.id, "x", "/dev/null"));
  ask("fetch_file", fetch_file(store(), stranger_, mine_.id, new_uuid(), "/dev/null"));
  ask("read_file", read_file(store(), stranger_, mine_.id, new_uuid()));
  ask("remove_file", remove_file(store(), stranger_, mine_.id, new_uuid()));
  for (const auto& [what, answer] : answers) {
    ASSERT_FALSE(answer) << what;
    EXPECT_EQ(answer.error().refusal, Refusal::not_found) << what;
  }
}

TEST_P(Walls, LeaveTheOwnAuthorityOpen) {
  EXPECT_EQ(store().authorities(stranger_).size(), 1U);
  EXPECT_EQ(given(store().authority(stranger_, other_.id)).code, other_.code);
  EXPECT_TRUE(store().get(reader_, type, mine_.id, row_.meta.id));
  EXPECT_EQ(given(store().search(reader_, mine_.id, "hemlig", 10)).size(), 1U);
  EXPECT_EQ(given(store().search(stranger_, other_.id, "hemlig", 10)).size(), 0U);
  EXPECT_EQ(rows_of(store(), type, other_.id, {}, stranger_).size(), 0U);
}

TEST_P(Walls, StopReferencesAndFiltersAtTheWall) {
  Specimen child;
  child.code = "barn";
  child.year = 2025;
  child.parent = Id<Specimen>{row_.meta.id};  // leads through the wall: filters must not follow it
  insert_one(store(), type, other_.id, values_of(type, &child));
  EXPECT_EQ(rows_of(store(), type, other_.id, {{"parent.code", "eq.hemlig behörighet"}}).size(), 0U);
  EXPECT_EQ(rows_of(store(), type, other_.id, {{"parent.year", "gte.1990"}}).size(), 0U);
}

TEST_P(Walls, RefuseWritesToThoseWhoOnlyRead) {
  bool called = false;
  auto refused = store().write(reader_, "create", {}, [&](Writer&) -> Result<void> {
    called = true;
    return {};
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::forbidden);
  EXPECT_FALSE(called);
  EXPECT_EQ(
      create_token(store(), reader_, "x", mine_.id, Right::read, {}).error().refusal, Refusal::forbidden);
  EXPECT_EQ(store().set_settings(reader_, Settings::defaults()).error().refusal, Refusal::forbidden);
}

TEST_P(Walls, ShowNothingToThoseWhoOnlyReport) {
  const Actor reporter = bound_to(mine_.id, Right::report);
  EXPECT_EQ(store().get(reporter, type, mine_.id, row_.meta.id).error().refusal, Refusal::forbidden);
  EXPECT_EQ(store().list(reporter, {&type, mine_.id, {}, "", 10, {}}).error().refusal, Refusal::forbidden);
  EXPECT_EQ(store().search(reporter, mine_.id, "hemlig", 10).error().refusal, Refusal::forbidden);
  EXPECT_TRUE(store().authorities(reporter).empty());
  auto refused = store().write(reporter, "create", {}, [](Writer&) -> Result<void> { return {}; });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::forbidden);
}

TEST_P(Walls, RefuseWritesThroughTheWall) {
  Row after = row_;
  auto refused = store().write(
      stranger_, "change", {}, [&](Writer& writer) { return writer.update(type, row_, after); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().refusal, Refusal::forbidden);
  EXPECT_THROW((void)store().write(stranger_, "create", {},
                   [&](Writer& writer) -> Result<void> {
                     Row row = row_;
                     row.meta.id = {};
                     std::vector<Row> rows{row};
                     writer.insert(type, rows);
                     return {};
                   }),
      std::logic_error);
  EXPECT_EQ(store().set_settings(stranger_, Settings::defaults()).error().refusal, Refusal::forbidden);
  EXPECT_EQ(rows_of(store(), type, mine_.id).size(), 1U);
  EXPECT_EQ(given(store().get(administrator(), type, mine_.id, row_.meta.id)).meta.version, 1);
}

}  // namespace
}  // namespace ringmur
