#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "schema/kind.h"
#include "schema/value.h"

namespace ringmur {

class Settings;
struct RecordType;

/// One of the values that a closed list allows: `code` is stored, the label is shown.
struct Choice {
  std::string code{};
  Text label{};
};

enum class Personal { no, yes };

/// Who writes a field. What the server keeps it has seen for itself (whose login reported something): no
/// request and no file sets or changes it, whatever the right. What moves by steps a new record and a file
/// may say; of a record that is there only its register's own steps move it, since they ask for what is owed.
enum class KeptBy { people, server, steps };

/// How a field says who somebody is: a staff number, an account's login, an address or a name. Of these only
/// a name may be another's too.
enum class Identifies { nothing, number, login, email, name };

/// One field of a register. Declared once, beside its struct; everything else is derived from it.
struct Field {
  std::string name;  ///< in the database, in JSON, in filters
  Text label;        ///< as a heading
  Text help;
  Kind kind{Kind::text};
  std::vector<std::string> aliases;  ///< other headings that mean this field
  std::vector<Choice> choices;       ///< Kind::choice
  std::string refers_to;             ///< Kind::reference: the other register's name
  std::size_t max_length{0};         ///< code points
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  bool required{false};
  bool sortable{false};                   ///< has an index; text gets a stored Swedish sort key
  bool searchable{false};                 ///< its words are in the search index
  bool listed{false};                     ///< shown in a list unless other columns are chosen
  bool derived{false};                    ///< worked out by the register's rule; never read from outside
  std::vector<std::string> derived_from;  ///< of a derived field: masked wherever one of these is
  bool came_later{false};  ///< years were frozen before it came: while empty it leaves a fingerprint alone
  Personal personal{Personal::no};
  KeptBy kept_by{KeptBy::people};
  Identifies identifies{Identifies::nothing};

  /// Whether requests and files may set it at all.
  bool is_written() const { return !derived && kept_by != KeptBy::server; }
  /// Whether a request may change it in a record that is there.
  bool is_changed() const { return is_written() && kept_by != KeptBy::steps; }

  Value (*get)(const void* record){nullptr};
  void (*set)(void* record, const Value& value){nullptr};
};

/// How a field names the person whose record it is: by the account's login, or as plans call people.
enum class Naming { login, named_as };
struct OwnedBy {
  std::string field{};
  Naming naming{Naming::login};
};

/// Whether a chain of links may come back to where it began.
enum class Circles { allowed, refused };

/// A tie between records of one authority, many to many: an activity and the risk that asked for it. Declared
/// on the register that it goes from.
struct LinkKind {
  std::string name{};             ///< "source": in the table, in JSON, in filters
  Text label{};                   ///< as the record that it goes from sees it: "Kommer ur"
  Text back{};                    ///< … and the one that it leads to: "Gav upphov till"
  std::vector<std::string> to{};  ///< names of registers; none: any
  Circles circles{Circles::allowed};

  bool leads_to(const RecordType& type) const;
};

/// Records that are secret by what they say themselves: a person with a protected identity.
struct Protection {
  std::string field{};               ///< a choice; empty where the register has no such records
  std::string open{};                ///< the choice that protects nothing, as an empty field does
  std::vector<std::string> masks{};  ///< fields that every other choice masks
  std::string ground{};              ///< its code in data/secrecy.json
};

/// A register: what is known of one kind of thing.
struct RecordType {
  std::string name{};    ///< "course_result": table, references
  std::string plural{};  ///< "course-results": in addresses
  Text label{};
  Text label_plural{};
  Text help{};
  std::vector<Field> fields{};

  std::vector<std::string> key{};       ///< natural key, unique within an authority
  bool key_may_come_later{false};       ///< then likely matches are offered on import
  std::vector<std::string> likeness{};  ///< fields that make two records look like one
  std::vector<std::string>
      partition{};             ///< what a file is complete for: absence counts only within the same values
  std::string period{};        ///< the field that places a record in a year; empty: counts as it stands
  std::string as_of{};         ///< the date that an export is of; given by the import, not by its rows
  std::string title{};         ///< the field that names a record to people
  std::string default_sort{};  ///< "-discovered_at"
  std::string reference_prefix{};  ///< "INC": people see INC-2026-0041; empty: no short reference
  std::vector<std::vector<std::string>>
      indexes{};        ///< beyond keys and sortable fields: what figures filter on
  std::string about{};  ///< the field that names whom the whole record is about; empty: nobody in particular
  std::vector<OwnedBy> owned_by{};  ///< who is named here has the record as an own one
  Protection protection{};          ///< which of its records are secret by themselves
  std::vector<LinkKind> links{};    ///< the ties that go from its records
  std::size_t members{0};           ///< of the struct; equals the number of fields

  std::shared_ptr<void> (*make)(){nullptr};  ///< an empty struct
  /// Works out the derived fields of the struct.
  void (*derive)(void* record, const Settings& settings){nullptr};
  /// What the fields' own limits cannot say; each fault names its field.
  std::vector<Error> (*check)(const void* record){nullptr};

  const Field* find(std::string_view field_name) const;
  const Field& at(std::string_view field_name) const;
  const LinkKind* find_link(std::string_view link_name) const;
  std::size_t index(std::string_view field_name) const;
  std::size_t index(const Field& field) const { return static_cast<std::size_t>(&field - fields.data()); }
};

/// The field of work that a register belongs to.
struct AreaName {
  std::string name{};  ///< "risk"
  Text label{};
};

/// All registers and figures of the house, lowest first. Handed down as a value.
struct Figure;
struct Catalogue {
  std::vector<const RecordType*> types{};
  std::vector<const Figure*> figures{};
  std::map<const RecordType*, AreaName> areas{};

  /// Without a name where the register is of no area.
  const AreaName& area_of(const RecordType& type) const;

  /// By name, plural or label in either language, whatever the case.
  const RecordType* find(std::string_view name) const;
  const RecordType& at(std::string_view name) const;
};

/// Fields of `type` as a row of values, in the order of the descriptor.
using Values = std::vector<Value>;
Values values_of(const RecordType& type, const void* record);
void fill(const RecordType& type, const Values& values, void* record);

/// Works out the derived fields of a row.
void derive(const RecordType& type, const Settings& settings, Values& values);

/// Folded natural key of a row; empty where a required part lacks.
std::string natural_key(const RecordType& type, const Values& values);

/// Fingerprint of a row: over names and canonical values, in the order of the descriptor. A field that came
/// later counts only where it holds something and is not derived, so that what was frozen before it came is
/// still the same.
std::string fingerprint(const RecordType& type, const Values& values);

}  // namespace ringmur
