#include "base/common_passwords.h"

#include <functional>
#include <string>
#include <unordered_set>

#include "base/embedded.h"
#include "base/text.h"

namespace ringmur {
namespace {

/// Found by a view, without a copy.
struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Passwords = std::unordered_set<std::string, Hash, std::equal_to<>>;

/// A JSON array of strings, as the package has it. A sign that is written by its number stands in none that
/// anybody would type; such a one is left out.
Passwords read(std::string_view json) {
  Passwords all;
  std::string one;
  bool inside = false;
  bool whole = true;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (!inside) {
      inside = c == '"';
      whole = true;
      one.clear();
    } else if (c == '"') {
      inside = false;
      if (whole) all.insert(folded(one));
    } else if (c == '\\' && i + 1 < json.size()) {
      c = json[++i];
      whole = whole && (c == '"' || c == '\\' || c == '/');
      one += c;
    } else {
      one += c;
    }
  }
  return all;
}

const Passwords& passwords() {
  static const Passwords all = read(embedded::find("passwords/passwords.json").value_or(std::string_view()));
  return all;
}

}  // namespace

bool is_common_password(std::string_view text) {
  return passwords().contains(text);
}

std::size_t common_password_count() {
  return passwords().size();
}

}  // namespace ringmur
