#include <gtest/gtest.h>

#include <fmt/format.h>

#include "schema/filter.h"
#include "schema/specimen_support.h"

namespace ringmur {
namespace {

std::string code_of(const Terms& terms) {
  const auto filter = parse_filter(test::describe_specimen(), test::specimen_catalogue(), terms);
  return filter ? "fine" : filter.error().code;
}

/// A database that is asked too much in one statement answers with a fault of its own.
TEST(Filter, KeepsAMeasure) {
  EXPECT_EQ(code_of(Terms(100, {"year", "eq.2025"})), "fine");
  EXPECT_EQ(code_of(Terms(101, {"year", "eq.2025"})), "filter.too_many");
  EXPECT_EQ(code_of(Terms(10, {"has.specimen.parent", "()"})), "fine");
  EXPECT_EQ(code_of(Terms(11, {"has.specimen.parent", "()"})), "filter.too_many");
  std::string words;
  for (int i = 0; i < 100; ++i) words += fmt::format("ord{} ", i);
  EXPECT_EQ(code_of({{"q", words}}), "fine");
  EXPECT_EQ(code_of({{"q", words + "till"}}), "filter.too_many");
  std::string inner;
  for (int i = 0; i < 101; ++i) inner += "year=eq.2025&";
  EXPECT_EQ(code_of({{"has.specimen.parent", '(' + inner + "year=eq.1)"}}), "filter.too_many");
}

}  // namespace
}  // namespace ringmur
