#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include "base/digest.h"
#include "identity/breached.h"
#include "identity/device.h"
#include "identity/encoding.h"
#include "identity/qr.h"
#include "identity/recovery.h"
#include "identity/sealing_key.h"
#include "support/process.h"

namespace ringmur {
namespace {

using namespace std::chrono_literals;

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

TEST(SealingKey, IsMadeOnceAndReadByItsOwnerOnly) {
  test::TemporaryFolder folder;
  auto made = SealingKey::open_or_make(folder / "k");
  ASSERT_TRUE(made);
  struct stat about{};
  ASSERT_EQ(::stat((folder / "k").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  EXPECT_EQ(about.st_size, 32);
  const std::string sealed = made->seal("hemligt");
  EXPECT_EQ(sealed.find("hemligt"), std::string::npos);
  EXPECT_NE(sealed, made->seal("hemligt"));
  EXPECT_EQ(SealingKey::open_or_make(folder / "k").value().open(sealed).value(), "hemligt");
  EXPECT_EQ(SealingKey::open_or_make(folder / "other").value().open(sealed).error().code, "key.other");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(made->open(changed)) << i;
  }
  EXPECT_FALSE(made->open(""));
  EXPECT_EQ(made->mac("a", "x"), made->mac("a", "x"));
  EXPECT_NE(made->mac("a", "x"), made->mac("b", "x"));
}

TEST(SealingKey, RefusesWhatIsNoKeyOrOpenToOthers) {
  test::TemporaryFolder folder;
  ASSERT_TRUE(SealingKey::open_or_make(folder / "k"));
  ASSERT_EQ(::chmod((folder / "k").c_str(), 0640), 0);
  EXPECT_EQ(SealingKey::open_or_make(folder / "k").error().code, "key.open_to_others");
  for (const char* bytes : {"", "kort"}) {
    write(folder / "short", bytes);
    ASSERT_EQ(::chmod((folder / "short").c_str(), 0600), 0);
    EXPECT_EQ(SealingKey::open_or_make(folder / "short").error().code, "key.broken");
  }
  EXPECT_EQ(SealingKey::open_or_make(folder / "no" / "k").error().code, "key.unreadable");
  EXPECT_EQ(KeyFile().key().error().code, "key.none");
}

TEST(SealingKey, ManyWhoMakeItAtOnceHaveTheSame) {
  test::TemporaryFolder folder;
  std::vector<std::string> made(8);
  std::vector<std::thread> threads;
  KeyFile file(folder / "k");
  for (std::string& mac : made) threads.emplace_back([&] { mac = file.key().value().mac("x", "y"); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::set<std::string>(made.begin(), made.end()).size(), 1u);
}

class DeviceMark : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  SealingKey key = SealingKey::open_or_make(folder / "k").value();
  Uuid anna = new_uuid();
  Instant at{1'800'000'000'000ms};
};

TEST_F(DeviceMark, IsTheAccountsOwnAndOurs) {
  std::string cookie = device::marked(key, "", anna, at).value();
  auto mark = device::mark_of(key, cookie, anna, at);
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->id.size(), 16u);
  EXPECT_FALSE(device::mark_of(key, cookie, new_uuid(), at));
  EXPECT_FALSE(device::mark_of(SealingKey::open_or_make(folder / "other").value(), cookie, anna, at));
  EXPECT_TRUE(device::mark_of(key, cookie, anna, at + 179 * 24h));
  EXPECT_FALSE(device::mark_of(key, cookie, anna, at + 180 * 24h)) << "too old";
  EXPECT_FALSE(device::mark_of(key, cookie, anna, at - 1ms)) << "of a time to come";
  for (std::size_t i = 0; i + 1 < cookie.size(); ++i) {
    std::string changed = cookie;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(device::mark_of(key, changed, anna, at)) << i;
  }
  EXPECT_EQ(device::marked(key, cookie, anna, at + 24h), std::nullopt) << "good as it is";
  auto renewed = device::marked(key, cookie, anna, at + 100 * 24h);
  ASSERT_TRUE(renewed);
  EXPECT_EQ(device::mark_of(key, *renewed, anna, at + 200 * 24h).value().id, mark->id) << "the same browser";
}

TEST_F(DeviceMark, ASharedBrowserKeepsTheLastFive) {
  std::vector<Uuid> people;
  std::string cookie;
  for (int i = 0; i < 7; ++i) {
    people.push_back(new_uuid());
    cookie = device::marked(key, cookie, people.back(), at).value();
  }
  EXPECT_LT(cookie.size(), 700u);
  for (std::size_t i = 0; i < people.size(); ++i)
    EXPECT_EQ(device::mark_of(key, cookie, people[i], at).has_value(), i >= 2) << i;
  EXPECT_FALSE(device::mark_of(key, std::string(100'000, '.'), anna, at));
}

TEST(RecoveryCodes, AreLongAndKnownHoweverTheyAreTyped) {
  const Uuid anna = new_uuid();
  auto codes = recovery::new_codes();
  EXPECT_EQ(std::set<std::string>(codes.begin(), codes.end()).size(), 10u);
  const std::regex shape("([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}");
  for (const std::string& code : codes) EXPECT_TRUE(std::regex_match(code, shape)) << code;
  std::string typed;
  for (char c : codes[0])
    typed += c == '-' ? ' ' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_EQ(recovery::digest_of(anna, typed), recovery::digest_of(anna, codes[0]));
  EXPECT_NE(recovery::digest_of(anna, codes[1]), recovery::digest_of(anna, codes[0]));
  EXPECT_NE(recovery::digest_of(new_uuid(), codes[0]), recovery::digest_of(anna, codes[0]));
}

TEST(QrCode, IsAnSvgThatAStrictPageShows) {
  std::string svg = qr_svg("otpauth://totp/Ringmur:anna?secret=GEZDGNBV");
  EXPECT_TRUE(svg.starts_with("<svg xmlns=")) << svg.substr(0, 80);
  EXPECT_EQ(svg.find("style"), std::string::npos);
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_GT(svg.size(), 1000u);
  EXPECT_EQ(qr_svg(std::string(5000, 'x')), "");
}

class Breached : public testing::Test {
 protected:
  test::TemporaryFolder folder;
  static constexpr int count = 500;

  static std::string password(int i) { return "läckt lösenord " + std::to_string(i); }
  static std::vector<std::string> digests() {
    std::vector<std::string> all;
    for (int i = 0; i < count; ++i) all.push_back(encoding::sha1_hex(password(i)));
    return all;
  }
  static std::string lines(const std::vector<std::string>& all, const std::string& after) {
    std::string text;
    for (const std::string& one : all) text += one + after;
    return text;
  }
  void expect_found(bool sorted) {
    auto made = BreachedPasswords::in(folder.path());
    ASSERT_TRUE(made);
    ASSERT_EQ(made->files().size(), 1u);
    EXPECT_EQ(made->files()[0].sorted, sorted);
    for (int i = 0; i < count; ++i) ASSERT_TRUE(made->hold(password(i))) << i;
    for (const char* other : {"", "läckt", "läckt lösenord 500", "läckt lösenord 1 "})
      EXPECT_FALSE(made->hold(other)) << other;
  }
};

TEST_F(Breached, DigestsSortedAndNot) {
  auto all = digests();
  write(folder / "list.txt", lines(all, "\n"));
  expect_found(false);
  std::ranges::sort(all);
  write(folder / "list.txt", lines(all, ":17\r\n"));
  expect_found(true);
  std::string small = lines(all, "\n");
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  small.pop_back();
  write(folder / "list.txt", small);
  expect_found(true);
}

TEST_F(Breached, PasswordsSortedAndNot) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(password(i));
  write(folder / "list.txt", lines(all, "\n"));
  expect_found(false);
  std::ranges::sort(all);
  write(folder / "list.txt", lines(all, "\n"));
  expect_found(true);
}

TEST_F(Breached, RangesAsHaveIBeenPwnedGivesThem) {
  std::string digest = encoding::sha1_hex(password(1));
  write(folder / (digest.substr(0, 5) + ".txt"),
      "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n" + digest.substr(5) + ":10\r\n");
  auto made = BreachedPasswords::in(folder.path());
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->hold(password(1)));
  EXPECT_FALSE(made->hold(password(2)));
}

TEST_F(Breached, FilesThatAreNoneAndFoldersThatAreNot) {
  write(folder / "empty", "");
  write(folder / ".hidden", password(1) + "\n");
  std::filesystem::create_directory(folder / "below");
  auto made = BreachedPasswords::in(folder.path());
  ASSERT_TRUE(made);
  EXPECT_FALSE(made->hold(password(1)));
  EXPECT_FALSE(made->hold("x"));
  EXPECT_EQ(BreachedPasswords::in(folder / "none").error().code, "passwords.no_folder");
  write(folder / "gone", password(3) + "\n");
  made = BreachedPasswords::in(folder.path());
  EXPECT_TRUE(made->hold(password(3)));
  std::filesystem::remove(folder / "gone");
  EXPECT_FALSE(made->hold(password(3)));
}

}  // namespace
}  // namespace ringmur
