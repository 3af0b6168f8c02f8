#include "exchange/pdf_finish.h"

#include <fmt/format.h>

// qpdf asks which of its old pointers we use: none.
#define POINTERHOLDER_TRANSITION 4

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <array>
#include <charconv>
#include <exception>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/escape.h"

namespace ringmur::pdf {
namespace {

using Object = QPDFObjectHandle;

std::unexpected<Error> damaged() {
  return refuse(Refusal::unavailable, "render.bad_pdf",
      {"Chromium lämnade ingen läsbar, taggad PDF. Försök igen, eller uppgradera chromium.",
          "Chromium did not leave a readable, tagged PDF. Try again, or upgrade chromium."});
}

void open(QPDF& document, const std::string& pdf) {
  document.setSuppressWarnings(true);
  document.processMemoryFile("report.pdf", pdf.data(), pdf.size());
}

/// Chromium names a place as the link wrote it: "%C3%A5tg%C3%A4rder" for "åtgärder".
std::string unescaped(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    unsigned char byte = 0;
    if (name[i] == '%' && i + 2 < name.size() &&
        std::from_chars(name.data() + i + 1, name.data() + i + 3, byte, 16).ptr == name.data() + i + 3) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += name[i];
    }
  }
  return out;
}

using PageNumbers = std::map<QPDFObjGen, int>;

PageNumbers page_numbers(QPDF& document) {
  PageNumbers numbers;
  int number = 0;
  for (const Object& page : document.getAllPages()) numbers[page.getObjGen()] = ++number;
  return numbers;
}

int page_of(Object destination, const PageNumbers& numbers) {
  if (destination.isDictionary()) destination = destination.getKey("/D");
  if (!destination.isArray() || destination.getArrayNItems() == 0) return 0;
  const auto found = numbers.find(destination.getArrayItem(0).getObjGen());
  return found == numbers.end() ? 0 : found->second;
}

std::map<std::string, int> named_pages(QPDF& document, const PageNumbers& numbers) {
  std::map<std::string, int> pages;
  const auto keep = [&](std::string_view name, const Object& destination) {
    if (const int page = page_of(destination, numbers); page > 0) pages[unescaped(name)] = page;
  };
  Object root = document.getRoot();
  if (Object names = root.getKey("/Dests"); names.isDictionary()) {
    for (const auto& [name, destination] : names.getDictAsMap()) {
      keep(std::string_view(name).substr(1), destination);
    }
  }
  if (Object names = root.getKey("/Names"); names.isDictionary() && names.getKey("/Dests").isDictionary()) {
    QPDFNameTreeObjectHelper tree(names.getKey("/Dests"), document);
    for (auto& [name, destination] : tree) keep(name, destination);
  }
  return pages;
}

/// "D:20251105143000+01'00'" as "2025-11-05T14:30:00+01:00"; nothing where it is otherwise.
std::string xmp_date(std::string_view date) {
  if (date.size() < 16 || !date.starts_with("D:")) return {};
  const auto part = [&](std::size_t at, std::size_t count) { return date.substr(at, count); };
  std::string out = fmt::format(
      "{}-{}-{}T{}:{}:{}", part(2, 4), part(6, 2), part(8, 2), part(10, 2), part(12, 2), part(14, 2));
  if (date.size() < 22) return out + "Z";
  const std::string zone = fmt::format("{}{}:{}", date[16], part(17, 2), part(20, 2));
  return out + (zone == "+00:00" ? "Z" : zone);
}

std::string alternatives(std::string_view name, const std::string& value) {
  if (value.empty()) return {};
  return fmt::format(
      "<{0}><rdf:Alt><rdf:li xml:lang=\"x-default\">{1}</rdf:li></rdf:Alt></{0}>\n", name, escaped(value));
}

std::string listed(std::string_view name, std::string_view kind, const std::string& value) {
  if (value.empty()) return {};
  return fmt::format("<{0}><rdf:{1}><rdf:li>{2}</rdf:li></rdf:{1}></{0}>\n", name, kind, escaped(value));
}

std::string simple(std::string_view name, const std::string& value) {
  return value.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, escaped(value));
}

std::string xmp(const DocumentInfo& info, const std::string& date, const std::string& producer) {
  std::string out =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
      "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:ringmur=\"urn:ringmur:report#\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  out += alternatives("dc:title", info.title) + alternatives("dc:description", info.subject);
  out += listed("dc:creator", "Seq", info.author) + listed("dc:language", "Bag", info.language);
  out += "<xmp:CreatorTool>Ringmur</xmp:CreatorTool>\n";
  out += simple("xmp:CreateDate", date) + simple("xmp:ModifyDate", date) + simple("pdf:Producer", producer);
  out += "<pdfuaid:part>1</pdfuaid:part>\n" + simple("ringmur:auditHead", info.audit_head);
  return out + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

std::string text_of(Object dictionary, const std::string& key) {
  Object value = dictionary.getKey(key);
  return value.isString() ? value.getUTF8Value() : std::string();
}

void set_info(QPDF& document, const DocumentInfo& info) {
  Object root = document.getRoot();
  Object facts = document.getTrailer().getKey("/Info");
  if (!facts.isDictionary()) {
    facts = document.makeIndirectObject(Object::newDictionary());
    document.getTrailer().replaceKey("/Info", facts);
  }
  const auto set = [&facts](const std::string& key, const std::string& value) {
    if (!value.empty()) facts.replaceKey(key, Object::newUnicodeString(value));
  };
  set("/Title", info.title);
  set("/Author", info.author);
  set("/Subject", info.subject);
  set("/Creator", "Ringmur");
  set("/RingmurAuditHead", info.audit_head);
  root.replaceKey("/Lang", Object::newUnicodeString(info.language));
  Object preferences = root.getKey("/ViewerPreferences");
  if (!preferences.isDictionary()) preferences = Object::newDictionary();
  preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
  root.replaceKey("/ViewerPreferences", preferences);
  Object metadata = Object::newStream(
      &document, xmp(info, xmp_date(text_of(facts, "/CreationDate")), text_of(facts, "/Producer")));
  metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
  root.replaceKey("/Metadata", document.makeIndirectObject(metadata));
}

std::string words_for(
    Object link, const std::map<std::string, int>& places, const PageNumbers& numbers, Language language) {
  Object action = link.getKey("/A");
  if (action.isDictionary() && action.getKey("/URI").isString()) return action.getKey("/URI").getUTF8Value();
  Object destination = link.getKey("/Dest");
  if (!destination.isInitialized() || destination.isNull()) {
    destination = action.isDictionary() ? action.getKey("/D") : Object::newNull();
  }
  int page = page_of(destination, numbers);
  if (destination.isName() || destination.isString()) {
    const std::string name =
        unescaped(destination.isName() ? destination.getName().substr(1) : destination.getStringValue());
    if (const auto found = places.find(name); found != places.end()) page = found->second;
  }
  if (page == 0) return language == Language::swedish ? "Länk" : "Link";
  return fmt::format("{} {}", language == Language::swedish ? "Till sidan" : "To page", page);
}

/// PDF/UA-1 §7.18.5: a link has words of its own.
void describe_links(QPDF& document, Language language) {
  const PageNumbers numbers = page_numbers(document);
  const auto places = named_pages(document, numbers);
  for (Object page : document.getAllPages()) {
    Object annotations = page.getKey("/Annots");
    if (!annotations.isArray()) continue;
    for (auto& annotation : annotations.getArrayAsVector()) {
      if (!annotation.isDictionary() || annotation.hasKey("/Contents")) continue;
      if (!annotation.getKey("/Subtype").isNameAndEquals("/Link")) continue;
      annotation.replaceKey(
          "/Contents", Object::newUnicodeString(words_for(annotation, places, numbers, language)));
    }
  }
}

std::vector<Object> children(Object element) {
  Object kids = element.getKey("/K");
  if (kids.isArray()) return kids.getArrayAsVector();
  return {kids};
}

bool is_element(Object object) {
  return object.isDictionary() && object.hasKey("/S");
}

/// The kinds of PDF 2.0 that Chromium writes, as PDF 1.7 (on which PDF/UA-1 stands) knows them.
constexpr std::array<std::pair<const char*, const char*>, 7> later_kinds{
    {{"/Strong", "/Span"}, {"/Em", "/Span"}, {"/Sub", "/Span"}, {"/Title", "/P"}, {"/Aside", "/Note"},
        {"/FENote", "/Note"}, {"/DocumentFragment", "/Sect"}}};

/// PDF/UA-1 §7.1: every kind of element is one of the standard's or mapped to one.
void map_kinds(Object root, const std::set<std::string>& kinds) {
  Object map = root.getKey("/RoleMap");
  if (!map.isDictionary()) map = Object::newDictionary();
  for (const auto& [later, standard] : later_kinds) {
    if (kinds.contains(later) && !map.hasKey(later)) map.replaceKey(later, Object::newName(standard));
  }
  if (!map.getKeys().empty()) root.replaceKey("/RoleMap", map);
}

/// PDF/UA-1 §7.3: a Figure has a text alternative. HTML's <figure> round a picture or a table is a group.
void mend_structure(QPDF& document) {
  Object root = document.getRoot().getKey("/StructTreeRoot");
  std::vector<Object> waiting{root};
  std::set<QPDFObjGen> seen;
  std::set<std::string> kinds;
  while (!waiting.empty()) {
    Object element = waiting.back();
    waiting.pop_back();
    if (!element.isDictionary()) continue;
    if (element.isIndirect() && !seen.insert(element.getObjGen()).second) continue;
    bool group = false;
    for (auto& child : children(element)) {
      group = group || is_element(child);
      waiting.push_back(child);
    }
    if (!element.getKey("/S").isName()) continue;
    if (group && element.getKey("/S").getName() == "/Figure" && !element.hasKey("/Alt")) {
      element.replaceKey("/S", Object::newName("/Div"));
    }
    kinds.insert(element.getKey("/S").getName());
  }
  map_kinds(root, kinds);
}

bool is_tagged(QPDF& document) {
  Object root = document.getRoot();
  Object marks = root.getKey("/MarkInfo");
  return root.getKey("/StructTreeRoot").isDictionary() && marks.isDictionary() &&
         marks.getKey("/Marked").isBool() && marks.getKey("/Marked").getBoolValue();
}

std::string written(QPDF& document) {
  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setMinimumPDFVersion("1.7");
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

Result<std::map<std::string, int>> destination_pages(const std::string& pdf) {
  try {
    QPDF document;
    open(document, pdf);
    return named_pages(document, page_numbers(document));
  } catch (const std::exception&) {
    return damaged();
  }
}

Result<std::string> finish(const std::string& pdf, const DocumentInfo& info) {
  try {
    QPDF document;
    open(document, pdf);
    if (!is_tagged(document)) return damaged();
    mend_structure(document);
    describe_links(document, language_of(info.language));
    set_info(document, info);
    return written(document);
  } catch (const std::exception&) {
    return damaged();
  }
}

}  // namespace ringmur::pdf
