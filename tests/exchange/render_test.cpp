#define POINTERHOLDER_TRANSITION 4  // qpdf asks which of its old pointers we use: none
#include "exchange/render.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <pugixml.hpp>
#include <qpdf/QPDF.hh>
#include <sstream>
#include <string>
#include <string_view>

#include "exchange/docx_finish.h"
#include "exchange/markdown.h"
#include "exchange/pdf_finish.h"
#include "exchange/sandbox.h"
#include "exchange/svg.h"

namespace ringmur {
namespace {

using sandbox::Folder;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// An environment variable for as long as a test lasts.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  ~Setting() { ::unsetenv(name_); }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
};

/// A shell script that stands in for a program, where every user may run it.
class Script {
 public:
  explicit Script(const std::string& body) {
    std::string name = "/tmp/ringmur-test-XXXXXX";
    folder_ = ::mkdtemp(name.data());
    std::ofstream(path()) << "#!/bin/sh\n"
                          << "for a in \"$@\"; do case $a in --print-to-pdf=*) out=${a#*=};; esac; done\n"
                          << body << "\n";
    ::chmod(folder_.c_str(), 0755);
    ::chmod(path().c_str(), 0755);
  }
  ~Script() { std::filesystem::remove_all(folder_); }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;
  std::string path() const { return folder_ + "/program"; }

 private:
  std::string folder_;
};

Folder folder() {
  return std::move(Folder::make()).value();
}

TEST(Renderers, AMissingOneIsNamedWithWhatToInstall) {
  const Setting a("RINGMUR_CHROMIUM", "/nonexistent");
  const Setting b("RINGMUR_PANDOC", "/nonexistent");
  const Setting c("RINGMUR_RSVG_CONVERT", "/nonexistent");
  const auto pdf = render_pdf("<p>x</p>", {});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().refusal, Refusal::unsupported);
  EXPECT_EQ(pdf.error().code, "render.chromium_missing");
  EXPECT_TRUE(has(pdf.error().message.sv, "apt install chromium-headless-shell"));
  EXPECT_TRUE(has(pdf.error().message.en, "apt install chromium-headless-shell"));
  const auto docx = render_docx("<p>x</p>", {});
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().code, "render.pandoc_missing");
  const auto list = renderers();
  ASSERT_EQ(list.size(), 3U);
  for (const auto& renderer : list) {
    EXPECT_FALSE(renderer.present) << renderer.name;
    EXPECT_TRUE(has(renderer.remedy.sv, "apt install ")) << renderer.name;
    EXPECT_TRUE(has(renderer.remedy.en, "apt install ")) << renderer.name;
  }
}

TEST(Renderers, PicturesNeedRsvgConvert) {
  const Setting setting("RINGMUR_RSVG_CONVERT", "/nonexistent");
  EXPECT_TRUE(render_docx("<p>x</p>", {}));
  const auto docx = render_docx("<svg viewBox=\"0 0 1 1\"><desc>d</desc></svg>", {});
  ASSERT_FALSE(docx);
  EXPECT_EQ(docx.error().code, "render.rsvg-convert_missing");
  EXPECT_EQ(docx.error().refusal, Refusal::unsupported);
}

TEST(Renderers, ThoseHereSayTheirVersion) {
  for (const auto& renderer : renderers()) {
    EXPECT_TRUE(renderer.present) << renderer.remedy.en;
    EXPECT_TRUE(has(renderer.name, ".")) << renderer.name;
  }
}

TEST(Renderers, ABrokenOneIsRefusedForWhatIsWrong) {
  const auto code = [](const std::string& body) {
    const Script script(body);
    const Setting setting("RINGMUR_CHROMIUM", script.path());
    const auto pdf = render_pdf("<p>x</p>", {});
    return pdf ? std::string("none") : pdf.error().code;
  };
  EXPECT_EQ(code("exit 0"), "render.failed");
  EXPECT_EQ(code("touch $out; exit 3"), "render.failed");
  EXPECT_EQ(code("echo 'FATAL: No usable sandbox!' >&2; exit 1"), "render.no_sandbox");
  EXPECT_EQ(
      code("echo 'Rather than run without sandboxing I am aborting' >&2; kill -6 $$"), "render.no_sandbox");
  EXPECT_EQ(code("echo '<p>no PDF</p>' > $out"), "render.bad_pdf");
  EXPECT_EQ(code("ln -s /etc/passwd $out"), "sandbox.failed");
}

// ---- PDF

const DocumentInfo& info() {
  static const DocumentInfo facts{
      "Ledningens genomgång – 2025", "Utbildningsnämnden", "LIS <&>", "sv-SE", "00ff12"};
  return facts;
}

std::string chart() {
  return svg::bar_chart({"Incidenter", "Nätfiske 9 & \"röjande\" 12", {"Antal"}, {{"Nätfiske", {9}, "9"}}});
}

/// Contents of more than one page, so that a wrong number shows; "åäö" and a place nobody links to.
std::string report() {
  std::ostringstream html;
  html << "<!DOCTYPE html><html lang=\"sv-SE\"><head><meta "
          "charset=\"utf-8\"><title>x</title><style>@page{size:A4;"
          "margin:25mm;@bottom-right{content:counter(page) \" (\" counter(pages) \")\"}"
          "@top-left{content:\"Löpande "
          "titel\"}}h1,nav{break-before:page}li{list-style:none}</style></head><body>"
          "<p>Titelsida</p><script>document.body.append('SKRIPT')</script>"
          "<iframe src=\"file:///etc/passwd\"></iframe><nav><ul>";
  for (int i = 1; i <= 70; ++i) {
    html << "<li><a href=\"#åtgärd-" << i << "\">Kapitel " << i << "</a>: <span data-page-of=\"åtgärd-" << i
         << "\"></span></li>";
  }
  html << "<li>Bilaga på <span data-page-of=\"bilaga\"></span>, saknad [<span "
          "data-page-of=\"ingen\"></span>]</li>"
          "</ul></nav>";
  for (int i = 1; i <= 70; ++i) {
    html << (i % 10 == 1 ? "<h1" : "<h2") << " id=\"åtgärd-" << i << "\">Rubrik " << i
         << (i % 10 == 1 ? "</h1>" : "</h2>")
         << markdown_to_html("Ord med **fetstil** och [länk](https://www.imy.se/).", 2);
  }
  html << "<figure>" << chart()
       << "<figcaption>Figur 1. Incidenter</figcaption></figure><table><caption>Tabell 1. "
       << "Risker</caption><thead><tr><th scope=\"col\">Arbetssätt</th><th "
          "scope=\"col\">Värde</th></tr></thead><tbody>";
  for (int i = 0; i < 60; ++i) html << "<tr><td>Risk " << i << "</td><td>9</td></tr>";
  html << "</tbody></table><h2 id=\"bilaga\">Bilagan</h2></body></html>";
  return html.str();
}

const std::string& report_pdf() {
  static const std::string pdf = [] {
    auto made = render_pdf(report(), info());
    EXPECT_TRUE(made) << (made ? "" : made.error().message.en);
    return made.value_or("");
  }();
  return pdf;
}

/// The text of each page, by poppler.
std::vector<std::string> pages_of(const std::string& pdf) {
  const Folder in = folder();
  EXPECT_TRUE(in.write("in.pdf", pdf));
  const auto outcome = sandbox::run("/usr/bin/pdftotext", {"-layout", "in.pdf", "out.txt"}, in, {});
  EXPECT_TRUE(outcome && outcome->exit_code == 0) << "pdftotext: apt install poppler-utils";
  std::vector<std::string> pages;
  std::istringstream text(in.read("out.txt", 10u << 20).value_or(""));
  for (std::string page; std::getline(text, page, '\f');) pages.push_back(page);
  return pages;
}

int page_with(const std::vector<std::string>& pages, const std::string& line) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (has(pages[i] + "\n", line + "\n")) return static_cast<int>(i) + 1;
  }
  return 0;
}

TEST(Pdf, TheContentsGiveTheRightPages) {
  const auto pages = pages_of(report_pdf());
  ASSERT_GT(pages.size(), 8U);
  for (int i = 1; i <= 70; ++i) {
    const int page = page_with(pages, "Rubrik " + std::to_string(i));
    ASSERT_GT(page, 3);
    const std::string entry = "Kapitel " + std::to_string(i) + ": " + std::to_string(page);
    EXPECT_GT(page_with(pages, entry), 1) << entry;
  }
  const int appendix = page_with(pages, "Bilagan");
  EXPECT_GT(page_with(pages, "Bilaga på " + std::to_string(appendix) + ", saknad []"), 1) << appendix;
}

TEST(Pdf, HasRunningTitleAndPageNumbersAndRunsNothing) {
  const auto pages = pages_of(report_pdf());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_TRUE(has(pages[i], "Löpande titel")) << i;
    EXPECT_TRUE(has(pages[i], std::to_string(i + 1) + " (" + std::to_string(pages.size()) + ")")) << i;
    EXPECT_FALSE(has(pages[i], "SKRIPT"));
    EXPECT_FALSE(has(pages[i], "root:"));
  }
  // The heading row of the table comes again on its next page.
  EXPECT_GE(std::ranges::count_if(pages, [](const auto& page) { return has(page, "Arbetssätt"); }), 2);
}

struct Kinds {
  std::map<std::string, int> count;
  std::vector<std::string> alternatives;
  int figures_without{0};
};

void walk(QPDFObjectHandle element, Kinds& kinds) {
  if (element.isArray()) {
    for (auto& child : element.getArrayAsVector()) walk(child, kinds);
  }
  if (!element.isDictionary()) return;
  if (element.getKey("/S").isName()) {
    const std::string kind = element.getKey("/S").getName();
    ++kinds.count[kind];
    if (element.getKey("/Alt").isString())
      kinds.alternatives.push_back(element.getKey("/Alt").getUTF8Value());
    if (kind == "/Figure" && !element.hasKey("/Alt")) ++kinds.figures_without;
  }
  walk(element.getKey("/K"), kinds);
}

TEST(Pdf, IsTaggedForThoseWhoCannotSee) {
  QPDF document;
  document.processMemoryFile("pdf", report_pdf().data(), report_pdf().size());
  auto root = document.getRoot();
  EXPECT_TRUE(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  EXPECT_EQ(root.getKey("/Lang").getUTF8Value(), "sv-SE");
  EXPECT_TRUE(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  EXPECT_TRUE(root.getKey("/Outlines").isDictionary());
  Kinds kinds;
  walk(root.getKey("/StructTreeRoot").getKey("/K"), kinds);
  EXPECT_EQ(kinds.count["/H1"], 7);
  EXPECT_EQ(kinds.count["/H2"], 64);
  EXPECT_EQ(kinds.count["/Table"], 1);
  EXPECT_EQ(kinds.count["/TH"], 2);
  EXPECT_EQ(kinds.count["/Figure"], 1);
  EXPECT_EQ(kinds.figures_without, 0);
  ASSERT_EQ(kinds.alternatives.size(), 1U);
  EXPECT_TRUE(has(kinds.alternatives[0], "Nätfiske 9 & \"röjande\" 12"));
  ASSERT_GT(kinds.count["/Strong"], 0) << "Chromium no longer writes it: take it from the mapped kinds";
  EXPECT_EQ(root.getKey("/StructTreeRoot").getKey("/RoleMap").getKey("/Strong").getName(), "/Span");
}

TEST(Pdf, LinksHaveWords) {
  QPDF document;
  document.processMemoryFile("pdf", report_pdf().data(), report_pdf().size());
  std::map<std::string, int> words;
  for (auto page : document.getAllPages()) {
    auto annotations = page.getKey("/Annots");
    if (!annotations.isArray()) continue;
    for (auto& link : annotations.getArrayAsVector()) ++words[link.getKey("/Contents").getUTF8Value()];
  }
  EXPECT_EQ(words["https://www.imy.se/"], 70);
  EXPECT_GT(words["Till sidan 5"], 0);
  EXPECT_EQ(words[""], 0);
  EXPECT_EQ(words["Länk"], 0);
}

TEST(Pdf, CarriesItsFacts) {
  QPDF document;
  document.processMemoryFile("pdf", report_pdf().data(), report_pdf().size());
  auto facts = document.getTrailer().getKey("/Info");
  EXPECT_EQ(facts.getKey("/Title").getUTF8Value(), info().title);
  EXPECT_EQ(facts.getKey("/Author").getUTF8Value(), info().author);
  EXPECT_EQ(facts.getKey("/Subject").getUTF8Value(), info().subject);
  EXPECT_EQ(facts.getKey("/Creator").getUTF8Value(), "Ringmur");
  EXPECT_EQ(facts.getKey("/RingmurAuditHead").getUTF8Value(), "00ff12");
  auto metadata = document.getRoot().getKey("/Metadata");
  const auto buffer = metadata.getRawStreamData();
  const std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  pugi::xml_document xmp;
  ASSERT_TRUE(xmp.load_string(bytes.c_str())) << "XMP is kept uncompressed, for those who search for it";
  const auto value = [&](const char* path) { return std::string(xmp.select_node(path).node().text().get()); };
  EXPECT_EQ(value("//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']"), info().title);
  EXPECT_EQ(value("//dc:creator//rdf:li"), info().author);
  EXPECT_EQ(value("//dc:description//rdf:li"), "LIS <&>");
  EXPECT_EQ(value("//dc:language//rdf:li"), "sv-SE");
  EXPECT_EQ(value("//pdfuaid:part"), "1");
  EXPECT_EQ(value("//ringmur:auditHead"), "00ff12");
  EXPECT_EQ(value("//xmp:CreateDate").size(), 20U);
}

TEST(Pdf, FinishingIsDeterministic) {
  const auto once = pdf::finish(report_pdf(), info());
  const auto again = pdf::finish(report_pdf(), info());
  ASSERT_TRUE(once && again);
  EXPECT_EQ(*once, *again);
  EXPECT_FALSE(pdf::finish("%PDF-1.7\nnothing", info()));
  EXPECT_FALSE(pdf::destination_pages(""));
}

// ---- DOCX

std::string part_of(const std::string& docx, const char* name) {
  zip_source_t* source = zip_source_buffer_create(docx.data(), docx.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  std::string bytes;
  if (zip_file_t* file = archive == nullptr ? nullptr : zip_fopen(archive, name, 0)) {
    char room[4096];
    for (zip_int64_t count = 0; (count = zip_fread(file, room, sizeof room)) > 0;) {
      bytes.append(room, static_cast<std::size_t>(count));
    }
    zip_fclose(file);
  }
  if (archive != nullptr) zip_discard(archive);
  return bytes;
}

const std::string& report_docx() {
  static const std::string docx = [] {
    auto made = render_docx(
        "<html><head><title>HUVUD</title></head><body><div data-custom-style=\"Title\"><p>Titeln</p>"
        "</div><img src=\"/etc/passwd\" alt=\"BORTA\"><h1 id=\"a\">Rubrik åäö</h1><h2>Under</h2>"
        "<figure>" +
            chart() +
            "<figcaption>Figur 1</figcaption></figure>"
            "<table><caption>Tabell 1. Risker</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
            "<tbody><tr><td>x</td><td><b>1</b> <i>2</i></td></tr></tbody></table></body></html>",
        info());
    EXPECT_TRUE(made) << (made ? "" : made.error().message.en);
    return made.value_or("");
  }();
  return docx;
}

struct Xml : pugi::xml_document {
  Xml(const std::string& docx, const char* part) {
    const auto result = load_string(part_of(docx, part).c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    EXPECT_TRUE(result) << part << ": " << result.description();
  }
  std::string at(const std::string& path) const {
    const auto found = select_node(path.c_str());
    return found.attribute() ? found.attribute().value() : found.node().text().get();
  }
  std::size_t count(const std::string& path) const { return select_nodes(path.c_str()).size(); }
};

std::string styled(const std::string& style) {
  return "//w:p[w:pPr/w:pStyle/@w:val='" + style + "']//w:t";
}

TEST(Docx, KeepsHeadingsCaptionsAndTables) {
  const Xml document(report_docx(), "word/document.xml");
  EXPECT_EQ(document.at(styled("Title")), "Titeln");
  EXPECT_EQ(document.at(styled("Heading1")), "Rubrik åäö");
  EXPECT_EQ(document.at(styled("Heading2")), "Under");
  EXPECT_EQ(document.at(styled("TableCaption")), "Tabell 1. Risker");
  EXPECT_EQ(document.at(styled("ImageCaption")), "Figur 1");
  EXPECT_EQ(document.count("//w:tbl/w:tr"), 2U);
  EXPECT_EQ(document.count("//w:tbl/w:tr[1]/w:trPr/w:tblHeader"), 1U);
  EXPECT_EQ(document.count("//w:tbl/w:tr/w:trPr/w:cantSplit"), 2U);
  EXPECT_EQ(document.count("//w:tbl//w:t[.=' ']"), 1U) << "the space between two words";
  EXPECT_EQ(document.at("//w:sectPr/w:pgSz/@w:w"), "11906");
  EXPECT_FALSE(has(part_of(report_docx(), "word/document.xml"), "HUVUD"));
}

TEST(Docx, PicturesHaveWordsAndTwoForms) {
  const Xml document(report_docx(), "word/document.xml");
  const Xml relations(report_docx(), "word/_rels/document.xml.rels");
  const auto target = [&](const std::string& id) {
    return "word/" + relations.at("//Relationship[@Id='" + id + "']/@Target");
  };
  EXPECT_EQ(document.count("//a:blip"), 1U) << "only the chart: no file of the machine's";
  EXPECT_EQ(document.at("//wp:docPr/@descr"), "Nätfiske 9 & \"röjande\" 12");
  const std::string png = part_of(report_docx(), target(document.at("//a:blip/@r:embed")).c_str());
  ASSERT_GT(png.size(), 24U);
  EXPECT_EQ(png.substr(1, 3), "PNG");
  const auto width = static_cast<unsigned char>(png[18]) * 256 + static_cast<unsigned char>(png[19]);
  EXPECT_EQ(width, 1280) << "twice the size of the chart";
  const std::string svg = part_of(report_docx(), target(document.at("//asvg:svgBlip/@r:embed")).c_str());
  EXPECT_TRUE(has(svg, "<desc"));
  const Xml types(report_docx(), "[Content_Types].xml");
  EXPECT_EQ(types.at("//Default[@Extension='svg']/@ContentType"), "image/svg+xml");
  EXPECT_EQ(types.at("//Default[@Extension='png']/@ContentType"), "image/png");
}

TEST(Docx, IsSwedishAndKnowsItsTitle) {
  const Xml styles(report_docx(), "word/styles.xml");
  EXPECT_EQ(styles.at("//w:docDefaults//w:lang/@w:val"), "sv-SE");
  EXPECT_EQ(styles.at("//w:style[@w:styleId='Table']/w:tblPr/w:tblBorders/w:insideH/@w:val"), "single");
  EXPECT_EQ(styles.count("//w:style[@w:styleId='Table']/w:tblStylePr[@w:type='firstRow']/w:rPr/w:b"), 1U);
  const Xml core(report_docx(), "docProps/core.xml");
  EXPECT_EQ(core.at("//dc:title"), info().title);
  EXPECT_EQ(core.at("//dc:creator"), info().author);
  EXPECT_EQ(core.at("//dc:language"), "sv-SE");
  EXPECT_TRUE(has(part_of(report_docx(), "docProps/custom.xml"), "00ff12"));
  EXPECT_TRUE(has(part_of(report_docx(), "word/footer1.xml"), "NUMPAGES"));
}

TEST(Docx, APictureWithoutPngGetsOne) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  const std::vector<std::pair<const char*, std::string>> parts{{"[Content_Types].xml", "<Types/>"},
      {"docProps/core.xml", "<c xmlns:dc=\"d\"/>"}, {"word/styles.xml", "<w:styles xmlns:w=\"w\"/>"},
      {"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id=\"s\" Target=\"media/s.svg\"/></Relationships>"},
      {"word/document.xml",
          "<w:document xmlns:w=\"w\"><w:body><w:drawing><wp:docPr descr=\"\"/><pic:cNvPr "
          "descr=\"chart1.svg\"/><a:blip r:embed=\"s\"/></w:drawing></w:body></w:document>"}};
  for (const auto& [name, bytes] : parts) {
    zip_file_add(archive, name, zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  }
  ASSERT_EQ(zip_close(archive), 0);
  std::string bytes(10'000, '\0');
  zip_source_open(source);
  bytes.resize(static_cast<std::size_t>(zip_source_read(source, bytes.data(), bytes.size())));
  zip_source_close(source);
  zip_source_free(source);
  const auto docx = docx::finish(bytes, info(), {{"chart1.svg", "Ord &amp; bild", "PNG-bytes"}});
  ASSERT_TRUE(docx);
  EXPECT_EQ(part_of(*docx, "word/media/ringmur1.png"), "PNG-bytes");
  const Xml document(*docx, "word/document.xml");
  EXPECT_EQ(document.at("//asvg:svgBlip/@r:embed"), "s");
  EXPECT_EQ(document.at("//wp:docPr/@descr"), "Ord & bild");
  const Xml relations(*docx, "word/_rels/document.xml.rels");
  EXPECT_EQ(relations.at("//Relationship[@Id='" + document.at("//a:blip/@r:embed") + "']/@Target"),
      "media/ringmur1.png");
  EXPECT_FALSE(docx::finish("no zip", info(), {}));
}

}  // namespace
}  // namespace ringmur
