// What pandoc hands back: it reads what people wrote, and may have been led astray.

#include "exchange/docx_finish.h"
#include "fuzz_support.h"

namespace ringmur::fuzz {

void one(std::string_view bytes) {
  const DocumentInfo info{.title = "Titel", .author = "Nämnd", .subject = "Ämne", .audit_head = "00"};
  const auto docx = docx::finish(std::string(bytes), info, {{"chart1.svg", "beskrivning", "png"}});
  if (docx) require(docx->starts_with("PK"), "a DOCX");
}

}  // namespace ringmur::fuzz
