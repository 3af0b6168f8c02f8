#include "review/written_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "review/compose.h"

namespace ringmur::review {
namespace {

constexpr std::size_t most_bytes = 200'000;

/// What all chapters of a year are told from.
struct Sources {
  std::optional<FrozenReview> frozen;
  Words frozen_words;
  int earlier_year{0};
  Words earlier;
  std::vector<ReportText> written;
};

ReportOf report_of(const UnitPlace& place, int year) {
  return {place.authority.id, place.unit, year};
}

Result<Sources> sources_of(Store& store, const Actor& actor, const UnitPlace& place, int year) {
  Sources sources;
  auto frozen = find_review(store, actor, place.authority.id, place.unit, year);
  if (!frozen) return std::unexpected(frozen.error());
  sources.frozen = std::move(*frozen);
  if (sources.frozen) sources.frozen_words = words_from_json(sources.frozen->words);
  auto before = review_before(store, actor, place.authority.id, place.unit, year);
  if (!before) return std::unexpected(before.error());
  if (*before) {
    sources.earlier_year = (*before)->year;
    sources.earlier = words_from_json((*before)->words);
  }
  auto written = report_texts(store, actor, report_of(place, year));
  if (!written) return std::unexpected(written.error());
  sources.written = std::move(*written);
  return sources;
}

std::string text_in(const Words& words, const std::string& key) {
  auto found = words.find(key);
  return found == words.end() ? std::string() : found->second;
}

ChapterWords chapter_of(const WordsKey& chapter, const Sources& sources, const UnitPlace& place, int year) {
  const std::string key(chapter.key);
  ChapterWords words{
      chapter, {}, {}, text_in(sources.earlier, key), false, standard_words(key, place.name, year)};
  words.written.chapter = key;
  auto written = std::ranges::find(sources.written, key, &ReportText::chapter);
  if (written != sources.written.end()) words.written = *written;
  words.carried = words.written.version == 0 && !words.earlier.empty();
  words.text = words.carried ? words.earlier : words.written.text;
  if (sources.frozen) {
    words.text = text_in(sources.frozen_words, key);
    words.carried = words.carried && words.text == words.earlier;
  }
  return words;
}

Result<std::vector<Gap>> lacks_of(
    Store& store, const Actor& actor, const UnitPlace& place, int year, const Sources& sources) {
  if (sources.frozen) {
    auto document = document_from_json(sources.frozen->document);
    if (!document) return std::unexpected(document.error());
    return document->gaps();
  }
  auto live = compose(store, actor, place, year, {});
  if (!live) return std::unexpected(live.error());
  return live->document.gaps();
}

Result<WordsKey> chapter_named(std::string_view key) {
  auto keys = words_keys();
  auto found = std::ranges::find(keys, key, &WordsKey::key);
  if (found != keys.end()) return *found;
  return refuse(Refusal::not_found, "chapter.not_found",
      {"Rapporten har inget sådant kapitel. Se /api/v1/report/chapters.",
          "The report has no such chapter. See /api/v1/report/chapters."});
}

/// NFC, ordinary line ends; only blanks are nothing.
Result<std::string> plain(const WordsKey& chapter, const std::string& text) {
  if (text.size() > most_bytes) {
    return refuse(Refusal::too_large, "words.too_large",
        {fmt::format("Texten är längre än {} byte. Korta den.", most_bytes),
            fmt::format("The text is longer than {} bytes. Shorten it.", most_bytes)},
        "text");
  }
  const std::string key(chapter.key);
  auto good = checked({{key, text}});
  if (!good) return std::unexpected(good.error());
  return text_in(*good, key);
}

}  // namespace

Result<WordsOfYear> words_of_year(Store& store, const Actor& actor, const UnitPlace& place, int year) {
  auto sources = sources_of(store, actor, place, year);
  if (!sources) return std::unexpected(sources.error());
  WordsOfYear of_year;
  for (const WordsKey& chapter : words_keys())
    of_year.chapters.push_back(chapter_of(chapter, *sources, place, year));
  auto lacks = lacks_of(store, actor, place, year, *sources);
  if (!lacks) return std::unexpected(lacks.error());
  of_year.lacks = std::move(*lacks);
  of_year.earlier_year = sources->earlier_year;
  of_year.frozen = std::move(sources->frozen);
  return of_year;
}

Result<ChapterWords> words_of_chapter(
    Store& store, const Actor& actor, const UnitPlace& place, int year, std::string_view key) {
  auto chapter = chapter_named(key);
  if (!chapter) return std::unexpected(chapter.error());
  auto sources = sources_of(store, actor, place, year);
  if (!sources) return std::unexpected(sources.error());
  return chapter_of(*chapter, *sources, place, year);
}

Result<std::vector<ReportText>> versions_of_chapter(
    Store& store, const Actor& actor, const UnitPlace& place, int year, std::string_view key) {
  auto chapter = chapter_named(key);
  if (!chapter) return std::unexpected(chapter.error());
  return report_text_versions(store, actor, report_of(place, year), std::string(chapter->key));
}

Result<ChapterWords> write_chapter(Store& store, const Actor& actor, const UnitPlace& place, int year,
    std::string_view key, const std::string& text, std::int64_t version) {
  auto chapter = chapter_named(key);
  if (!chapter) return std::unexpected(chapter.error());
  auto written = plain(*chapter, text);
  if (!written) return std::unexpected(written.error());
  auto stored =
      write_report_text(store, actor, report_of(place, year), std::string(chapter->key), *written, version);
  if (!stored) return std::unexpected(stored.error());
  return words_of_chapter(store, actor, place, year, key);
}

}  // namespace ringmur::review
