#include "store/rows.h"

#include <sstream>

#include "schema/table.h"

namespace ringmur {

bool is_edited(const Meta& meta, std::string_view field) {
  return (' ' + meta.edited + ' ').find(' ' + std::string(field) + ' ') != std::string::npos;
}

void mark_edited(Meta& meta, std::string_view field) {
  if (is_edited(meta, field)) return;
  if (!meta.edited.empty()) meta.edited += ' ';
  meta.edited += field;
}

void unmark_edited(Meta& meta, std::string_view field) {
  std::istringstream words(meta.edited);
  std::string kept;
  for (std::string word; words >> word;) {
    if (word == field) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  meta.edited = kept;
}

namespace db {

std::string select_columns(const RecordType& type) {
  std::string out =
      "\"authority\",\"id\",\"version\",\"created_at\",\"changed_at\",\"archived_at\",\"imported_by\","
      "\"edited\","
      "\"natural_key\",\"shared\",\"secret\"";
  if (!type.reference_prefix.empty()) out += ",\"short_reference\"";
  for (const Field& field : type.fields) out += ",\"" + field.name + '"';
  return out;
}

namespace {

Instant instant_at(const Cursor& cursor, int column) {
  return Instant{std::chrono::milliseconds{cursor.integer(column)}};
}

}  // namespace

Value read_value(const Cursor& cursor, int column, Kind kind) {
  if (cursor.is_null(column)) return {};
  switch (kind) {
    case Kind::text:
    case Kind::long_text:
    case Kind::choice:
      return std::string(cursor.text(column));
    case Kind::integer:
      return cursor.integer(column);
    case Kind::decimal:
      return Decimal{cursor.integer(column)};
    case Kind::boolean:
      return cursor.boolean(column);
    case Kind::date: {
      auto date = parse_iso_date(cursor.text(column));
      return date ? Value{*date} : Value{};
    }
    case Kind::instant:
      return instant_at(cursor, column);
    case Kind::reference:
      return cursor.uuid(column);
  }
  std::unreachable();
}

Row read_row(const RecordType& type, const Cursor& cursor) {
  Row row;
  row.meta.authority = cursor.uuid(0);
  row.meta.id = cursor.uuid(1);
  row.meta.version = cursor.integer(2);
  row.meta.created_at = instant_at(cursor, 3);
  row.meta.changed_at = instant_at(cursor, 4);
  if (!cursor.is_null(5)) row.meta.archived_at = instant_at(cursor, 5);
  if (!cursor.is_null(6)) row.meta.imported_by = cursor.uuid(6);
  if (!cursor.is_null(7)) row.meta.edited = cursor.text(7);
  if (!cursor.is_null(8)) row.meta.natural_key = cursor.text(8);
  row.meta.shared = cursor.boolean(9);
  row.meta.secret = cursor.boolean(10);
  int column = fixed_columns;
  if (!type.reference_prefix.empty()) row.meta.short_reference = cursor.text(column++);
  row.values.reserve(type.fields.size());
  for (const Field& field : type.fields) row.values.push_back(read_value(cursor, column++, field.kind));
  return row;
}

Param param_of(const Value& value, std::string& text) {
  if (const auto* string = std::get_if<std::string>(&value)) return std::string_view(*string);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* decimal = std::get_if<Decimal>(&value)) return decimal->scaled;
  if (const auto* uuid = std::get_if<Uuid>(&value)) return *uuid;
  if (const auto* instant = std::get_if<Instant>(&value)) return instant->time_since_epoch().count();
  if (const auto* date = std::get_if<Date>(&value)) {
    text = to_string(*date);
    return std::string_view(text);
  }
  return {};
}

std::string_view RowParams::keep(std::string text) {
  if (kept_.empty()) kept_.resize(columns(type_, Dialect::sqlite).size() * 2);
  return kept_[used_++] = std::move(text);
}

const std::vector<Param>& RowParams::of(const Row& row) {
  const Meta& meta = row.meta;
  params_.clear();
  used_ = 0;
  params_.insert(
      params_.end(), {meta.authority, meta.id, meta.version, meta.created_at.time_since_epoch().count(),
                         meta.changed_at.time_since_epoch().count()});
  params_.push_back(meta.archived_at ? Param{meta.archived_at->time_since_epoch().count()} : Param{});
  params_.push_back(meta.imported_by ? Param{*meta.imported_by} : Param{});
  params_.push_back(meta.edited.empty() ? Param{} : Param{std::string_view(meta.edited)});
  params_.push_back(meta.natural_key.empty() ? Param{} : Param{std::string_view(meta.natural_key)});
  params_.emplace_back(meta.shared);
  params_.emplace_back(meta.secret);
  if (!type_.reference_prefix.empty()) params_.emplace_back(std::string_view(meta.short_reference));
  for (std::size_t i = 0; i < type_.fields.size(); ++i) {
    std::string text;
    Param param = param_of(row.values[i], text);
    if (!text.empty()) param = keep(std::move(text));
    params_.push_back(param);
    if (!has_sort_key(type_.fields[i])) continue;
    const auto* sorted = std::get_if<std::string>(&row.values[i]);
    params_.push_back(sorted == nullptr ? Param{} : Param{Bytes{keep(sort_key(*sorted))}});
  }
  return params_;
}

}  // namespace db
}  // namespace ringmur
