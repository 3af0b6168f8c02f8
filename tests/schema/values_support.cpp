#include "schema/values_support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/detail/Configuration.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/text.h"
#include "schema/settings.h"

namespace ringmur::test {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;

/// What the kind makes of random text, cut to what fits.
Value any_text(const Field& field) {
  std::string raw = *hostile_text();
  for (int tries = 0; tries < 3; ++tries) {
    raw = prefix(raw, field.max_length);
    Value value = read_as(field, raw);
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) break;
    if (length(*text) <= field.max_length) return value;
    raw = *text;
  }
  return field.required ? Value{std::string("Å")} : Value{};
}

Value any_integer(const Field& field) {
  std::int64_t low = field.minimum.value_or(-INT64_MAX);
  std::int64_t high = field.maximum.value_or(INT64_MAX);
  if (field.minimum && field.maximum) return *between<std::int64_t>(low, high + 1);
  auto wide = rc::gen::map(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::int64_t>()),
      [=](std::int64_t number) { return std::clamp(number, low, high); });
  return *rc::gen::oneOf(wide, between<std::int64_t>(-3, 4), rc::gen::element(low, high));
}

Value any_decimal(const Field& field) {
  if (field.minimum && field.maximum)
    return Decimal{*between(*field.minimum * Decimal::one, *field.maximum * Decimal::one + 1)};
  constexpr std::int64_t largest = 100'000'000'000 * Decimal::one;
  const std::vector<std::int64_t> edges{largest, -largest, -1, 1, 5'000};
  std::int64_t scaled = *rc::gen::oneOf(between<std::int64_t>(-largest, largest + 1),
      between<std::int64_t>(-30'000, 30'001), rc::gen::elementOf(edges));
  return Decimal{scaled};
}

Value any_date() {
  Date edge = *rc::gen::element(
      *make_date(1000, 1, 1), *make_date(9999, 12, 31), *make_date(2024, 2, 29), *make_date(2025, 1, 1));
  Date usual = *make_date(2020, 1, 1) + days(*between(0, 3000));
  return *rc::gen::element(edge, usual, usual);
}

/// Around the nights when clocks change and years begin, and anywhere.
Value any_instant() {
  Instant night = *rc::gen::element(*parse_rfc3339("2025-10-26T00:00:00Z"),
      *parse_rfc3339("2025-03-30T00:30:00Z"), *parse_rfc3339("2024-12-31T22:30:00Z"));
  Instant near = night + milliseconds(*between(0, 7'200'000));
  Instant far = *parse_rfc3339("1879-01-02T00:00:00Z") + days(*between(0, 100'000)) +
                milliseconds(*between(0, 86'400'000));
  Instant any = *rc::gen::element(near, near, far);
  return *rc::gen::element(any, Instant(std::chrono::floor<std::chrono::minutes>(any)));
}

Value present_value(const Field& field, const std::function<Value(const Field&)>& id) {
  switch (field.kind) {
    case Kind::text:
    case Kind::long_text:
      return any_text(field);
    case Kind::integer:
      return any_integer(field);
    case Kind::decimal:
      return any_decimal(field);
    case Kind::boolean:
      return (*between(0, 2) == 1);
    case Kind::choice:
      return (*rc::gen::elementOf(field.choices)).code;
    case Kind::date:
      return any_date();
    case Kind::instant:
      return any_instant();
    case Kind::reference:
      return id ? id(field) : Value{new_uuid()};
  }
  std::unreachable();
}

}  // namespace

rc::Gen<std::string> hostile_text() {
  const auto piece = rc::gen::element<std::string>("'", "''", "\"", "\\", "; DROP TABLE unit;--", "%", "_",
      "?1", "$1", "=1+1", "+46", "-5", "@SUM(A1)", "'=x", ";", ",", "\t", "\n", "\r\n", "  ", "\u00a0",
      "\u2009", "å", "Ä", "ö", "É", "ü", "a\u030a", "ß", "Ω", "日本", "😀", "x", "Utbildning", "behörigheter",
      "<b>", "&amp;", "{}", "(a,b)", "null", "0", "2025", "\u2028", "\u00ad", "NULL", "is.null");
  const auto pieces = rc::gen::resize(12, rc::gen::container<std::vector<std::string>>(piece));
  return rc::gen::map(pieces, [](const std::vector<std::string>& chosen) {
    std::string text;
    for (const std::string& each : chosen) text += each;
    return text;
  });
}

Value any_value(const Field& field, const std::function<Value(const Field&)>& id) {
  if (!field.required && *between(0, 5) == 0) return {};
  return present_value(field, id);
}

namespace {

/// Words by lot are no rule of the register's own: what it refuses is left out.
void leave_out_refused(const RecordType& type, Values& values) {
  if (type.check == nullptr) return;
  const auto record = type.make();
  fill(type, values, record.get());
  for (const Error& fault : type.check(record.get())) values[type.index(fault.field)] = {};
}

}  // namespace

Values any_row(const RecordType& type, const std::function<Value(const Field&)>& id) {
  Values values;
  for (const Field& field : type.fields) values.push_back(field.derived ? Value{} : any_value(field, id));
  leave_out_refused(type, values);
  derive(type, Settings::defaults(), values);
  return values;
}

std::vector<Values> any_rows(
    const RecordType& type, std::size_t most, const std::function<Value(const Field&)>& id) {
  const auto count = *between<std::size_t>(1, most + 1);
  std::vector<Values> rows;
  std::set<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) {
    Values row = any_row(type, id);
    std::string key = natural_key(type, row);
    if (key.empty() || keys.insert(key).second) rows.push_back(std::move(row));
  }
  return rows;
}

void check_property(int times, const std::function<void()>& property) {
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  rc::detail::TestMetadata metadata;
  metadata.id = std::string(test->test_suite_name()) + '/' + test->name();
  metadata.description = test->name();
  auto params = rc::detail::configuration().testParams;
  params.maxSuccess = times;
  // A smaller example is worth little where each try fills a database, and may take minutes.
  params.disableShrinking = true;
  // RapidCheck runs a failed example again, and a database is then no longer as it was: the first word
  // counts.
  std::string first;
  const auto keep = [&](const std::string& what) {
    if (first.empty()) first = what;
  };
  const auto watched = [&] {
    try {
      property();
    } catch (const rc::detail::CaseResult& failed) {
      keep(failed.description);
      throw;
    } catch (const std::exception& failed) {
      keep(failed.what());
      throw;
    }
  };
  const auto result = rc::detail::checkTestable(watched, metadata, params);
  if (result.is<rc::detail::SuccessResult>()) return;
  // The whole example is hundreds of lines; the property says itself what matters. RC_PARAMS="seed=…" repeats
  // it.
  ADD_FAILURE() << (first.empty() ? "gave up" : first) << fmt::format(" (seed={})", params.seed);
}

std::string shown(const RecordType& type, const Values& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i)
    out += type.fields[i].name + '=' + canonical(values[i]) + ' ';
  return out;
}

Value read_as(const Field& field, const std::string& text) {
  if (text.empty()) return {};
  auto value = operations(field.kind).read(text, field);
  if (!value) throw std::runtime_error(field.name + ": " + value.error().message.en);
  return *value;
}

}  // namespace ringmur::test
