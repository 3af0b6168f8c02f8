#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/stockholm.h"
#include "base/text.h"
#include "exchange/render.h"
#include "review/compose.h"
#include "review/html.h"
#include "store/seals.h"
#include "store/trail_events.h"

namespace ringmur {
namespace {

using review::Document;
using review::Medium;

constexpr std::array<std::pair<std::string_view, Format>, 4> endings{
    {{".pdf", Format::pdf}, {".html", Format::html}, {".docx", Format::docx}, {".json", Format::json}}};

/// The report to be shown, and what only paper carries of it.
struct Made {
  Document document;
  std::string head;
  std::vector<std::string> colophon;
  std::string seal;  ///< a sentence; empty where the chain has none
};

/// The latest seal into the colophon, and the report that leaves the house into the trail. A report that is
/// looked at on the page is neither.
Result<void> remember(
    Store& store, const Actor& actor, const UnitPlace& place, Made& made, int year, Format format) {
  if (format != Format::pdf && format != Format::docx) return {};
  auto seal = latest_seal(store, actor, place.authority.id);
  if (!seal) return std::unexpected(seal.error());
  if (*seal) {
    made.seal = fmt::format("Senaste sigill: {}, länk {}, nyckel {}, signatur {} (Ed25519).", (*seal)->day,
        (*seal)->sequence, (*seal)->key, hex((*seal)->signature));
  }
  return record_export(store, actor, place.authority.id,
      {.type = "report",
          .what = "report",
          .format = format == Format::pdf ? "pdf" : "docx",
          .filter = fmt::format("unit={}&year={}", place.code, year)});
}

Result<Made> made_live(
    Store& store, const Actor& actor, const UnitPlace& place, review::Composition composition) {
  auto chain = store.chain(actor, place.authority.id);
  if (!chain) return std::unexpected(chain.error());
  Made made{std::move(composition.document), hex(chain->head), {}, {}};
  made.colophon.push_back(
      fmt::format("Sammanställd ur registren i Ringmur {}.", to_string(stockholm::today(now()))));
  return made;
}

Result<Made> made_frozen(const FrozenReview& frozen, const Document& live) {
  auto document = review::document_from_json(frozen.document);
  if (!document) return std::unexpected(document.error());
  document->state = review::State::frozen;
  review::annotate(*document, live);
  Made made{std::move(*document), frozen.head, {}, {}};
  made.colophon.push_back(fmt::format(
      "Året frystes {} av {}.", to_string(stockholm::local(frozen.frozen_at).date), frozen.frozen_by));
  return made;
}

Result<Made> make(Store& store, const Actor& actor, const UnitPlace& place, int year, const Words& words,
    const ReportProgress& progress, Secrets secrets) {
  auto texts = review::checked(words);
  if (!texts) return std::unexpected(texts.error());
  auto frozen = find_review(store, actor, place.authority.id, place.unit, year);
  if (!frozen) return std::unexpected(frozen.error());
  auto live = review::compose(store, actor, place, year, *texts, progress, secrets);
  if (!live) return std::unexpected(live.error());
  if (*frozen) return made_frozen(**frozen, live->document);
  return made_live(store, actor, place, std::move(*live));
}

Result<void> may_see(const Actor& actor, const Uuid& authority, Secrets secrets) {
  if (secrets != Secrets::shown || actor.covers("secrecy", Action::read, authority)) return {};
  return refuse(Refusal::forbidden, "secrecy.may_not_see",
      {"Du får inte se det som är sekretessbelagt i hela nämnden. Ta rapporten maskerad, eller be den som "
       "handlägger "
       "sekretess.",
          "You may not see what is secret in the whole authority. Take the report masked, or ask who handles "
          "secrecy."},
      "masked");
}

DocumentInfo info_of(const Made& made) {
  return {.title = review::title_of(made.document),
      .author = made.document.authority,
      .subject = fmt::format("Informationssäkerhet och dataskydd {}", made.document.year),
      .audit_head = made.head};
}

std::vector<std::string> colophon_of(const Made& made) {
  std::vector<std::string> sentences = made.colophon;
  sentences.push_back(
      fmt::format("Granskningskedjans huvud: {}. Med det kan ”ringmur verify --head” visa att det som hände "
                  "fram till dess inte "
                  "har skrivits om.",
          made.head));
  if (!made.seal.empty()) sentences.push_back(made.seal);
  return sentences;
}

}  // namespace

Result<Format> format_of(std::string_view file_name) {
  std::string name = folded(file_name);
  for (const auto& [ending, format] : endings) {
    if (name.size() > ending.size() && name.ends_with(ending)) return format;
  }
  return refuse(Refusal::unsupported, "report.unknown_format",
      {fmt::format("Filnamnet {} säger inte vilket format rapporten ska ha. Sluta det med .pdf, .html, .docx "
                   "eller .json.",
           file_name),
          fmt::format("The file name {} does not say which format the report is to have. End it with .pdf, "
                      ".html, .docx "
                      "or .json.",
              file_name)});
}

std::string_view content_type_of(Format format) {
  switch (format) {
    case Format::html:
      return "text/html; charset=utf-8";
    case Format::pdf:
      return "application/pdf";
    case Format::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::json:
      return "application/json";
  }
  std::unreachable();
}

std::string report_file_name(std::string_view unit_code, int year, Format format) {
  std::string code;
  for (char c : unit_code) {
    bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    code += plain ? c : '_';
  }
  auto ending = std::ranges::find(endings, format, &std::pair<std::string_view, Format>::second)->first;
  return fmt::format("ledningens-genomgang-{}-{}{}", code, year, ending);
}

Result<std::string> report(Store& store, const Actor& actor, const UnitPlace& place, int year,
    const Words& words, Format format, const ReportProgress& progress, Secrets secrets) {
  constexpr double composed = 0.3;
  constexpr double written = 0.35;
  auto composing = [&](double part) { return !progress || progress(part * composed); };
  if (auto may = may_see(actor, place.authority.id, secrets); !may) return std::unexpected(may.error());
  auto made = make(store, actor, place, year, words, composing, secrets);
  if (!made) return std::unexpected(made.error());
  auto printed = [&](Medium medium) {
    std::string html = review::to_html(made->document, medium, colophon_of(*made));
    if (progress) progress(written);
    return html;
  };
  if (auto noted = remember(store, actor, place, *made, year, format); !noted)
    return std::unexpected(noted.error());
  switch (format) {
    case Format::html:
      return review::to_html(made->document, Medium::web, {});
    case Format::json:
      return review::to_json(made->document);
    case Format::pdf:
      return render_pdf(printed(Medium::print), info_of(*made));
    case Format::docx:
      return render_docx(printed(Medium::word), info_of(*made));
  }
  std::unreachable();
}

}  // namespace ringmur
