#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>

#include "base/time.h"
#include "exchange/backup_part.h"
#include "jobs/backup.h"
#include "scenario/scenario_support.h"
#include "support/process.h"

/// What an interrupted backup left, and how it is gone on with.
namespace ringmur::scenario {
namespace {

using Bytes = std::uint64_t;

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

Result<void> carry_to(const std::filesystem::path& from, const std::filesystem::path& file,
    const std::function<bool(Bytes, Bytes)>& progress = {}) {
  auto part = BackupPart::open(file, {});
  if (!part) return std::unexpected(part.error());
  return carry(from, **part, progress);
}

constexpr std::size_t step = std::size_t{1} << 20;

TEST(CarriedBackup, IsWhatItWasWhateverWasThereOfIt) {
  const test::TemporaryFolder folder;
  const auto from = folder / "whole";
  const auto file = folder / "carried";
  const auto part = folder / "carried.part";
  std::string whole(2 * step + 5, '\0');
  for (std::size_t i = 0; i < whole.size(); ++i) whole[i] = static_cast<char>(i * 31 + (i >> 12));
  write(from, whole);
  std::string changed = whole;
  changed[step + 7] ^= 1;
  const std::vector<std::string> left{{}, whole.substr(0, 1), whole.substr(0, step),
      whole.substr(0, step + 1), whole.substr(0, whole.size() - 1), whole, whole + "more", changed,
      std::string(3 * step, 'x')};
  for (const std::string& bytes : left) {
    write(part, bytes);
    ASSERT_TRUE(carry_to(from, file)) << bytes.size();
    EXPECT_EQ(read_file(file.string()), whole) << bytes.size();
    EXPECT_FALSE(std::filesystem::exists(part));
    std::filesystem::remove(file);
  }
}

TEST(CarriedBackup, GoesOnWhereItWasGivenUp) {
  const test::TemporaryFolder folder;
  const auto from = folder / "whole";
  const auto file = folder / "carried";
  write(from, std::string(5 * step, 'a'));
  const auto given_up = carry_to(from, file, [](Bytes there, Bytes of) { return there < of / 2; });
  ASSERT_FALSE(given_up);
  EXPECT_EQ(given_up.error().code, "backup.given_up");
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(std::filesystem::file_size(folder / "carried.part"), 3 * step);
  // What is there is not written again: it has the day on which it was written.
  const auto part = BackupPart::open(file, {});
  ASSERT_TRUE(part);
  EXPECT_TRUE((*part)->goes_on_with(std::string(3 * step, 'a')));
  EXPECT_FALSE((*part)->goes_on_with("a")) << "there is no more";
  EXPECT_EQ((*part)->bytes(), 3 * step);
}

TEST(CarriedBackup, NeverTouchesAFinishedOneThatWasKilledWithBothNames) {
  const test::TemporaryFolder folder;
  const auto moved = folder / "yesterday";
  write(moved, "yesterday's backup");
  std::filesystem::create_hard_link(moved, folder / "carried.part");
  write(folder / "whole", "today's");
  ASSERT_TRUE(carry_to(folder / "whole", folder / "carried"));
  EXPECT_EQ(read_file((folder / "carried").string()), "today's");
  EXPECT_EQ(read_file(moved.string()), "yesterday's backup");
}

TEST(CarriedBackup, IsNeverWrittenOverNorByTwo) {
  const test::TemporaryFolder folder;
  const auto file = folder / "carried";
  const auto first = BackupPart::open(file, {});
  ASSERT_TRUE(first);
  EXPECT_EQ(BackupPart::open(file, {}).error().code, "backup.under_way");
  write(file, "another's");
  EXPECT_EQ(BackupPart::open(file, {}).error().code, "file.exists");
  EXPECT_EQ((*first)->finish().error().code, "file.exists");
  EXPECT_EQ(read_file(file.string()), "another's");
}

class BackupByFolder : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    std::filesystem::create_directory(folder_ / "by");
    data_ = new_data(GetParam(), folder_);
    ringmur(data_, {"token", "create"});
  }
  Result<BackupMade> make(const std::vector<std::string>& keys, bool interrupted) {
    BackupOptions options{keys, nullptr, {}, {}, [&](Bytes, Bytes) { return !interrupted; }};
    return make_backup_by(folder_ / "by", Location(data_), folder_ / "city.backup", options);
  }
  std::vector<std::filesystem::path> waiting() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "by"))
      found.push_back(entry.path());
    return found;
  }
  std::string digest_of(const std::filesystem::path& file) const {
    auto checked = check_backup(file, {});
    return checked && checked->faults.empty() ? checked->end.digest : "broken";
  }

  test::TemporaryFolder folder_;
  std::string data_;
  std::vector<std::string> keys_{BackupKey::make().public_key()};
};

INSTANTIATE_TEST_SUITE_P(Engines, BackupByFolder, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return std::string(engine.param == Engine::sqlite ? "sqlite" : "postgres"); });

TEST_P(BackupByFolder, IsOfTheMomentThatWasInterrupted) {
  ASSERT_EQ(make(keys_, true).error().code, "backup.given_up");
  ASSERT_EQ(waiting().size(), 1U);
  const std::string digest = digest_of(waiting().front());
  ringmur(data_, {"token", "create"});
  const auto made = make(keys_, false);
  ASSERT_TRUE(made);
  EXPECT_FALSE(made->interrupted_of.empty());
  EXPECT_EQ(made->end.digest, digest);
  EXPECT_EQ(digest_of(folder_ / "city.backup"), digest);
  EXPECT_EQ(made->bytes, std::filesystem::file_size(folder_ / "city.backup"));
  EXPECT_TRUE(waiting().empty());
}

TEST_P(BackupByFolder, IsMadeAnewForOthersOrWhenItIsBroken) {
  ASSERT_FALSE(make(keys_, true));
  const std::string first = digest_of(waiting().front());
  ASSERT_FALSE(make({BackupKey::make().public_key()}, true)) << "for another reader";
  const std::string second = digest_of(waiting().front());
  EXPECT_NE(first, second);
  ASSERT_EQ(waiting().size(), 1U);
  std::filesystem::resize_file(waiting().front(), 1000);
  const auto made = make(keys_, false);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->interrupted_of.empty());
  EXPECT_FALSE(made->contents.tables.empty());
  EXPECT_EQ(digest_of(folder_ / "city.backup"), made->end.digest);
}

TEST_P(BackupByFolder, OfAnEarlierDayIsMadeAnew) {
  BackupHeader header{
      std::string(16, 'f'), to_string(now() - std::chrono::hours{25}), "0.1.0", "sqlite", 26, keys_};
  ASSERT_FALSE(make(keys_, true));
  const auto file = waiting().front();
  std::filesystem::remove(file);
  auto writer = BackupWriter::create(file, {header, nullptr, {}});
  ASSERT_TRUE(writer);
  ASSERT_TRUE((*writer)->finish("last"));
  const auto made = make(keys_, false);
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->interrupted_of.empty());
}

}  // namespace
}  // namespace ringmur::scenario
