#pragma once

#include <string>
#include <vector>

#include "exchange/render.h"

/// What pandoc leaves undone in a DOCX.
namespace ringmur::docx {

struct Chart {
  std::string file;         ///< the name that stood in the HTML: "chart1.svg"
  std::string description;  ///< its text alternative, as in HTML
  std::string png;
};

/// `made` with facts about the document, A4 pages numbered at the foot, tables with thin lines and a heading
/// row that repeats, and for each chart its text alternative and a PNG beside the SVG. Refuses what is not a
/// DOCX.
Result<std::string> finish(
    const std::string& made, const DocumentInfo& info, const std::vector<Chart>& charts);

}  // namespace ringmur::docx
