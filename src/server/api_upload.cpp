#include "server/api_upload.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "server/wire.h"

namespace ringmur::api {
namespace {

constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::size_t most_head_bytes = 8 * 1024;

std::unexpected<Problem> bad_form(std::string_view code, std::string sv, std::string en) {
  return with_status(400, {Refusal::invalid, std::string(code), {std::move(sv), std::move(en)}, {}, {}});
}

std::unexpected<Problem> broken_form() {
  return bad_form("form.broken",
      "Formuläret går inte att läsa. Skicka filen med curl -F file=@fil.csv eller --data-binary @fil.csv.",
      "The form cannot be read. Send the file with curl -F file=@file.csv or --data-binary @file.csv.");
}

std::unexpected<Problem> several_parts() {
  return bad_form("form.several_parts", "Formuläret får bara ha en del: filen. Skriv allt annat i adressen.",
      "The form may have one part only: the file. Write everything else in the address.");
}

std::unexpected<Problem> no_content() {
  return bad_form("form.empty",
      "Anropet har inget innehåll. Skicka filen med --data-binary @fil.csv eller -F file=@fil.csv.",
      "The request has no content. Send the file with --data-binary @file.csv or -F file=@file.csv.");
}

std::unexpected<Problem> cannot_keep() {
  return std::unexpected(Problem({Refusal::unavailable, "http.cannot_spool",
      {"Servern kan inte lägga undan filen. Be den som sköter servern att ge plats i mappen för "
       "tillfälliga filer.",
          "The server cannot put the file aside. Ask its administrator to make room in the folder for "
          "temporary files."},
      {}, {}}));
}

/// A parameter of a header: name="file.csv" or boundary=abc.
std::string parameter_of(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    auto semicolon = header.find(';');
    if (semicolon == std::string_view::npos) return {};
    header.remove_prefix(semicolon + 1);
    std::string_view rest = trimmed(header);
    auto equals = rest.find('=');
    if (equals == std::string_view::npos || !http::same_name(trimmed(rest.substr(0, equals)), name)) continue;
    rest.remove_prefix(equals + 1);
    if (!rest.starts_with('"')) return std::string(trimmed(rest.substr(0, rest.find(';'))));
    std::string value;
    for (std::size_t i = 1; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) ++i;
      value += rest[i];
    }
    return value;
  }
  return {};
}

}  // namespace

std::string bare_name(std::string_view name) {
  auto slash = name.find_last_of("/\\");
  std::string_view bare = slash == std::string_view::npos ? name : name.substr(slash + 1);
  bool one_line = is_utf8(bare) && !has_control(bare) && bare.find_first_of("\t\n") == std::string_view::npos;
  return one_line ? std::string(prefix(bare, 200)) : std::string();
}

namespace {

/// Reads a form from a file, never more of it than a piece at a time.
class FormReader {
 public:
  FormReader(const std::filesystem::path& path, std::string_view boundary)
      : in_(path, std::ios::binary),
        start_("--" + std::string(boundary) + "\r\n"),
        end_("\r\n--" + std::string(boundary)) {}

  /// The head of the first part.
  std::optional<std::string> head() {
    while (left_.size() < most_head_bytes && more()) continue;
    if (!left_.starts_with(start_)) return std::nullopt;
    auto end = left_.find("\r\n\r\n", start_.size() - 2);
    if (end == std::string::npos) return std::nullopt;
    std::string head = left_.substr(start_.size(), end - std::min(end, start_.size()));
    left_.erase(0, end + 4);
    return head;
  }

  enum class Ended { last_part, another_part, broken, disk_full };

  Ended copy_to(http::SpooledFile& file) {
    for (;;) {
      auto end = left_.find(end_);
      if (end != std::string::npos) {
        if (!file.append(std::string_view(left_).substr(0, end))) return Ended::disk_full;
        left_.erase(0, end + end_.size());
        while (left_.size() < 2 && more()) continue;
        if (left_.starts_with("--")) return Ended::last_part;
        return left_.starts_with("\r\n") ? Ended::another_part : Ended::broken;
      }
      // What may be the beginning of the end stays.
      std::size_t certain = left_.size() - std::min(left_.size(), end_.size() - 1);
      if (!file.append(std::string_view(left_).substr(0, certain))) return Ended::disk_full;
      left_.erase(0, certain);
      if (!more()) return Ended::broken;
    }
  }

 private:
  bool more() {
    std::size_t before = left_.size();
    left_.resize(before + piece_bytes);
    in_.read(left_.data() + before, static_cast<std::streamsize>(piece_bytes));
    left_.resize(before + static_cast<std::size_t>(in_.gcount()));
    return left_.size() > before;
  }

  std::ifstream in_;
  std::string start_;
  std::string end_;
  std::string left_;
};

std::string_view disposition_of(std::string_view head) {
  while (!head.empty()) {
    auto end = std::min(head.find("\r\n"), head.size());
    std::string_view line = head.substr(0, end);
    auto colon = std::min(line.find(':'), line.size());
    if (http::same_name(trimmed(line.substr(0, colon)), "Content-Disposition")) return line;
    head.remove_prefix(std::min(end + 2, head.size()));
  }
  return {};
}

std::expected<Upload, Problem> file_of_form(
    Call& call, const http::SpooledFile& form, std::string_view content_type) {
  std::string boundary = parameter_of(content_type, "boundary");
  constexpr std::size_t longest = 70;
  if (boundary.empty() || boundary.size() > longest) return broken_form();
  FormReader reader(form.path(), boundary);
  auto head = reader.head();
  if (!head) return broken_form();
  auto file = http::SpooledFile::create(call.api.spool);
  if (!file) return cannot_keep();
  switch (reader.copy_to(*file)) {
    case FormReader::Ended::last_part:
      break;
    case FormReader::Ended::another_part:
      return several_parts();
    case FormReader::Ended::broken:
      return broken_form();
    case FormReader::Ended::disk_full:
      return cannot_keep();
  }
  return Upload{std::move(*file), bare_name(parameter_of(disposition_of(*head), "filename"))};
}

}  // namespace

std::expected<Upload, Problem> take_upload(Call& call) {
  if (!call.request.file || call.request.file->size() == 0) return no_content();
  http::SpooledFile body = std::move(*call.request.file);
  call.request.file.reset();
  std::string_view content_type = call.request.header("Content-Type");
  constexpr std::string_view form = "multipart/form-data";
  if (!http::same_name(content_type.substr(0, form.size()), form)) return Upload{std::move(body), {}};
  return file_of_form(call, body, content_type);
}

}  // namespace ringmur::api
