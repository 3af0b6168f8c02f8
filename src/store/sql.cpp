#include "store/sql.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/rows.h"

namespace ringmur::db {

Sql& Sql::bind(const Value& value) {
  bound_.push_back({value, false});
  fmt::format_to(std::back_inserter(text_), "?{}", bound_.size());
  return *this;
}

Sql& Sql::bind_bytes(std::string bytes) {
  bind(Value{std::move(bytes)});
  bound_.back().is_bytes = true;
  return *this;
}

Sql& Sql::name(std::string_view column) {
  text_ += '"';
  text_ += column;
  text_ += '"';
  return *this;
}

std::vector<Param> Sql::params() const {
  std::vector<Param> params;
  made_.assign(bound_.size(), {});
  for (std::size_t i = 0; i < bound_.size(); ++i) {
    const Value& value = bound_[i].value;
    params.push_back(
        bound_[i].is_bytes ? Param{Bytes{std::get<std::string>(value)}} : param_of(value, made_[i]));
  }
  return params;
}

namespace {

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return " = ";
    case Comparison::not_equal:
      return " <> ";
    case Comparison::less:
      return " < ";
    case Comparison::less_equal:
      return " <= ";
    case Comparison::greater:
      return " > ";
    case Comparison::greater_equal:
      return " >= ";
    case Comparison::one_of:
    case Comparison::empty:
    case Comparison::not_empty:
    case Comparison::below:
      break;
  }
  std::unreachable();
}

/// A reference given by the other record's natural key, as a person writes a unit's code.
void add_value(Sql& sql, const Uuid& authority, const Field& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  if (field.kind != Kind::reference || text == nullptr) {
    sql.bind(value);
    return;
  }
  sql.add("(SELECT \"id\" FROM ").name(field.refers_to).add(" WHERE \"authority\" = ").bind(authority);
  sql.add(" AND \"natural_key\" = ").bind(Value{folded(*text)}).add(")");
}

/// The record and everything that stands below it by its own reference to the same register.
void add_below(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Condition& condition) {
  const RecordType& tree = catalogue.at(condition.field->refers_to);
  std::string parent = "id";
  for (const Field& field : tree.fields) {
    if (field.refers_to == tree.name) parent = field.name;
  }
  // The start is read from the table, so that PostgreSQL knows its type.
  const Value& start = condition.values.front();
  const auto* key = std::get_if<std::string>(&start);
  sql.add(" IN (WITH RECURSIVE \"below\"(\"id\") AS (SELECT \"id\" FROM ").name(tree.name);
  sql.add(" WHERE \"authority\" = ")
      .bind(authority)
      .add(key == nullptr ? " AND \"id\" = " : " AND \"natural_key\" = ");
  sql.bind(key == nullptr ? start : Value{folded(*key)});
  sql.add(" UNION SELECT \"t\".\"id\" FROM ").name(tree.name).add(" \"t\" JOIN \"below\" ON \"t\".");
  sql.name(parent).add(" = \"below\".\"id\" WHERE \"t\".\"authority\" = ").bind(authority);
  sql.add(") SELECT \"id\" FROM \"below\")");
}

void add_comparison(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Condition& condition) {
  sql.name(condition.field->name);
  if (condition.comparison == Comparison::empty) {
    sql.add(" IS NULL");
  } else if (condition.comparison == Comparison::not_empty) {
    sql.add(" IS NOT NULL");
  } else if (condition.comparison == Comparison::below) {
    add_below(sql, catalogue, authority, condition);
  } else if (condition.comparison == Comparison::one_of) {
    sql.add(" IN (");
    for (std::size_t i = 0; i < condition.values.size(); ++i) {
      if (i > 0) sql.add(",");
      add_value(sql, authority, *condition.field, condition.values[i]);
    }
    sql.add(")");
  } else {
    sql.add(sign_of(condition.comparison));
    add_value(sql, authority, *condition.field, condition.values.front());
  }
}

}  // namespace

void add_where(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Filter& filter) {
  sql.add("\"authority\" = ").bind(authority);
  if (filter.archived == Archived::without) sql.add(" AND \"archived_at\" IS NULL");
  if (filter.archived == Archived::only) sql.add(" AND \"archived_at\" IS NOT NULL");
  for (const Condition& condition : filter.conditions) {
    sql.add(" AND ");
    if (condition.reference == nullptr) {
      add_comparison(sql, catalogue, authority, condition);
      continue;
    }
    sql.name(condition.reference->name).add(" IN (SELECT \"id\" FROM ").name(condition.reference->refers_to);
    sql.add(" WHERE \"authority\" = ").bind(authority).add(" AND ");
    add_comparison(sql, catalogue, authority, condition);
    sql.add(")");
  }
}

}  // namespace ringmur::db
