#include "exchange/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "base/digest.h"
#include "base/text.h"
#include "exchange/escape.h"

namespace ringmur::svg {
namespace {

constexpr double width = 640;
constexpr double font_size = 12;
constexpr std::string_view ink = "#1f2933";
constexpr std::string_view axis = "#7b8794";

/// A series is told by its pattern and by its place in the legend; the colours (all at least 3:1 on white)
/// only help.
enum class Pattern { solid, stripes, dots, lines };

struct Fill {
  std::string_view colour;
  std::string_view ground;  ///< behind the pattern
  Pattern pattern;
};

constexpr std::array<Fill, 6> fills{
    {{"#1d4e89", "#1d4e89", Pattern::solid}, {"#a85a00", "#fbe6cc", Pattern::stripes},
        {"#2f7d4f", "#dff0e6", Pattern::dots}, {"#7b8794", "#7b8794", Pattern::solid},
        {"#6b3f8c", "#eee3f5", Pattern::lines}, {"#111827", "#111827", Pattern::solid}}};

/// At most one decimal, no minus zero: coordinates are the same bytes everywhere.
std::string coordinate(double value) {
  const auto tenths = std::llround(value * 10);
  if (tenths % 10 == 0) return fmt::format("{}", tenths / 10);
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", std::abs(tenths) / 10, std::abs(tenths) % 10);
}

/// "17 722" and "7,5" with no-break spaces, at most two decimals; "–" for what is no number.
std::string swedish(double value) {
  if (!std::isfinite(value) || std::abs(value) > 1e15) return "–";
  const auto hundredths = std::llround(value * 100);
  std::string digits = fmt::format("{}", std::abs(hundredths) / 100);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), "\u00A0");
  }
  if (const auto rest = std::abs(hundredths) % 100; rest != 0) {
    digits += rest % 10 == 0 ? fmt::format(",{}", rest / 10) : fmt::format(",{:02}", rest);
  }
  return hundredths < 0 ? "−" + digits : digits;
}

/// Advance of a character in ems, rounded up: the fonts of the reader are not known here.
double advance(unsigned char c) {
  constexpr std::string_view narrow = "ijlI.,:;|'!()ft r-";
  constexpr std::string_view broad = "mwMW@%";
  if (narrow.find(static_cast<char>(c)) != std::string_view::npos) return 0.38;
  if (broad.find(static_cast<char>(c)) != std::string_view::npos) return 0.92;
  if (c >= 'A' && c <= 'Z') return 0.72;
  return 0.62;
}

double text_width(std::string_view text, double size = font_size) {
  double ems = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) ems += advance(byte);
  }
  return ems * size;
}

std::string cut(std::string_view text, double room, double size = font_size) {
  if (text_width(text, size) <= room) return std::string(text);
  std::size_t count = length(text);
  while (count > 1 && text_width(prefix(text, count), size) + size > room) --count;
  return std::string(trimmed(prefix(text, count))) + "…";
}

/// The label on one line, or on two where it is too long; what does not fit then ends in "…".
std::vector<std::string> wrapped(std::string_view text, double room) {
  if (text_width(text) <= room) return {std::string(text)};
  std::size_t split = std::string_view::npos;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (text_width(text.substr(0, at)) > room) break;
    split = at;
  }
  if (split == std::string_view::npos) return {cut(text, room)};
  return {std::string(text.substr(0, split)), cut(text.substr(split + 1), room)};
}

double drawn(double value) {
  return std::isfinite(value) && value > 0 ? value : 0;
}

std::string text_at(
    double x, double y, std::string_view anchor, std::string_view words, double size = font_size) {
  return fmt::format(
      "<text class=\"ringmur-text\" x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\" "
      "fill=\"{}\">{}</text>\n",
      coordinate(x), coordinate(y), anchor, coordinate(size), ink, escaped(words));
}

std::string axis_line(double x1, double y1, double x2, double y2) {
  return fmt::format(
      "<line class=\"ringmur-axis\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" "
      "stroke-width=\"1\"/>\n",
      coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2), axis);
}

struct Box {
  double x, y, width, height;
};

std::string box(const Box& at, std::size_t series, const std::string& id) {
  const Fill& fill = fills[series % fills.size()];
  const std::string paint = fill.pattern == Pattern::solid
                                ? std::string(fill.colour)
                                : fmt::format("url(#{}-p{})", id, series % fills.size());
  return fmt::format(
      "<rect class=\"ringmur-series-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" "
      "stroke=\"{}\" "
      "stroke-width=\"0.75\"/>\n",
      series + 1, coordinate(at.x), coordinate(at.y), coordinate(at.width), coordinate(at.height), paint,
      fill.colour);
}

std::string marks(const Fill& fill) {
  switch (fill.pattern) {
    case Pattern::stripes:
      return fmt::format(
          "<path d=\"M-1 1l2-2M0 6l6-6M5 7l2-2\" stroke=\"{}\" stroke-width=\"1.5\"/>", fill.colour);
    case Pattern::dots:
      return fmt::format("<circle cx=\"3\" cy=\"3\" r=\"1.4\" fill=\"{}\"/>", fill.colour);
    case Pattern::lines:
      return fmt::format("<path d=\"M3 0v6\" stroke=\"{}\" stroke-width=\"1.5\"/>", fill.colour);
    case Pattern::solid:
      break;
  }
  return {};
}

std::string patterns(std::size_t series, const std::string& id) {
  std::string out;
  for (std::size_t i = 0; i < std::min(series, fills.size()); ++i) {
    const Fill& fill = fills[i];
    if (fill.pattern == Pattern::solid) continue;
    out += fmt::format(
        "<pattern id=\"{}-p{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"6\" height=\"6\" fill=\"{}\"/>{}</pattern>\n",
        id, i, fill.ground, marks(fill));
  }
  return out.empty() ? out : "<defs>\n" + out + "</defs>\n";
}

/// Several charts stand in one document: their ids come from what they show.
std::string id_of(Hasher& hasher) {
  return "chart-" + to_hex(hasher.finish()).substr(0, 12);
}

std::string document(std::string_view title, std::string_view description, const std::string& id,
    double height, const std::string& body) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"ringmur-chart\" viewBox=\"0 0 {0} {1}\" "
      "width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\" "
      "font-family=\"'Open Sans', Inter, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', "
      "sans-serif\">\n"
      "<title id=\"{2}-t\">{3}</title>\n<desc id=\"{2}-d\">{4}</desc>\n{5}</svg>\n",
      coordinate(width), coordinate(height), id, escaped(title), escaped(description), body);
}

struct Legend {
  std::string body;
  double height{0};
};

Legend legend(const std::vector<std::string>& series, const std::string& id) {
  constexpr double line = 20;
  Legend out;
  if (series.size() < 2) return out;
  double x = 0;
  double y = 0;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string name = cut(series[i], width - 20);
    const double room = 18 + text_width(name) + 20;
    if (x > 0 && x + room > width) {
      x = 0;
      y += line;
    }
    out.body += box({x + 1, y + 2, 12, 12}, i, id) + text_at(x + 18, y + 12, "start", name);
    x += room;
  }
  out.height = y + line + 8;
  return out;
}

double total(const Bar& bar) {
  double sum = 0;
  for (const double part : bar.parts) sum += drawn(part);
  return sum;
}

/// Where the bars begin and how long they may be.
struct Plot {
  double label_room{0};
  double left{0};
  double room{0};
  double most{0};
};

Plot plot_of(const std::vector<Bar>& bars) {
  Plot plot;
  double label = 0;
  double shown = 0;
  for (const Bar& bar : bars) {
    label = std::max(label, text_width(bar.label));
    shown = std::max(shown, text_width(bar.shown));
    plot.most = std::max(plot.most, total(bar));
  }
  plot.label_room = std::clamp(label, 60.0, 230.0);
  plot.left = plot.label_room + 10;
  plot.room = std::max(120.0, width - plot.left - std::min(shown, 200.0) - 10);
  return plot;
}

std::string bar_body(const Bar& bar, const Plot& plot, const std::vector<std::string>& lines, double top,
    double height, const std::string& id) {
  constexpr double thick = 14;
  std::string out;
  const double middle = top + height / 2;
  const double first = middle + 4 - 7 * (static_cast<double>(lines.size()) - 1);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += text_at(plot.left - 8, first + 14 * static_cast<double>(i), "end", lines[i]);
  }
  double x = plot.left;
  for (std::size_t i = 0; i < bar.parts.size(); ++i) {
    const double length = plot.most > 0 ? drawn(bar.parts[i]) / plot.most * plot.room : 0;
    if (length <= 0) continue;
    out += box({x, middle - thick / 2, std::max(length, 1.0), thick}, i, id);
    x += length;
  }
  const double room = width - x - 6;
  return out + text_at(x + 6, middle + 4, "start", cut(bar.shown, room));
}

void hash(Hasher& hasher, double value) {
  hasher.add(fmt::format("{}", value));
}

std::string id_of(const BarChart& chart) {
  Hasher hasher;
  hasher.add("bar").add(chart.title).add(chart.description);
  for (const auto& name : chart.series) hasher.add(name);
  for (const Bar& bar : chart.bars) {
    hasher.add(bar.label).add(bar.shown);
    for (const double part : bar.parts) hash(hasher, part);
  }
  return id_of(hasher);
}

std::string id_of(const ColumnChart& chart) {
  Hasher hasher;
  hasher.add("column").add(chart.title).add(chart.description);
  for (const Column& column : chart.columns) {
    hasher.add(column.label);
    hash(hasher, column.value);
  }
  return id_of(hasher);
}

/// How words in a row of columns are set so that neighbours do not touch.
struct Setting {
  double size{font_size};
  std::size_t step{1};  ///< every step-th is written
};

Setting setting_of(const std::vector<std::string>& words, double slot) {
  double widest = 0;
  for (const auto& word : words) widest = std::max(widest, text_width(word, 1));
  for (const double size : {12.0, 11.0, 10.0, 9.0}) {
    if (widest * size + 3 <= slot) return {size, 1};
  }
  // A word may cover at most a third of the chart; a longer one is cut.
  const double room = std::min(widest * 9 + 6, width / 3);
  return {9, static_cast<std::size_t>(std::ceil(room / slot))};
}

/// In the middle of its column, but for the outermost, which would stick out.
std::string text_over(double middle, double y, const std::string& words, double size) {
  const double half = std::min(text_width(words, size), width) / 2;
  return text_at(std::clamp(middle, half, width - half), y, "middle", words, size);
}

constexpr double column_room = 150;
constexpr double column_base = 20 + column_room;

std::string columns_body(const ColumnChart& chart, const std::string& id) {
  std::vector<std::string> labels;
  std::vector<std::string> values;
  std::size_t highest = 0;
  for (const Column& column : chart.columns) {
    if (drawn(column.value) > drawn(chart.columns[highest].value)) highest = labels.size();
    labels.push_back(column.label);
    values.push_back(swedish(column.value));
  }
  const double most = drawn(chart.columns[highest].value);
  const double slot = width / static_cast<double>(chart.columns.size());
  const Setting under = setting_of(labels, slot);
  const Setting over = setting_of(values, slot);
  const double thick = std::min(slot * 0.62, 56.0);
  std::string body;
  for (std::size_t i = 0; i < chart.columns.size(); ++i) {
    const double middle = (static_cast<double>(i) + 0.5) * slot;
    const double height = most > 0 ? drawn(chart.columns[i].value) / most * column_room : 0;
    if (height > 0) body += box({middle - thick / 2, column_base - height, thick, height}, 0, id);
    // Where the numbers do not fit side by side they would lie over the neighbours: then only the highest.
    const double top = column_base - height - 5;
    if (over.step == 1 || i == highest) body += text_over(middle, top, values[i], over.size);
    if (i % under.step != 0) continue;
    const double room = slot * static_cast<double>(under.step);
    body += text_over(middle, column_base + 16, cut(labels[i], room, under.size), under.size);
  }
  return body;
}

}  // namespace

std::string bar_chart(const BarChart& chart) {
  const std::string id = id_of(chart);
  const Plot plot = plot_of(chart.bars);
  const Legend names = legend(chart.series, id);
  std::size_t series = chart.series.size();
  for (const Bar& bar : chart.bars) series = std::max(series, bar.parts.size());
  std::string body = patterns(series, id) + names.body;
  double y = names.height + 2;
  const double top = y;
  for (const Bar& bar : chart.bars) {
    const auto lines = wrapped(bar.label, plot.label_room);
    const double height = lines.size() > 1 ? 34 : 24;
    body += bar_body(bar, plot, lines, y, height, id);
    y += height;
  }
  if (chart.bars.empty()) {
    body += text_at(0, y + 14, "start", "–");
    y += 24;
  } else {
    body += axis_line(plot.left, top, plot.left, y);
  }
  return document(chart.title, chart.description, id, y + 2, body);
}

std::string column_chart(const ColumnChart& chart) {
  const std::string id = id_of(chart);
  std::string body =
      chart.columns.empty() ? text_at(width / 2, column_base - 5, "middle", "–") : columns_body(chart, id);
  body += axis_line(0, column_base, width, column_base);
  return document(chart.title, chart.description, id, column_base + 24, body);
}

}  // namespace ringmur::svg
