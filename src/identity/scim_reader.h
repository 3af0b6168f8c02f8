#pragma once

// Inside the SCIM part only.

#include <boost/json/value.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ringmur::scim {

enum class Comparison { eq, ne, co, sw, ew, gt, ge, lt, le, pr };

/// A node of a filter.
struct Condition {
  enum class Kind { attribute, elements, all, any, none };

  Kind kind{Kind::attribute};
  std::string attribute{};  ///< in small letters
  std::string written{};    ///< as it was written
  Comparison comparison{Comparison::eq};
  boost::json::value value{};
  std::vector<std::shared_ptr<const Condition>> parts{};
};

/// Letters, digits, - _ $ : and dots, as attribute names are.
bool is_name(std::string_view text);

/// Reads a filter by recursive descent; `or` binds weakest, then `and`, then `not`.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// Nothing where the text is no filter from its beginning to its end.
  std::shared_ptr<const Condition> whole_filter();

 private:
  using Node = std::shared_ptr<const Condition>;
  Node either();
  Node both();
  Node one();
  Node group();
  Node negation();
  Node attribute();
  bool value_of(boost::json::value& value);
  bool text_of(boost::json::value& value);
  bool word(std::string_view wanted);
  std::string_view next_word();
  void skip_spaces();

  std::string_view rest_;
  int depth_{0};
};

}  // namespace ringmur::scim
