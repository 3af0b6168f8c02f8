#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"

/// Ledningens genomgång as data: chapters of blocks, beside the figures that they state. Nothing in it
/// depends on clock, machine or engine, so the same records give the same document.
namespace ringmur::review {

/// What a figure came to.
struct Reading {
  std::optional<std::int64_t> value;  ///< nothing: a maximum of nothing
  bool has_share{false};
  std::optional<double> share;  ///< four decimals; nothing: a share of nothing

  bool operator==(const Reading&) const = default;
};

/// A figure that the document states.
struct Number {
  std::string id;  ///< of the catalogue, or one of the report's own: "report.system.not_classified"
  std::string label;
  std::string type;     ///< the register that it counts
  std::string filter;   ///< of exactly the records that it counts, as a query string
  std::string address;  ///< of those records
  std::string as_of;    ///< the export day, where it has one
  Reading reading;
  std::optional<Reading> before;  ///< as the earlier year was frozen
  std::optional<Reading> now;     ///< in a frozen document: the live one, where it differs

  bool operator==(const Number&) const = default;
};

enum class Aspect {
  value,  ///< "1 357"
  share,  ///< "7,66 %"
  whole,  ///< "1 357 (7,66 %)"
};

std::string shown(const Reading& reading, Aspect aspect);

enum class Tone {
  plain,
  missing,  ///< something that should be there is not
  raised,   ///< at or above the method's threshold
};

struct Cell {
  std::string text;      ///< as shown
  std::string figure{};  ///< id of the figure that is stated; empty: words
  Aspect aspect{Aspect::value};
  std::string address{};  ///< of the records behind it
  Tone tone{Tone::plain};

  bool operator==(const Cell&) const = default;
};

using CellRow = std::vector<Cell>;

enum class Align { text, number };

struct Column {
  std::string heading;
  Align align{Align::text};
  int width{0};  ///< per cent of the table; 0: as it comes

  bool operator==(const Column&) const = default;
};

/// The first column heads its row.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<CellRow> rows;
  std::string note{};  ///< below it

  bool operator==(const Table&) const = default;
};

struct Heading {
  std::string id;
  std::string title;

  bool operator==(const Heading&) const = default;
};

/// Where the words of a chapter came from.
enum class Origin {
  given,
  carried,   ///< from the earlier year that is frozen
  standard,  ///< Ringmur's own, which the ISAM may replace
  missing,
};

struct WordsBlock {
  std::string key;
  Origin origin{Origin::given};
  std::string markdown;

  bool operator==(const WordsBlock&) const = default;
};

/// A sentence of Ringmur's own: states, never judges.
struct Sentence {
  std::string text;

  bool operator==(const Sentence&) const = default;
};

enum class ChartKind { bars, columns };

struct Chart {
  ChartKind kind{ChartKind::bars};
  std::string title;
  std::string description;  ///< what it shows, in words
  std::vector<std::string> series;
  struct Entry {
    std::string label;
    std::vector<double> parts;
    std::string shown;

    bool operator==(const Entry&) const = default;
  };
  std::vector<Entry> entries;

  bool operator==(const Chart&) const = default;
};

/// Likelihood downwards, highest first; impact to the right.
struct HeatMap {
  std::string caption;
  std::vector<std::string> impact;
  struct Line {
    std::string likelihood;
    std::vector<Cell> cells;

    bool operator==(const Line&) const = default;
  };
  std::vector<Line> lines;
  std::string note;

  bool operator==(const HeatMap&) const = default;
};

struct Gap {
  std::string code;  ///< stable: "training.none"
  std::string area;
  Text text;
  std::string address{};  ///< of the records that lack something, or of where they should be
  std::string chapter{};  ///< id of the chapter that it is named by; empty: of several

  bool operator==(const Gap&) const = default;
};

struct Gaps {
  std::vector<Gap> gaps;

  bool operator==(const Gaps&) const = default;
};

/// Room for whoever decides to sign by hand.
struct Signatures {
  std::vector<std::string> labels;

  bool operator==(const Signatures&) const = default;
};

using Block = std::variant<Heading, WordsBlock, Sentence, Table, Chart, HeatMap, Gaps, Signatures>;

struct Chapter {
  std::string id;
  std::string title;
  std::vector<Block> blocks;

  bool operator==(const Chapter&) const = default;
};

enum class State { live, frozen };

struct Document {
  std::string authority_code;
  std::string authority;
  std::string unit_code;
  std::string unit;
  int year{0};
  int earlier_year{0};  ///< the frozen year it is compared with; 0: none
  State state{State::live};
  std::vector<Number> figures;
  std::vector<Chapter> chapters;

  const Number* find(const std::string& id) const;
  /// What it says that it lacks.
  std::vector<Gap> gaps() const;
  bool operator==(const Document&) const = default;
};

/// In a fixed order: the same document gives the same bytes.
std::string to_json(const Document& document);
/// What to_json() wrote. Refused where it is not that.
Result<Document> document_from_json(std::string_view json);

}  // namespace ringmur::review
