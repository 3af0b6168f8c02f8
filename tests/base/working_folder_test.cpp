#include "base/working_folder.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "support/process.h"

namespace ringmur {
namespace {

using namespace std::chrono_literals;

std::filesystem::path entry(const test::TemporaryFolder& folder, const std::string& name) {
  return folder / (std::string(under_way) + name);
}

/// As a process leaves it that is killed while it has a folder.
std::filesystem::path left_by_who_was_killed(const test::TemporaryFolder& folder) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto made = WorkingFolder::make(folder.path());
    std::ofstream(made->path() / "file") << "Anna Andersson";
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  for (const auto& one : std::filesystem::directory_iterator(folder.path())) return one.path();
  return {};
}

TEST(WorkingFolder, IsGoneWithAllItHolds) {
  const test::TemporaryFolder folder;
  {
    auto made = WorkingFolder::make(folder.path());
    ASSERT_TRUE(made);
    const WorkingFolder moved(std::move(*made));
    std::ofstream(moved.path() / "file") << "text";
    struct stat facts{};
    ASSERT_EQ(::stat(moved.path().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0700U);
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  EXPECT_FALSE(WorkingFolder::make(folder / "none"));
}

TEST(WorkingFolder, OfWhoWasKilledIsRemovedByTheNext) {
  const test::TemporaryFolder folder;
  const auto left = left_by_who_was_killed(folder);
  ASSERT_TRUE(std::filesystem::exists(left / "file"));
  EXPECT_EQ(remove_left_over(folder.path()), 0U) << "it may be about to be held";
  EXPECT_EQ(remove_left_over(folder.path(), 0s), 1U);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(WorkingFolder, ThatIsHeldOrOfAnotherNameIsLeft) {
  const test::TemporaryFolder folder;
  const auto held = WorkingFolder::make(folder.path());
  const auto file = entry(folder, "file");
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT, 0600);
  hold_under_way(descriptor);
  std::filesystem::create_directory(folder / "ringmur-other");
  std::filesystem::create_directory_symlink(folder / "ringmur-other", entry(folder, "link"));
  EXPECT_EQ(remove_left_over(folder.path(), 0s), 0U);
  EXPECT_TRUE(std::filesystem::exists(held->path()));
  EXPECT_TRUE(std::filesystem::exists(folder / "ringmur-other"));
  ::close(descriptor);
  EXPECT_EQ(remove_left_over(folder.path(), 0s), 1U);
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_EQ(remove_left_over(folder / "none", 0s), 0U);
}

}  // namespace
}  // namespace ringmur
