#include <fmt/format.h>

#include <boost/json.hpp>

#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_words.h"
#include "store/trail_events.h"

namespace ringmur::api {
namespace {

std::string review_body(Call& call, const FrozenReview& review, const std::vector<FrozenFigure>& figures) {
  std::string body = review_json(review, figures, call.api.codes.code_of(review.authority));
  return body.replace(0, 1, fmt::format(R"({{"id":"{}",)", to_string(review.id)));
}

std::expected<int, Problem> year_member(const boost::json::object& object) {
  const boost::json::value* year = object.if_contains("year");
  bool good = year != nullptr && year->is_int64() && year->get_int64() >= first_year &&
              year->get_int64() <= last_year;
  if (good) return static_cast<int>(year->get_int64());
  return std::unexpected(Problem({Refusal::invalid, "year.invalid",
      {"year: skriv året som ett tal, till exempel 2025.",
          "year: write the year as a number, for example 2025."},
      "year", {}}));
}

void append_review(std::string& out, const FrozenReview& review, std::string_view authority) {
  out += '{';
  append_text(out, "id", to_string(review.id));
  append_text(out, "authority", authority);
  append_text(out, "unit", to_string(review.unit));
  fmt::format_to(std::back_inserter(out), ",\"year\":{}", review.year);
  append_text(out, "frozen_at", to_string(review.frozen_at));
  append_text(out, "frozen_by", review.frozen_by);
  append_text(out, "head", review.head);
  out += '}';
}

}  // namespace

Answer freeze_review(Call& call) {
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto good = only_members(*object, {"unit", "year", "words"}); !good)
    return std::unexpected(good.error());
  auto code = text_member(*object, "unit");
  if (!code) return std::unexpected(code.error());
  auto year = year_member(*object);
  if (!year) return std::unexpected(year.error());
  auto words = words_of(*object);
  if (!words) return std::unexpected(words.error());
  auto place =
      place_of(call, code->empty() ? std::nullopt : std::optional<std::string_view>(*code), In::body);
  if (!place) return std::unexpected(place.error());
  auto review = ringmur::freeze(call.store(), call.actor, *place, *year, *words);
  if (!review) return std::unexpected(Problem(review.error()));
  auto figures = frozen_figures(call.store(), call.actor, *review, WithRecords::yes);
  if (!figures) return std::unexpected(Problem(figures.error()));
  http::Response response = json_response(201, review_body(call, *review, *figures));
  response.headers.emplace_back("Location", fmt::format("/api/v1/reviews/{}{}", to_string(review->id),
                                                authority_suffix(call, place->authority.code)));
  return response;
}

Answer list_reviews(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto reviews = ringmur::list_reviews(call.store(), call.actor, authority->id);
  if (!reviews) return std::unexpected(Problem(reviews.error()));
  std::string body = "{\"items\":[";
  for (const FrozenReview& review : *reviews) {
    if (&review != &reviews->front()) body += ',';
    append_review(body, review, authority->code);
  }
  return json_response(200, body + "]}");
}

Answer read_review(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto reviews = ringmur::list_reviews(call.store(), call.actor, authority->id);
  if (!reviews) return std::unexpected(Problem(reviews.error()));
  auto id = parse_uuid(call.id);
  for (const FrozenReview& review : *reviews) {
    if (!id || review.id != *id) continue;
    auto figures = frozen_figures(call.store(), call.actor, review, WithRecords::yes);
    if (!figures) return std::unexpected(Problem(figures.error()));
    return json_response(200, review_body(call, review, *figures));
  }
  return std::unexpected(Problem({Refusal::not_found, "review.not_found",
      {"Det finns ingen sådan fryst genomgång. Se /api/v1/reviews.",
          "There is no such frozen review. See /api/v1/reviews."},
      {}, {}}));
}

namespace {

void append_change(std::string& out, const ChangedRecord& change) {
  out += '{';
  append_text(out, "figure", change.figure);
  append_text(out, "type", change.type);
  append_text(out, "id", to_string(change.id));
  append_text(out, "record", change.record);
  fmt::format_to(
      std::back_inserter(out), R"(,"frozen_version":{},"version":{})", change.frozen_version, change.version);
  append_text(out, "changed_at", to_string(change.changed_at));
  append_text(out, "changed_by", change.changed_by);
  out += '}';
}

void append_changes(std::string& out, const std::vector<ChangedRecord>& changes) {
  for (const ChangedRecord& change : changes) {
    if (&change != &changes.front()) out += ',';
    append_change(out, change);
  }
}

void append_verification(std::string& out, const Verification& verification) {
  fmt::format_to(std::back_inserter(out), R"({{"year":{},"records":{},"changed":[)", verification.year,
      verification.records);
  append_changes(out, verification.changed);
  out += "],\"removed\":[";
  append_changes(out, verification.removed);
  out += "],\"figures\":[";
  for (const auto& figure : verification.figures) {
    if (&figure != &verification.figures.front()) out += ',';
    out += '{';
    append_text(out, "id", figure.first);
    append_text(out, "difference", figure.second);
    out += '}';
  }
  out += "]}";
}

void append_fault(std::string& out, const ChainFault& fault, Language language) {
  append_text(out, "fault", fault.what.in(language));
  append_text(out, "fault_kind", code_of(fault.kind));
  fmt::format_to(std::back_inserter(out), ",\"fault_link\":{}", fault.sequence);
  if (fault.ordinal) fmt::format_to(std::back_inserter(out), ",\"fault_event\":{}", *fault.ordinal);
}

/// The trail behind it all: its head, and whether every link fits the one before.
std::expected<void, Problem> append_chain(std::string& out, Call& call, const Authority& authority) {
  auto state = call.store().chain(call.actor, authority.id);
  if (!state) return std::unexpected(Problem(state.error()));
  ChainProof proof;
  if (auto head = call.request.parameter("head")) proof.head = std::string(*head);
  auto fault = call.store().verify_chain(call.actor, authority.id, proof);
  if (!fault) return std::unexpected(Problem(fault.error()));
  if (auto noted = record_verification(call.store(), call.actor, authority.id, *state, *fault); !noted)
    return std::unexpected(Problem(noted.error()));
  out += "{\"sound\":";
  out += *fault ? "false" : "true";
  fmt::format_to(std::back_inserter(out), ",\"links\":{}", state->sequence);
  append_text(out, "head", hex(state->head));
  if (*fault) append_fault(out, **fault, call.language);
  out += '}';
  return {};
}

}  // namespace

Answer verify_reviews(Call& call) {
  auto authority = authority_of(call);
  if (!authority) return std::unexpected(authority.error());
  auto verifications = ringmur::verify(call.store(), call.actor, *authority);
  if (!verifications) return std::unexpected(Problem(verifications.error()));
  std::string body = "{";
  append_text(body, "authority", authority->code);
  body += ",\"chain\":";
  if (auto chain = append_chain(body, call, *authority); !chain) return std::unexpected(chain.error());
  body += ",\"items\":[";
  for (const Verification& verification : *verifications) {
    if (&verification != &verifications->front()) body += ',';
    append_verification(body, verification);
  }
  return json_response(200, body + "]}");
}

}  // namespace ringmur::api
