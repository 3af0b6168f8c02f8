#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "registry/figures.h"
#include "review/chapters.h"
#include "review/document.h"

namespace ringmur::review {

/// What an earlier year said when it was frozen.
struct Earlier {
  int year{0};
  std::map<std::string, Reading> figures;
  Words words;
};

Reading reading_of(const FigureValue& value);
Reading reading_of(const FrozenFigure& figure);

/// Which records: those of the report's year, or whatever their year.
enum class Within { year, any };

/// What the chapters are made with: the figures, the rows and the document that grows. The first refusal is
/// kept and everything after it gives nothing, so that a chapter reads as a list of what it holds; compose()
/// asks for it at the end.
class Composer {
 public:
  Composer(Store& store, const Actor& actor, const UnitPlace& place, int year);

  /// Figures, settings and the earlier year. Words that are not given are those written for this year, else
  /// the earlier year's.
  void prepare(const Words& words);

  int year() const { return year_; }
  Store& store() const { return store_; }
  const Actor& actor() const { return actor_; }
  const UnitPlace& place() const { return place_; }
  const Settings& settings() const { return settings_; }
  const RecordType& type(std::string_view name) const { return store_.catalogue().at(name); }
  /// 0 where no earlier year is frozen.
  int earlier_year() const { return earlier_ ? earlier_->year : 0; }

  // Records.
  Terms terms(const RecordType& type, const Terms& own, Within within = Within::year) const;
  std::string address(const RecordType& type, const Terms& terms) const;
  std::vector<Row> rows(const RecordType& type, const Terms& terms);
  std::vector<Row> first_rows(
      const RecordType& type, const Terms& terms, const std::string& sort, std::size_t limit);
  std::vector<std::pair<Value, std::int64_t>> groups(
      const RecordType& type, const Terms& terms, std::string_view field);

  /// How many, stated as no figure.
  std::int64_t counted(const RecordType& type, const Terms& terms);

  // Figures.
  /// A figure of the report's own, counted by the database.
  void count(const std::string& id, const std::string& label, const RecordType& type, const Terms& terms);
  /// The same where the count is known.
  void note(const std::string& id, const std::string& label, const RecordType& type, const Terms& terms,
      std::int64_t value);
  const Number* find(const std::string& id) const;
  std::int64_t value_of(const std::string& id) const;
  /// Values of the dimension of a figure, in order: "training.enrolled" → courses. Those of the earlier year
  /// are told apart.
  std::vector<std::string> dimension(const std::string& figure) const;
  std::vector<std::string> earlier_dimension(const std::string& figure) const;

  Cell cell(const std::string& id, Aspect aspect = Aspect::value) const;
  Cell earlier_cell(const std::string& id, Aspect aspect = Aspect::value) const;

  // The document.
  void chapter(const std::string& id, const std::string& title);
  void section(const std::string& id, const std::string& title) { add(Heading{id, title}); }
  void words(const std::string& key);
  bool has_words(const std::string& key) const { return words_.contains(key); }
  void sentence(const std::string& text) { add(Sentence{text}); }
  void add(Block block) { document_.chapters.back().blocks.push_back(std::move(block)); }
  /// Of the chapter that is being written.
  void gap(Gap gap);
  /// Of `chapter`, or of several.
  void gap_in(const std::string& chapter, Gap gap);
  /// A gap for a figure that is above zero: "3 risker är inte bedömda".
  void counted_gap(const std::string& figure, const std::string& code, const std::string& area,
      const Text& one, const Text& many);

  /// Figure, its value and the earlier year's, a row each.
  Table figure_table(const std::string& caption, const std::string& heading) const;
  void add_row(
      Table& table, const std::string& label, const std::string& id, Aspect aspect = Aspect::value) const;
  /// The year, and the earlier one below it, with a column for each (label, figure); a count that nobody has
  /// is 0.
  Table across(const std::string& caption, const std::string& heading,
      const std::vector<std::pair<std::string, std::string>>& columns) const;

  const std::vector<Gap>& gaps() const { return gaps_; }
  /// Their keys.
  const std::vector<std::string>& chapters_without_words() const { return without_words_; }
  const std::vector<std::string>& chapters_with_carried_words() const { return carried_words_; }
  const Words& all_words() const { return words_; }
  const std::optional<Error>& failure() const { return failure_; }
  Document& document() { return document_; }
  std::vector<Terms>& figure_terms() { return figure_terms_; }
  /// Rows with what is secret in them, where the actor has the right to it.
  void show_secrets() { secrets_ = Secrets::shown; }

 private:
  template <typename T>
  bool good(const Result<T>& result) {
    if (!result && !failure_) failure_ = result.error();
    return result.has_value();
  }
  void read_earlier();
  void take_written_words();
  std::vector<Row> shown_rows(Query query);
  std::optional<Filter> filter(const RecordType& type, const Terms& terms);
  void push(Number number, Terms terms);

  Store& store_;
  const Actor& actor_;
  const UnitPlace& place_;
  int year_;
  Settings settings_;
  Secrets secrets_{Secrets::masked};
  Instant asked_at_{now()};  ///< that time words are counted from
  Words words_;
  std::map<std::string, Origin> origins_;
  std::set<std::string> emptied_;  ///< chapters that somebody wants no earlier words in
  std::optional<Earlier> earlier_;
  Document document_;
  std::vector<Terms> figure_terms_;  ///< beside document_.figures
  std::vector<Gap> gaps_;
  std::vector<std::string> without_words_;
  std::vector<std::string> carried_words_;
  std::optional<Error> failure_;
};

/// A field of a row as people read it; empty where it holds nothing.
std::string text_of(const RecordType& type, const Row& row, std::string_view field);
std::optional<std::int64_t> number_of(const RecordType& type, const Row& row, std::string_view field);

/// Words of a cell, "–" for nothing.
Cell words_cell(std::string text);

/// For sorting what has numbers in it as people do: "5.2" before "5.10", å ä ö last.
std::string natural_order(std::string_view text);

/// Takes away a column in which every row is empty and says so below the table: a column of dashes tells
/// less.
void drop_empty_column(Table& table, std::size_t column, const std::string& note);

/// Cuts a table that nobody would read to its end, and says so below it.
void cut_rows(Table& table, std::size_t most);

}  // namespace ringmur::review
