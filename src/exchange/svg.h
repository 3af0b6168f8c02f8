#pragma once

#include <string>
#include <vector>

/// Charts as SVG, drawn for paper and screen: colour is never the only carrier, each has <title> and <desc>.
namespace ringmur::svg {

struct Bar {
  std::string label;
  std::vector<double> parts;  ///< one for each name in BarChart::series
  std::string shown;          ///< the text at the end of the bar
};

struct BarChart {
  std::string title;
  std::string description;          ///< the text alternative: what the chart shows, in words
  std::vector<std::string> series;  ///< one: plain bars; several: stacked
  std::vector<Bar> bars;
};

/// Horizontal bars; a legend where there are several series. Deterministic: same input, same bytes.
std::string bar_chart(const BarChart& chart);

struct Column {
  std::string label;
  double value{0};
};

struct ColumnChart {
  std::string title;
  std::string description;
  std::vector<Column> columns;
};

/// Upright columns, as for months of a year.
std::string column_chart(const ColumnChart& chart);

}  // namespace ringmur::svg
