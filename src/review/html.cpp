#include "review/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/embedded.h"
#include "exchange/escape.h"

namespace ringmur::review {
namespace {

/// A CSS string: everything that could end it, or the style element around it, as a code.
std::string css_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    bool plain = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                 (c >= '0' && c <= '9') || c == ' ';
    if (plain)
      out += c;
    else
      fmt::format_to(std::back_inserter(out), "\\{:06x}", static_cast<unsigned char>(c));
  }
  return out + '"';
}

/// Running title and page numbers: CSS cannot read them from the document in every renderer, so they stand in
/// the style.
std::string page_style(const Document& document) {
  return fmt::format(
      "@page{{@top-left{{content:{0}}}@top-right{{content:{1}}}@bottom-right{{content:counter(page) \" (\" "
      "counter(pages) \")\"}}}}"
      "@page:first{{@top-left{{content:\"\"}}@top-right{{content:\"\"}}@bottom-right{{content:\"\"}}}}",
      css_string(owner_of(document)), css_string(fmt::format("Ledningens genomgång {}", document.year)));
}

std::string head(const Document& document) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Ringmur\">\n"
      "<title>{}</title>\n<style>\n{}{}\n</style>\n</head>\n",
      escaped(title_of(document)), embedded::file("report.css"), page_style(document));
}

std::string state_of(const Document& document) {
  if (document.state == State::live) return "Arbetsversion: siffrorna följer registren tills året fryses.";
  auto moved =
      std::ranges::count_if(document.figures, [](const Number& number) { return number.now.has_value(); });
  std::string text = "Fryst: siffrorna är de som gällde när året frystes.";
  if (moved == 1) text += " Ett tal är nu ett annat i registren; det står inom parentes.";
  if (moved > 1) text += fmt::format(" {} tal är nu andra i registren; de står inom parentes.", moved);
  return text;
}

constexpr const char* to_be_written[] = {"Datum", "Diarienummer", "Upprättad av"};

std::string title_page(const Document& document) {
  std::string out = fmt::format(
      "<header class=\"title-page\">\n<p class=\"owner\">{}</p>\n<h1>Ledningens genomgång {}</h1>\n"
      "<p class=\"subject\">Informationssäkerhet och dataskydd</p>\n<div class=\"to-be-written\">\n",
      escaped(owner_of(document)), document.year);
  for (const char* label : to_be_written) out += fmt::format("<p>{}</p>\n", label);
  return out + fmt::format("</div>\n<p class=\"state\">{}</p>\n</header>\n", escaped(state_of(document)));
}

std::string word_title(const Document& document) {
  std::string out = fmt::format(
      "<div data-custom-style=\"Title\"><p>Ledningens genomgång {}</p></div>\n"
      "<div data-custom-style=\"Subtitle\"><p>Informationssäkerhet och dataskydd</p></div>\n"
      "<div data-custom-style=\"Author\"><p>{}</p></div>\n",
      document.year, escaped(owner_of(document)));
  for (const char* label : to_be_written)
    out += fmt::format("<p>{}: ______________________________</p>\n", label);
  return out + fmt::format("<p>{}</p>\n", escaped(state_of(document)));
}

std::string entry(std::string_view id, const std::string& number, std::string_view title) {
  return fmt::format(
      "<a href=\"#{0}\"><span class=\"ordinal\">{1}</span> <span class=\"entry\">{2}</span></a>"
      "<span class=\"page\" data-page-of=\"{0}\"></span>",
      escaped(id), number, escaped(title));
}

std::string contents(const Document& document) {
  std::string out =
      "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Innehåll</h2>\n<ol>\n";
  for (std::size_t i = 0; i < document.chapters.size(); ++i) {
    const Chapter& chapter = document.chapters[i];
    out += "<li><div>" + entry(chapter.id, fmt::to_string(i + 1), chapter.title) + "</div>";
    std::string inner;
    int section = 0;
    for (const Block& block : chapter.blocks) {
      const auto* heading = std::get_if<Heading>(&block);
      if (heading == nullptr) continue;
      inner += "<li><div>" + entry(heading->id, fmt::format("{}.{}", i + 1, ++section), heading->title) +
               "</div></li>\n";
    }
    if (!inner.empty()) out += "\n<ol>\n" + inner + "</ol>\n";
    out += "</li>\n";
  }
  return out + "</ol>\n</nav>\n";
}

std::string word_contents(const Document& document) {
  std::string out = "<h1>Innehåll</h1>\n";
  for (std::size_t i = 0; i < document.chapters.size(); ++i) {
    const Chapter& chapter = document.chapters[i];
    out +=
        fmt::format("<p><a href=\"#{}\">{} {}</a></p>\n", escaped(chapter.id), i + 1, escaped(chapter.title));
  }
  return out;
}

std::string end_of(const std::vector<std::string>& colophon) {
  if (colophon.empty()) return {};
  std::string out = "<footer class=\"colophon\">\n";
  for (const std::string& sentence : colophon) out += "<p>" + html_text(sentence) + "</p>\n";
  return out + "</footer>\n";
}

std::string chapters(const Document& document, Medium medium) {
  BlockWriter writer(document, medium);
  for (const Chapter& chapter : document.chapters) writer.chapter(chapter);
  return writer.take();
}

}  // namespace

std::string owner_of(const Document& document) {
  if (document.unit == document.authority || document.unit.empty()) return document.authority;
  return fmt::format("{}, {}", document.authority, document.unit);
}

std::string title_of(const Document& document) {
  return fmt::format("Ledningens genomgång {} – {}", document.year, owner_of(document));
}

std::string to_html(const Document& document, Medium medium, const std::vector<std::string>& colophon) {
  std::string out = head(document);
  if (medium == Medium::word) {
    return out + "<body>\n" + word_title(document) + word_contents(document) + chapters(document, medium) +
           end_of(colophon) + "</body>\n</html>\n";
  }
  out += fmt::format("<body class=\"{}\">\n", medium == Medium::web ? "web" : "print");
  if (medium == Medium::web) out += "<a class=\"skip\" href=\"#content\">Hoppa till innehållet</a>\n";
  out += title_page(document) + contents(document);
  out += "<main id=\"content\">\n";
  if (medium == Medium::web)
    out += "<p class=\"note\">Årets tal är länkar till de poster som de räknar.</p>\n";
  return out + chapters(document, medium) + "</main>\n" + end_of(colophon) + "</body>\n</html>\n";
}

}  // namespace ringmur::review
