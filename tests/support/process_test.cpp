#include "support/process.h"

#include <gtest/gtest.h>

#include <csignal>

namespace ringmur::test {
namespace {

using std::chrono::milliseconds;

TEST(RunProgram, GivesInputAndCatchesBothOutputsAndTheExitCode) {
  RunOptions options;
  options.input = "åäö";
  options.environment = {{"RINGMUR_WORD", "ord"}};
  options.folder = "/";
  const auto result =
      run_program("sh", {"-c", "cat; printf %s \"$RINGMUR_WORD$(pwd)\" >&2; exit 7"}, options);
  EXPECT_EQ(result.out, "åäö");
  EXPECT_EQ(result.err, "ord/");
  EXPECT_EQ(result.exit_code, 7);
  EXPECT_FALSE(result.timed_out);
}

TEST(RunProgram, MovesMoreThanAPipeHoldsBothWays) {
  RunOptions options;
  options.input = std::string(3'000'000, 'x');
  const auto result = run_program("cat", {}, options);
  EXPECT_EQ(result.out, options.input);
}

TEST(RunProgram, DoesNotMindAProgramThatReadsNothing) {
  RunOptions options;
  options.input = std::string(3'000'000, 'x');
  EXPECT_EQ(run_program("true", {}, options).exit_code, 0);
}

TEST(RunProgram, KillsWhatTakesTooLong) {
  RunOptions options;
  options.timeout = milliseconds(100);
  const auto result = run_program("sh", {"-c", "echo early; exec sleep 60"}, options);
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.exit_code, 128 + SIGKILL);
  EXPECT_EQ(result.out, "early\n");
}

TEST(RunProgram, DoesNotWaitForAGrandchildThatKeepsTheOutputOpen) {
  RunOptions options;
  options.timeout = milliseconds(5000);
  const auto result = run_program("sh", {"-c", "sleep 20 & echo done"}, options);
  EXPECT_FALSE(result.timed_out);
  EXPECT_EQ(result.out, "done\n");
}

TEST(RunProgram, SaysAsAShellThatThereIsNoSuchProgram) {
  EXPECT_EQ(run_program("no-such-program", {}).exit_code, 127);
}

TEST(TemporaryFolder, IsThereAndThenGone) {
  std::filesystem::path path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    EXPECT_TRUE(std::filesystem::is_directory(path));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace ringmur::test
