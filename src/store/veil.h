#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/filter.h"
#include "store/rows.h"
#include "store/secrets.h"
#include "store/sql.h"

/// What is marked with secrecy, kept from who may not see it: out of rows, and out of the conditions, orders
/// and counts that would tell of it.
namespace ringmur {

/// A mark as it is kept: on a field, or on the whole record.
struct SecrecyMark {
  std::string field{};     ///< empty: the whole record, but its unit, period and short reference
  std::string ground{};    ///< a code of Settings::secrecy_grounds()
  std::string citation{};  ///< as the ground was cited when the mark was made
  std::string note{};      ///< why, for who may see what is marked
  std::string created_by{};
  Instant created_at{};
  bool by_itself{false};  ///< follows from what the record says (RecordType::protection)

  bool operator==(const SecrecyMark&) const = default;
};

/// The fields that the marks cover, those that are derived from them too.
Masked covered_by(const RecordType& type, std::span<const SecrecyMark> marks);

/// Takes what is masked out of the row.
void conceal(const RecordType& type, Row& row);

/// What the record says of itself: the marks of a protected identity, or none.
std::vector<SecrecyMark> marks_by_itself(const RecordType& type, const Values& values);

namespace db {

/// Of one record, those on the whole record first.
std::vector<SecrecyMark> read_marks(
    Connection& connection, const RecordType& type, const Uuid& authority, const Uuid& id);

/// What is masked in those of the records that are marked.
std::map<Uuid, Masked> masked_of(
    Connection& connection, const RecordType& type, const Uuid& authority, const std::vector<Uuid>& ids);

/// For one question to one authority.
class Veil {
 public:
  /// Looks which of the registers have marks at all: where there are none, nothing is added to any statement.
  static Veil over(Connection& connection, const Actor& actor, const Uuid& authority,
      std::span<const RecordType* const> types, Secrets secrets);
  /// Over what other authorities share: nobody sees their secrets.
  static Veil over_shared();
  /// For who counts the whole authority and shows no value.
  static Veil nothing() { return {}; }

  bool has_marks(const RecordType& type) const { return everywhere_ || marked_.contains(type.name); }
  /// Whether a condition on the register's fields may have to be kept from telling.
  bool hides(const RecordType& type) const;

  /// ` AND …`: only rows in which none of the fields is masked. `table`: the register's name where empty.
  void add_told(Sql& sql, const RecordType& type, std::span<const std::string_view> fields,
      std::string_view table = {}) const;
  /// The other rows of the same field.
  void add_untold(Sql& sql, const RecordType& type, std::string_view field) const;
  /// As add_told(), whatever the right and whatever is counted: for what is shown as a value of its own.
  void add_open(Sql& sql, const RecordType& type, std::string_view field) const;
  /// As db::add_reach(); by a masked field nothing is reached but by who may see it.
  void add_reach(Sql& sql, const RecordType& type, const Reach& reach) const;
  void add_way(Sql& sql, const RecordType& type, const Way& way) const;

  /// Masks rows as they were read, and leaves out those that lie beyond `reach` once they are masked. `seen`
  /// gets the ids of those whose secrets are shown.
  void cover(Connection& connection, const RecordType& type, std::vector<Row>& rows, const Reach& reach,
      std::vector<Uuid>& seen) const;

 private:
  enum class Heeds { right, nobody };
  /// What must hold beside a column that reaches a record.
  AddMore kept_from(const RecordType& type) const;
  void add_condition(Sql& sql, const RecordType& type, std::span<const std::string_view> fields,
      std::string_view table, Heeds heeds) const;
  bool keep(const RecordType& type, Row& row, const Reach& reach, std::vector<Uuid>& seen) const;
  bool may_see(const RecordType& type, const Row& row) const;

  Uuid authority_;
  Secrets secrets_{Secrets::counted};
  Reach sees_;  ///< what of the authority's secrets the actor has the right to
  bool everywhere_{false};
  std::set<std::string, std::less<>> marked_;  ///< registers that have marks
};

/// A veil over rows that were read as they are, where any of them is secret at all: as Veil::cover().
void cover_rows(Connection& connection, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Reach& reach, Secrets secrets, std::vector<Row>& rows, std::vector<Uuid>& seen);

/// The registers that a list with this filter asks: its own, and those that its conditions lead to.
std::vector<const RecordType*> asked_by(
    const Catalogue& catalogue, const RecordType& type, const Filter& filter);

}  // namespace db
}  // namespace ringmur
