#include "server/api_parameters.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/text.h"
#include "server/routes.h"

namespace ringmur::api {
namespace {

/// Also a condition on what is tied to the record.
bool is_field(const Call& call, std::string_view name) {
  if (name.starts_with("has.") || name.starts_with("lacks.")) return true;
  return call.type != nullptr && call.type->find(name.substr(0, name.find('.'))) != nullptr;
}

std::string_view shown(std::string_view text) {
  return prefix(text, 60);
}

std::unexpected<Problem> unknown_parameter(const Call& call, std::string_view name) {
  std::vector<std::string_view> known(call.route->parameters);
  std::erase(known, "*");
  if (takes_filters(*call.route)) {
    for (const Field& field : call.type->fields) known.emplace_back(field.name);
  }
  if (known.empty()) {
    return in_query({Refusal::invalid, "parameter.unknown",
        {fmt::format("Adressen tar inga parametrar. Ta bort {}.", shown(name)),
            fmt::format("This address takes no parameters. Remove {}.", shown(name))},
        std::string(shown(name)), {}});
  }
  return in_query({Refusal::invalid, "parameter.unknown",
      {fmt::format("Parametern {} finns inte här. Det här finns: {}.", shown(name), fmt::join(known, ", ")),
          fmt::format("There is no parameter {} here. There are: {}.", shown(name), fmt::join(known, ", "))},
      std::string(shown(name)), {}});
}

std::unexpected<Problem> bad_parameter(std::string_view name, std::string_view sv, std::string_view en) {
  return in_query({Refusal::invalid, "parameter.invalid",
      {fmt::format("{}: {}", name, sv), fmt::format("{}: {}", name, en)}, std::string(name), {}});
}

bool may_repeat(const Call& call, std::string_view name) {
  return name == "match" || name == "map" || (takes_filters(*call.route) && is_field(call, name));
}

std::unexpected<Problem> missing(std::string_view name, std::string_view sv, std::string_view en) {
  return in_query(
      {Refusal::invalid, "parameter.missing", {std::string(sv), std::string(en)}, std::string(name), {}});
}

std::unexpected<Problem> no_such_authority() {
  Error error = may_read(Actor{"", Uuid{}, Right::read, {}}, new_uuid()).error();
  error.field = "authority";
  return in_query(std::move(error));
}

}  // namespace

std::expected<void, Problem> check_parameters(const Call& call) {
  constexpr std::size_t most = 200;
  constexpr std::size_t longest_question = 300;
  if (call.request.query.size() > most) {
    return in_query({Refusal::invalid, "parameter.too_many",
        {fmt::format("Adressen har fler än {} parametrar. Dela upp frågan.", most),
            fmt::format("The address has more than {} parameters. Split the question.", most)},
        {}, {}});
  }
  if (length(call.request.parameter("q").value_or("")) > longest_question) {
    return bad_parameter("q", fmt::format("skriv högst {} tecken.", longest_question),
        fmt::format("write at most {} characters.", longest_question));
  }
  std::set<std::string_view> seen;
  for (const auto& [name, value] : call.request.query) {
    const auto& known = call.route->parameters;
    bool named = name != "*" && std::ranges::find(known, name) != known.end();
    bool filter = takes_filters(*call.route) && is_field(call, name);
    if (!named && !filter) return unknown_parameter(call, name);
    bool again = !seen.insert(name).second;
    if (again && !may_repeat(call, name))
      return bad_parameter(name, "skriv den bara en gång.", "write it only once.");
  }
  return {};
}

std::expected<std::int64_t, Problem> number_parameter(const Call& call, std::string_view name,
    std::int64_t low, std::int64_t high, std::optional<std::int64_t> otherwise) {
  auto text = call.request.parameter(name);
  if (!text && otherwise) return *otherwise;
  std::int64_t value = 0;
  std::string_view digits = text.value_or("");
  auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  bool whole = failure == std::errc() && end == digits.data() + digits.size() && !digits.empty();
  if (whole && value >= low && value <= high) return value;
  return bad_parameter(name, fmt::format("skriv ett heltal från {} till {}.", low, high),
      fmt::format("write a whole number from {} to {}.", low, high));
}

std::expected<bool, Problem> flag_parameter(const Call& call, std::string_view name) {
  auto choice = choice_parameter(call, name, {"false", "true"});
  if (!choice) return std::unexpected(choice.error());
  return *choice == "true";
}

std::vector<std::string> words_parameter(const Call& call, std::string_view name) {
  std::vector<std::string> words;
  std::string_view text = call.request.parameter(name).value_or("");
  while (!text.empty()) {
    auto comma = std::min(text.find(','), text.size());
    if (std::string_view word = trimmed(text.substr(0, comma)); !word.empty()) words.emplace_back(word);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return words;
}

std::expected<std::string, Problem> choice_parameter(
    const Call& call, std::string_view name, std::initializer_list<std::string_view> allowed) {
  auto text = call.request.parameter(name);
  if (!text) return std::string(*allowed.begin());
  if (std::ranges::find(allowed, *text) != allowed.end()) return std::string(*text);
  return bad_parameter(name, fmt::format("skriv något av {}.", fmt::join(allowed, ", ")),
      fmt::format("write one of {}.", fmt::join(allowed, ", ")));
}

std::expected<Secrets, Problem> secrets_parameter(const Call& call) {
  auto chosen = choice_parameter(call, "secrets", {"masked", "shown"});
  if (!chosen) return std::unexpected(chosen.error());
  return *chosen == "shown" ? Secrets::shown : Secrets::masked;
}

std::expected<Secrets, Problem> secrets_of_one(const Call& call) {
  auto chosen = choice_parameter(call, "secrets", {"shown", "masked"});
  if (!chosen) return std::unexpected(chosen.error());
  return *chosen == "shown" ? Secrets::shown : Secrets::masked;
}

std::expected<Secrets, Problem> masked_parameter(const Call& call) {
  auto chosen = choice_parameter(call, "masked", {"true", "false"});
  if (!chosen) return std::unexpected(chosen.error());
  return *chosen == "false" ? Secrets::shown : Secrets::masked;
}

std::expected<Authority, Problem> authority_of(Call& call) {
  auto code = call.request.parameter("authority");
  if (!code && call.actor.authority)
    return Authority{*call.actor.authority, call.api.codes.code_of(*call.actor.authority), {}};
  if (!code) {
    return missing("authority", "Nyckeln gäller alla nämnder: skriv vilken, till exempel authority=UTB.",
        "The token reaches every authority: say which, for example authority=UTB.");
  }
  auto found = call.api.codes.find(*code);
  if (!found || !call.actor.reaches(found->id)) return no_such_authority();
  return std::move(*found);
}

std::expected<UnitPlace, Problem> place_of(Call& call, std::optional<std::string_view> code, In in) {
  if (code) {
    auto place = find_unit(call.store(), call.actor, *code);
    if (place) return std::move(*place);
    return std::unexpected(Problem(place.error(), in));
  }
  if (!call.actor.authority) {
    Error error = missing(
        "unit", "Skriv enhetens kod, till exempel unit=UTB.", "Write the unit's code, for example unit=UTB.")
                      .error()
                      .error;
    return std::unexpected(Problem(std::move(error), in));
  }
  auto authority = call.store().authority(call.actor, *call.actor.authority);
  if (!authority) return std::unexpected(Problem(authority.error()));
  return UnitPlace{*authority, authority->id, authority->code, authority->name};
}

std::string authority_suffix(const Call& call, std::string_view code) {
  if (call.actor.authority) return {};
  return '?' + to_query({{"authority", std::string(code)}});
}

}  // namespace ringmur::api
