#include "exchange/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/stockholm.h"
#include "exchange/csv_reader.h"
#include "exchange/library_reader.h"
#include "exchange/sheet_file.h"
#include "exchange/xlsx_reader.h"

namespace ringmur {

namespace {

struct Signature {
  std::string_view bytes;
  std::string_view sv;
  std::string_view en;
};

constexpr std::array<Signature, 11> signatures{{
    {"%PDF", "en PDF", "a PDF"},
    {"{\\rtf", "ett RTF-dokument", "an RTF document"},
    {"\x89PNG", "en bild", "a picture"},
    {"\xFF\xD8\xFF", "en bild", "a picture"},
    {"GIF8", "en bild", "a picture"},
    {"\x1F\x8B", "en gzip-fil", "a gzip file"},
    {"7z\xBC\xAF\x27\x1C", "en 7z-fil", "a 7z file"},
    {"Rar!\x1A", "en RAR-fil", "a RAR file"},
    {"SQLite format 3", "en SQLite-databas", "an SQLite database"},
    {"\x09\x08", "en mycket gammal Excelfil", "a very old Excel file"},
    {"\x7F"
     "ELF",
        "ett program", "a program"},
}};

std::unexpected<Error> refuse_kind(std::string_view sv, std::string_view en) {
  return refuse(Refusal::invalid, "sheet.not_a_table",
      {fmt::format("Filen ser ut att vara {}, inte en tabell. Spara den som XLSX eller \"CSV UTF-8\".", sv),
          fmt::format("The file seems to be {}, not a table. Save it as XLSX or \"CSV UTF-8\".", en)});
}

/// Pages and XML begin with a tag, whatever their name says; some systems call an HTML page .xls.
Result<void> refuse_markup(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  std::string start(head.substr(0, 9));
  std::transform(
      start.begin(), start.end(), start.begin(), [](unsigned char byte) { return std::tolower(byte); });
  if (start.starts_with("<?xml") && head.find("/ns/oscal") != std::string_view::npos) {
    return refuse(Refusal::invalid, "library.xml",
        {"OSCAL i XML läses inte. Hämta samma katalog som JSON eller YAML.",
            "OSCAL in XML is not read. Fetch the same catalogue as JSON or YAML."});
  }
  if (start.starts_with("<?xml")) return refuse_kind("XML", "XML");
  if (start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<table") ||
      start.starts_with("<!--")) {
    return refuse_kind("en webbsida (HTML)", "a web page (HTML)");
  }
  return {};
}

enum class Ole { encrypted, excel, word, powerpoint, unknown };

/// The folder of an OLE2 file lies anywhere in it and names its parts in UTF-16.
Result<Ole> look_into_ole(SheetFile& file) {
  constexpr std::array<std::pair<std::string_view, Ole>, 5> names{
      {{"EncryptedPackage", Ole::encrypted}, {"WordDocument", Ole::word},
          {"PowerPoint Document", Ole::powerpoint}, {"Workbook", Ole::excel}, {"Book", Ole::excel}}};
  constexpr std::size_t overlap = 64;
  std::string bytes;
  file.seek(0);
  for (;;) {
    bytes.erase(0, bytes.size() - std::min(bytes.size(), overlap));
    const auto got = file.read(bytes);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) return Ole::unknown;
    for (const auto& [name, kind] : names) {
      std::string wide;
      for (const char letter : name) wide.append({letter, '\0'});
      if (bytes.find(wide) != std::string::npos) return kind;
    }
  }
}

std::unexpected<Error> refuse_ole(SheetFile& file) {
  const auto kind = look_into_ole(file);
  if (!kind) return std::unexpected(kind.error());
  switch (*kind) {
    case Ole::encrypted:
      return refuse(Refusal::invalid, "sheet.password",
          {"Filen är skyddad med lösenord. Öppna den i Excel, ta bort lösenordet (Arkiv > Info > Skydda "
           "arbetsbok) och spara den på nytt.",
              "The file is protected by a password. Open it in Excel, remove the password (File > Info > "
              "Protect "
              "Workbook) and save it anew."});
    case Ole::excel:
      return refuse_kind("en äldre Excelfil (.xls)", "an older Excel file (.xls)");
    case Ole::word:
      return refuse_kind("ett Worddokument (.doc)", "a Word document (.doc)");
    case Ole::powerpoint:
      return refuse_kind("en presentation (.ppt)", "a presentation (.ppt)");
    case Ole::unknown:
      break;
  }
  return refuse_kind("en äldre Officefil", "an older Office file");
}

std::unexpected<Error> refuse_size(std::size_t limit) {
  return refuse(Refusal::too_large, "sheet.too_large",
      {fmt::format("Filen är större än {} MiB. Dela den i flera filer.", limit >> 20),
          fmt::format("The file is larger than {} MiB. Split it into several files.", limit >> 20)});
}

}  // namespace

Result<std::unique_ptr<SheetReader>> open_sheet(
    const std::filesystem::path& path, const SheetLimits& limits, std::optional<int> year) {
  auto file = SheetFile::open(path);
  if (!file) return std::unexpected(file.error());
  if (file->size() > limits.file_bytes) return refuse_size(limits.file_bytes);
  std::string head;
  const auto got = file->read(head, 512);
  if (!got) return std::unexpected(got.error());
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return open_xlsx(path, limits);
  if (head.starts_with("\xD0\xCF\x11\xE0")) return refuse_ole(*file);
  for (const Signature& signature : signatures) {
    if (head.starts_with(signature.bytes)) return refuse_kind(signature.sv, signature.en);
  }
  const auto fine = refuse_markup(head);
  if (!fine) return std::unexpected(fine.error());
  if (looks_like_library(head)) {
    const int this_year = stockholm::year_of(now());
    return open_library(std::move(*file), year.value_or(this_year), limits);
  }
  return open_csv(std::move(*file), limits);
}

}  // namespace ringmur
