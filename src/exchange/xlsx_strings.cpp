#include "exchange/xlsx_strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "exchange/sheet_cells.h"

namespace ringmur {

namespace {

constexpr std::size_t most_bytes = 32u << 20;
constexpr std::size_t most_strings = 4'000'000;

std::unexpected<Error> refuse_strings() {
  return refuse(Refusal::too_large, "xlsx.too_much_text",
      {fmt::format("Excelfilen har mer än {} MiB text. Dela den, eller spara den som \"CSV UTF-8\".",
           most_bytes >> 20),
          fmt::format("The Excel file has more than {} MiB of text. Split it, or save it as \"CSV UTF-8\".",
              most_bytes >> 20)});
}

std::unexpected<Error> refuse_long_text(std::size_t limit) {
  return refuse(Refusal::too_large, "sheet.cell_too_long",
      {fmt::format(
           "En text i Excelfilen är längre än {} byte. Korta den, eller lägg den i en bilaga.", limit),
          fmt::format("A text in the Excel file is longer than {} bytes. Shorten it, or attach it as a file.",
              limit)});
}

/// The character that `_x000D_` at the front of `text` stands for; others than these stay as they are
/// written.
std::optional<char> escaped_character(std::string_view text) {
  if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return {};
  unsigned point = 0;
  const auto read = std::from_chars(text.data() + 2, text.data() + 6, point, 16);
  if (read.ec != std::errc() || read.ptr != text.data() + 6) return {};
  if (point == '\t' || point == '\n' || point == '\r' || point == '_') return static_cast<char>(point);
  return {};
}

}  // namespace

std::string escaped_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t found = std::min(text.find("_x"), text.size());
    out.append(text.substr(0, found));
    text.remove_prefix(found);
    if (text.empty()) break;
    const auto character = escaped_character(text);
    out += character.value_or('_');
    text.remove_prefix(character ? 7 : 1);
  }
  return out;
}

std::string rich_text(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child.name());
    if (name == "t") {
      text += child.text().get();
    } else if (name == "r") {
      for (const pugi::xml_node part : child.children()) {
        if (local_name(part.name()) == "t") text += part.text().get();
      }
    }
  }
  return escaped_text(text);
}

Result<SharedStrings> SharedStrings::read(XmlElements elements, const SheetLimits& limits) {
  SharedStrings strings;
  std::string clean;
  for (;;) {
    const auto there = elements.next();
    if (!there) return std::unexpected(there.error());
    if (!*there) return strings;
    if (!clean_cell(rich_text(elements.node()), clean)) return refuse_damaged_xlsx();
    if (clean.size() > std::min(limits.cell_bytes, block_bytes / 2))
      return refuse_long_text(limits.cell_bytes);
    if (!strings.add(clean)) return refuse_strings();
  }
}

bool SharedStrings::add(std::string_view text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const std::size_t needed = text.size() + sizeof size;
  if (bytes_ + needed > most_bytes || places_.size() >= most_strings) return false;
  if (blocks_.empty() || blocks_.back().size() + needed > block_bytes) {
    blocks_.emplace_back().reserve(block_bytes);
  }
  std::string& block = blocks_.back();
  places_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) * block_bytes + block.size()));
  block.append(reinterpret_cast<const char*>(&size), sizeof size);
  block.append(text);
  bytes_ += needed;
  return true;
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const {
  if (index >= places_.size()) return {};
  const std::string& block = blocks_[places_[index] / block_bytes];
  const std::size_t place = places_[index] % block_bytes;
  std::uint32_t size = 0;
  std::memcpy(&size, block.data() + place, sizeof size);
  return std::string_view(block).substr(place + sizeof size, size);
}

}  // namespace ringmur
