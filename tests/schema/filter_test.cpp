#include "schema/filter.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/words.h"
#include "schema/specimen_support.h"
#include "schema/values_support.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

Result<Filter> parsed(const std::string& name, const std::string& text) {
  return parse_filter(type, specimen_catalogue(), {{name, text}});
}

struct Term {
  std::string name;
  std::string text;
  std::string code;  ///< of the refusal; "fine" where it is taken
};

class Grammar : public testing::TestWithParam<Term> {};

TEST_P(Grammar, TakesOrRefuses) {
  const Term& term = GetParam();
  auto filter = parsed(term.name, term.text);
  EXPECT_EQ(filter ? "fine" : filter.error().code, term.code) << term.name << '=' << term.text;
  if (filter) return;
  EXPECT_FALSE(filter.error().message.sv.empty());
  EXPECT_FALSE(filter.error().message.en.empty());
  EXPECT_FALSE(filter.error().field.empty());
}

INSTANTIATE_TEST_SUITE_P(Good, Grammar,
    testing::Values(Term{"year", "eq.2025", "fine"}, Term{"year", "neq.2025", "fine"},
        Term{"year", "lt.2025", "fine"}, Term{"year", "lte.2025", "fine"}, Term{"year", "gt.2025", "fine"},
        Term{"year", "gte.2025", "fine"}, Term{"year", "in.(2024,2025)", "fine"},
        Term{"note", "in.(\"a,b\",c)", "fine"}, Term{"note", "is.null", "fine"},
        Term{"note", "not.is.null", "fine"}, Term{"note", "eq.eq.x", "fine"},
        Term{"note", "eq.is.null", "fine"}, Term{"flag", "eq.true", "fine"}, Term{"flag", "eq.nej", "fine"},
        Term{"colour", "eq.red", "fine"}, Term{"colour", "in.(red,Blå)", "fine"},
        Term{"day", "gte.2025-01-01", "fine"}, Term{"moment", "lt.2025-01-01", "fine"},
        Term{"moment", "lt.2025-01-01T12:00:00Z", "fine"}, Term{"ratio", "gt.12,5", "fine"},
        Term{"parent", "under.X", "fine"}, Term{"parent", "eq.X", "fine"},
        Term{"parent.note", "eq.x", "fine"}, Term{"note", "contains.50 %", "fine"},
        Term{"words", "contains.x", "fine"}, Term{"parent.note", "contains.x", "fine"},
        Term{"q", "några ord", "fine"}, Term{"q", "", "fine"}, Term{"parent.parent", "under.X", "fine"},
        Term{"archived", "only", "fine"}, Term{"archived", "with", "fine"},
        Term{"archived", "without", "fine"}));

INSTANTIATE_TEST_SUITE_P(Bad, Grammar,
    testing::Values(Term{"yeer", "eq.2025", "filter.unknown_field"},
        Term{" ", "eq.1", "filter.unknown_field"}, Term{"year.note", "eq.1", "filter.unknown_field"},
        Term{"parent.", "eq.1", "filter.unknown_field"}, Term{"parent.yeer", "eq.1", "filter.unknown_field"},
        Term{"parent.parent.note", "eq.1", "filter.unknown_field"},
        Term{"archived_at", "eq.1", "filter.unknown_field"}, Term{"id", "eq.1", "filter.unknown_field"},
        Term{"note\" OR 1=1--", "eq.1", "filter.unknown_field"}, Term{"year", "2025", "filter.invalid"},
        Term{"year", "", "filter.invalid"}, Term{"year", "eq", "filter.invalid"},
        Term{"year", "like.20*", "filter.invalid"}, Term{"year", "EQ.2025", "filter.invalid"},
        Term{"year", "eq.twenty", "integer.not_whole"}, Term{"year", "eq.", "filter.no_value"},
        Term{"note", "eq.", "filter.no_value"}, Term{"note", "eq. ", "filter.no_value"},
        Term{"note", "neq.", "filter.no_value"}, Term{"colour", "eq.", "filter.no_value"},
        Term{"parent", "eq.", "filter.no_value"}, Term{"parent", "under.", "filter.no_value"},
        Term{"note", "in.(a,)", "filter.no_value"}, Term{"note", "contains.", "filter.no_value"},
        Term{"year", "contains.2", "filter.invalid"}, Term{"colour", "contains.red", "filter.invalid"},
        Term{"parent", "contains.x", "filter.invalid"}, Term{"year", "in.2025", "filter.invalid"},
        Term{"year", "in.(2025", "filter.invalid"}, Term{"year", "in.()", "filter.no_value"},
        Term{"note", "in.(\"a,b)", "filter.invalid"}, Term{"note", "is.nul", "filter.invalid"},
        Term{"note", "not.is.empty", "filter.invalid"}, Term{"note", "under.X", "filter.invalid"},
        Term{"colour", "eq.lila", "choice.not_allowed"}, Term{"flag", "eq.2", "boolean.neither"},
        Term{"day", "eq.5/11/2025", "date.not_a_date"},
        Term{"moment", "eq.2025-03-30 02:30", "time.does_not_exist"},
        Term{"archived", "yes", "filter.invalid"}, Term{"note", std::string("eq.a\0b", 6), "filter.invalid"},
        Term{"parent", std::string("eq.a\0b", 6), "filter.invalid"},
        Term{"note", "eq.\xff", "text.not_utf8"}));

TEST(Grammar, ListsKeepQuotedCommasAndBackslashes) {
  auto filter = parsed("note", R"(in.("a,b","c\"d","e\\f",g h))");
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->conditions[0].values,
      (Values{std::string("a,b"), std::string("c\"d"), std::string("e\\f"), std::string("g h")}));
}

TEST(Grammar, TakesAtMostTwoHundredValues) {
  std::string text = "in.(1";
  for (int i = 2; i <= 200; ++i) text += fmt::format(",{}", i);
  EXPECT_TRUE(parsed("number", text + ")"));
  EXPECT_FALSE(parsed("number", text + ",201)"));
}

TEST(Grammar, WordsAreThoseOfTheSearch) {
  EXPECT_EQ(parsed("q", "Behörigheterna")->words, std::optional(search_words("behörighet")));
  EXPECT_FALSE(parsed("q", " ")->words) << "nothing is asked for";
  EXPECT_EQ(parsed("q", "!")->words, std::optional(std::vector<std::string>{})) << "no record holds it";
}

TEST(Grammar, WithoutTermsLeavesArchivedOut) {
  auto filter = parse_filter(type, specimen_catalogue(), {});
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->archived, Archived::without);
  EXPECT_TRUE(filter->conditions.empty());
}

TEST(Grammar, DatesWithoutZoneAreSwedish) {
  auto filter = parsed("moment", "gte.2025-01-01");
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->conditions[0].values[0], Value{*parse_rfc3339("2024-12-31T23:00:00Z")});
}

TEST(YearTerms, AreTheYearOrItsSwedishBounds) {
  EXPECT_EQ(year_terms(type, 2025), (Terms{{"year", "eq.2025"}}));
  RecordType by_moment = type;
  by_moment.period = "moment";
  EXPECT_EQ(year_terms(by_moment, 2025), (Terms{{"moment", "gte.2025-01-01"}, {"moment", "lt.2026-01-01"}}));
  by_moment.period.clear();
  EXPECT_EQ(year_terms(by_moment, 2025), Terms{});
}

/// The inverse of what a server does with an address.
Terms from_query(std::string_view query) {
  Terms terms;
  auto decoded = [](std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '%') {
        out += text[i];
        continue;
      }
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    }
    return out;
  };
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    const auto equals = pair.find('=');
    terms.emplace_back(decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1)));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return terms;
}

TEST(ToQuery, ComesBackAsTheSameTermsAndFilter) {
  check_property(300, [] {
    const Values row = any_row(type);
    Terms terms;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Field& field = type.fields[i];
      if (is_empty(row[i]))
        terms.emplace_back(field.name, "is.null");
      else
        terms.emplace_back(field.name, "eq." + term_value(field, row[i]));
    }
    const std::string query = to_query(terms);
    for (const char c : query)
      RC_ASSERT(static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7f);
    RC_ASSERT(from_query(query) == terms);
    auto filter = parse_filter(type, specimen_catalogue(), terms);
    if (!filter) RC_FAIL(query + " " + filter.error().message.en);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Condition& condition = filter->conditions[i];
      RC_ASSERT(condition.field == &type.fields[i]);
      if (is_empty(row[i])) continue;
      if (condition.values != Values{row[i]}) RC_FAIL(query + ": " + type.fields[i].name);
    }
  });
}

}  // namespace
}  // namespace ringmur
