#include "base/embedded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace ringmur {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Embedded, HoldsEveryFileOfTheDataFolderByteForByte) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("data")) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || name.starts_with('.') || name.ends_with('~')) continue;
    const auto path = std::filesystem::relative(entry.path(), "data").string();
    ASSERT_TRUE(embedded::find(path).has_value()) << path;
    EXPECT_TRUE(embedded::file(path) == bytes_of(entry.path())) << path;
    ++count;
  }
  EXPECT_GT(count, 0u);
  auto others = std::ranges::count_if(embedded::files(), [](const embedded::File& file) {
    return file.path.starts_with("page/") || file.path == "passwords/passwords.json";
  });
  EXPECT_EQ(embedded::files().size(), count + static_cast<std::size_t>(others));
}

TEST(Embedded, IsSortedByPath) {
  EXPECT_TRUE(std::ranges::is_sorted(embedded::files(), {}, &embedded::File::path));
}

TEST(Embedded, KnowsNothingElse) {
  for (const char* path : {"", "settings", "../CMakeLists.txt", "/settings.json", "no/such.csv"}) {
    EXPECT_FALSE(embedded::find(path).has_value()) << path;
  }
  EXPECT_THROW(embedded::file("no/such.csv"), std::out_of_range);
}

}  // namespace
}  // namespace ringmur
