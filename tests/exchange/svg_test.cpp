#include "exchange/svg.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <pugixml.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ringmur {
namespace {

using svg::BarChart;
using svg::ColumnChart;

pugi::xml_document parsed(const std::string& bytes) {
  pugi::xml_document document;
  const auto result = document.load_string(bytes.c_str());
  EXPECT_TRUE(result) << result.description() << "\n" << bytes;
  return document;
}

std::vector<pugi::xml_node> all(const pugi::xml_document& document, const char* name) {
  std::vector<pugi::xml_node> nodes;
  for (const auto& found : document.select_nodes((std::string("//") + name).c_str()))
    nodes.push_back(found.node());
  return nodes;
}

std::vector<std::string> words(const pugi::xml_document& document) {
  std::vector<std::string> out;
  for (const auto& node : all(document, "text")) out.emplace_back(node.text().get());
  return out;
}

bool says(const pugi::xml_document& document, const std::string& what) {
  for (const auto& text : words(document)) {
    if (text == what) return true;
  }
  return false;
}

/// The drawn bars: not the swatches of the legend, not the grounds of the patterns.
std::vector<pugi::xml_node> bars(const pugi::xml_document& document, double thick) {
  std::vector<pugi::xml_node> out;
  for (const auto& node : document.select_nodes("/svg/rect")) {
    if (node.node().attribute("height").as_double() == thick) out.push_back(node.node());
  }
  return out;
}

void expect_inside(const pugi::xml_document& document) {
  const auto root = document.document_element();
  const double width = root.attribute("width").as_double();
  const double height = root.attribute("height").as_double();
  for (const auto& node : document.select_nodes("/svg/rect")) {
    const double x = node.node().attribute("x").as_double();
    const double y = node.node().attribute("y").as_double();
    EXPECT_GE(x, 0);
    EXPECT_GE(y, 0);
    EXPECT_LE(x + node.node().attribute("width").as_double(), width + 0.2);
    EXPECT_LE(y + node.node().attribute("height").as_double(), height);
  }
  for (const auto& node : all(document, "text")) {
    EXPECT_GE(node.attribute("x").as_double(), 0);
    EXPECT_LE(node.attribute("x").as_double(), width);
    EXPECT_LE(node.attribute("y").as_double(), height);
  }
}

BarChart courses() {
  return {"Utbildning", "Dataskydd: 100 certifierade, 300 inte.", {"Certifierad", "Ej certifierad", "Pågår"},
      {{"Dataskydd", {100, 300, 0}, "400"}, {"Säkerhet", {50, 100, 50}, "200"}}};
}

TEST(Svg, HasTitleAndDescriptionForThoseWhoCannotSee) {
  const auto document = parsed(svg::bar_chart(courses()));
  const auto root = document.document_element();
  EXPECT_STREQ(root.attribute("role").value(), "img");
  const std::string title = root.child("title").attribute("id").value();
  const std::string description = root.child("desc").attribute("id").value();
  EXPECT_FALSE(title.empty());
  EXPECT_EQ(root.attribute("aria-labelledby").value(), title + " " + description);
  EXPECT_STREQ(root.child("title").text().get(), "Utbildning");
  EXPECT_STREQ(root.child("desc").text().get(), "Dataskydd: 100 certifierade, 300 inte.");
}

TEST(Svg, BarsAreAsLongAsTheirParts) {
  const auto document = parsed(svg::bar_chart(courses()));
  const auto drawn = bars(document, 14);
  ASSERT_EQ(drawn.size(), 5U);  // a part of nothing is not drawn
  const auto length = [&](std::size_t i) { return drawn[i].attribute("width").as_double(); };
  EXPECT_NEAR(length(1) / length(0), 3, 0.01);
  EXPECT_NEAR(length(3) / length(0), 1, 0.01);
  EXPECT_NEAR(drawn[0].attribute("x").as_double() + length(0), drawn[1].attribute("x").as_double(), 0.11);
  EXPECT_TRUE(says(document, "400"));
  EXPECT_TRUE(says(document, "Säkerhet"));
}

TEST(Svg, SeriesAreToldApartWithoutColour) {
  const auto document = parsed(svg::bar_chart(courses()));
  for (const char* name : {"Certifierad", "Ej certifierad", "Pågår"})
    EXPECT_TRUE(says(document, name)) << name;
  std::set<std::string> paints;
  for (const auto& swatch : bars(document, 12)) paints.insert(swatch.attribute("fill").value());
  EXPECT_EQ(paints.size(), 3U);
  std::set<std::string> patterns;
  for (const auto& pattern : all(document, "pattern")) {
    patterns.insert(std::string("url(#") + pattern.attribute("id").value() + ")");
  }
  EXPECT_EQ(patterns.size(), 2U);
  for (const auto& pattern : patterns) EXPECT_TRUE(paints.contains(pattern)) << pattern;
}

TEST(Svg, OneSeriesNeedsNoLegend) {
  const auto document = parsed(svg::bar_chart({"t", "d", {"Antal"}, {{"Nätfiske", {9}, "9"}}}));
  EXPECT_FALSE(says(document, "Antal"));
  EXPECT_TRUE(all(document, "pattern").empty());
  EXPECT_EQ(bars(document, 14).size(), 1U);
}

TEST(Svg, TextIsEscaped) {
  const std::string hostile = "<script>\"&'\x01</script>";
  const auto document = parsed(svg::bar_chart({hostile, hostile, {hostile, "b"}, {{"<x>", {1, 1}, "<&>"}}}));
  EXPECT_TRUE(all(document, "script").empty());
  EXPECT_STREQ(document.document_element().child("desc").text().get(), "<script>\"&'</script>");
  EXPECT_TRUE(says(document, "<x>"));
  EXPECT_TRUE(says(document, "<&>"));
}

TEST(Svg, HoldsNoStyleThatAStrictPolicyWouldRefuse) {
  for (const auto& bytes : {svg::bar_chart(courses()), svg::column_chart({"t", "d", {{"maj", 3}}})}) {
    const auto document = parsed(bytes);
    EXPECT_TRUE(document.select_nodes("//style|//@style|//script|//@onload").empty());
  }
}

TEST(Svg, TheSameInputGivesTheSameBytesAndChartsDoNotShareIds) {
  EXPECT_EQ(svg::bar_chart(courses()), svg::bar_chart(courses()));
  BarChart other = courses();
  other.bars[0].parts[0] = 101;
  std::set<std::string> ids;
  std::size_t count = 0;
  for (const auto& chart : {courses(), other}) {
    const auto document = parsed(svg::bar_chart(chart));
    for (const auto& found : document.select_nodes("//@id")) {
      ids.insert(found.attribute().value());
      ++count;
    }
  }
  EXPECT_EQ(count, 8U);
  EXPECT_EQ(ids.size(), count);
}

TEST(Svg, NumbersAreSwedish) {
  const auto document = parsed(svg::column_chart({"t", "d",
      {{"a", 17722}, {"b", 7.5}, {"c", 1403.254}, {"d", -3}, {"e", std::numeric_limits<double>::quiet_NaN()},
          {"f", 1'000'000}}}));
  for (const char* shown :
      {"17\u00A0722", "7,5", "1\u00A0403,25", "\u22123", "\u2013", "1\u00A0000\u00A0000"}) {
    EXPECT_TRUE(says(document, shown)) << shown;
  }
  EXPECT_EQ(document.select_nodes("/svg/rect").size(), 4U);
}

TEST(Svg, ManyColumnsDoNotOverlapTheirNumbers) {
  ColumnChart chart{"t", "d", {}};
  for (int i = 0; i < 40; ++i) chart.columns.push_back({"vecka " + std::to_string(i), i * 1000.0});
  const auto document = parsed(svg::column_chart(chart));
  EXPECT_TRUE(says(document, "39\u00A0000"));
  EXPECT_FALSE(says(document, "38\u00A0000"));
  EXPECT_TRUE(says(document, "vecka 0"));
  EXPECT_LT(words(document).size(), 22U);
  expect_inside(document);
}

TEST(Svg, LongLabelsAreWrappedThenCut) {
  const std::string label =
      "Säkerhet i vardagen för alla medarbetare i förvaltningen och i dess skolor och förskolor";
  const auto document = parsed(svg::bar_chart({"t", "d", {"n"}, {{label, {1}, "1"}}}));
  const auto lines = words(document);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(label.starts_with(lines[0] + " "));
  EXPECT_TRUE(lines[1].ends_with("…"));
  expect_inside(document);
}

TEST(Svg, NothingToShowIsShownAsNothing) {
  EXPECT_TRUE(says(parsed(svg::bar_chart({"t", "d", {}, {}})), "–"));
  EXPECT_TRUE(says(parsed(svg::column_chart({"t", "d", {}})), "–"));
  const auto zeros = parsed(svg::bar_chart({"t", "d", {"n"}, {{"a", {0}, "0"}}}));
  EXPECT_TRUE(bars(zeros, 14).empty());
  EXPECT_TRUE(says(zeros, "0"));
}

TEST(Svg, WhateverTheNumbersItStaysInsideItsFrame) {
  EXPECT_TRUE(rc::check(
      [](const std::vector<std::pair<std::string, double>>& values, const std::vector<std::string>& series) {
        BarChart chart{"t", "d", series, {}};
        ColumnChart columns{"t", "d", {}};
        for (const auto& [label, value] : values) {
          std::string ascii;
          for (const char c : label) ascii += static_cast<char>(c & 0x7F);
          chart.bars.push_back({ascii, {value, std::abs(value), 1}, ascii});
          columns.columns.push_back({ascii, value});
        }
        for (auto& name : chart.series) {
          for (char& c : name) c = static_cast<char>(c & 0x7F);
        }
        expect_inside(parsed(svg::bar_chart(chart)));
        expect_inside(parsed(svg::column_chart(columns)));
        RC_ASSERT(!testing::Test::HasFailure());
      }));
}

}  // namespace
}  // namespace ringmur
