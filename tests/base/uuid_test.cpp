#include "base/uuid.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <unordered_set>
#include <vector>

namespace ringmur {
namespace {

TEST(Uuid, IsVersionSevenAndOfNow) {
  const auto milliseconds_now = [] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch())
        .count();
  };
  const auto before = milliseconds_now();
  const Uuid uuid = new_uuid();
  const auto after = milliseconds_now();
  std::int64_t stamp = 0;
  for (std::size_t index = 0; index < 6; ++index) stamp = stamp * 256 + uuid.bytes[index];
  EXPECT_GE(stamp, before);
  EXPECT_LE(stamp, after + 1);
  EXPECT_EQ(uuid.bytes[6] >> 4U, 7);
  EXPECT_EQ(uuid.bytes[8] >> 6U, 2);
}

TEST(Uuid, LaterSortsAfterEarlierInEachThreadAndAllDiffer) {
  constexpr std::size_t threads = 4;
  constexpr std::size_t each = 20'000;
  std::vector<std::vector<Uuid>> made(threads);
  std::vector<std::thread> running;
  for (auto& own : made) {
    running.emplace_back([&own] {
      for (std::size_t index = 0; index < each; ++index) own.push_back(new_uuid());
    });
  }
  for (std::thread& thread : running) thread.join();
  std::unordered_set<Uuid> all;
  for (const auto& own : made) {
    EXPECT_TRUE(std::ranges::is_sorted(own));
    all.insert(own.begin(), own.end());
  }
  EXPECT_EQ(all.size(), threads * each);
}

TEST(Uuid, OrderHoldsFromThreadToThread) {
  Uuid last = new_uuid();
  for (int turn = 0; turn < 200; ++turn) {
    Uuid next;
    std::thread([&next] { next = new_uuid(); }).join();
    EXPECT_LT(last, next);
    last = next;
  }
}

TEST(Uuid, AForkedChildDoesNotRepeatItsParent) {
  new_uuid();  // fills the stock of random bytes
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const Uuid uuid = new_uuid();
    _exit(write(ends[1], uuid.bytes.data(), 16) == 16 ? 0 : 1);
  }
  const Uuid mine = new_uuid();
  Uuid theirs;
  ASSERT_EQ(read(ends[0], theirs.bytes.data(), 16), 16);
  int status = 1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_FALSE(std::equal(mine.bytes.begin() + 8, mine.bytes.end(), theirs.bytes.begin() + 8));
  close(ends[0]);
  close(ends[1]);
}

TEST(Uuid, TextThereAndBack) {
  const std::string text = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  const auto uuid = parse_uuid(text);
  ASSERT_TRUE(uuid);
  EXPECT_EQ(to_string(*uuid), text);
  EXPECT_EQ(view(*uuid).size(), 16U);
  EXPECT_EQ(view(*uuid).front(), '\x01');
  EXPECT_EQ(parse_uuid("0190A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A5B"), uuid);
  EXPECT_EQ(parse_uuid(to_string(Uuid{})), Uuid{});
  EXPECT_TRUE(Uuid{}.empty());
  EXPECT_FALSE(uuid->empty());
}

TEST(Uuid, OtherTextIsRefused) {
  for (const char* text :
      {"", "0190a1b2", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b0",
          "0190a1b2xc3d4-7e5f-8a9b-0c1d2e3f4a5b", "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5g",
          "{190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", "0190a1b-2c3d4-7e5f-8a9b-0c1d2e3f4a5b"}) {
    EXPECT_FALSE(parse_uuid(text)) << text;
  }
}

}  // namespace
}  // namespace ringmur
