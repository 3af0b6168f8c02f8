#pragma once

#include <map>
#include <string>

#include "exchange/render.h"

/// What a browser leaves undone in a PDF.
namespace ringmur::pdf {

/// The page (from 1) of each place that something in the document links to, by the id of the element.
/// Refuses what is not a PDF.
Result<std::map<std::string, int>> destination_pages(const std::string& pdf);

/// `pdf` with language, title, XMP (PDF/UA-1), the head of the audit chain, words for each link, and figures
/// that have no text alternative (groups of a picture and its caption) tagged as the groups they are. The
/// same input gives the same bytes. Refuses what is not a tagged PDF.
Result<std::string> finish(const std::string& pdf, const DocumentInfo& info);

}  // namespace ringmur::pdf
