/// The engine alone: statements of a file, one a line, each prepared once and read to its last row.
///
///   bench_statements DATABASE FILE TIMES   DATABASE: a file, or postgresql://…
///
/// Prints microseconds of all of them together, at least, on the wall.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "growth/bare.h"

namespace {

using namespace ringmur;

int run(const std::string& data, const char* file, int times) {
  auto engine = data.starts_with("postgresql://") ? bench::bare_postgres(data) : bench::bare_sqlite(data);
  std::vector<bench::Bare::Statement> statements;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with(';')) line.pop_back();
    statements.push_back(engine->prepared(line));
  }
  if (statements.empty()) throw std::runtime_error("there are no statements to run");
  double least = 1e12;
  for (int turn = 0; turn <= times; ++turn) {
    const auto begun = std::chrono::steady_clock::now();
    for (const auto& statement : statements) statement();
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begun;
    least = std::min(least, took.count());
  }
  fmt::print("{:.0f}\n", least);
  return 0;
}

}  // namespace

int main(int words, char** word) {
  if (words != 4) {
    fmt::print(stderr, "bench_statements DATABASE FILE TIMES\n");
    return 2;
  }
  try {
    return run(word[1], word[2], std::atoi(word[3]));
  } catch (const std::exception& failure) {
    fmt::print(stderr, "bench statements: {}\n", failure.what());
    return 1;
  }
}
