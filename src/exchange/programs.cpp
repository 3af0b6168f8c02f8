#include "exchange/programs.h"

#include <fmt/format.h>

#include <chrono>

#include "exchange/render.h"

namespace ringmur {
namespace programs {

const Program& chromium() {
  // The one without a window first: it makes the same file in half the time and memory.
  static const Program program{"chromium",
      {"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable"}, "RINGMUR_CHROMIUM",
      sandbox::Setuid::allowed,
      {"PDF görs av Chromium, som inte finns här. Installera med »apt install "
       "chromium-headless-shell«. Övriga format fungerar.",
          "PDF is made by Chromium, which is not here. Install with “apt install "
          "chromium-headless-shell”. Other formats work."}};
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

std::optional<Error> ended_early(const Program& program, const sandbox::Outcome& outcome) {
  const auto unavailable = [](const char* code, std::string sv, std::string en) {
    return Error{Refusal::unavailable, code, {std::move(sv), std::move(en)}, {}, {}};
  };
  switch (outcome.ended) {
    case sandbox::Ended::by_itself:
      return std::nullopt;
    case sandbox::Ended::deadline:
      return unavailable("render.deadline",
          fmt::format("{} blev inte klar i tid. Försök igen när datorn har mindre att göra.", program.name),
          fmt::format("{} did not finish in time. Try again when the machine has less to do.", program.name));
    case sandbox::Ended::memory:
      return unavailable("render.memory",
          fmt::format("{} behövde mer minne än ett dokument får ta. Korta texterna eller bilderna i det.",
              program.name),
          fmt::format("{} needed more memory than a document may take. Shorten its texts or pictures.",
              program.name));
    case sandbox::Ended::folder:
      return unavailable("render.space",
          fmt::format(
              "{} skrev mer än ett dokument får ta. Korta texterna eller bilderna i det.", program.name),
          fmt::format(
              "{} wrote more than a document may take. Shorten its texts or pictures.", program.name));
  }
  return std::nullopt;
}

}  // namespace programs

namespace {

/// "Chromium 156.0.8078.79", nothing where it says none; refused where it cannot be started or shut in.
Result<std::string> version_of(const std::filesystem::path& file, sandbox::Setuid setuid) {
  const auto folder = sandbox::Folder::make();
  if (!folder) return refuse(folder.error());
  sandbox::Limits limits;
  limits.deadline = std::chrono::seconds(10);
  const auto outcome = sandbox::run(file, {"--version"}, *folder, limits, setuid);
  if (!outcome) return refuse(outcome.error());
  if (outcome->timed_out || outcome->exit_code != 0) return std::string();
  return std::string(trimmed(std::string_view(outcome->output).substr(0, outcome->output.find('\n'))));
}

Renderer renderer(const programs::Program& program) {
  const auto file = programs::find(program);
  if (!file) return {program.name, false, program.remedy};
  auto version = version_of(*file, program.setuid);
  if (!version && version.error().code == "sandbox.not_possible")
    return {program.name, false, version.error().message};
  if (version && !version->empty()) return {std::move(*version), true, {}};
  return {program.name, false,
      {fmt::format("{} finns här men går inte att starta. Installera om det.", program.name),
          fmt::format("{} is here but cannot be started. Reinstall it.", program.name)}};
}

}  // namespace

std::vector<Renderer> renderers() {
  return {renderer(programs::chromium()), renderer(programs::pandoc()), renderer(programs::rsvg_convert())};
}

}  // namespace ringmur
