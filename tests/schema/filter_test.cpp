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
        Term{"archived", "without", "fine"}, Term{"year", "not.gte.2025", "fine"},
        Term{"note", "not.contains.x", "fine"}, Term{"parent.note", "not.eq.x", "fine"},
        Term{"year", "not.in.(2024,2025)", "fine"}, Term{"day", "gt.{day}", "fine"},
        Term{"day", "lte.{day}+30d", "fine"}, Term{"day", "not.gt.{day}-2w", "fine"},
        Term{"moment", "gt.{moment}+72h", "fine"}, Term{"amount", "neq.{number}", "fine"},
        Term{"note", "eq.{code}", "fine"}, Term{"has.specimen.parent", "()", "fine"},
        Term{"lacks.specimen.beside", "(note=eq.x&year=gt.2020)", "fine"},
        Term{"has.specimen.after", "(q=ord)", "fine"},
        Term{"has.specimen.after", "(parent.note=eq.a%26b)", "fine"}));

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
        Term{"parent", std::string("eq.a\0b", 6), "filter.invalid"}, Term{"note", "eq.\xff", "text.not_utf8"},
        Term{"year", "not.2025", "filter.invalid"}, Term{"year", "not.not.eq.2025", "filter.invalid"},
        Term{"year", "not.eq.", "filter.no_value"}, Term{"day", "gt.{moment}", "filter.invalid"},
        Term{"day", "gt.{yeer}", "filter.invalid"}, Term{"day", "gt.{day", "filter.invalid"},
        Term{"day", "gt.{day}+3m", "filter.invalid"}, Term{"day", "gt.{day}3d", "filter.invalid"},
        Term{"moment", "gt.{moment}+2w", "filter.invalid"},
        Term{"amount", "gt.{number}+1d", "filter.invalid"}, Term{"day", "in.{day}", "filter.invalid"},
        Term{"parent.day", "gt.{day}", "filter.invalid"}, Term{"day", "gt.today", "date.not_a_date"},
        Term{"has.specimen", "()", "filter.unknown_tie"}, Term{"has.", "()", "filter.unknown_register"},
        Term{"has.specimens.parent", "()", "filter.unknown_register"},
        Term{"has.specimen.note", "()", "filter.unknown_tie"},
        Term{"has.specimen.parent", "", "filter.invalid"}, Term{"has.specimen.parent", "(", "filter.invalid"},
        Term{"has.specimen.parent", "eq.1", "filter.invalid"},
        Term{"has.specimen.parent", "(archived=only)", "filter.invalid"},
        Term{"has.specimen.parent", "(has.specimen.parent=())", "filter.invalid"},
        Term{"has.specimen.parent", "(yeer=eq.1)", "filter.unknown_field"},
        Term{"has.specimen.parent", "(note=eq.%ff)", "filter.invalid"},
        Term{"has.specimen.parent", "(note=eq.a%00b)", "filter.invalid"},
        Term{"has.specimen.parent", "(note)", "filter.invalid"}));

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

std::string resolved(const std::string& name, const std::string& text, const char* at) {
  const Terms terms = resolve_terms(type, specimen_catalogue(), {{name, text}}, *parse_rfc3339(at));
  EXPECT_EQ(terms.size(), 1U);
  EXPECT_EQ(resolve_terms(type, specimen_catalogue(), terms, *parse_rfc3339("2031-01-01T00:00:00Z")), terms)
      << "what is resolved stays";
  return terms.front().second;
}

TEST(TimeWords, AreDaysInStockholmAndMomentsInUtc) {
  const char* at = "2026-01-30T23:30:00Z";  // already the 31st in Stockholm
  EXPECT_EQ(resolved("day", "lt.today", at), "lt.2026-01-31");
  EXPECT_EQ(resolved("day", "not.gte.today", at), "not.gte.2026-01-31");
  EXPECT_EQ(resolved("day", "lt.today+30d", at), "lt.2026-03-02");
  EXPECT_EQ(resolved("day", "lt.today 2w", at), "lt.2026-02-14");
  EXPECT_EQ(resolved("day", "lt.today+1m", at), "lt.2026-02-28");
  EXPECT_EQ(resolved("day", "lt.today-11m", at), "lt.2025-02-28");
  EXPECT_EQ(resolved("day", "lt.today-1y", at), "lt.2025-01-31");
  EXPECT_EQ(resolved("day", "gte.today+4y", "2024-02-29T12:00:00Z"), "gte.2028-02-29");
  EXPECT_EQ(resolved("day", "gte.today+1y", "2024-02-29T12:00:00Z"), "gte.2025-02-28");
  EXPECT_EQ(resolved("day", "in.(today,2025-01-01,today-1d)", at), "in.(2026-01-31,2025-01-01,2026-01-30)");
  EXPECT_EQ(resolved("moment", "gte.today", at), "gte.2026-01-31");
  EXPECT_EQ(resolved("moment", "lt.now", at), "lt.2026-01-30T23:30:00Z");
  EXPECT_EQ(resolved("moment", "lt.now-72h", at), "lt.2026-01-27T23:30:00Z");
  EXPECT_EQ(resolved("moment", "lt.now+1d", at), "lt.2026-01-31T23:30:00Z");
  EXPECT_EQ(resolved("parent.day", "lt.today", at), "lt.2026-01-31");
  EXPECT_EQ(resolved("has.specimen.parent", "(day=lt.today-1d&note=eq.today)", at),
      "(day=lt.2026-01-30&note=eq.today)");
}

TEST(TimeWords, LeaveTheRestAsItIs) {
  const char* at = "2026-01-30T12:00:00Z";
  for (const auto& [name, text] : Terms{{"note", "eq.today"}, {"day", "is.null"}, {"day", "gt.{day}+1d"},
           {"day", "eq.now"}, {"day", "eq.today+3h"}, {"day", "eq.todays"}, {"day", "eq.today+99999y"},
           {"day", "eq.today+123456d"}, {"day", "eq.today--1d"}, {"moment", "eq.now+1m"},
           {"yeer", "eq.today"}, {"q", "today"}, {"has.specimen.parent", "day=eq.today"},
           {"has.specimen.parent", "(has.specimen.parent=(day=eq.today))"}})
    EXPECT_EQ(resolved(name, text, at), text) << name;
}

TEST(YearTerms, AreTheYearOrItsSwedishBounds) {
  EXPECT_EQ(year_terms(type, 2025), (Terms{{"year", "eq.2025"}}));
  RecordType by_moment = type;
  by_moment.period = "moment";
  EXPECT_EQ(year_terms(by_moment, 2025), (Terms{{"moment", "gte.2025-01-01"}, {"moment", "lt.2026-01-01"}}));
  by_moment.period.clear();
  EXPECT_EQ(year_terms(by_moment, 2025), Terms{});
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
