#include "base/password.h"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/common_passwords.h"

namespace ringmur {
namespace {

std::string code_of(std::string_view password) {
  auto good = check_password(password, {"anna.berg", "Anna Berg"});
  return good ? "fine" : good.error().code;
}

TEST(Password, RulesAsATable) {
  const std::string longest(256, 'x');
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "password.too_short"},
      {"elva tecken", "password.too_short"},
      {"äåöäåöäåöäå", "password.too_short"},
      {"korrekt häst batteri", "fine"},
      {"tolv teckenx", "fine"},
      {"åtta björnar", "fine"},
      {"k7mq-x2fd-9wpt-hv3n", "fine"},
      {"aaaaaaaaaaaaaaa", "password.common"},
      {"abcdabcdabcdabcd", "password.common"},
      {"123456789012", "password.common"},
      {"098765432109", "password.common"},
      {"qwertyuiop12", "password.common"},
      {"Qwertyuiop123!", "password.common"},
      {"abcdefghijklm", "password.common"},
      {"lösenord12345", "password.common"},
      {"Lösenord2026!", "password.common"},
      {"!!!P4ssw0rd!!!", "password.common"},
      {"LösenordLösenord", "password.common"},
      {"sommar-vinter-2026", "password.common"},
      {"Sommaren2026!!", "password.common"},
      {"sommar vinter höst vår", "fine"},
      {"annaberg2026", "password.is_name"},
      {"anna.berg", "password.too_short"},
      {"Anna Berg 1985", "password.is_name"},
      {"berganna.berganna", "password.is_name"},
      {"anna anna anna", "password.common"},
      {"anna berg anna", "password.is_name"},
      {"Anna Berg cyklar", "fine"},
      {longest, "password.common"},
      {longest + "y", "password.too_long"},
  };
  for (const auto& [password, code] : table) EXPECT_EQ(code_of(password), code) << password;
}

TEST(Password, NoneOfThoseThatMostPeopleHave) {
  EXPECT_GT(common_password_count(), 40'000u) << "built without npm's list; script/web build brings it";
  for (const char* listed : {"123456", "password", "qwerty123456", "polniypizdec0211", "mailcreated5240"})
    EXPECT_TRUE(is_common_password(listed)) << listed;
  EXPECT_FALSE(is_common_password("korrekt häst batteri"));
  EXPECT_FALSE(is_common_password(""));
  for (const char* chosen :
      {"polniypizdec0211", "MAILCREATED5240", "!!michael!!2026", "2026-Liverpool-!", "m1chael!!20261"})
    EXPECT_EQ(code_of(chosen), "password.common") << chosen;
  EXPECT_EQ(code_of("michael cyklar hem"), "fine") << "a word among others";
}

TEST(Password, LengthIsCountedInCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 64; ++i) text += "åxöq";
  EXPECT_EQ(code_of(text), "password.common") << "four different, each many times";
  text.clear();
  for (int i = 0; i < 32; ++i) text += "åkömtväg";
  EXPECT_EQ(code_of(text), "fine") << "256 characters, 352 bytes";
  EXPECT_EQ(code_of(text + "x"), "password.too_long");
}

TEST(Password, IsKeptAsArgon2idAndFitsOnlyItself) {
  auto turn = PasswordTurn::take();
  ASSERT_TRUE(turn);
  const std::string kept = turn->hash("korrekt häst batteri");
  EXPECT_TRUE(kept.starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << kept;
  EXPECT_EQ(kept.find("korrekt"), std::string::npos);
  EXPECT_TRUE(turn->fits("korrekt häst batteri", kept));
  EXPECT_TRUE(turn->fits("korrekt ha\u0308st batteri", kept)) << "ä in two code points";
  EXPECT_FALSE(turn->fits("korrekt hast batteri", kept));
  EXPECT_FALSE(turn->fits("Korrekt häst batteri", kept));
  EXPECT_FALSE(turn->fits("", kept));
  EXPECT_FALSE(turn->fits("", ""));
  EXPECT_NE(turn->hash("korrekt häst batteri"), kept) << "a salt each time";
  EXPECT_FALSE(is_outdated(kept));
  EXPECT_TRUE(is_outdated(
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY"));
}

/// Counted in work done rather than in time, which a busy machine sways: both verify against 64 MiB.
TEST(Password, WithoutAnAccountTheSameWorkIsDone) {
  auto turn = PasswordTurn::take();
  ASSERT_TRUE(turn);
  const std::string kept = turn->hash("korrekt häst batteri");
  const auto spent = [&](const std::string& against) {
    std::timespec from{};
    std::timespec to{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    EXPECT_FALSE(turn->fits("gissning nummer ett", against));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    return static_cast<double>(to.tv_sec - from.tv_sec) +
           static_cast<double>(to.tv_nsec - from.tv_nsec) / 1e9;
  };
  spent("");
  const double known = spent(kept);
  const double unknown = spent("");
  EXPECT_GT(unknown, known / 3);
  EXPECT_LT(unknown, known * 3);
}

TEST(Password, FewWorkAtOnceAndTooManyAreTurnedAway) {
  std::vector<std::thread> threads;
  std::atomic<int> at_work{0};
  std::atomic<int> most{0};
  std::atomic<int> done{0};
  std::atomic<int> refused{0};
  for (int i = 0; i < 24; ++i) {
    threads.emplace_back([&] {
      auto turn = PasswordTurn::take();
      if (!turn) {
        EXPECT_EQ(turn.error().code, "password.busy");
        EXPECT_EQ(turn.error().refusal, Refusal::unavailable);
        ++refused;
        return;
      }
      int now = ++at_work;
      for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) continue;
      std::this_thread::sleep_for(std::chrono::milliseconds(300));
      --at_work;
      ++done;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(most, 2);
  EXPECT_EQ(done + refused, 24);
  EXPECT_GE(done, 6);
  EXPECT_GT(refused, 0);
  EXPECT_TRUE(PasswordTurn::take()) << "every turn was given back";
}

TEST(Password, FirstOnesAreLongDifferentAndGood) {
  std::set<std::string> seen;
  for (int i = 0; i < 200; ++i) {
    const std::string made = random_password();
    EXPECT_EQ(made.size(), 19u);
    EXPECT_EQ(made.find_first_of("lo01"), std::string::npos) << made;
    EXPECT_EQ(code_of(made), "fine") << made;
    seen.insert(made);
  }
  EXPECT_EQ(seen.size(), 200u);
}

}  // namespace
}  // namespace ringmur
