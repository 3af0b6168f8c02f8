// Lists as an address asks for them: a filter that is accepted renders to a text that says the same, time
// words become days, and the place where a page ended is read back.

#include "schema/filter.h"
#include "fuzz_support.h"
#include "schema/specimen_support.h"
#include "store/page_key.h"

namespace ringmur::fuzz {
namespace {

bool same(const Filter& one, const Filter& other) {
  if (one.conditions.size() != other.conditions.size() || one.related.size() != other.related.size())
    return false;
  for (std::size_t i = 0; i < one.conditions.size(); ++i) {
    const Condition& a = one.conditions[i];
    const Condition& b = other.conditions[i];
    if (a.reference != b.reference || a.field != b.field || a.comparison != b.comparison) return false;
    if (a.values != b.values || a.sense != b.sense) return false;
    if (a.other.field != b.other.field || a.other.beyond != b.other.beyond) return false;
  }
  return one.archived == other.archived && one.words == other.words;
}

}  // namespace

void one(std::string_view bytes) {
  std::string_view rest = bytes;
  const std::string_view query = next_part(rest);
  const RecordType& type = test::describe_specimen();
  const Catalogue& all = test::specimen_catalogue();
  const Terms terms = from_query(query);
  require(from_query(to_query(terms)) == terms, "terms are read back from a query string");
  const Instant now{std::chrono::milliseconds{1'780'000'000'123}};
  const Terms resolved = resolve_terms(type, all, terms, now);
  require(resolve_terms(type, all, resolved, now + std::chrono::hours(24 * 400)) == resolved,
      "what is resolved holds no time word any more");
  if (const auto filter = parse_filter(type, all, resolved)) {
    const auto again = parse_filter(type, all, from_query(to_query(resolved)));
    require(again && same(*filter, *again), "a filter's text says the same");
    for (const Condition& condition : filter->conditions) {
      require(condition.field != nullptr, "a condition has a field");
      if (condition.field->kind == Kind::reference) continue;  // a code is not the id that is written
      for (const Value& value : condition.values) require_text(term_value(*condition.field, value), "UTF-8");
    }
  }
  if (const auto key = db::decode(rest)) {
    require(db::encode(*key) == rest, "the place where a page ended is read back");
  }
}

}  // namespace ringmur::fuzz
