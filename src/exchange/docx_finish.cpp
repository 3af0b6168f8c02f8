#include "exchange/docx_finish.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>
#include <utility>

namespace ringmur::docx {
namespace {

constexpr zip_uint64_t most_bytes = 256u << 20;
/// Parts carry no clock: the same report gives the same bytes but for the dates in core.xml.
constexpr time_t part_time = 315'532'800;  // 1980-01-01, the first a ZIP knows

struct Part {
  std::string name;
  std::string bytes;
};

using Parts = std::vector<Part>;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

std::unexpected<Error> damaged() {
  return refuse(Refusal::unavailable, "render.bad_docx",
      {"pandoc lämnade ingen läsbar DOCX. Försök igen, eller uppgradera pandoc.",
          "pandoc did not leave a readable DOCX. Try again, or upgrade pandoc."});
}

std::optional<std::string> read_part(zip_t* archive, zip_uint64_t index, zip_uint64_t size) {
  if (size > most_bytes) return std::nullopt;
  std::string bytes(size, '\0');
  zip_file_t* file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) return std::nullopt;
  const zip_int64_t count = zip_fread(file, bytes.data(), size);
  zip_fclose(file);
  if (count < 0 || static_cast<zip_uint64_t>(count) != size) return std::nullopt;
  return bytes;
}

std::optional<Parts> unzipped(const std::string& bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (source == nullptr) return std::nullopt;
  const Archive archive(zip_open_from_source(source, ZIP_RDONLY, nullptr), &zip_discard);
  if (!archive) {
    zip_source_free(source);
    return std::nullopt;
  }
  Parts parts;
  const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t facts;
    if (zip_stat_index(archive.get(), i, 0, &facts) != 0) return std::nullopt;
    auto part = read_part(archive.get(), i, facts.size);
    if (!part) return std::nullopt;
    parts.push_back({facts.name, std::move(*part)});
  }
  return parts;
}

bool add_part(zip_t* archive, const Part& part) {
  zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  return zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), part_time, 0) == 0;
}

std::optional<std::string> read_all(zip_source_t* source) {
  zip_stat_t facts;
  if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) return std::nullopt;
  std::string bytes(facts.size, '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), facts.size);
  zip_source_close(source);
  if (count < 0 || static_cast<zip_uint64_t>(count) != facts.size) return std::nullopt;
  return bytes;
}

std::optional<std::string> zipped(const Parts& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (source == nullptr) return std::nullopt;
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(source, &zip_source_free);
  zip_source_keep(source);
  Archive archive(zip_open_from_source(source, ZIP_TRUNCATE, nullptr), &zip_discard);
  if (!archive) {
    zip_source_free(source);
    return std::nullopt;
  }
  for (const Part& part : parts) {
    if (!add_part(archive.get(), part)) return std::nullopt;
  }
  if (zip_close(archive.get()) != 0) return std::nullopt;
  static_cast<void>(archive.release());
  return read_all(source);
}

/// A part as XML, written back when this goes out of scope. White space counts: a run may be one space.
class Xml {
 public:
  explicit Xml(Part& part) : part_(part) {
    good_ = static_cast<bool>(
        document_.load_string(part.bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
  }
  Xml(const Xml&) = delete;
  Xml& operator=(const Xml&) = delete;
  ~Xml() {
    if (!good_) return;
    std::ostringstream out;
    document_.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    part_.bytes = std::move(out).str();
  }
  pugi::xml_node root() { return document_.document_element(); }

 private:
  Part& part_;
  pugi::xml_document document_;
  bool good_{false};
};

Part* find(Parts& parts, std::string_view name) {
  const auto found = std::ranges::find(parts, name, &Part::name);
  return found == parts.end() ? nullptr : &*found;
}

pugi::xml_node child(pugi::xml_node parent, const char* name) {
  const auto there = parent.child(name);
  return there ? there : parent.append_child(name);
}

void set(pugi::xml_node node, const char* name, const char* value) {
  auto attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value);
}

void append(pugi::xml_node parent, const char* xml) {
  parent.append_buffer(xml, std::char_traits<char>::length(xml));
}

/// Elements of that name anywhere below.
std::vector<pugi::xml_node> all(pugi::xml_node root, std::string_view name) {
  std::vector<pugi::xml_node> found;
  pugi::xml_node node = root;
  while (node) {
    if (name == node.name()) found.push_back(node);
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != root && !node.next_sibling()) node = node.parent();
    if (node == root) break;
    node = node.next_sibling();
  }
  return found;
}

void style_tables(pugi::xml_node style) {
  auto look = child(style, "w:tblPr");
  look.remove_child("w:tblBorders");
  auto borders = look.child("w:tblInd") ? look.insert_child_after("w:tblBorders", look.child("w:tblInd"))
                                        : look.prepend_child("w:tblBorders");
  for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    auto line = borders.append_child(side);
    set(line, "w:val", "single");
    set(line, "w:sz", "4");
    set(line, "w:space", "0");
    set(line, "w:color", "9AA5B1");
  }
  style.remove_child("w:tblStylePr");
  append(style,
      "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:bCs/></w:rPr>"
      "<w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E4E9EF\"/></w:tcPr></w:tblStylePr>");
}

void finish_styles(Part& part, const DocumentInfo& info) {
  Xml xml(part);
  auto plain = child(child(child(xml.root(), "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  for (const char* size : {"w:sz", "w:szCs"}) set(child(plain, size), "w:val", "22");
  set(child(plain, "w:lang"), "w:val", info.language.c_str());
  for (auto style : xml.root().children("w:style")) {
    if (std::string_view(style.attribute("w:styleId").value()) == "Table") style_tables(style);
  }
}

void finish_table(pugi::xml_node table) {
  auto width = child(child(table, "w:tblPr"), "w:tblW");
  set(width, "w:type", "pct");
  set(width, "w:w", "5000");
  for (auto row : table.children("w:tr")) {
    auto look = row.child("w:trPr");
    if (!look) look = row.prepend_child("w:trPr");
    if (!look.child("w:cantSplit")) look.prepend_child("w:cantSplit");
  }
}

/// The last section holds the page: A4, 2.5 cm margins, the footer.
void finish_page(pugi::xml_node body) {
  auto section = child(body, "w:sectPr");
  section.remove_children();
  append(section,
      "<w:footerReference w:type=\"default\" r:id=\"rIdRingmurFooter\"/>"
      "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" "
      "w:footer=\"708\" w:gutter=\"0\"/>");
}

/// "&lt;" in HTML is "<" in an attribute that pugixml writes.
std::string plain(const std::string& html) {
  pugi::xml_document document;
  const std::string wrapped = "<d>" + html + "</d>";
  return document.load_string(wrapped.c_str()) ? document.document_element().text().get() : html;
}

std::string chart_id(std::size_t index) {
  return fmt::format("rIdRingmurChart{}", index + 1);
}

using Targets = std::map<std::string, std::string>;

Targets targets_of(Part& relations) {
  Targets targets;
  Xml xml(relations);
  for (auto relation : xml.root().children("Relationship")) {
    targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
  }
  return targets;
}

/// Pictures for which pandoc made no PNG, by chart; each needs a part and a relation.
using Added = std::vector<std::size_t>;

class Pictures {
 public:
  Pictures(Parts& parts, const Targets& targets, const std::vector<Chart>& charts)
      : parts_(parts), targets_(targets), charts_(charts) {}

  void finish(pugi::xml_node drawing) {
    const auto facts = all(drawing, "pic:cNvPr");
    const auto blips = all(drawing, "a:blip");
    if (facts.size() != 1 || blips.size() != 1) return;
    const auto chart = std::ranges::find(charts_, facts[0].attribute("descr").value(), &Chart::file);
    if (chart == charts_.end()) return;
    const std::string words = plain(chart->description);
    set(facts[0], "descr", words.c_str());
    for (auto outer : all(drawing, "wp:docPr")) set(outer, "descr", words.c_str());
    if (sharpen(blips[0].attribute("r:embed").value(), *chart)) return;
    const auto index = static_cast<std::size_t>(chart - charts_.begin());
    keep_vector(blips[0]);
    set(blips[0], "r:embed", chart_id(index).c_str());
    if (std::ranges::find(added, index) == added.end()) added.push_back(index);
  }

  Added added;

 private:
  /// The SVG goes where readers that can show it look for it; the place itself is for the PNG.
  static void keep_vector(pugi::xml_node blip) {
    const std::string svg = blip.attribute("r:embed").value();
    if (svg.empty() || !all(blip, "asvg:svgBlip").empty()) return;
    const std::string extension = fmt::format(
        "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip "
        "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" "
        "r:embed=\"{}\"/></a:ext></a:extLst>",
        svg);
    append(blip, extension.c_str());
  }

  /// pandoc's own PNG is as coarse as the screen: ours takes its place.
  bool sharpen(const std::string& id, const Chart& chart) {
    const auto target = targets_.find(id);
    if (target == targets_.end() || !target->second.ends_with(".png")) return false;
    Part* part = find(parts_, "word/" + target->second);
    if (part != nullptr) part->bytes = chart.png;
    return part != nullptr;
  }

  Parts& parts_;
  const Targets& targets_;
  const std::vector<Chart>& charts_;
};

void finish_document(Part& part, Pictures& pictures) {
  Xml xml(part);
  auto body = xml.root().child("w:body");
  for (auto table : all(body, "w:tbl")) finish_table(table);
  for (auto drawing : all(body, "w:drawing")) pictures.finish(drawing);
  finish_page(body);
}

void finish_relations(Part& part, const Added& added) {
  constexpr std::string_view kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  Xml xml(part);
  const auto add = [&](std::string_view kind, const std::string& id, const std::string& target) {
    auto relation = xml.root().append_child("Relationship");
    set(relation, "Type", fmt::format("{}{}", kinds, kind).c_str());
    set(relation, "Id", id.c_str());
    set(relation, "Target", target.c_str());
  };
  add("footer", "rIdRingmurFooter", "footer1.xml");
  for (const std::size_t i : added) add("image", chart_id(i), fmt::format("media/ringmur{}.png", i + 1));
}

void finish_types(Part& part) {
  Xml xml(part);
  // The schema wants the defaults before the overrides.
  for (const auto& [extension, type] : {std::pair{"svg", "image/svg+xml"}, std::pair{"png", "image/png"}}) {
    if (xml.root().find_child_by_attribute("Default", "Extension", extension)) continue;
    auto kind = xml.root().prepend_child("Default");
    set(kind, "Extension", extension);
    set(kind, "ContentType", type);
  }
  auto footer = xml.root().append_child("Override");
  set(footer, "PartName", "/word/footer1.xml");
  set(footer, "ContentType", "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml");
}

void finish_core(Part& part, const DocumentInfo& info) {
  Xml xml(part);
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) child(xml.root(), name).text().set(value.c_str());
  };
  put("dc:title", info.title);
  put("dc:creator", info.author);
  put("dc:subject", info.subject);
  put("dc:language", info.language);
}

Part footer() {
  constexpr std::string_view field =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} "
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  return {"word/footer1.xml",
      fmt::format(
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
          "<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>"
          "<w:jc w:val=\"right\"/></w:pPr>{}<w:r><w:t xml:space=\"preserve\"> (</w:t></w:r>{}"
          "<w:r><w:t>)</w:t></w:r></w:p></w:ftr>",
          fmt::format(field, "PAGE"), fmt::format(field, "NUMPAGES"))};
}

}  // namespace

Result<std::string> finish(
    const std::string& made, const DocumentInfo& info, const std::vector<Chart>& charts) {
  auto parts = unzipped(made);
  if (!parts) return damaged();
  Part* document = find(*parts, "word/document.xml");
  Part* styles = find(*parts, "word/styles.xml");
  Part* relations = find(*parts, "word/_rels/document.xml.rels");
  Part* types = find(*parts, "[Content_Types].xml");
  Part* core = find(*parts, "docProps/core.xml");
  if (!document || !styles || !relations || !types || !core) return damaged();
  const Targets targets = targets_of(*relations);
  Pictures pictures(*parts, targets, charts);
  finish_document(*document, pictures);
  finish_styles(*styles, info);
  finish_relations(*relations, pictures.added);
  finish_types(*types);
  finish_core(*core, info);
  parts->push_back(footer());
  for (const std::size_t i : pictures.added) {
    parts->push_back({fmt::format("word/media/ringmur{}.png", i + 1), charts[i].png});
  }
  auto bytes = zipped(*parts);
  if (!bytes) return damaged();
  return std::move(*bytes);
}

}  // namespace ringmur::docx
