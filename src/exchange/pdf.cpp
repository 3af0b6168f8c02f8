#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/log.h"
#include "exchange/pdf_finish.h"
#include "exchange/programs.h"
#include "exchange/render.h"
#include "exchange/sandbox.h"

namespace ringmur {
namespace {

constexpr std::size_t most_bytes = 256u << 20;
constexpr int most_passes = 4;

constexpr sandbox::Limits chromium_limits{
    .deadline = std::chrono::minutes(3),
    .memory_bytes = std::size_t{4} << 30,
    .file_bytes = most_bytes,
    .cpu_seconds = 180,
};

/// Where the number of a page is to stand.
struct Slot {
  std::size_t at{0};
  std::string id;
  std::string before;  ///< a link of our own, where the document has none to that place: without one the PDF
  std::string after;   ///< does not tell where the place is
};

std::size_t find_ignoring_case(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  const auto found = std::ranges::search(text, word, same);
  return found.empty() ? std::string_view::npos : static_cast<std::size_t>(found.begin() - text.begin());
}

std::vector<Slot> slots_of(std::string_view html) {
  constexpr std::string_view mark = "data-page-of=\"";
  std::vector<Slot> slots;
  for (std::size_t at = html.find(mark); at != std::string_view::npos; at = html.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    const std::size_t end = html.find('"', begin);
    const std::size_t close = html.find('>', end);
    if (end == std::string_view::npos || close == std::string_view::npos) break;
    if (!html.substr(close + 1).starts_with("</span>")) continue;
    Slot slot{close + 1, std::string(html.substr(begin, end - begin)), {}, {}};
    const std::string link = "href=\"#" + slot.id + "\"";
    if (html.find(link) == std::string_view::npos) {
      slot.before = "<a " + link + ">";
      slot.after = "</a>";
    }
    slots.push_back(std::move(slot));
  }
  return slots;
}

using Pages = std::map<std::string, int>;

/// `html` with the number of each slot's page; a place that is not in the document keeps its slot empty.
std::string filled(std::string_view html, const std::vector<Slot>& slots, const Pages& pages) {
  std::string out;
  std::size_t at = 0;
  for (const Slot& slot : slots) {
    out += html.substr(at, slot.at - at);
    at = slot.at;
    const auto found = pages.find(slot.id);
    const std::string number = found == pages.end() ? "" : fmt::format("{}", found->second);
    // Before the first pass nobody knows the pages: two digits take about the room that the number will.
    out += slot.before + (pages.empty() ? "00" : number) + slot.after;
  }
  return out += html.substr(at);
}

/// Nothing is fetched and no script runs, whatever the document says: a second policy can only tighten the
/// first.
std::string with_policy(std::string html) {
  constexpr std::string_view policy =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "img-src data:; font-src data:; base-uri 'none'; form-action 'none'\">";
  for (const std::string_view tag : {"<head", "<html", "<!doctype"}) {
    const std::size_t at = find_ignoring_case(html, tag);
    if (at == std::string::npos) continue;
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) continue;
    return html.insert(end + 1, policy);
  }
  return html.insert(0, policy);
}

std::vector<std::string> chromium_arguments(const std::string& folder) {
  return {"--headless", "--disable-gpu", "--user-data-dir=" + folder + "/profile", "--no-pdf-header-footer",
      "--generate-pdf-document-outline", "--export-tagged-pdf", "--disable-background-networking",
      "--disable-breakpad", "--disable-sync", "--disable-component-update", "--disable-default-apps",
      "--disable-extensions", "--disable-dev-shm-usage", "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:1",
      "--print-to-pdf=" + folder + "/out.pdf", "file://" + folder + "/in.html"};
}

std::unexpected<Error> failed(const sandbox::Outcome& outcome) {
  log::error("render.chromium_failed",
      {{"exit", fmt::format("{}", outcome.exit_code)}, {"timed_out", outcome.timed_out ? "true" : "false"}});
  if (auto early = programs::ended_early(programs::chromium(), outcome)) return refuse(std::move(*early));
  // What it says depends on whether the setuid helper is there.
  if (outcome.errors.find("usable sandbox") != std::string::npos ||
      outcome.errors.find("without sandboxing") != std::string::npos) {
    return refuse(Refusal::unsupported, "render.no_sandbox",
        {"Chromium kan inte avskärma sig här, och körs inte utan det. Tillåt användarnamnrymder (sysctl "
         "kernel.unprivileged_userns_clone=1; i en behållare en seccomp-profil som släpper fram dem) eller "
         "installera "
         "»chromium-sandbox«.",
            "Chromium cannot sandbox itself here, and is not run without that. Allow user namespaces (sysctl "
            "kernel.unprivileged_userns_clone=1; in a container a seccomp profile that lets them through) or "
            "install "
            "“chromium-sandbox”."});
  }
  return refuse(Refusal::unavailable, "render.failed",
      {fmt::format("Chromium slutade med felkod {} utan att lämna någon PDF. Se efter att minnet och den "
                   "tillfälliga mappen räcker till.",
           outcome.exit_code),
          fmt::format("Chromium ended with exit code {} and left no PDF. See that memory and the temporary "
                      "folder suffice.",
              outcome.exit_code)});
}

Result<std::string> print(const std::filesystem::path& program, const std::string& html) {
  auto folder = sandbox::Folder::make();
  if (!folder) return refuse(std::move(folder.error()));
  if (auto good = folder->write("in.html", html); !good) return refuse(std::move(good.error()));
  const auto outcome = sandbox::run(program, chromium_arguments(folder->path().string()), *folder,
      chromium_limits, sandbox::Setuid::allowed);
  if (!outcome) return refuse(outcome.error());
  std::error_code error;
  const bool there =
      std::filesystem::exists(std::filesystem::symlink_status(folder->path() / "out.pdf", error));
  if (outcome->exit_code != 0 || outcome->ended != sandbox::Ended::by_itself || !there)
    return failed(*outcome);
  return folder->read("out.pdf", most_bytes);
}

Pages wanted(const std::vector<Slot>& slots, const Pages& found) {
  Pages pages;
  for (const Slot& slot : slots) {
    const auto page = found.find(slot.id);
    if (page != found.end()) pages.insert(*page);
  }
  return pages;
}

/// A number in the contents may move what follows it: printed until the numbers stand still.
Result<std::string> print_with_pages(const std::filesystem::path& program, const std::string& html) {
  const auto slots = slots_of(html);
  if (slots.empty()) return print(program, html);
  Pages pages;
  for (int pass = 1;; ++pass) {
    auto pdf = print(program, filled(html, slots, pages));
    if (!pdf) return pdf;
    auto found = pdf::destination_pages(*pdf);
    if (!found) return refuse(std::move(found.error()));
    Pages next = wanted(slots, *found);
    // Nothing found at all: one more pass, so that no placeholder is left standing.
    if (next.empty()) return print(program, filled(html, slots, {{"", 0}}));
    if (next == pages) return pdf;
    if (pass == most_passes) {
      log::warning("render.pages_unsettled", {{"passes", fmt::format("{}", pass)}});
      return pdf;
    }
    pages = std::move(next);
  }
}

}  // namespace

Result<std::string> render_pdf(const std::string& html, const DocumentInfo& info) {
  const auto program = programs::find(programs::chromium());
  if (!program) return refuse(Refusal::unsupported, "render.chromium_missing", programs::chromium().remedy);
  auto pdf = print_with_pages(*program, with_policy(html));
  if (!pdf) return pdf;
  return pdf::finish(*pdf, info);
}

}  // namespace ringmur
