#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"

namespace boost::json {
class object;
class value;
}  // namespace boost::json

/// Filters of SCIM 2.0 (RFC 7644 §3.4.2.2).
namespace ringmur::scim {

struct Condition;

class Filter {
 public:
  /// Refused as `invalid`, "scim.filter": what is no filter, is longer than 2,000 bytes or nested deeper
  /// than 20.
  static Result<Filter> parse(std::string_view text);

  bool matches(const boost::json::object& resource) const;

  /// Attribute and text, where the whole filter is `attribute eq "text"`: the attribute in small letters.
  /// What a database can look up.
  std::optional<std::pair<std::string, std::string>> equality() const;
  /// The members that an element must have for this filter to match it, where it only says `eq` and `and`:
  /// what a PATCH makes when it meets no element.
  std::optional<boost::json::object> as_element() const;

 private:
  explicit Filter(std::shared_ptr<const Condition> root) : root_(std::move(root)) {}
  std::shared_ptr<const Condition> root_;
};

/// An attribute of a resource, as a filter and a PATCH name it (RFC 7644 §3.10).
struct Path {
  std::string attribute{};           ///< without the schema's URN
  std::optional<Filter> elements{};  ///< which of its values: emails[type eq "work"]
  std::string part{};                ///< the attribute within: .value
  bool of_extension{false};          ///< of a schema other than User and Group, none of which is kept
};

/// Refused as `invalid`, "scim.path".
Result<Path> parse_path(std::string_view text);

/// Names of attributes: ASCII in any case.
bool same_name(std::string_view left, std::string_view right);

/// A member in any case (RFC 7643 §2.1); nothing where there is none.
const boost::json::value* member(const boost::json::object& object, std::string_view name);
boost::json::value* member(boost::json::object& object, std::string_view name);

/// Without a URN of User or Group before it; nothing where the URN is of another schema.
std::optional<std::string_view> without_schema(std::string_view attribute);

}  // namespace ringmur::scim
