#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/filter.h"

/// What a removal of a person's data takes and what it keeps, as data: data/removal.json.
namespace ringmur {

/// Why something is kept, with the rule that says so.
struct KeepGround {
  std::string code;
  Text label;
  std::string source;
  Text help;
};

/// What is left where a value was.
enum class Becomes {
  nothing,
  removed_person,  ///< the words for somebody removed, where the field is required
  pseudonym        ///< a code made for this removal, where the value must be unlike all others
};
std::string_view code_of(Becomes becomes);

/// A field that goes although it is not declared personal, or that becomes something else than usual.
struct RemovedField {
  std::string type;
  std::string field;
  Becomes becomes{Becomes::nothing};
};

/// What is kept of a person's data. Of the rules that fit, the first gives the ground.
struct KeepRule {
  std::string part;                 ///< "records", "account", "trail", "review", "report_text", "text"
  std::string type{};               ///< of records
  std::vector<std::string> fields;  ///< none: all
  bool about_only{false};           ///< only records that are the person's own
  Terms when{};              ///< `today` stands for the day; only records that the filter meets; none: all
  std::string while_kept{};  ///< only while a record about the person stays in this register
  const KeepGround* ground{nullptr};
};

class RemovalRules {
 public:
  /// As the program carries them. A file that contradicts itself is a bug and throws.
  static const RemovalRules& carried();

  const std::string& removed_person() const { return removed_person_; }
  const std::vector<KeepRule>& keeps() const { return keeps_; }
  /// Null where the file does not name the field.
  const RemovedField* of(const RecordType& type, const Field& field) const;
  /// For a reason that the program itself finds: "shared_name", "beyond_reach", "free_text" …
  const KeepGround& ground(std::string_view code) const;
  /// Why a register holds what it does; nothing where the file does not say.
  const Text* purpose(std::string_view type) const;

 private:
  std::string removed_person_;
  std::vector<KeepGround> grounds_;
  std::vector<RemovedField> fields_;
  std::vector<KeepRule> keeps_;
  std::vector<std::pair<std::string, Text>> purposes_;
};

}  // namespace ringmur
