#include "store/search.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/words.h"
#include "schema/type_names.h"

namespace ringmur::db {
namespace {

std::vector<Column> entry_columns(Dialect dialect) {
  const TypeNames a = type_names(dialect);
  std::vector<Column> columns{{"authority", a.id}, {"type", a.text}, {"id", a.id}, {"words", a.text}};
  if (dialect == Dialect::sqlite) columns.insert(columns.begin(), Column{"entry", a.number});
  return columns;
}

bool is_searchable(const RecordType& type) {
  return std::ranges::any_of(type.fields, &Field::searchable);
}

std::int64_t last_entry(Connection& connection) {
  auto cursor = connection.query("SELECT COALESCE(MAX(\"entry\"), 0) FROM \"search_entry\"");
  cursor->next();
  return cursor->integer(0);
}

}  // namespace

std::string words_of(const RecordType& type, const Row& row, const Masked& masked) {
  std::string text = row.meta.short_reference;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const auto* value = type.fields[i].searchable ? std::get_if<std::string>(&row.values[i]) : nullptr;
    if (value == nullptr || masked.contains(type.fields[i].name)) continue;
    if (!text.empty()) text += '\n';
    text += *value;
  }
  return fmt::format("{}", fmt::join(search_words(text), " "));
}

void SearchIndex::add(const RecordType& type, const Row& row) {
  if (!is_searchable(type)) return;
  std::string words = words_of(type, row, row.meta.masked);
  const Meta& meta = row.meta;
  if (!entries_) entries_ = connection_.bulk_insert("search_entry", entry_columns(connection_.dialect()));
  if (connection_.dialect() == Dialect::postgres) {
    std::array<Param, 4> entry{meta.authority, std::string_view(type.name), meta.id, std::string_view(words)};
    entries_->row(entry);
    return;
  }
  if (!words_) {
    words_ = connection_.bulk_insert("search", {{"rowid", "INTEGER"}, {"words", "TEXT"}});
    next_entry_ = last_entry(connection_);
  }
  ++next_entry_;
  std::array<Param, 5> entry{
      next_entry_, meta.authority, std::string_view(type.name), meta.id, std::string_view(words)};
  entries_->row(entry);
  std::array<Param, 2> indexed{next_entry_, std::string_view(words)};
  words_->row(indexed);
}

void SearchIndex::change(
    const RecordType& type, const Row& before, const Masked& was_masked, const Row& after) {
  if (!is_searchable(type)) return;
  std::string old_words = words_of(type, before, was_masked);
  std::string new_words = words_of(type, after, after.meta.masked);
  if (old_words == new_words) return;
  const Meta& meta = after.meta;
  if (entries_) entries_->finish();  // what this write itself has added must be there to change
  if (connection_.dialect() == Dialect::sqlite) {
    auto cursor = connection_.query(
        "SELECT \"entry\" FROM \"search_entry\" WHERE \"authority\" = ?1 AND \"type\" = ?2 AND \"id\" = ?3",
        {meta.authority, std::string_view(type.name), meta.id});
    if (!cursor->next()) return add(type, after);
    std::int64_t entry = cursor->integer(0);
    connection_.run("INSERT INTO \"search\"(\"search\",\"rowid\",\"words\") VALUES ('delete',?1,?2)",
        {entry, std::string_view(old_words)});
    connection_.run(
        "INSERT INTO \"search\"(\"rowid\",\"words\") VALUES (?1,?2)", {entry, std::string_view(new_words)});
  }
  connection_.run(
      "UPDATE \"search_entry\" SET \"words\" = ?4 WHERE \"authority\" = ?1 AND \"type\" = ?2 AND \"id\" = ?3",
      {meta.authority, std::string_view(type.name), meta.id, std::string_view(new_words)});
}

void SearchIndex::finish() {
  if (entries_) entries_->finish();
  if (words_) words_->finish();
}

std::string match_text(Dialect dialect, const std::vector<std::string>& words) {
  bool sqlite = dialect == Dialect::sqlite;
  std::string query;
  for (const std::string& word : words) {
    bool last = &word == &words.back();
    if (!query.empty()) query += sqlite ? " AND " : " & ";
    query += sqlite ? fmt::format("\"{}\"{}", word, last ? "*" : "")
                    : fmt::format("'{}'{}", word, last ? ":*" : "");
  }
  return query;
}

std::vector<Hit> search(
    Connection& connection, const Uuid& authority, std::string_view text, std::size_t limit) {
  std::vector<std::string> words = search_words(text);
  std::vector<Hit> hits;
  if (words.empty()) return hits;
  bool sqlite = connection.dialect() == Dialect::sqlite;
  std::string query = match_text(connection.dialect(), words);
  std::string sql =
      sqlite ? "SELECT e.\"type\",e.\"id\" FROM \"search\" s CROSS JOIN \"search_entry\" e ON e.\"entry\" ="
               " s.\"rowid\" WHERE s.\"words\" MATCH ?2 AND e.\"authority\" = ?1 LIMIT ?3"
             : "SELECT \"type\",\"id\" FROM ringmur_hits(?1,NULL,?2,?3)";
  auto cursor = connection.query(sql, {authority, std::string_view(query), static_cast<std::int64_t>(limit)});
  while (cursor->next()) hits.push_back({std::string(cursor->text(0)), cursor->uuid(1)});
  return hits;
}

}  // namespace ringmur::db
