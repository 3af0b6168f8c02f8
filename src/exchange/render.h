#pragma once

#include <string>
#include <vector>

#include "base/error.h"

/// Documents made from HTML by programs that live outside: Chromium (PDF), pandoc and rsvg-convert (DOCX).
/// They run apart from us (sandbox.h), without network; a document holds all it shows: styles, SVG and
/// `data:` pictures. A missing program is refused as `unsupported` ("render.chromium_missing" …) with what to
/// install.
namespace ringmur {

struct DocumentInfo {
  std::string title;
  std::string author;  ///< the authority
  std::string subject;
  std::string language{"sv-SE"};
  std::string audit_head;  ///< hex; in the PDF as /RingmurAuditHead, in the DOCX as a property of that name
};

/// Tagged PDF of `html`, with language, title, XMP metadata (PDF/UA-1 identifier) and an outline from the
/// headings. Paper, margins, running title and page numbers are the CSS of `html` (`@page` with margin
/// boxes). In its contents an empty `<span data-page-of="ID"></span>` gets the number of the page where the
/// element with that id stands, counted from the first sheet. The same input gives the same PDF but for its
/// dates.
Result<std::string> render_pdf(const std::string& html, const DocumentInfo& info);

/// DOCX of the body of `html`: headings, tables, captions and inline SVG (with its <desc>) kept, <head> left
/// out.
/// `<div data-custom-style="Title">` gives the paragraphs in it that style of Word's.
Result<std::string> render_docx(const std::string& html, const DocumentInfo& info);

/// A program that makes documents.
struct Renderer {
  std::string name;     ///< "Chromium 156.0…" where it is here, else the bare name
  bool present{false};  ///< here, and can be started
  Text remedy;          ///< what to install where it is not
};
std::vector<Renderer> renderers();

}  // namespace ringmur
