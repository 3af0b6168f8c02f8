#include <fmt/format.h>

#include <algorithm>

#include "exchange/escape.h"
#include "exchange/markdown.h"
#include "exchange/svg.h"
#include "review/html.h"

namespace ringmur::review {
namespace {

std::string svg_of(const Chart& chart) {
  switch (chart.kind) {
    case ChartKind::bars: {
      svg::BarChart bars{chart.title, chart.description, chart.series, {}};
      for (const Chart::Entry& entry : chart.entries)
        bars.bars.push_back({entry.label, entry.parts, entry.shown});
      return svg::bar_chart(bars);
    }
    case ChartKind::columns: {
      svg::ColumnChart columns{chart.title, chart.description, {}};
      for (const Chart::Entry& entry : chart.entries) {
        columns.columns.push_back({entry.label, entry.parts.empty() ? 0 : entry.parts.front()});
      }
      return svg::column_chart(columns);
    }
  }
  std::unreachable();
}

/// Numbers far from what they count are hard to read, and a short table is kept on one page.
const char* kind_of(const Table& table) {
  constexpr std::size_t few_columns = 3;
  constexpr std::size_t few_rows = 16;
  bool numbers = std::all_of(table.columns.begin() + 1, table.columns.end(),
      [](const Column& column) { return column.align == Align::number; });
  bool whole = numbers && table.rows.size() <= few_rows;
  if (numbers && table.columns.size() <= few_columns)
    return whole ? "records narrow whole" : "records narrow";
  return whole ? "records whole" : "records";
}

std::string class_of(const Cell& cell, Align align) {
  std::string names = align == Align::number ? "number" : "";
  switch (cell.tone) {
    case Tone::plain:
      break;
    case Tone::missing:
      names += names.empty() ? "missing" : " missing";
      break;
    case Tone::raised:
      names += names.empty() ? "raised" : " raised";
      break;
  }
  return names.empty() ? std::string() : fmt::format(" class=\"{}\"", names);
}

/// Word gets no style sheet.
const char* style_of(Align align, Medium medium) {
  return align == Align::number && medium == Medium::word ? " style=\"text-align: right\"" : "";
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string safe = escaped(text);
  for (std::size_t at = safe.find('\n'); at != std::string::npos; at = safe.find('\n', at + 4)) {
    safe.replace(at, 1, "<br>");
  }
  return safe;
}

void BlockWriter::chapter(const Chapter& chapter) {
  ++chapter_;
  section_ = 0;
  out_ += fmt::format(
      "<section class=\"chapter\">\n<h{0} id=\"{1}\"><span class=\"ordinal\">{2}</span> {3}</h{0}>\n",
      level(0), escaped(chapter.id), chapter_, escaped(chapter.title));
  for (const Block& block : chapter.blocks) {
    std::visit([this](const auto& one) { write(one); }, block);
  }
  out_ += "</section>\n";
}

void BlockWriter::write(const Heading& block) {
  ++section_;
  out_ += fmt::format("<h{0} id=\"{1}\"><span class=\"ordinal\">{2}.{3}</span> {4}</h{0}>\n", level(1),
      escaped(block.id), chapter_, section_, escaped(block.title));
}

void BlockWriter::write(const WordsBlock& block) {
  if (block.origin == Origin::missing) {
    out_ += "<p class=\"no-words\"><mark>[text saknas]</mark></p>\n";
    return;
  }
  if (block.origin == Origin::carried) {
    out_ += fmt::format(
        "<p class=\"origin\">Texten är hämtad från {} års genomgång.</p>\n", document_.earlier_year);
  }
  out_ +=
      "<div class=\"words\">\n" + markdown_to_html(block.markdown, level(section_ == 0 ? 1 : 2)) + "</div>\n";
}

void BlockWriter::write(const Sentence& block) {
  out_ += "<p>" + html_text(block.text) + "</p>\n";
}

void BlockWriter::open_table(const std::string& caption, const char* kind) {
  ++table_;
  if (medium_ == Medium::web) {
    out_ +=
        fmt::format("<div class=\"scroll\" role=\"region\" aria-label=\"Tabell {}: {}\" tabindex=\"0\">\n",
            table_, escaped(caption));
  } else {
    out_ += "<div class=\"scroll\">\n";
  }
  out_ +=
      fmt::format("<table class=\"{}\">\n<caption><span class=\"ordinal\">Tabell {}.</span> {}</caption>\n",
          kind, table_, escaped(caption));
}

void BlockWriter::close_table(const std::string& note) {
  out_ += "</tbody>\n</table>\n</div>\n";
  if (!note.empty()) out_ += "<p class=\"note\">" + html_text(note) + "</p>\n";
}

void BlockWriter::columns(const Table& table) {
  out_ += "<colgroup>";
  for (const Column& column : table.columns) {
    out_ += column.width == 0 ? "<col>" : fmt::format("<col style=\"width:{}%\">", column.width);
  }
  out_ += "</colgroup>\n<thead>\n<tr>";
  for (const Column& column : table.columns) {
    out_ +=
        fmt::format("<th scope=\"col\"{}{}>{}</th>", column.align == Align::number ? " class=\"number\"" : "",
            style_of(column.align, medium_), escaped(column.heading));
  }
  out_ += "</tr>\n</thead>\n<tbody>\n";
}

void BlockWriter::linked(const std::string& text, const std::string& address) {
  if (address.empty() || medium_ != Medium::web)
    out_ += html_text(text);
  else
    out_ += fmt::format("<a href=\"{}\">{}</a>", escaped(address), html_text(text));
}

void BlockWriter::live(const Cell& cell) {
  const Number* number = cell.figure.empty() ? nullptr : document_.find(cell.figure);
  if (number == nullptr || !number->now) return;
  std::string now = shown(*number->now, cell.aspect);
  if (now != cell.text) out_ += fmt::format(" <span class=\"now\">(nu {})</span>", html_text(now));
}

void BlockWriter::cell(const Cell& cell, Align align, bool heads_row) {
  const char* tag = heads_row ? "th" : "td";
  out_ += fmt::format(
      "<{}{}{}{}>", tag, heads_row ? " scope=\"row\"" : "", class_of(cell, align), style_of(align, medium_));
  linked(cell.text, cell.address);
  live(cell);
  out_ += fmt::format("</{}>", tag);
}

void BlockWriter::write(const Table& block) {
  open_table(block.caption, kind_of(block));
  columns(block);
  for (const CellRow& row : block.rows) {
    out_ += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      cell(row[i], i < block.columns.size() ? block.columns[i].align : Align::text, i == 0);
    }
    out_ += "</tr>\n";
  }
  close_table(block.note);
}

void BlockWriter::write(const Chart& block) {
  ++chart_;
  out_ += fmt::format(
      "<figure>\n{}\n<figcaption><span class=\"ordinal\">Figur {}.</span> {}</figcaption>\n</figure>\n",
      svg_of(block), chart_, escaped(block.title));
}

void BlockWriter::write(const HeatMap& block) {
  open_table(block.caption, "heat");
  out_ += "<colgroup><col style=\"width:24%\">";
  for (std::size_t i = 0; i < block.impact.size(); ++i) out_ += "<col>";
  out_ += "</colgroup>\n<thead>\n<tr><th scope=\"col\">Sannolikhet (nedåt), konsekvens (åt höger)</th>";
  for (const std::string& impact : block.impact)
    out_ += fmt::format("<th scope=\"col\">{}</th>", escaped(impact));
  out_ += "</tr>\n</thead>\n<tbody>\n";
  for (const HeatMap::Line& line : block.lines) {
    out_ += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(line.likelihood));
    for (const Cell& one : line.cells) {
      std::string names = one.tone == Tone::raised ? "raised" : "calm";
      if (one.text == "0") names += " none";
      out_ += fmt::format("<td class=\"{}\">", names);
      linked(one.text, one.address);
      live(one);
      out_ += "</td>";
    }
    out_ += "</tr>\n";
  }
  close_table(block.note);
}

void BlockWriter::write(const Gaps& block) {
  open_table("Luckor i underlaget", "gaps");
  out_ += "<colgroup><col style=\"width:20%\"><col style=\"width:80%\"></colgroup>\n";
  out_ +=
      "<thead>\n<tr><th scope=\"col\">Område</th><th scope=\"col\">Det som "
      "saknas</th></tr>\n</thead>\n<tbody>\n";
  for (const Gap& gap : block.gaps) {
    out_ += fmt::format("<tr><th scope=\"row\">{}</th><td>", escaped(gap.area));
    linked(gap.text.sv, gap.address);
    out_ += "</td></tr>\n";
  }
  close_table({});
}

void BlockWriter::write(const Signatures& block) {
  out_ += "<div class=\"signatures\">\n";
  for (const std::string& label : block.labels) {
    // Word has no line to sign on but the one that is typed.
    const char* line = medium_ == Medium::word ? ": ______________________________" : "";
    out_ += fmt::format("<p>{}{}</p>\n", escaped(label), line);
  }
  out_ += "</div>\n";
}

}  // namespace ringmur::review
