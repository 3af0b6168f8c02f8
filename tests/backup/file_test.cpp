#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "exchange/backup_file.h"
#include "exchange/backup_frame.h"
#include "support/process.h"

/// The file by itself: what is wrong in it is found and named.
namespace ringmur {
namespace {

enum class Sealed { no, yes };

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class BackupFile : public testing::TestWithParam<Sealed> {
 protected:
  void SetUp() override {
    BackupWriter::Options options;
    options.header = {std::string(16, 'f'), "2026-11-21T23:00:00Z", "0.1.0", "sqlite", 26, {}};
    if (GetParam() == Sealed::yes) options.header.keys = {key_.public_key()};
    auto writer = BackupWriter::create(file(), options);
    ASSERT_TRUE(writer);
    for (const std::string& block : blocks_) ASSERT_TRUE((*writer)->add(block));
    ASSERT_TRUE((*writer)->finish("last"));
    whole_ = text_of(file());
    split();
  }

  std::filesystem::path file() const { return folder_ / "a.backup"; }

  /// The magic, then one text a frame.
  void split() {
    std::size_t at = backup_frame::magic.size();
    while (at < whole_.size()) {
      const auto head = backup_frame::head_of(std::string_view(whole_).substr(at));
      const std::size_t size = backup_frame::head_bytes + head.length + backup_frame::digest_bytes;
      frames_.push_back(whole_.substr(at, size));
      at += size;
    }
  }

  /// The codes of what is wrong with these bytes, each with its number.
  std::vector<std::string> faults(const std::string& bytes) const {
    const auto other = folder_ / "b.backup";
    std::ofstream(other, std::ios::binary | std::ios::trunc) << bytes;
    auto reader = BackupReader::open(other);
    if (!reader) return {reader.error().message.en};
    std::vector<std::string> found;
    for (const Error& fault : (*reader)->look_through()) found.push_back(fault.message.en);
    return found;
  }
  std::vector<std::string> faults(const std::vector<std::string>& frames) const {
    std::string bytes(backup_frame::magic);
    for (const std::string& frame : frames) bytes += frame;
    return faults(bytes);
  }

  /// Whether everything can be read, and is what was written.
  bool reads(const std::string& bytes, const BackupKey& key) const {
    const auto other = folder_ / "c.backup";
    std::ofstream(other, std::ios::binary | std::ios::trunc) << bytes;
    auto reader = BackupReader::open(other, &key);
    if (!reader) return false;
    std::vector<std::string> read;
    for (;;) {
      auto block = (*reader)->next();
      if (!block) return false;
      if (!*block) break;
      read.push_back(**block);
    }
    auto wanted = blocks_;
    wanted.emplace_back("last");
    return read == wanted;
  }

  test::TemporaryFolder folder_;
  BackupKey key_{BackupKey::make()};
  std::vector<std::string> blocks_{"first", std::string(5000, 'x'), "", "fourth"};
  std::string whole_;
  std::vector<std::string> frames_;
};

INSTANTIATE_TEST_SUITE_P(Encrypted, BackupFile, testing::Values(Sealed::no, Sealed::yes),
    [](const auto& sealed) { return sealed.param == Sealed::yes ? "yes" : "no"; });

bool has(const std::vector<std::string>& found, const std::string& text) {
  return std::ranges::any_of(
      found, [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

TEST_P(BackupFile, IsReadAsItWasWritten) {
  EXPECT_TRUE(reads(whole_, key_));
  EXPECT_TRUE(faults(whole_).empty());
  EXPECT_EQ(frames_.size(), 1 + blocks_.size() + 2);
  EXPECT_FALSE(std::filesystem::exists(file().string() + ".part"));
}

TEST_P(BackupFile, AnyByteThatIsChangedIsFound) {
  for (std::size_t at = 0; at < whole_.size(); ++at) {
    std::string changed = whole_;
    changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
    ASSERT_FALSE(faults(changed).empty()) << "byte " << at;
    ASSERT_FALSE(reads(changed, key_)) << "byte " << at;
  }
}

TEST_P(BackupFile, AnyPartThatIsOverwrittenOrCutIsFound) {
  EXPECT_TRUE(rc::check("a part is overwritten, or everything after a place is gone", [this] {
    std::string changed = whole_;
    const auto at = *rc::gen::inRange<std::size_t>(0, changed.size());
    if (*rc::gen::arbitrary<bool>()) {
      changed.resize(at);
    } else {
      const auto part = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
      changed.replace(at, std::min(part.size(), changed.size() - at), part);
    }
    RC_PRE(changed != whole_);
    RC_ASSERT(!faults(changed).empty());
    RC_ASSERT(!reads(changed, key_));
  }));
}

TEST_P(BackupFile, WhatIsWrongIsNamed) {
  auto frames = frames_;
  frames[2][backup_frame::head_bytes + 3] ^= 1;
  EXPECT_EQ(faults(frames), std::vector<std::string>{"Block 2 was changed. Take another backup."});

  frames = frames_;
  frames.erase(frames.begin() + 3);
  EXPECT_EQ(faults(frames), std::vector<std::string>{"Block 3 is missing. Take another backup."});

  frames = frames_;
  frames.insert(frames.begin() + 3, frames[2]);
  EXPECT_TRUE(has(faults(frames), "Block 2 stands in place 3")) << faults(frames).front();

  frames = frames_;
  std::swap(frames[2], frames[3]);
  EXPECT_EQ(faults(frames).size(), 1U);
  EXPECT_TRUE(has(faults(frames), "Block 2 stands in place 4: it is doubled or moved"));

  frames = frames_;
  frames.pop_back();
  EXPECT_TRUE(has(faults(frames), "cut short: it ends within block 6")) << faults(frames).front();
  EXPECT_TRUE(has(faults(whole_ + "x"), "goes on after its end"));
}

TEST_P(BackupFile, ABlockOfAnotherFileIsFound) {
  BackupWriter::Options options;
  options.header = {std::string(16, 'g'), "2026-11-21T23:00:00Z", "0.1.0", "sqlite", 26, {}};
  auto writer = BackupWriter::create(folder_ / "other", options);
  ASSERT_TRUE(writer);
  for (const std::string& block : blocks_) ASSERT_TRUE((*writer)->add(block));
  ASSERT_TRUE((*writer)->finish("last"));
  auto frames = frames_;
  const std::string other = text_of(folder_ / "other");
  const std::string mine = whole_;
  whole_ = other;
  frames_.clear();
  split();
  frames[2] = frames_[2];
  EXPECT_TRUE(has(faults(frames), "Block 2 was changed"));
}

TEST_P(BackupFile, AnotherKeyOpensNothing) {
  if (GetParam() == Sealed::no) return;
  EXPECT_FALSE(reads(whole_, BackupKey::make()));
  auto reader = BackupReader::open(file());
  ASSERT_TRUE(reader);
  EXPECT_EQ((*reader)->next().error().code, "backup.key_needed");
  EXPECT_EQ(whole_.find(std::string(50, 'x')), std::string::npos);
}

TEST_P(BackupFile, NothingIsWrittenOver) {
  BackupWriter::Options options;
  options.header = {std::string(16, 'f'), "", "", "sqlite", 26, {}};
  EXPECT_EQ(BackupWriter::create(file(), options).error().code, "file.exists");
  auto first = BackupWriter::create(folder_ / "new", options);
  EXPECT_EQ(BackupWriter::create(folder_ / "new", options).error().code, "backup.under_way");
}

TEST(BackupKeyFile, IsLockedByAPassphraseAndNeverWrittenOver) {
  const test::TemporaryFolder folder;
  const BackupKey key = BackupKey::make();
  ASSERT_TRUE(key.write(folder / "locked", "en lång fras"));
  EXPECT_EQ(key.write(folder / "locked", {}).error().code, "file.exists");
  EXPECT_EQ(BackupKey::open(folder / "locked", {}).error().code, "key.passphrase_missing");
  EXPECT_EQ(BackupKey::open(folder / "locked", "en annan").error().code, "key.passphrase_wrong");
  auto opened = BackupKey::open(folder / "locked", "en lång fras");
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->unseal(seal_to(key.public_key(), "hemligt")), "hemligt");
  EXPECT_EQ(*backup_public_key(folder / "locked"), key.public_key());
  std::filesystem::permissions(
      folder / "locked", std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  EXPECT_EQ(BackupKey::open(folder / "locked", "en lång fras").error().code, "key.open_to_others");
}

}  // namespace
}  // namespace ringmur
