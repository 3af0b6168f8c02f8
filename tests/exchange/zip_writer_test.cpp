#include "exchange/zip_writer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "support/process.h"

namespace ringmur {
namespace {

using test::run_program;
using test::TemporaryFolder;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

TEST(ZipWriter, WritesWhatUnzipReadsAsItWas) {
  const TemporaryFolder folder;
  auto zip = ZipWriter::create(folder / "paket.zip");
  ASSERT_TRUE(zip);
  std::string large;
  for (unsigned i = 0; i < 300'000; ++i) large += static_cast<char>(i * 7919 % 251);
  ASSERT_TRUE((*zip)->add("text.txt", std::string("Åska över ån\n")));
  ASSERT_TRUE((*zip)->add("empty.txt", std::string()));
  std::size_t at = 0;
  ASSERT_TRUE((*zip)->add("files/large.bin", large.size(), [&]() -> Result<std::string> {
    const std::string part = large.substr(at, 70'001);
    at += part.size();
    return part;
  }));
  ASSERT_TRUE((*zip)->finish());
  const auto unpacked =
      run_program("unzip", {(folder / "paket.zip").string(), "-d", (folder / "out").string()});
  ASSERT_EQ(unpacked.exit_code, 0) << unpacked.out << unpacked.err;
  EXPECT_EQ(bytes_of(folder / "out/text.txt"), "Åska över ån\n");
  EXPECT_EQ(bytes_of(folder / "out/empty.txt"), "");
  EXPECT_EQ(bytes_of(folder / "out/files/large.bin"), large);
}

TEST(ZipWriter, RefusesWhatAPartRefusesAndLeavesNoFile) {
  const TemporaryFolder folder;
  auto zip = ZipWriter::create(folder / "paket.zip");
  ASSERT_TRUE(zip);
  ASSERT_TRUE((*zip)->add("files/large.bin", 10, []() -> Result<std::string> {
    return refuse(Refusal::conflict, "evidence.changed", {"Ändrad", "Changed"});
  }));
  const auto finished = (*zip)->finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().code, "evidence.changed");
  zip->reset();
  EXPECT_FALSE(std::filesystem::exists(folder / "paket.zip"));
}

TEST(ZipWriter, RefusesAFolderThatIsNotThere) {
  const TemporaryFolder folder;
  auto zip = ZipWriter::create(folder / "none/paket.zip");
  if (zip) {
    ASSERT_TRUE((*zip)->add("a", std::string("b")));
    const auto finished = (*zip)->finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().code, "zip.not_written");
  } else {
    EXPECT_EQ(zip.error().code, "zip.not_written");
  }
}

}  // namespace
}  // namespace ringmur
