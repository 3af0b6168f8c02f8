#include <fmt/format.h>

#include <boost/json.hpp>
#include <semaphore>

#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_words.h"
#include "server/report_policy.h"

namespace ringmur::api {
namespace {

struct Asked {
  UnitPlace place;
  int year{0};
};

std::expected<Asked, Problem> asked_for(Call& call) {
  auto year = number_parameter(call, "year", first_year, last_year, std::nullopt);
  if (!year) return std::unexpected(year.error());
  auto place = place_of(call, call.request.parameter("unit"), In::query);
  if (!place) return std::unexpected(place.error());
  return Asked{std::move(*place), static_cast<int>(*year)};
}

struct Kind {
  Format format;
  const char* disposition;
};

Kind kind_of(std::string_view name) {
  if (name == "html") return {Format::html, "inline"};
  if (name == "pdf") return {Format::pdf, "attachment"};
  if (name == "docx") return {Format::docx, "attachment"};
  return {Format::json, "inline"};
}

/// A PDF or DOCX costs seconds and a browser of its own: few at once, so that threads are left for all
/// others. Who wants many orders them as jobs.
class RenderingTurn {
 public:
  RenderingTurn() : taken_(turns().try_acquire()) {}
  ~RenderingTurn() {
    if (taken_) turns().release();
  }
  RenderingTurn(const RenderingTurn&) = delete;
  RenderingTurn& operator=(const RenderingTurn&) = delete;

  bool taken() const { return taken_; }

 private:
  static constexpr int most = 2;
  static std::counting_semaphore<most>& turns() {
    static std::counting_semaphore<most> all{most};
    return all;
  }

  bool taken_;
};

std::unexpected<Problem> too_many_renderings() {
  return std::unexpected(Problem({Refusal::unavailable, "report.busy",
      {"Flera rapporter görs just nu. Försök igen om en stund, eller beställ den som ett jobb.",
          "Several reports are being made right now. Try again in a moment, or order it as a job."},
      {}, {}}));
}

Answer report_response(Call& call, const Words& words) {
  auto asked = asked_for(call);
  if (!asked) return std::unexpected(asked.error());
  auto format = choice_parameter(call, "format", {"json", "html", "pdf", "docx"});
  if (!format) return std::unexpected(format.error());
  Kind kind = kind_of(*format);
  auto secrets = masked_parameter(call);
  if (!secrets) return std::unexpected(secrets.error());
  std::optional<RenderingTurn> turn;
  if (kind.format == Format::pdf || kind.format == Format::docx) {
    turn.emplace();
    if (!turn->taken()) return too_many_renderings();
  }
  auto bytes =
      ringmur::report(call.store(), call.actor, asked->place, asked->year, words, kind.format, {}, *secrets);
  if (!bytes) return std::unexpected(Problem(bytes.error()));
  http::Response response;
  response.headers = {{"Content-Type", std::string(content_type_of(kind.format))},
      {"Content-Disposition", fmt::format("{}; filename=\"{}\"", kind.disposition,
                                  report_file_name(asked->place.code, asked->year, kind.format))},
      // Should words ever smuggle a script into the document, it does not run.
      {"Content-Security-Policy", kind.format == Format::html ? report_policy(*bytes) : file_policy()}};
  response.body = std::move(*bytes);
  return response;
}

}  // namespace

std::expected<Words, Problem> words_of(const boost::json::object& object) {
  Words words;
  const boost::json::value* given = object.if_contains("words");
  if (given == nullptr || given->is_null()) return words;
  bool good = given->is_object();
  if (good) {
    for (const auto& chapter : given->get_object()) {
      good = good && chapter.value().is_string();
      if (good) words[std::string(chapter.key())] = chapter.value().get_string();
    }
  }
  if (good) return words;
  return std::unexpected(Problem({Refusal::invalid, "words.not_text",
      {"words: skriv ett objekt med Markdown för varje kapitel: {\"summary\": \"…\"}.",
          "words: write an object with Markdown for each chapter: {\"summary\": \"…\"}."},
      "words", {}}));
}

Answer read_figures(Call& call) {
  auto asked = asked_for(call);
  if (!asked) return std::unexpected(asked.error());
  auto values = ringmur::figures(call.store(), call.actor, asked->place, asked->year);
  if (!values) return std::unexpected(Problem(values.error()));
  return json_response(200, figures_json(asked->place, asked->year, *values));
}

Answer read_report(Call& call) {
  return report_response(call, {});
}

Answer make_report(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"words"}); !good) return std::unexpected(good.error());
  auto words = words_of(*object);
  if (!words) return std::unexpected(words.error());
  return report_response(call, *words);
}

}  // namespace ringmur::api
