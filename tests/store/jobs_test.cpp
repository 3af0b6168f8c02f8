#include "store/jobs.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "schema/specimen_support.h"
#include "store/engine_support.h"
#include "store/reviews.h"

namespace ringmur {
namespace {

using namespace test;
using std::chrono::seconds;

class Jobs : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }
  Uuid order() {
    Job job;
    job.id = new_uuid();
    job.authority = authority_.id;
    job.kind = "import";
    job.orderer = administrator().name;
    job.parameters = R"({"file":"å.csv"})";
    job.created_at = now();
    given(insert_job(store(), administrator(), job, Right::write));
    return job.id;
  }
  Result<void> finish(const Job& job, const std::string& result) {
    return store().write(
        administrator(), "import", {}, [&](Writer& writer) { return finish_job(writer, job, result); });
  }
  Job find(const Uuid& id) { return given(find_job(store(), administrator(), id)); }

  // A queue of its own: others' jobs would be taken first.
  Data data_{GetParam(), specimen_catalogue()};
  Authority authority_{new_authority(data_.store())};
};

INSTANTIATE_TEST_SUITE_P(Engines, Jobs, both_engines, engine_name);

TEST_P(Jobs, AreTakenOldestFirstWorkedOnAndFinished) {
  EXPECT_FALSE(given(take_job(store(), seconds(60))));
  const Uuid first = order();
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  const Uuid second = order();
  EXPECT_EQ(find(first).status, "queued");
  const auto taken = given(take_job(store(), seconds(60)));
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->id, first);
  EXPECT_EQ(taken->status, "running");
  EXPECT_EQ(taken->parameters, R"({"file":"å.csv"})");
  EXPECT_EQ(given(take_job(store(), seconds(60)))->id, second);
  EXPECT_FALSE(given(take_job(store(), seconds(60))));
  EXPECT_TRUE(given(heartbeat(store(), *taken, 0.5, seconds(60))));
  EXPECT_DOUBLE_EQ(find(first).progress, 0.5);
  EXPECT_TRUE(finish(*taken, R"({"created":1})"));
  EXPECT_EQ(find(first).status, "done");
  EXPECT_EQ(find(first).result, R"({"created":1})");
  EXPECT_FALSE(given(heartbeat(store(), *taken, 0.7, seconds(60))));
  EXPECT_EQ(code_of(finish(*taken, "{}")), "job.lease_lost");
}

TEST_P(Jobs, AreTakenByOneOfManyWorkers) {
  constexpr int jobs = 6;
  for (int i = 0; i < jobs; ++i) order();
  std::mutex mutex;
  std::multiset<Uuid> taken;
  {
    std::vector<std::jthread> workers;
    for (int worker = 0; worker < 4; ++worker) {
      workers.emplace_back([&] {
        for (int tries = 0; tries < 30; ++tries) {
          auto job = take_job(store(), seconds(60));
          const std::lock_guard lock(mutex);
          if (job && *job) taken.insert((*job)->id);
        }
      });
    }
  }
  EXPECT_EQ(taken.size(), static_cast<std::size_t>(jobs));
  EXPECT_EQ(std::set<Uuid>(taken.begin(), taken.end()).size(), static_cast<std::size_t>(jobs));
}

TEST_P(Jobs, WhoseLeaseIsLostWriteNothing) {
  const Uuid id = order();
  const auto slow = given(take_job(store(), seconds(-1)));
  ASSERT_TRUE(slow);
  const auto quick = given(take_job(store(), seconds(60)));
  ASSERT_TRUE(quick);
  EXPECT_EQ(quick->id, id);
  EXPECT_GT(quick->fence, slow->fence);
  EXPECT_FALSE(given(heartbeat(store(), *slow, 0.9, seconds(60))));
  const RecordType& type = describe_specimen();
  auto late = store().write(administrator(), "import", {}, [&](Writer& writer) -> Result<void> {
    Specimen specimen;
    specimen.code = "sen";
    specimen.year = 2025;
    Row row;
    row.meta.authority = authority_.id;
    row.values = values_of(type, &specimen);
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    return finish_job(writer, *slow, "{}");
  });
  EXPECT_EQ(code_of(late), "job.lease_lost");
  EXPECT_TRUE(rows_of(store(), type, authority_.id).empty());
  given(close_job(store(), *slow, "failed", "{}"));
  EXPECT_EQ(find(id).status, "running");
  EXPECT_TRUE(finish(*quick, "{}"));
}

TEST_P(Jobs, ThatFailSaySoAndAreNotTakenAgain) {
  const Uuid id = order();
  const auto job = given(take_job(store(), seconds(-1)));
  given(close_job(store(), *job, "failed", R"({"code":"x"})"));
  EXPECT_EQ(find(id).status, "failed");
  EXPECT_EQ(find(id).result, R"({"code":"x"})");
  EXPECT_FALSE(given(take_job(store(), seconds(60))));
}

TEST_P(Jobs, OfAnotherAuthorityAreNotThere) {
  const Uuid id = order();
  const Authority other = new_authority(store());
  EXPECT_EQ(code_of(find_job(store(), bound_to(other.id, Right::write), id)), "job.not_found");
  EXPECT_EQ(code_of(find_job(store(), administrator(), new_uuid())), "job.not_found");
  EXPECT_TRUE(find_job(store(), bound_to(authority_.id, Right::read), id));
}

TEST_P(Jobs, AreOrderedByWhoMayDoTheirWork) {
  Job job;
  job.id = new_uuid();
  job.authority = authority_.id;
  job.kind = "import";
  const Actor reader = bound_to(authority_.id, Right::read);
  EXPECT_EQ(code_of(insert_job(store(), reader, job, Right::write)), "actor.may_not_write");
  EXPECT_EQ(code_of(store_file(store(), reader, authority_.id, "x", "/dev/null")), "actor.may_not_write");
  EXPECT_EQ(code_of(find_job(store(), administrator(), job.id)), "job.not_found");
  EXPECT_TRUE(insert_job(store(), reader, job, Right::read));
  EXPECT_FALSE(insert_job(store(), bound_to(authority_.id, Right::report), job, Right::read));
}

TEST_P(Jobs, AKindThatIsLeftIsLeftToOthers) {
  const Uuid id = order();
  EXPECT_FALSE(given(take_job(store(), seconds(60), {"import"})));
  EXPECT_FALSE(given(take_job(store(), seconds(60), {"report", "import"})));
  EXPECT_EQ(given(take_job(store(), seconds(60), {"report"}))->id, id);
}

TEST_P(Jobs, AFileThatAJobMadeIsThereWhenItIsDoneAndGoesWithAge) {
  const Uuid id = order();
  const Job job = *given(take_job(store(), seconds(60)));
  const std::string bytes((std::size_t{2} << 20) + 5, 'x');
  Job robbed = job;
  robbed.fence -= 1;
  EXPECT_EQ(code_of(finish_with_file(store(), robbed, "a.pdf", bytes, "{}")), "job.lease_lost");
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file\""), 0);
  given(finish_with_file(store(), job, "a.pdf", bytes, R"({"bytes":2})"));
  const Job done = find(id);
  EXPECT_EQ(done.status, "done");
  ASSERT_TRUE(done.file);
  EXPECT_TRUE(given(read_file(store(), administrator(), authority_.id, *done.file)) == bytes);
  given(remove_old_files(store(), administrator(), seconds(60)));
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file\""), 1);
  given(remove_old_files(store(), administrator(), seconds(-1)));
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file\""), 0);
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file_chunk\""), 0);
}

TEST_P(Jobs, AFileThatAJobWaitsForIsNotOld) {
  const TemporaryFolder folder;
  std::ofstream(folder / "in") << "x";
  Job job;
  job.id = new_uuid();
  job.authority = authority_.id;
  job.kind = "import";
  job.file = given(store_file(store(), administrator(), authority_.id, "x", (folder / "in").string()));
  given(insert_job(store(), administrator(), job, Right::write));
  given(remove_old_files(store(), administrator(), seconds(-1)));
  EXPECT_TRUE(read_file(store(), administrator(), authority_.id, *job.file));
}

TEST_P(Jobs, FilesComeBackByteForByte) {
  const TemporaryFolder folder;
  const auto in = folder / "in";
  const auto out = folder / "out";
  for (const std::size_t size :
      {std::size_t{0}, std::size_t{1}, std::size_t{1} << 20, (std::size_t{2} << 20) + 17}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 + i / 251);
    std::ofstream(in, std::ios::binary) << bytes;
    const Uuid id = given(store_file(store(), administrator(), authority_.id, "å.csv", in.string()));
    given(fetch_file(store(), administrator(), authority_.id, id, out.string()));
    std::ifstream read(out, std::ios::binary);
    EXPECT_TRUE(std::string(std::istreambuf_iterator<char>(read), {}) == bytes) << size;
    EXPECT_EQ(code_of(fetch_file(store(), administrator(), new_uuid(), id, out.string())), "file.not_found");
    EXPECT_TRUE(given(read_file(store(), bound_to(authority_.id, Right::read), authority_.id, id)) == bytes);
    EXPECT_EQ(code_of(remove_file(store(), bound_to(authority_.id, Right::read), authority_.id, id)),
        "actor.may_not_write");
    given(remove_file(store(), administrator(), authority_.id, id));
    EXPECT_EQ(
        code_of(fetch_file(store(), administrator(), authority_.id, id, out.string())), "file.not_found");
  }
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file_chunk\""), 0);
  EXPECT_EQ(code_of(store_file(store(), administrator(), authority_.id, "x", (folder / "none").string())),
      "file.not_readable");
  EXPECT_EQ(code_of(store_file(store(), administrator(), authority_.id, "x", folder.path().string())),
      "file.not_readable");
  EXPECT_EQ(data_.number("SELECT COUNT(*) FROM \"file\""), 0);
}

TEST_P(Jobs, FrozenReviewsComeBackWithTheirRecords) {
  FrozenReview review{
      new_uuid(), authority_.id, authority_.id, 2025, now(), "anna", "ab", R"({"å":1})", "{}"};
  const std::string print(32, '\xfe');
  const std::vector<CountedRecord> counted{
      {new_uuid(), 1, print}, {new_uuid(), 300, std::string(32, '\0')}, {new_uuid(), INT64_MAX, print}};
  const std::vector<FrozenFigure> figures{
      {"incident.total", "incident", "year=eq.2025", "3", "null", counted},
      {"risk.total", "risk", "", "null", "0.5", {}}};
  const auto freeze = [&] {
    return store().write(administrator(), "freeze", {}, [&](Writer& writer) -> Result<void> {
      insert_review(writer, review, figures);
      return {};
    });
  };
  given(freeze());
  const Uuid first = review.id;
  review.id = new_uuid();
  EXPECT_EQ(freeze().error().refusal, Refusal::conflict) << "a year is frozen once";
  review.year = 2024;
  given(freeze());
  const auto found = given(find_review(store(), administrator(), authority_.id, authority_.id, 2025));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, first);
  EXPECT_EQ(found->document, R"({"å":1})");
  EXPECT_EQ(given(review_before(store(), administrator(), authority_.id, authority_.id, 2025))->year, 2024);
  EXPECT_FALSE(given(review_before(store(), administrator(), authority_.id, authority_.id, 2024)));
  EXPECT_EQ(given(list_reviews(store(), administrator(), authority_.id)).size(), 2U);
  const auto read = given(frozen_figures(store(), administrator(), *found, WithRecords::yes));
  ASSERT_EQ(read.size(), 2U);
  ASSERT_EQ(read[0].records.size(), 3U);
  for (std::size_t i = 0; i < counted.size(); ++i) {
    EXPECT_EQ(read[0].records[i].id, counted[i].id);
    EXPECT_EQ(read[0].records[i].version, counted[i].version);
    EXPECT_EQ(read[0].records[i].fingerprint, counted[i].fingerprint);
  }
  EXPECT_EQ(read[0].filter, "year=eq.2025");
  EXPECT_TRUE(given(frozen_figures(store(), administrator(), *found, WithRecords::no))[0].records.empty());
  EXPECT_FALSE(given(store().verify_chain(administrator(), authority_.id, {})));
}

/// On PostgreSQL they go there together, until they carry some megabytes.
TEST_P(Jobs, FrozenFiguresOfManyRecordsComeBackInTheirOrder) {
  const FrozenReview review{new_uuid(), authority_.id, authority_.id, 2025, now(), "anna", "ab", "{}", "{}"};
  std::vector<FrozenFigure> figures;
  for (const std::size_t records : {80'000U, 3U, 80'000U, 0U}) {
    figures.push_back({fmt::format("figure.{}", figures.size()), "incident", "", "1", "null", {}});
    for (std::size_t n = 0; n < records; ++n)
      figures.back().records.push_back({new_uuid(), 1, std::string(32, '\xfe')});
  }
  given(store().write(administrator(), "freeze", {}, [&](Writer& writer) -> Result<void> {
    insert_review(writer, review, figures);
    return {};
  }));
  const auto read = given(frozen_figures(store(), administrator(), review, WithRecords::yes));
  ASSERT_EQ(read.size(), figures.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    EXPECT_EQ(read[i].id, figures[i].id);
    EXPECT_EQ(read[i].records.size(), figures[i].records.size());
  }
  EXPECT_EQ(read[2].records.back().id, figures[2].records.back().id);
}

}  // namespace
}  // namespace ringmur
