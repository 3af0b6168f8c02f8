#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

/// Why something may not be shown: paragraphs of law, as data.
namespace ringmur {

/// A paragraph that something may be kept secret by. data/secrecy.json, and what a city adds in its settings.
struct Ground {
  std::string code;     ///< "18:13"; what a mark names
  std::string law;      ///< "OSL" (offentlighets- och sekretesslagen, 2009:400) …
  std::string chapter;  ///< "18"; empty where the law has none
  std::string section;  ///< "13"; empty where a whole chapter is meant
  Text label;           ///< in a few own words
  Text help;            ///< says so where nobody has checked it against the law
};

/// "OSL 18 kap. 13 §"
std::string citation(const Ground& ground);

/// Refuses what lacks a member, and a code that stands twice: `text` is a JSON list.
Result<std::vector<Ground>> parse_grounds(std::string_view text);
/// Those that everybody has.
const std::vector<Ground>& usual_grounds();

/// What stands where a value is not shown.
struct Masking {
  std::string ground;    ///< its code; empty where not even that may be known
  std::string citation;  ///< as the paragraph is cited

  bool operator==(const Masking&) const = default;
};
/// By the names of fields.
using Masked = std::map<std::string, Masking, std::less<>>;

/// "[Sekretess, OSL 18 kap. 13 §]": in files and documents, in either language, for that is how the law is
/// cited.
std::string masked_text(const Masking& masking);
/// Whether a cell holds what masked_text() writes: a file that was exported masked comes back.
bool is_masked_text(std::string_view text);

}  // namespace ringmur
