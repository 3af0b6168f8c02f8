#include <fmt/format.h>

#include <array>
#include <cctype>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/log.h"
#include "exchange/docx_finish.h"
#include "exchange/programs.h"
#include "exchange/render.h"
#include "exchange/sandbox.h"

namespace ringmur {
namespace {

constexpr std::size_t most_bytes = 256u << 20;

constexpr sandbox::Limits pandoc_limits{
    .deadline = std::chrono::minutes(2),
    .memory_bytes = std::size_t{3} << 30,
    .file_bytes = most_bytes,
    .cpu_seconds = 120,
};

bool names_end(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0 || c == '>' || c == '/';
}

/// True where `text` at `at` is "<name" or "</name", in any case.
bool tag_at(std::string_view text, std::size_t at, std::string_view opening) {
  if (at + opening.size() >= text.size() || !names_end(text[at + opening.size()])) return false;
  for (std::size_t i = 0; i < opening.size(); ++i) {
    if (std::tolower(static_cast<unsigned char>(text[at + i])) != opening[i]) return false;
  }
  return true;
}

std::size_t find_tag(std::string_view text, std::string_view opening, std::size_t from) {
  for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (tag_at(text, at, opening)) return at;
  }
  return std::string_view::npos;
}

/// Where the tag that begins at `at` ends, quoted ">" passed over.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return text.size();
}

/// `html` with each element `name` (and all in it) given to `replace`, which says what stands there instead.
std::string replaced(std::string_view html, const std::string& name,
    const std::function<std::string(std::string_view)>& replace) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = find_tag(html, "<" + name, at);
    if (begin == std::string_view::npos) return out += html.substr(at);
    const std::size_t close = find_tag(html, "</" + name, begin);
    const std::size_t end = close == std::string_view::npos ? html.size() : tag_end(html, close);
    out += html.substr(at, begin - at);
    out += replace(html.substr(begin, end - begin));
    at = end;
  }
}

/// The same for elements without an end, as <img>.
std::string replaced_tags(std::string_view html, const std::string& name,
    const std::function<std::string(std::string_view)>& replace) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t begin = find_tag(html, "<" + name, at);
    if (begin == std::string_view::npos) return out += html.substr(at);
    const std::size_t end = tag_end(html, begin);
    out += html.substr(at, begin - at);
    out += replace(html.substr(begin, end - begin));
    at = end;
  }
}

/// The value as it is written, its character references kept.
std::string attribute(std::string_view tag, const std::string& name) {
  const std::string mark = " " + name + "=\"";
  const std::size_t at = tag.find(mark);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + mark.size();
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

std::string content_of(std::string_view element, const std::string& name) {
  const std::size_t open = find_tag(element, "<" + name, 0);
  const std::size_t close = find_tag(element, "</" + name, 0);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  const std::size_t begin = tag_end(element, open);
  return begin <= close ? std::string(element.substr(begin, close - begin)) : std::string();
}

std::string quoted(std::string text) {
  for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at)) {
    text.replace(at, 1, "&quot;");
  }
  return text;
}

std::string standalone(std::string_view svg) {
  constexpr std::string_view space = "http://www.w3.org/2000/svg";
  std::string out(svg);
  if (svg.substr(0, tag_end(svg, 0)).find(space) == std::string_view::npos) {
    out.insert(4, fmt::format(" xmlns=\"{}\"", space));
  }
  return out;
}

std::string chart_name(std::size_t number) {
  return fmt::format("chart{}", number);
}

struct Prepared {
  std::string html;
  std::vector<std::string> charts;
};

/// Charts as files of their own; whatever pandoc would fetch from disk or network is taken away; no <head>,
/// whose <title> would stand once more above the title page.
Prepared prepared(const std::string& html) {
  const auto nothing = [](std::string_view) { return std::string(); };
  Prepared out;
  std::string text = replaced(html, "head", nothing);
  for (const char* name : {"script", "style", "iframe", "object", "video", "audio"}) {
    text = replaced(text, name, nothing);
  }
  for (const char* name : {"link", "embed", "source", "base"}) text = replaced_tags(text, name, nothing);
  text = replaced_tags(text, "img", [](std::string_view tag) {
    if (attribute(tag, "src").starts_with("data:image/")) return std::string(tag);
    return attribute(tag, "alt");
  });
  out.html = replaced(text, "svg", [&out](std::string_view svg) {
    out.charts.push_back(standalone(svg));
    return fmt::format(
        "<img src=\"{}.svg\" alt=\"{}\">", chart_name(out.charts.size()), quoted(content_of(svg, "desc")));
  });
  return out;
}

std::unexpected<Error> failed(const programs::Program& program, const sandbox::Outcome& outcome) {
  log::error("render.docx_failed", {{"program", program.name}, {"exit", fmt::format("{}", outcome.exit_code)},
                                       {"timed_out", outcome.timed_out ? "true" : "false"}});
  if (auto early = programs::ended_early(program, outcome)) return refuse(std::move(*early));
  return refuse(Refusal::unavailable, "render.failed",
      {fmt::format("{} slutade med felkod {}. Se efter att minnet och den tillfälliga mappen räcker till.",
           program.name, outcome.exit_code),
          fmt::format("{} ended with exit code {}. See that memory and the temporary folder suffice.",
              program.name, outcome.exit_code)});
}

Result<void> run(const programs::Program& program, const std::vector<std::string>& arguments,
    const sandbox::Folder& folder) {
  const auto file = programs::find(program);
  if (!file) return refuse(Refusal::unsupported, "render." + program.name + "_missing", program.remedy);
  const auto outcome = sandbox::run(*file, arguments, folder, pandoc_limits, program.setuid);
  if (!outcome) return refuse(outcome.error());
  if (outcome->ended != sandbox::Ended::by_itself || outcome->exit_code != 0)
    return failed(program, *outcome);
  return {};
}

/// The chart as a PNG too, of twice its size, for readers that cannot show SVG.
Result<docx::Chart> drawn(const std::string& svg, const std::string& name, const sandbox::Folder& folder) {
  if (auto good = folder.write(name + ".svg", svg); !good) return refuse(std::move(good.error()));
  auto good = run(programs::rsvg_convert(),
      {"--zoom", "2", "--format", "png", "-o", name + ".png", name + ".svg"}, folder);
  if (!good) return refuse(std::move(good.error()));
  auto png = folder.read(name + ".png", most_bytes);
  if (!png) return refuse(std::move(png.error()));
  return docx::Chart{name + ".svg", content_of(svg, "desc"), std::move(*png)};
}

/// Not pandoc's own --sandbox: in Debian 12's version it cannot find the parts of a DOCX. Ours holds it.
std::vector<std::string> pandoc_arguments(const DocumentInfo& info) {
  std::vector<std::string> arguments{"--from=html", "--to=docx", "--metadata=lang:" + info.language};
  if (!info.audit_head.empty()) arguments.push_back("--metadata=RingmurAuditHead:" + info.audit_head);
  arguments.insert(arguments.end(), {"--output=out.docx", "in.html"});
  return arguments;
}

}  // namespace

Result<std::string> render_docx(const std::string& html, const DocumentInfo& info) {
  const Prepared document = prepared(html);
  auto folder = sandbox::Folder::make();
  if (!folder) return refuse(std::move(folder.error()));
  if (auto good = folder->write("in.html", document.html); !good) return refuse(std::move(good.error()));
  if (!programs::find(programs::pandoc())) {
    return refuse(Refusal::unsupported, "render.pandoc_missing", programs::pandoc().remedy);
  }
  std::vector<docx::Chart> charts;
  for (std::size_t i = 0; i < document.charts.size(); ++i) {
    auto chart = drawn(document.charts[i], chart_name(i + 1), *folder);
    if (!chart) return refuse(std::move(chart.error()));
    charts.push_back(std::move(*chart));
  }
  if (auto good = run(programs::pandoc(), pandoc_arguments(info), *folder); !good) {
    return refuse(std::move(good.error()));
  }
  auto made = folder->read("out.docx", most_bytes);
  if (!made) return made;
  return docx::finish(*made, info, charts);
}

}  // namespace ringmur
