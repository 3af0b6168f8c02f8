#include <fmt/format.h>
#include <xlsxwriter.h>

#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "base/text.h"
#include "exchange/sheet.h"
#include "exchange/sheet_cells.h"

namespace ringmur {

namespace {

constexpr std::size_t excel_rows = 1'048'576;

std::unexpected<Error> refuse_writing(lxw_error reason) {
  return refuse(Refusal::unavailable, "xlsx.not_written",
      {fmt::format("Excelfilen gick inte att skriva ({}). Kontrollera mappen och ledigt utrymme.",
           lxw_strerror(reason)),
          fmt::format("The Excel file could not be written ({}). Check the folder and free space.",
              lxw_strerror(reason))});
}

std::unexpected<Error> refuse_row_count() {
  return refuse(Refusal::too_large, "xlsx.too_many_rows",
      {"Excel rymmer högst 1 048 576 rader. Exportera färre, eller som CSV.",
          "Excel holds 1,048,576 rows at most. Export fewer, or as CSV."});
}

std::unexpected<Error> refuse_text(std::size_t line, std::size_t column) {
  const std::string letters = column_letters(column);
  return refuse(Refusal::too_large, "xlsx.text_too_long",
      {fmt::format("Rad {}, kolumn {}: Excel rymmer högst 32 767 tecken i en cell. Exportera som CSV.", line,
           letters),
          fmt::format("Line {}, column {}: Excel holds 32,767 characters in a cell at most. Export as CSV.",
              line, letters)});
}

/// As Excel wants it: up to 31 characters, none of []:*?/\, no apostrophe at its ends.
std::string sheet_title(std::string_view wanted) {
  constexpr std::size_t longest = 31;
  const std::string whole = collapsed(wanted);
  std::string title;
  for (const char byte : prefix(whole, longest)) {
    const bool allowed = std::string_view("[]:*?/\\").find(byte) == std::string_view::npos;
    title += allowed ? byte : '-';
  }
  if (title.starts_with('\'')) title.front() = '-';
  if (title.ends_with('\'')) title.back() = '-';
  return title.empty() ? "Blad1" : title;
}

bool is_escape(std::string_view text) {
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         text.substr(2, 4).find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

/// Excel would read `_x0041_` as "A"; the library lets it through.
std::string escaped(const std::string& text) {
  std::string out;
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (is_escape(std::string_view(text).substr(index))) out += "_x005F";
    out += text[index];
  }
  return out;
}

class XlsxWriter final : public SheetWriter {
 public:
  XlsxWriter(lxw_workbook* workbook, lxw_worksheet* sheet) : workbook_(workbook), sheet_(sheet) {
    // Marked as text: what is typed over "00123" stays text.
    text_ = workbook_add_format(workbook);
    format_set_num_format(text_, "@");
    heading_ = workbook_add_format(workbook);
    format_set_num_format(heading_, "@");
    format_set_bold(heading_);
    worksheet_freeze_panes(sheet, 1, 0);
  }
  ~XlsxWriter() override {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  }
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  Result<void> write(const std::vector<std::string>& cells) override {
    if (row_ == excel_rows) return refuse_row_count();
    if (row_ == 0 && !cells.empty()) {
      worksheet_set_column(sheet_, 0, static_cast<lxw_col_t>(cells.size() - 1), 24, nullptr);
    }
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string_view text = trimmed(cells[column]);
      if (text.empty()) continue;
      const auto written = write_cell(column, text);
      if (!written) return written;
    }
    ++row_;
    return {};
  }

  Result<void> finish() override {
    const lxw_error reason = workbook_close(std::exchange(workbook_, nullptr));
    if (reason != LXW_NO_ERROR) return refuse_writing(reason);
    return {};
  }

 private:
  Result<void> write_cell(std::size_t column, std::string_view text) {
    // Only text that open_sheet would take an apostrophe from gets one: no text cell becomes a formula.
    const bool guarded = text.starts_with('\'') && starts_formula(text);
    std::string kept = guarded ? "'" : "";
    kept += text;
    if (kept.find("_x") != std::string::npos) kept = escaped(kept);
    const lxw_error reason = worksheet_write_string(sheet_, static_cast<lxw_row_t>(row_),
        static_cast<lxw_col_t>(column), kept.c_str(), row_ == 0 ? heading_ : text_);
    if (reason == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) return refuse_text(row_ + 1, column);
    if (reason != LXW_NO_ERROR) return refuse_writing(reason);
    return {};
  }

  lxw_workbook* workbook_;
  lxw_worksheet* sheet_;
  lxw_format* text_{nullptr};
  lxw_format* heading_{nullptr};
  std::size_t row_{0};
};

}  // namespace

Result<std::unique_ptr<SheetWriter>> xlsx_writer(
    const std::filesystem::path& file, std::string_view sheet_name) {
  // The library touches the file only at the end: better said before all the work.
  if (!std::ofstream(file, std::ios::binary)) return refuse_writing(LXW_ERROR_CREATING_XLSX_FILE);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return refuse_writing(LXW_ERROR_MEMORY_MALLOC_FAILED);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, sheet_title(sheet_name).c_str());
  if (sheet == nullptr) {
    lxw_workbook_free(workbook);
    return refuse_writing(LXW_ERROR_CREATING_TMPFILE);
  }
  return std::make_unique<XlsxWriter>(workbook, sheet);
}

}  // namespace ringmur
