#include "exchange/sandbox.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace ringmur {
namespace {

using sandbox::Folder;
using sandbox::Limits;
using std::chrono::seconds;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// An environment variable for as long as a test lasts.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  ~Setting() { ::unsetenv(name_); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
};

Folder folder() {
  return std::move(Folder::make()).value();
}

sandbox::Outcome shell(const std::string& command, const Folder& in, const Limits& limits = {}) {
  auto outcome = sandbox::run("/bin/sh", {"-c", command}, in, limits);
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().message.en);
  return outcome.value_or(sandbox::Outcome{});
}

TEST(Sandbox, RunsInItsFolderWithoutOurEnvironmentOrRights) {
  const Setting secret("RINGMUR_SECRET", "hemligt");
  const Folder in = folder();
  const auto outcome =
      shell("pwd; env; id -u; cat; echo fel >&2; grep NoNewPrivs /proc/self/status; exit 7", in);
  EXPECT_EQ(outcome.exit_code, 7);
  EXPECT_FALSE(outcome.timed_out);
  EXPECT_EQ(outcome.errors, "fel\n");
  EXPECT_TRUE(outcome.output.starts_with(in.path().string() + "\n")) << outcome.output;
  EXPECT_FALSE(has(outcome.output, "hemligt"));
  EXPECT_TRUE(has(outcome.output, "HOME=" + in.path().string()));
  EXPECT_FALSE(has(outcome.output, "\n0\n")) << "runs as root";
  EXPECT_TRUE(has(outcome.output, "NoNewPrivs:\t1"));
}

TEST(Sandbox, HasNoNetworkAndSeesNeitherDataNorProcesses) {
  const auto outcome = shell(
      "cat /proc/net/dev | wc -l; ls -A /root /home /var/lib /srv; ls -d /proc/[0-9]* | wc -l", folder());
  std::istringstream lines(outcome.output);
  int interfaces = 0;
  int processes = 0;
  lines >> interfaces >> processes;
  EXPECT_LE(interfaces, 3) << "two lines of headings and the loopback";
  EXPECT_LE(processes, 5) << outcome.output;
  for (const char* name : {"/root", "/home", "/var/lib", "/srv"})
    EXPECT_TRUE(has(outcome.errors, std::string(name) + "': No such file")) << outcome.errors;
}

TEST(Sandbox, KillsAllAtTheDeadline) {
  const Folder in = folder();
  const auto before = std::chrono::steady_clock::now();
  Limits limits;
  limits.deadline = seconds(1);
  const auto outcome = shell("(setsid sh -c 'sleep 2; touch late') & sleep 60", in, limits);
  EXPECT_TRUE(outcome.timed_out);
  EXPECT_EQ(outcome.exit_code, 128 + 9);
  EXPECT_LT(std::chrono::steady_clock::now() - before, seconds(10));
  ::sleep(2);
  EXPECT_FALSE(std::filesystem::exists(in.path() / "late"));
}

TEST(Sandbox, ManyAtOnceDoNotCrowdEachOtherOut) {
  const Folder crowded = folder();
  std::thread crowd(
      [&crowded] { shell("for i in $(seq 400); do sleep 3 & done; touch full; wait", crowded); });
  while (!std::filesystem::exists(crowded.path() / "full")) ::usleep(10'000);
  EXPECT_EQ(shell("sh -c 'echo hej'", folder()).output, "hej\n");
  crowd.join();
}

TEST(Sandbox, ReadsOnlySoMuchOfWhatIsSaid) {
  const auto outcome = shell("head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; echo", folder());
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.output.size(), 65'536U);
  EXPECT_EQ(outcome.errors.size(), 65'536U);
}

TEST(Sandbox, LimitsFilesMemoryAndTime) {
  Limits limits;
  limits.file_bytes = 1000;
  limits.memory_bytes = 64u << 20;
  limits.cpu_seconds = 1;
  limits.deadline = seconds(60);
  const Folder in = folder();
  EXPECT_NE(shell("head -c 5000 /dev/zero > file", in, limits).exit_code, 0);
  EXPECT_LE(std::filesystem::file_size(in.path() / "file"), 1000U);
  const std::string hungry = "dd if=/dev/zero of=/dev/null bs=200M count=1";
  EXPECT_NE(shell(hungry, in, limits).exit_code, 0);
  EXPECT_EQ(shell(hungry, in).exit_code, 0);
  const auto spun = shell("while :; do :; done", in, limits);
  EXPECT_FALSE(spun.timed_out);
  EXPECT_EQ(spun.exit_code, 128 + 9);
}

TEST(Sandbox, TheFolderIsPrivateAndGoesAway) {
  std::filesystem::path path;
  {
    const Folder in = folder();
    path = in.path();
    struct stat facts{};
    ASSERT_EQ(::stat(path.c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0700U);
    ASSERT_TRUE(in.write("a", "hej"));
    EXPECT_EQ(shell("cat a; mkdir -p b/c; touch b/c/d", in).output, "hej");
    EXPECT_EQ(in.read("a", 3).value(), "hej");
    EXPECT_FALSE(in.read("a", 2));
    EXPECT_FALSE(in.write("a", "igen"));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Sandbox, WhatTheProgramLaysOutIsNotFollowed) {
  const Folder in = folder();
  EXPECT_EQ(
      shell("ln -s /etc/passwd link; mkfifo pipe; mkdir dir; echo x > one; ln one two", in).exit_code, 0);
  for (const char* name : {"link", "pipe", "dir", "one", "nothing"})
    EXPECT_FALSE(in.read(name, 1 << 20)) << name;
}

TEST(Sandbox, SaysWhatCannotBeStarted) {
  const auto outcome = sandbox::run("/nonexistent", {}, folder(), {});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().refusal, Refusal::unavailable);
  EXPECT_TRUE(has(outcome.error().message.en, "exec: No such file"));
}

}  // namespace
}  // namespace ringmur
