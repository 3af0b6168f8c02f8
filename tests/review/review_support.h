#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "review/compose.h"
#include "support/process.h"

/// A small nämnd on an engine of one's choice, with everything that a report can show, hostile text included.
namespace ringmur::test {

enum class Engine { sqlite, postgres };

/// A row that a spreadsheet would run, and that a browser would.
extern const std::string hostile;

class Town {
 public:
  explicit Town(Engine engine);

  Store& store() { return *store_; }
  const Actor& actor() const { return actor_; }
  UnitPlace place(const std::string& code = "UTB");

  /// CSV text into a register; throws where a row is refused.
  void import(const std::string& type, const std::string& csv);
  /// Nämnd, förvaltning, two schools.
  void import_units();
  /// Everything that the report has a chapter for, for `year`.
  void import_year(int year);

  std::string report(int year, Format format, const Words& words = {}, const std::string& unit = "UTB");
  FrozenReview freeze(int year, const Words& words = {}, const std::string& unit = "UTB");
  review::Document document(int year, const Words& words = {});

  Row find(const std::string& type, const std::string& field, const std::string& value);
  /// `json` over the record, as a person who edits it.
  void change(const std::string& type, const Row& row, const std::string& json);
  /// SQL behind the product's back.
  void tamper(const std::string& sql);

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  Actor actor_{"command line: anna", {}, Right::administer, {}};
  int files_{0};
};

/// Whether the figure, with or without its dimension, is how many records its list holds; those of the report
/// alone are.
bool is_a_count(const std::string& id);

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

template <typename T>
bool holds(const std::vector<T>& all, const T& wanted) {
  return std::ranges::find(all, wanted) != all.end();
}

/// The blocks of one kind in a chapter.
template <typename Block>
std::vector<Block> blocks_of(const review::Document& document, const std::string& chapter) {
  std::vector<Block> found;
  for (const review::Chapter& one : document.chapters) {
    if (one.id != chapter) continue;
    for (const review::Block& block : one.blocks) {
      if (const auto* wanted = std::get_if<Block>(&block)) found.push_back(*wanted);
    }
  }
  return found;
}

/// The table whose caption begins so; fails the test where there is none.
review::Table table_of(
    const review::Document& document, const std::string& chapter, const std::string& caption);
/// Texts of a row, by its heading.
std::vector<std::string> row_of(const review::Table& table, const std::string& heading);
std::vector<std::string> gap_codes(const review::Document& document);
const review::Gap* find_gap(const review::Document& document, const std::string& code);

}  // namespace ringmur::test
