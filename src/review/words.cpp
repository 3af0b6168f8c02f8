#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "base/text.h"
#include "exchange/text_encoding.h"
#include "review/chapters.h"

namespace ringmur {
namespace {

constexpr std::size_t most_bytes = 1u << 20;

std::unexpected<Error> no_folder(const std::string& folder) {
  return refuse(Refusal::not_found, "words.no_folder",
      {fmt::format("Det finns ingen läsbar mapp {}. Lägg där en Markdown-fil per kapitel.", folder),
          fmt::format("There is no readable folder {}. Put a Markdown file per chapter there.", folder)});
}

std::unexpected<Error> not_words(const std::string& name) {
  std::string names;
  for (const review::WordsKey& known : review::words_keys()) {
    names += fmt::format("{}{}.md", names.empty() ? "" : ", ", known.key);
  }
  return refuse(Refusal::invalid, "words.unknown_file",
      {fmt::format("Filen {} hör inte till något kapitel. Döp om eller flytta den; de namn som finns är {}.",
           name, names),
          fmt::format(
              "The file {} belongs to no chapter. Rename or move it; the names are {}.", name, names)},
      name);
}

Result<std::string> read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(most_bytes + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  std::string name = path.filename().string();
  if (file.bad() || (bytes.empty() && !file.eof())) {
    return refuse(Refusal::not_found, "words.unreadable",
        {fmt::format("Filen {} går inte att läsa. Kontrollera att du har rätt att läsa den.", name),
            fmt::format("The file {} cannot be read. Check that you may read it.", name)},
        name);
  }
  if (bytes.size() > most_bytes) {
    return refuse(Refusal::too_large, "words.too_large",
        {fmt::format("Filen {} är större än 1 MiB. Korta texten.", name),
            fmt::format("The file {} is larger than 1 MiB. Shorten the text.", name)},
        name);
  }
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  if (is_utf8(bytes)) return bytes;
  std::string text;
  append_windows1252(bytes, text);
  return text;
}

bool is_markdown(const std::filesystem::path& path) {
  std::string ending = folded(path.extension().string());
  return ending == ".md" || ending == ".markdown";
}

/// Beside the words people keep notes on the folder itself, and their editors hidden files.
bool is_passed_over(const std::filesystem::path& path) {
  std::string name = path.filename().string();
  return name.starts_with('.') || name.ends_with('~') || folded(path.stem().string()) == "readme";
}

}  // namespace

Result<Words> read_words(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->is_regular_file(error) && !is_passed_over(at->path())) files.push_back(at->path());
  }
  if (error) return no_folder(folder);
  std::ranges::sort(files);
  Words words;
  for (const std::filesystem::path& path : files) {
    std::string stem = path.stem().string();
    if (!is_markdown(path) || !review::key_of(stem)) return not_words(path.filename().string());
    auto text = read_text(path);
    if (!text) return std::unexpected(text.error());
    words.emplace(std::move(stem), std::move(*text));
  }
  return review::checked(words);
}

}  // namespace ringmur
