#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "exchange/sandbox.h"

/// The programs that make documents, how they are found and what to install where they are missing.
namespace ringmur::programs {

struct Program {
  std::string name;
  std::vector<std::string> files;  ///< names on PATH, the first found is taken
  const char* override;            ///< an environment variable that names the file instead
  sandbox::Setuid setuid;
  Text remedy;
};

const Program& chromium();
const Program& pandoc();
const Program& rsvg_convert();  ///< pictures for readers of DOCX that cannot show SVG

std::optional<std::filesystem::path> find(const Program& program);

/// Where it was ended for what it took: "render.deadline", "render.memory" or "render.space", with what to
/// do.
std::optional<Error> ended_early(const Program& program, const sandbox::Outcome& outcome);

}  // namespace ringmur::programs
