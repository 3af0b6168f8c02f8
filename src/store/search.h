#pragma once

#include <string>
#include <vector>

#include "store/rows.h"

namespace ringmur::db {

/// The words of a row's searchable fields that are not masked, apart by spaces, each once. Whoever asks: a
/// word of what is masked finds nothing.
std::string words_of(const RecordType& type, const Row& row, const Masked& masked = {});

/// Keeps the search index in step with the records, in the same transaction.
class SearchIndex {
 public:
  explicit SearchIndex(Connection& connection) : connection_(connection) {}

  void add(const RecordType& type, const Row& row);
  /// `was_masked`: what was masked in `before`.
  void change(const RecordType& type, const Row& before, const Masked& was_masked, const Row& after);
  void finish();

 private:
  Connection& connection_;
  std::unique_ptr<BulkInsert> entries_;
  std::unique_ptr<BulkInsert> words_;
  std::int64_t next_entry_{0};
};

/// Words as the search of the engine takes them: all of them, the last may be cut short.
std::string match_text(Dialect dialect, const std::vector<std::string>& words);

struct Hit {
  std::string type;
  Uuid id;
};

/// Records of the authority that have every word; the last word may be cut short.
std::vector<Hit> search(
    Connection& connection, const Uuid& authority, std::string_view text, std::size_t limit);

}  // namespace ringmur::db
