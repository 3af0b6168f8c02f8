#include <fmt/format.h>

#include <boost/json.hpp>

#include "areas/risk/draw_sample.h"
#include "areas/risk/sample_rules.h"
#include "base/text.h"
#include "schema/json_writer.h"
#include "schema/kind.h"
#include "server/api_addressed.h"
#include "server/api_handlers.h"
#include "server/api_json.h"
#include "server/api_parameters.h"
#include "server/api_sharing.h"

/// Stickprov: how large, which ones, and what the result says.
namespace ringmur::api {
namespace {

namespace json = boost::json;

/// A share in percent, with no more decimals than a sample gives reason for.
std::string percent(double share) {
  return fmt::format("{:.4f}", share * 100);
}

/// As a person writes it, with a comma or a point; nothing where it is missing. Refused outside 0–100.
std::expected<risk::Percent, Problem> percent_parameter(const Call& call, std::string_view name) {
  auto text = call.request.parameter(name);
  if (!text || trimmed(*text).empty()) return risk::Percent();
  const Field& field = risk::describe_internal_control().at("expected_deviation");
  auto value = operations(field.kind).read(trimmed(*text), field);
  if (value) {
    if (auto good = operations(field.kind).check(*value, field); good) return std::get<Decimal>(*value);
  }
  return in_query({Refusal::invalid, "parameter.invalid",
      {fmt::format("{}: skriv procent, 0 till 100.", name),
          fmt::format("{}: write percent, 0 to 100.", name)},
      std::string(name), {}});
}

std::expected<std::optional<std::int64_t>, Problem> count_parameter(const Call& call, std::string_view name) {
  if (!call.request.parameter(name)) return std::optional<std::int64_t>();
  auto number = number_parameter(call, name, 0, risk::largest_population, std::nullopt);
  if (!number) return std::unexpected(number.error());
  return std::optional(*number);
}

struct Asked {
  std::optional<std::int64_t> population{};
  std::optional<std::int64_t> checked{};
  std::optional<std::int64_t> deviations{};
  risk::Percent expected{};
  risk::Percent tolerable{};
  risk::Percent confidence{};
};

std::expected<Asked, Problem> asked_of(const Call& call) {
  Asked asked;
  for (auto [name, into] : {std::pair{"population", &asked.population}, {"checked", &asked.checked},
           {"deviations", &asked.deviations}}) {
    auto number = count_parameter(call, name);
    if (!number) return std::unexpected(number.error());
    *into = *number;
  }
  for (auto [name, into] : {std::pair{"expected", &asked.expected}, {"tolerable", &asked.tolerable},
           {"confidence", &asked.confidence}}) {
    auto share = percent_parameter(call, name);
    if (!share) return std::unexpected(share.error());
    *into = *share;
  }
  return asked;
}

Answer reach_answer(const Asked& asked) {
  const risk::SampleResult result{
      asked.population, *asked.checked, *asked.deviations, risk::confidence_of(asked.confidence)};
  auto reach = risk::reach_of(result);
  if (!reach) return in_query(reach.error());
  JsonWriter out;
  out.open('{').key("share").raw(percent(reach->share)).key("lower").raw(percent(reach->lower));
  out.key("upper").raw(percent(reach->upper)).member("method", risk::code_of(reach->method));
  out.words("sentence", risk::sentence_of(result, *reach));
  return json_response(200, out.close('}').take());
}

Answer size_answer(const Asked& asked) {
  constexpr std::int64_t five_percent = 5;
  const risk::Percent tolerable = asked.tolerable.value_or(Decimal{five_percent * Decimal::one});
  // Without a population the size is refused as one of 0 is: with the same remedy.
  const risk::SampleWish wish{asked.population.value_or(0), risk::share_of(asked.expected),
      risk::share_of(tolerable), risk::confidence_of(asked.confidence)};
  auto size = risk::sample_size(wish);
  if (!size) return in_query(size.error());
  JsonWriter out;
  out.open('{').key("size").raw(fmt::to_string(size->size));
  out.key("allowed").raw(fmt::to_string(size->allowed));
  out.words("sentence", risk::sentence_of(wish, *size));
  return json_response(200, out.close('}').take());
}

void write_numbers(JsonWriter& out, const std::vector<std::int64_t>& numbers) {
  out.key("numbers").open('[');
  for (std::int64_t number : numbers) out.raw(fmt::to_string(number));
  out.close(']');
}

std::expected<std::optional<std::int64_t>, Problem> size_of(const Call& call) {
  if (call.request.body.empty()) return std::optional<std::int64_t>();
  auto object = body_object(call);
  if (!object) return std::unexpected(object.error());
  if (auto known = only_members(*object, {"size"}); !known) return std::unexpected(known.error());
  const json::value* size = object->if_contains("size");
  if (size == nullptr || size->is_null()) return std::optional<std::int64_t>();
  if (size->is_int64()) return std::optional(size->get_int64());
  return std::unexpected(Problem({Refusal::invalid, "integer.not_whole",
      {"size: skriv ett heltal.", "size: write a whole number."}, "size", {}}));
}

}  // namespace

Answer reckon_sample(Call& call) {
  auto asked = asked_of(call);
  if (!asked) return std::unexpected(asked.error());
  if (asked->checked.has_value() != asked->deviations.has_value()) {
    const char* lacks = asked->checked ? "deviations" : "checked";
    return in_query({Refusal::invalid, "parameter.missing",
        {fmt::format("Skriv både checked och deviations; {} saknas.", lacks),
            fmt::format("Write both checked and deviations; {} is missing.", lacks)},
        lacks, {}});
  }
  return asked->checked ? reach_answer(*asked) : size_answer(*asked);
}

Answer draw_sample(Call& call) {
  auto size = size_of(call);
  if (!size) return std::unexpected(size.error());
  call.type = &risk::describe_internal_control();
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  const std::string name = call.person ? call.person->account.name : call.actor.name;
  auto drawn = risk::draw_sample(call.store(), call.actor, found->row, *size, name);
  if (!drawn) return std::unexpected(Problem(drawn.error()));
  const RecordType& type = risk::describe_control_performance();
  Sharings sharings(call, found->authority.id);
  (void)sharings.read({drawn->performance});
  std::string record;
  append_record(record, type, drawn->performance, found->authority.code, sharings.json(drawn->performance));
  JsonWriter out;
  out.open('{').key("performance").raw(record);
  write_numbers(out, drawn->sample.numbers);
  http::Response response = json_response(201, out.close('}').take());
  response.headers.emplace_back(
      "Location", fmt::format("/api/v1/{}/{}{}", type.plural, to_string(drawn->performance.meta.id),
                      authority_suffix(call, found->authority.code)));
  return response;
}

Answer drawn_sample(Call& call) {
  call.type = &risk::describe_control_performance();
  auto found = addressed(call);
  if (!found) return std::unexpected(found.error());
  auto sample = risk::drawn_sample(found->row);
  if (!sample) return std::unexpected(Problem(sample.error()));
  JsonWriter out;
  out.open('{').member("seed", sample->seed);
  out.key("population").raw(fmt::to_string(sample->population));
  out.key("size").raw(fmt::to_string(sample->numbers.size()));
  write_numbers(out, sample->numbers);
  out.words("sentence", sample->sentence);
  return json_response(200, out.close('}').take());
}

}  // namespace ringmur::api
