#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "base/stockholm.h"
#include "exchange/render.h"
#include "review/html.h"
#include "review/review_support.h"

namespace ringmur {
namespace {

using review::Document;
using review::Medium;
using test::Engine;

class Rendered : public testing::Test {
 protected:
  Rendered() : town(Engine::sqlite) {
    town.import_units();
    town.import_year(2024);
    town.freeze(2024, {{"summary", "Förra årets ord"}});
    town.import_year(2025);
  }
  test::Town town;
};

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST_F(Rendered, document_survives_json_and_back) {
  Document document = town.document(2025, {{"world", "# Nytt\n\n" + test::hostile}});
  document.figures.front().now = review::Reading{7, true, 0.0766};
  std::string json = to_json(document);
  auto read = review::document_from_json(json);
  ASSERT_TRUE(read) << read.error().message.en;
  EXPECT_EQ(*read, document);
  EXPECT_EQ(to_json(*read), json);
}

TEST_F(Rendered, json_that_is_no_document_is_refused) {
  for (const char* text : {"", "{}", "[]", "{\"format\":1}", "{\"format\":2}", "nonsense"}) {
    auto read = review::document_from_json(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "review.unreadable");
  }
  std::string json = to_json(town.document(2025));
  EXPECT_FALSE(review::document_from_json(json.substr(0, json.size() / 2)));
}

TEST_F(Rendered, hostile_text_never_becomes_markup) {
  Words words;
  for (const review::WordsKey& key : review::words_keys()) words[std::string(key.key)] = test::hostile;
  for (Medium medium : {Medium::web, Medium::print, Medium::word}) {
    std::string html = to_html(town.document(2025, words), medium, {test::hostile});
    EXPECT_FALSE(test::has(html, "<script"));
    EXPECT_EQ(count(html, "</style>"), 1u);
    EXPECT_GT(count(html, "&lt;script&gt;alert(1)&lt;/script&gt;"), 5u + words.size());
  }
}

TEST_F(Rendered, hostile_names_of_the_authority_stay_text) {
  Document document = town.document(2025);
  document.authority = document.unit = "A\"}</style><script>x</script>\\";
  std::string html = to_html(document, Medium::print, {});
  EXPECT_FALSE(test::has(html, "<script"));
  EXPECT_EQ(count(html, "</style>"), 1u);
}

TEST_F(Rendered, addresses_cannot_leave_their_attribute) {
  std::string html = town.report(2025, Format::html);
  for (std::size_t at = html.find("href=\"/api"); at != std::string::npos;
      at = html.find("href=\"/api", at + 1)) {
    std::string address = html.substr(at + 6, html.find('"', at + 6) - at - 6);
    EXPECT_EQ(address.find_first_of("<>' "), std::string::npos) << address;
  }
}

TEST_F(Rendered, html_has_what_a_reader_needs) {
  std::string html = town.report(2025, Format::html);
  EXPECT_TRUE(test::has(html, "<html lang=\"sv\">"));
  EXPECT_TRUE(test::has(html, "class=\"skip\" href=\"#content\""));
  EXPECT_EQ(count(html, "<table"), count(html, "<caption>"));
  EXPECT_EQ(count(html, "<table"), count(html, "<thead>"));
  EXPECT_EQ(count(html, "<h1"), 1u);
  EXPECT_TRUE(test::has(html, "<h2 id=\"risks\"><span class=\"ordinal\">4</span> Risker</h2>"));
  EXPECT_TRUE(test::has(html, "<span class=\"page\" data-page-of=\"risks\"></span>"));
  EXPECT_FALSE(test::has(html, "<th>"));
  EXPECT_FALSE(test::has(html, "src=")) << "nothing is fetched";
}

TEST_F(Rendered, every_id_stands_once_and_every_entry_of_the_contents_leads_somewhere) {
  std::string html = town.report(2025, Format::html);
  std::size_t entries = 0;
  for (std::size_t at = html.find("data-page-of=\""); at != std::string::npos;
      at = html.find("data-page-of=\"", at + 1)) {
    std::string id = html.substr(at + 14, html.find('"', at + 14) - at - 14);
    EXPECT_EQ(count(html, " id=\"" + id + "\""), 1u) << id;
    ++entries;
  }
  EXPECT_GT(entries, 20u);
}

TEST_F(Rendered, figures_are_links_on_the_web_and_plain_on_paper) {
  Document document = town.document(2025);
  EXPECT_TRUE(test::has(
      to_html(document, Medium::web, {}), "<a href=\"/api/v1/risks?authority=UTB&amp;year=eq.2025\">5</a>"));
  EXPECT_FALSE(test::has(to_html(document, Medium::print, {}), "/api/v1"));
  EXPECT_FALSE(test::has(to_html(document, Medium::word, {}), "/api/v1"));
}

/// What is late is late on a day, and the list behind the number says which.
std::string without_todays_lists(std::string text) {
  const std::string today = to_string(stockholm::today(now()));
  for (const char* comparison : {"lt.", "lte.", "gt.", "gte."}) {
    for (auto at = text.find(comparison + today); at != text.npos; at = text.find(comparison + today))
      text.erase(at, std::string(comparison).size() + today.size());
  }
  return text;
}

TEST_F(Rendered, nothing_of_clock_or_ids_is_in_html_or_json) {
  std::string authority = to_string(town.place().authority.id);
  for (Format format : {Format::html, Format::json}) {
    std::string text = town.report(2025, format);
    EXPECT_FALSE(test::has(text, authority));
    EXPECT_FALSE(test::has(without_todays_lists(text), to_string(stockholm::today(now()))));
    EXPECT_EQ(text, town.report(2025, format));
  }
}

TEST_F(Rendered, json_states_each_figure_with_its_list) {
  auto json = boost::json::parse(town.report(2025, Format::json)).as_object();
  const auto& figures = json.at("figures").as_object();
  const auto& certified = figures.at("training.certified[Dataskydd]").as_object();
  EXPECT_EQ(certified.at("value").as_int64(), 2);
  EXPECT_EQ(certified.at("shown").as_string(), "2 (33,33\u00a0%)");
  EXPECT_EQ(certified.at("before").as_object().at("value").as_int64(), 2);
  EXPECT_TRUE(figures.contains("report.risk.matrix[VoR,4,3]"));
  EXPECT_EQ(json.at("compared_with").as_int64(), 2024);
}

TEST_F(Rendered, missing_words_are_marked_and_only_where_words_are_expected) {
  test::Town other(Engine::sqlite);
  other.import_units();
  std::string html = other.report(2025, Format::html);
  EXPECT_EQ(count(html, "<mark>[text saknas]</mark>"), 7u);
  html = other.report(2025, Format::html, {{"world", "Läget är *allvarligt*."}});
  EXPECT_EQ(count(html, "<mark>[text saknas]</mark>"), 6u);
  EXPECT_TRUE(test::has(html, "Läget är <em>allvarligt</em>."));
}

TEST_F(Rendered, words_of_the_frozen_year_are_carried_over_and_said_so) {
  std::string html = town.report(2025, Format::html);
  EXPECT_TRUE(test::has(html, "Förra årets ord"));
  EXPECT_TRUE(test::has(html, "Texten är hämtad från 2024 års genomgång."));
  EXPECT_NE(test::find_gap(town.document(2025), "words.carried"), nullptr);
  html = town.report(2025, Format::html, {{"sammanfattning", "Årets ord"}});
  EXPECT_FALSE(test::has(html, "Förra årets ord"));
  EXPECT_TRUE(test::has(html, "Årets ord"));
}

TEST_F(Rendered, headings_in_words_stand_below_the_chapter) {
  std::string html = town.report(2025, Format::html, {{"world", "# Hot"}, {"rsa", "# Läget"}});
  EXPECT_TRUE(test::has(html, "<h3>Hot</h3>"));
  EXPECT_TRUE(test::has(html, "<h4>Läget</h4>"));
}

TEST_F(Rendered, numbers_in_word_are_right_aligned_without_a_style_sheet) {
  Document document = town.document(2025);
  EXPECT_TRUE(test::has(
      to_html(document, Medium::word, {}), "<td class=\"number\" style=\"text-align: right\">5</td>"));
  EXPECT_FALSE(test::has(to_html(document, Medium::web, {}), "text-align: right\">"));
}

TEST_F(Rendered, pdf_and_docx_are_made_where_their_renderers_are) {
  for (const Renderer& renderer : renderers()) {
    if (!renderer.present) GTEST_SKIP() << renderer.name << " is not here";
  }
  EXPECT_TRUE(town.report(2024, Format::pdf).starts_with("%PDF-"));
  EXPECT_TRUE(town.report(2025, Format::docx).starts_with("PK"));
}

TEST(FormatOf, goes_by_the_ending) {
  EXPECT_EQ(format_of("lg.PDF").value(), Format::pdf);
  EXPECT_EQ(format_of("a/b.html").value(), Format::html);
  EXPECT_EQ(format_of("lg.docx").value(), Format::docx);
  EXPECT_EQ(format_of("lg.json").value(), Format::json);
  EXPECT_EQ(format_of("lg.odt").error().code, "report.unknown_format");
  EXPECT_FALSE(format_of(".pdf"));
}

}  // namespace
}  // namespace ringmur
