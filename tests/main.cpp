#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  // A program that ends early must show as a failed write, not end the tests.
  std::signal(SIGPIPE, SIG_IGN);
  std::filesystem::current_path(RINGMUR_ROOT);
  return RUN_ALL_TESTS();
}
