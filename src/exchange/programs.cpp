#include "exchange/programs.h"

#include <fmt/format.h>

#include <chrono>

#include "exchange/render.h"

namespace ringmur {
namespace programs {

const Program& chromium() {
  static const Program program{"chromium", {"chromium", "chromium-browser", "google-chrome-stable"},
      "RINGMUR_CHROMIUM", sandbox::Setuid::allowed,
      {"PDF görs av Chromium, som inte finns här. Installera med »apt install "
       "chromium«. Övriga format fungerar.",
          "PDF is made by Chromium, which is not here. Install with “apt install "
          "chromium”. Other formats work."}};
  return program;
}

const Program& pandoc() {
  static const Program program{"pandoc", {"pandoc"}, "RINGMUR_PANDOC", sandbox::Setuid::refused,
      {"DOCX görs av pandoc, som inte finns här. Installera med »apt install pandoc«. Övriga format "
       "fungerar.",
          "DOCX is made by pandoc, which is not here. Install with “apt install pandoc”. Other formats "
          "work."}};
  return program;
}

const Program& rsvg_convert() {
  static const Program program{"rsvg-convert", {"rsvg-convert"}, "RINGMUR_RSVG_CONVERT",
      sandbox::Setuid::refused,
      {"Diagrammen i DOCX görs med rsvg-convert, som inte finns här. Installera med "
       "»apt install librsvg2-bin«. "
       "Övriga format fungerar.",
          "The charts in DOCX are made with rsvg-convert, which is not here. Install "
          "with “apt install librsvg2-bin”. "
          "Other formats work."}};
  return program;
}

std::optional<std::filesystem::path> find(const Program& program) {
  return sandbox::find_program(program.files, program.override);
}

}  // namespace programs

namespace {

/// "Chromium 156.0.8078.79", or nothing where it cannot be started.
std::string version_of(const std::filesystem::path& file, sandbox::Setuid setuid) {
  const auto folder = sandbox::Folder::make();
  if (!folder) return {};
  sandbox::Limits limits;
  limits.deadline = std::chrono::seconds(10);
  const auto outcome = sandbox::run(file, {"--version"}, *folder, limits, setuid);
  if (!outcome || outcome->timed_out || outcome->exit_code != 0) return {};
  return std::string(trimmed(std::string_view(outcome->output).substr(0, outcome->output.find('\n'))));
}

Renderer renderer(const programs::Program& program) {
  const auto file = programs::find(program);
  if (!file) return {program.name, false, program.remedy};
  std::string version = version_of(*file, program.setuid);
  if (!version.empty()) return {std::move(version), true, {}};
  return {program.name, false,
      {fmt::format("{} finns här men går inte att starta. Installera om det.", program.name),
          fmt::format("{} is here but cannot be started. Reinstall it.", program.name)}};
}

}  // namespace

std::vector<Renderer> renderers() {
  return {renderer(programs::chromium()), renderer(programs::pandoc()), renderer(programs::rsvg_convert())};
}

}  // namespace ringmur
