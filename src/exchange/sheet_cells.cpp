#include "exchange/sheet_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"

namespace ringmur {

namespace {

bool is_plain_end(char byte) {
  return byte > ' ' && byte < 0x7F;
}

/// As trimmed(), which looks at code points, but at once where both ends are ASCII.
std::string_view trim(std::string_view text) {
  if (text.empty() || (is_plain_end(text.front()) && is_plain_end(text.back()))) return text;
  return trimmed(text);
}

void to_line_feeds(std::string& text) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else {
      text[to++] = '\n';
      if (from + 1 < text.size() && text[from + 1] == '\n') ++from;
    }
  }
  text.resize(to);
}

}  // namespace

bool starts_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  const std::string_view body = trim(text);
  if (body.empty()) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  if (body.front() == '=' || body.front() == '+' || body.front() == '-' || body.front() == '@') return true;
  return body.starts_with("＝") || body.starts_with("＋") || body.starts_with("－") || body.starts_with("＠");
}

std::string_view without_guard(std::string_view text) {
  if (text.starts_with('\'') && starts_formula(text)) text.remove_prefix(1);
  return text;
}

bool clean_cell(std::string_view raw, std::string& out) {
  std::string_view text = trim(raw);
  if (text.starts_with('\'')) text = trim(without_guard(text));
  if (text.find('\r') == std::string_view::npos) {
    if (!normalise(text, out)) return false;
  } else {
    std::string lines(text);
    to_line_feeds(lines);
    if (!normalise(lines, out)) return false;
  }
  return true;
}

bool is_blank(std::string_view raw) {
  return trim(raw).empty();
}

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::unexpected<Error> refuse_long_cell(std::size_t line, std::size_t column, std::size_t limit) {
  const std::string letters = column_letters(column);
  return refuse(Refusal::too_large, "sheet.cell_too_long",
      {fmt::format("Rad {}, kolumn {}: texten är längre än {} byte. Korta den, eller lägg den i en bilaga.",
           line, letters, limit),
          fmt::format(
              "Line {}, column {}: the text is longer than {} bytes. Shorten it, or attach it as a file.",
              line, letters, limit)});
}

std::unexpected<Error> refuse_columns(std::size_t line, std::size_t limit) {
  return refuse(Refusal::too_large, "sheet.too_many_columns",
      {fmt::format("Rad {} har text i fler än {} kolumner. Ta bort kolumnerna som inte behövs.", line, limit),
          fmt::format(
              "Line {} has text in more than {} columns. Remove those that are not needed.", line, limit)});
}

std::unexpected<Error> refuse_rows(std::size_t limit) {
  return refuse(Refusal::too_large, "sheet.too_many_rows",
      {fmt::format("Filen har fler än {} rader. Dela den i flera filer.", limit),
          fmt::format("The file has more than {} rows. Split it into several files.", limit)});
}

std::unexpected<Error> refuse_not_utf8(std::size_t line, std::size_t column) {
  const std::string letters = column_letters(column);
  return refuse(Refusal::invalid, "sheet.bad_text",
      {fmt::format("Rad {}, kolumn {}: texten är skadad. Spara filen på nytt som \"CSV UTF-8\" eller XLSX.",
           line, letters),
          fmt::format("Line {}, column {}: the text is damaged. Save the file anew as \"CSV UTF-8\" or XLSX.",
              line, letters)});
}

std::unexpected<Error> refuse_empty() {
  return refuse(Refusal::invalid, "sheet.empty",
      {"Filen är tom. Den behöver minst en rad med rubriker.",
          "The file is empty. It needs at least a row of headings."});
}

Result<Headings> Headings::make(std::vector<std::string> cells, std::size_t line) {
  Headings made;
  made.line_ = line;
  made.cells_ = cells.size();
  std::map<std::string, std::size_t> seen;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    std::string& name = cells[column];
    name = collapsed(name);
    if (name.empty()) continue;
    if (has_control(name)) {
      const std::string letters = column_letters(column);
      return refuse(Refusal::invalid, "sheet.bad_heading",
          {fmt::format("Rad {}, kolumn {}: rubriken har osynliga styrtecken. Skriv om den.", line, letters),
              fmt::format("Line {}, column {}: the heading holds invisible control characters. Type it anew.",
                  line, letters)});
    }
    const auto [first, fresh] = seen.emplace(folded(name), column);
    if (fresh) continue;
    const std::string here = column_letters(column);
    const std::string there = column_letters(first->second);
    return refuse(Refusal::invalid, "sheet.duplicate_heading",
        {fmt::format(
             "Rubriken \"{}\" finns två gånger: i kolumn {} och {}. Ta bort eller byt namn på den ena.", name,
             there, here),
            fmt::format("The heading \"{}\" is there twice: in columns {} and {}. Remove or rename one.",
                name, there, here)});
  }
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  made.names_ = std::move(cells);
  return made;
}

std::unexpected<Error> Headings::refuse_outside(std::size_t line, std::size_t column) const {
  const std::string letters = column_letters(column);
  if (column < cells_) {
    return refuse(Refusal::invalid, "sheet.blank_heading",
        {fmt::format("Rad {} har text i kolumn {}, som saknar rubrik. Ge kolumnen en rubrik eller töm den.",
             line, letters),
            fmt::format("Line {} has text in column {}, which has no heading. Give it one, or empty it.",
                line, letters)});
  }
  return refuse(Refusal::invalid, "sheet.row_too_wide",
      {fmt::format("Rad {} har text i kolumn {}, men det finns bara {} rubriker. En text som innehåller "
                   "skiljetecknet behöver citattecken runt sig.",
           line, letters, names_.size()),
          fmt::format("Line {} has text in column {}, but there are only {} headings. A text that holds the "
                      "separator needs quotes around it.",
              line, letters, names_.size())});
}

}  // namespace ringmur
