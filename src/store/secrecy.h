#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"
#include "store/veil.h"

/// Marks of secrecy: who sets them, and what they say.
namespace ringmur {

/// Of the event that says that a record's marks are others.
inline constexpr const char* secrecy_action = "secrecy";

/// What was made of it.
struct MarkedRecord {
  std::vector<SecrecyMark> marks;
  std::int64_t version{0};  ///< of the record: raised where the marks are others than before
};

/// `marks` instead of those that were set by hand; what a record says of itself stays. For who may write
/// secrecy where the record lies. Refused: a version that is no longer the record's (`changed`), a field that
/// the register has not or that stands twice ("secrecy.field"), a unit ("secrecy.unit"): it names everything
/// else, a ground that the city has not ("secrecy.ground"), a note that is too long ("secrecy.note").
Result<MarkedRecord> mark_record(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, std::int64_t version, std::vector<SecrecyMark> marks);

/// The marks with the citation of their grounds; refused as mark_record() says.
Result<std::vector<SecrecyMark>> checked_marks(
    const RecordType& type, const Settings& settings, std::vector<SecrecyMark> marks);

/// The marks of a record with their notes, for who may read secrecy where it lies; none for others.
Result<std::vector<SecrecyMark>> marks_of(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id);

/// Whether the field of a record, as Writer::get() gives it, may be written by who reads it there: not by who
/// may not see it, whatever is written. That a guess was right must not be told.
Result<void> may_touch(const RecordType& type, const Row& row, const Field& field);

/// What the trail says of a change, without what is masked and, concealed, without the notes of marks.
enum class Notes { shown, concealed };
std::string conceal_changes(std::string_view changes, const Masked& masked, Notes notes);

}  // namespace ringmur
