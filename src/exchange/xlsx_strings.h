#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "exchange/sheet.h"
#include "exchange/xml_elements.h"

namespace ringmur {

/// The text of an <si> or <is>: its runs one after another, without phonetic guides; `_x000A_` is decoded.
std::string rich_text(pugi::xml_node node);

/// Text as a cell's <v> has it; `_x000A_` is decoded.
std::string escaped_text(std::string_view text);

/// The texts that an XLSX file keeps apart from its cells: clean, in blocks that never move.
class SharedStrings {
 public:
  /// Refuses texts over limits.cell_bytes and more than 32 MiB of text in all.
  static Result<SharedStrings> read(XmlElements elements, const SheetLimits& limits);

  std::optional<std::string_view> at(std::size_t index) const;

 private:
  static constexpr std::size_t block_bytes = 1u << 20;

  bool add(std::string_view text);

  std::deque<std::string> blocks_;
  std::deque<std::uint32_t> places_;  ///< from the first block on; the length stands before the text
  std::size_t bytes_{0};
};

}  // namespace ringmur
