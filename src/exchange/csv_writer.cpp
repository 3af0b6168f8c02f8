#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "exchange/sheet.h"
#include "exchange/sheet_cells.h"

namespace ringmur {

namespace {

/// -5 and -5,5: no formula, and people want to add them up.
bool is_plain_negative(std::string_view text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  const auto digits = [&text] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end > 0;
  };
  if (!digits()) return false;
  if (text.empty()) return true;
  if (text.front() != ',' && text.front() != '.') return false;
  text.remove_prefix(1);
  return digits() && text.empty();
}

/// Bytes that a cell may hold in quotes only. Each byte of an export is looked up here.
class Marks {
 public:
  explicit constexpr Marks(std::string_view marks) {
    for (const char mark : marks) is_one_[static_cast<unsigned char>(mark)] = true;
  }
  bool stand_in(std::string_view text) const {
    return std::ranges::any_of(text, [&](unsigned char byte) { return is_one_[byte]; });
  }

 private:
  std::array<bool, 256> is_one_{};
};

bool needs_quotes(std::string_view text, const Marks& marks) {
  return marks.stand_in(text) || text.starts_with("sep=") || text.starts_with("SEP=");
}

class CsvWriter final : public SheetWriter {
 public:
  explicit CsvWriter(Sink sink) : sink_(std::move(sink)) {}

  Result<void> write(const std::vector<std::string>& cells) override {
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (column > 0) bytes_ += ';';
      add(cells[column]);
    }
    bytes_ += "\r\n";
    marks_ = &below_headings;
    return bytes_.size() < full ? Result<void>{} : flush();
  }

  Result<void> finish() override { return flush(); }

 private:
  /// A reader finds the separator out from the headings: there no other may stand open.
  static constexpr Marks in_headings{";,\t\"\r\n"};
  static constexpr Marks below_headings{";\"\r\n"};
  static constexpr std::size_t full = 64u << 10;

  /// Trimmed, as open_sheet reads it: white space before an apostrophe would make it unclear what that
  /// guards.
  void add(const std::string& cell) {
    const std::string_view text = trimmed(cell);
    const bool guarded = starts_formula(text) && !is_plain_negative(text);
    if (!needs_quotes(text, *marks_)) {
      if (guarded) bytes_ += '\'';
      bytes_ += text;
      return;
    }
    bytes_ += guarded ? "\"'" : "\"";
    for (const char byte : text) {
      if (byte == '"') bytes_ += '"';
      bytes_ += byte;
    }
    bytes_ += '"';
  }

  Result<void> flush() {
    const Result<void> taken = sink_(bytes_);
    bytes_.clear();
    return taken;
  }

  Sink sink_;
  const Marks* marks_{&in_headings};
  std::string bytes_{"\xEF\xBB\xBF"};
};

}  // namespace

std::unique_ptr<SheetWriter> csv_writer(Sink sink) {
  return std::make_unique<CsvWriter>(std::move(sink));
}

}  // namespace ringmur
