#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/record_type.h"
#include "schema/secrecy.h"
#include "store/connection.h"

namespace ringmur {

/// What is kept of every record beside its fields.
struct Meta {
  Uuid authority;
  Uuid id;
  std::int64_t version{0};
  Instant created_at{};
  Instant changed_at{};
  std::optional<Instant> archived_at;
  std::optional<Uuid> imported_by;  ///< the import that brought it
  std::string edited;               ///< fields that a person has written since, apart by spaces
  std::string natural_key;
  std::string short_reference;
  bool shared{false};  ///< other authorities may read it: which ones, the table of shares says
  bool secret{false};  ///< some of it, or all, is marked with secrecy
  Masked masked{};     ///< what may not be shown, here and now; in a row that the store gives out to be shown
                       ///< those fields are empty
  bool may_see_masked{false};  ///< that the actor has the right to it, had it been asked for
};

/// A record as the store gives it.
struct Row {
  Meta meta;
  Values values;
};

/// `edited` as a set and back.
bool is_edited(const Meta& meta, std::string_view field);
void mark_edited(Meta& meta, std::string_view field);
void unmark_edited(Meta& meta, std::string_view field);

namespace db {

/// Of select_columns(), those that every register has.
inline constexpr int fixed_columns = 11;

/// The columns of a row, in the order that read_row() takes them.
std::string select_columns(const RecordType& type);
Row read_row(const RecordType& type, const Cursor& cursor);
Value read_value(const Cursor& cursor, int column, Kind kind);

/// The parameters that columns(type) asks for, in its order. Texts live in `kept`.
class RowParams {
 public:
  explicit RowParams(const RecordType& type) : type_(type) {}
  const std::vector<Param>& of(const Row& row);

 private:
  std::string_view keep(std::string text);

  const RecordType& type_;
  std::vector<Param> params_;
  std::vector<std::string> kept_;
  std::size_t used_{0};
};

/// A value as a parameter; `text` holds what must be made.
Param param_of(const Value& value, std::string& text);

}  // namespace db
}  // namespace ringmur
