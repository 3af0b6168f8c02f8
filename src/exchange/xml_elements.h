#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "exchange/xlsx_package.h"

namespace ringmur {

/// Names from the root element down, without their prefixes.
using XmlPath = std::vector<std::string_view>;

/// The elements of a long XML file that lie at given places, one at a time: memory holds one of them.
/// Refused: a DOCTYPE (with it come entities), an encoding other than UTF-8, tags that do not end, an element
/// over the limit.
class XmlElements {
 public:
  /// An element may have up to `limit` bytes; its tree needs up to about sixteen times as many.
  XmlElements(std::unique_ptr<XlsxEntry> entry, std::vector<XmlPath> paths, std::size_t limit);

  /// The next element; false at the end of the file.
  Result<bool> next();

  /// Valid until the next call.
  pugi::xml_node node() const { return document_.document_element(); }
  /// Which of the paths it was.
  std::size_t path() const { return path_; }
  double progress() const { return entry_->progress(); }

 private:
  enum class Token { open, close, empty, other, end };

  Result<Token> token();
  Result<bool> more();
  Result<std::size_t> find_end(std::string_view mark, std::size_t from);
  Result<std::size_t> find_tag_end();
  Result<Token> instruction();
  Result<Token> tag();
  void open_element();
  bool close_element();
  Result<void> parse(std::size_t end);

  std::unique_ptr<XlsxEntry> entry_;
  std::vector<XmlPath> paths_;
  std::vector<std::size_t> matched_;  ///< how many levels of each path are open
  std::size_t limit_;
  std::string buffer_;
  std::size_t keep_{0};   ///< nothing before this is needed any more
  std::size_t at_{0};     ///< the token that is looked at
  std::size_t after_{0};  ///< behind it
  std::string_view name_;
  std::size_t depth_{0};
  std::size_t taken_{0};  ///< depth of the element that is being collected; 0: none
  std::size_t path_{0};
  bool begun_{false};
  pugi::xml_document document_;
};

/// The name of an element or attribute without its prefix.
std::string_view local_name(const char* name);

}  // namespace ringmur
