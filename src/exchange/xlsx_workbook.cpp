#include "exchange/xlsx_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

namespace ringmur {

namespace {

/// Of the small parts: relations, sheets, formats.
constexpr std::size_t small_limit = 64u << 10;
constexpr std::size_t most_things = 100'000;

/// Where a relation of the workbook leads, by its id.
struct Relation {
  std::string type;  ///< without what stands before the last "/"
  std::string entry;
};
using Relations = std::map<std::string, Relation>;

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes()) {
    if (local_name(each.name()) == name) return each.value();
  }
  return {};
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

Result<XmlElements> elements_of(
    XlsxPackage& package, const std::string& entry, std::vector<XmlPath> paths, std::size_t limit) {
  auto opened = package.entry(entry);
  if (!opened) return std::unexpected(opened.error());
  return XmlElements(std::move(*opened), std::move(paths), limit);
}

/// Calls `take` with each element; stops where there are unreasonably many.
template <typename Take>
Result<void> each_element(
    XlsxPackage& package, const std::string& entry, std::vector<XmlPath> paths, Take take) {
  auto elements = elements_of(package, entry, std::move(paths), small_limit);
  if (!elements) return std::unexpected(elements.error());
  for (std::size_t count = 0;; ++count) {
    const auto there = elements->next();
    if (!there) return std::unexpected(there.error());
    if (!*there) return {};
    if (count == most_things) return refuse_damaged_xlsx();
    take(elements->path(), elements->node());
  }
}

std::string resolved(const std::filesystem::path& folder, std::string_view target) {
  const std::filesystem::path path = (std::filesystem::path("/") / folder / target).lexically_normal();
  return path.relative_path().string();
}

/// The relations of `part` ("xl/workbook.xml"); none where it has no list of them.
Result<Relations> relations_of(XlsxPackage& package, const std::filesystem::path& part) {
  Relations relations;
  const std::string entry = (part.parent_path() / "_rels" / (part.filename().string() + ".rels")).string();
  if (!package.has(entry)) return relations;
  const auto done = each_element(
      package, entry, {{"Relationships", "Relationship"}}, [&](std::size_t, pugi::xml_node node) {
        if (attribute(node, "TargetMode") == "External") return;
        const std::string_view type = attribute(node, "Type");
        relations[std::string(attribute(node, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
            resolved(part.parent_path(), attribute(node, "Target"))};
      });
  if (!done) return std::unexpected(done.error());
  return relations;
}

std::string entry_of_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.type == type) return relation.entry;
  }
  return {};
}

std::unexpected<Error> refuse_archive(const XlsxPackage& package) {
  struct Known {
    const char* entry;
    std::string_view sv;
    std::string_view en;
  };
  constexpr std::array<Known, 7> known{{
      {"xl/workbook.bin", "en binär Excelfil (.xlsb)", "a binary Excel file (.xlsb)"},
      {"word/document.xml", "ett Worddokument (.docx)", "a Word document (.docx)"},
      {"ppt/presentation.xml", "en presentation (.pptx)", "a presentation (.pptx)"},
      {"content.xml", "en OpenDocument-fil (.ods, .odt)", "an OpenDocument file (.ods, .odt)"},
      {"Index/Document.iwa", "en fil från Apple Numbers eller Pages", "a file of Apple Numbers or Pages"},
      {"AndroidManifest.xml", "ett program", "a program"},
      {"META-INF/MANIFEST.MF", "ett program", "a program"},
  }};
  std::string_view sv = "ett ZIP-arkiv";
  std::string_view en = "a ZIP archive";
  for (const Known& each : known) {
    if (!package.has(each.entry)) continue;
    sv = each.sv;
    en = each.en;
    break;
  }
  return refuse(Refusal::invalid, "sheet.not_a_table",
      {fmt::format("Filen ser ut att vara {}, inte en tabell. Spara den som XLSX eller \"CSV UTF-8\".", sv),
          fmt::format("The file seems to be {}, not a table. Save it as XLSX or \"CSV UTF-8\".", en)});
}

/// "xl/workbook.xml", wherever the package says it is.
Result<std::string> workbook_entry(XlsxPackage& package) {
  const auto relations = relations_of(package, "");
  if (!relations) return std::unexpected(relations.error());
  for (const std::string& entry :
      {entry_of_type(*relations, "officeDocument"), std::string("xl/workbook.xml")}) {
    // A Word file has an officeDocument too.
    const bool a_workbook =
        entry.ends_with(".xml") && !entry.starts_with("word/") && !entry.starts_with("ppt/");
    if (a_workbook && package.has(entry)) return entry;
  }
  return refuse_archive(package);
}

Result<void> read_sheets(XlsxWorkbook& workbook, const std::string& entry, const Relations& relations) {
  std::vector<XlsxWorkbook::Sheet> hidden;
  const auto take = [&](std::size_t path, pugi::xml_node node) {
    if (path == 1) {
      if (is_true(attribute(node, "date1904"))) workbook.epoch = Epoch::from_1904;
      return;
    }
    const auto relation = relations.find(std::string(attribute(node, "id")));
    if (relation == relations.end() || relation->second.type != "worksheet") return;
    const bool shown = attribute(node, "state").empty() || attribute(node, "state") == "visible";
    auto& list = shown ? workbook.sheets : hidden;
    list.push_back({std::string(attribute(node, "name")), relation->second.entry});
  };
  const auto done = each_element(
      *workbook.package, entry, {{"workbook", "sheets", "sheet"}, {"workbook", "workbookPr"}}, take);
  if (!done) return done;
  std::move(hidden.begin(), hidden.end(), std::back_inserter(workbook.sheets));
  if (workbook.sheets.empty()) return refuse_damaged_xlsx();
  return {};
}

Result<void> read_formats(XlsxWorkbook& workbook, const std::string& entry) {
  std::map<unsigned, NumberFormat> own;
  std::vector<unsigned> styles;
  const auto take = [&](std::size_t path, pugi::xml_node node) {
    const unsigned id = node.attribute("numFmtId").as_uint();
    if (path == 0) {
      own[id] = format_of_code(attribute(node, "formatCode"));
    } else {
      styles.push_back(id);
    }
  };
  const auto done = each_element(
      *workbook.package, entry, {{"styleSheet", "numFmts", "numFmt"}, {"styleSheet", "cellXfs", "xf"}}, take);
  if (!done) return done;
  for (const unsigned id : styles) {
    const auto found = own.find(id);
    workbook.formats.push_back(found != own.end() ? found->second : format_of_id(id));
  }
  return {};
}

Result<void> read_strings(XlsxWorkbook& workbook, const std::string& entry, const SheetLimits& limits) {
  auto elements = elements_of(*workbook.package, entry, {{"sst", "si"}}, xml_limit(limits));
  if (!elements) return std::unexpected(elements.error());
  auto strings = SharedStrings::read(std::move(*elements), limits);
  if (!strings) return std::unexpected(strings.error());
  workbook.strings = std::move(*strings);
  return {};
}

}  // namespace

std::size_t xml_limit(const SheetLimits& limits) {
  // Tags, references and escapes around the text itself.
  return 2 * limits.line_bytes;
}

Result<XlsxWorkbook> open_workbook(const std::filesystem::path& file, const SheetLimits& limits) {
  auto package = XlsxPackage::open(file);
  if (!package) return std::unexpected(package.error());
  XlsxWorkbook workbook;
  workbook.package = std::move(*package);
  const auto entry = workbook_entry(*workbook.package);
  if (!entry) return std::unexpected(entry.error());
  const auto relations = relations_of(*workbook.package, *entry);
  if (!relations) return std::unexpected(relations.error());
  Result<void> done = read_sheets(workbook, *entry, *relations);
  const std::string styles = entry_of_type(*relations, "styles");
  if (done && !styles.empty()) done = read_formats(workbook, styles);
  const std::string strings = entry_of_type(*relations, "sharedStrings");
  if (done && !strings.empty()) done = read_strings(workbook, strings, limits);
  if (!done) return std::unexpected(done.error());
  return workbook;
}

}  // namespace ringmur
