#pragma once

#include <string>
#include <vector>

#include "review/document.h"

namespace ringmur::review {

/// What the HTML is for. Where nobody can follow a link into the registers there is none.
enum class Medium { web, print, word };

/// A whole document that needs nothing beside it. `colophon`: sentences at the very end, for what may differ
/// between two copies of the same report (print and word only).
std::string to_html(const Document& document, Medium medium, const std::vector<std::string>& colophon);

/// Texts of the document's head and of DocumentInfo: "Ledningens genomgång 2025 – Utbildningsnämnden".
std::string title_of(const Document& document);
/// The authority, and the unit where it is a part of it.
std::string owner_of(const Document& document);

/// The blocks of a chapter, with numbered headings, tables and charts.
class BlockWriter {
 public:
  BlockWriter(const Document& document, Medium medium) : document_(document), medium_(medium) {}

  void chapter(const Chapter& chapter);
  std::string take() { return std::move(out_); }

 private:
  void write(const Heading& block);
  void write(const WordsBlock& block);
  void write(const Sentence& block);
  void write(const Table& block);
  void write(const Chart& block);
  void write(const HeatMap& block);
  void write(const Gaps& block);
  void write(const Signatures& block);

  void open_table(const std::string& caption, const char* kind);
  void close_table(const std::string& note);
  void columns(const Table& table);
  void cell(const Cell& cell, Align align, bool heads_row);
  void linked(const std::string& text, const std::string& address);
  void live(const Cell& cell);
  int level(int below) const { return (medium_ == Medium::word ? 1 : 2) + below; }

  const Document& document_;
  Medium medium_;
  std::string out_;
  int chapter_{0};
  int section_{0};
  int table_{0};
  int chart_{0};
};

/// Text for a cell or paragraph: escaped, its line breaks kept.
std::string html_text(std::string_view text);

}  // namespace ringmur::review
