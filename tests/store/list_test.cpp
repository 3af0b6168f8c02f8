#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "schema/specimen_support.h"
#include "schema/values_support.h"
#include "store/engine_support.h"
#include "store/page_key.h"

namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

class List : public testing::TestWithParam<Engine> {
 protected:
  /// Every page in turn; checks that each is full but the last.
  std::vector<Row> all_pages(const Uuid& authority, const std::string& sort, std::size_t limit,
      const Filter& filter = {}, const std::function<void()>& between = {}) {
    Query query{&type, authority, filter, sort, limit, {}};
    std::vector<Row> rows;
    for (int pages = 0; pages < 1000; ++pages) {
      Page page = given(data_.store().list(administrator(), query));
      EXPECT_TRUE(page.next.empty() || page.rows.size() == limit);
      EXPECT_TRUE(page.next.empty() || !page.rows.empty());
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      if (page.next.empty()) return rows;
      query.after = page.next;
      if (between) between();
    }
    ADD_FAILURE() << "the pages never end";
    return rows;
  }

  Row add(const Uuid& authority, const std::string& code, const std::function<void(Specimen&)>& change = {}) {
    Specimen specimen;
    specimen.code = code;
    specimen.year = 2025;
    if (change) change(specimen);
    return insert_one(data_.store(), type, authority, values_of(type, &specimen));
  }

  Data& data_{shared_data(GetParam(), specimen_catalogue())};
};

INSTANTIATE_TEST_SUITE_P(Engines, List, both_engines, engine_name);

/// What a value sorts by; text as Swedish has it.
std::string order_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return sort_key(*text);
  return {};
}

/// Whether left comes before right: with values first, nothing last, ids settle.
bool comes_before(const Row& left, const Row& right, std::size_t field, bool falling, bool by_words) {
  const Value& a = left.values[field];
  const Value& b = right.values[field];
  if (is_empty(a) != is_empty(b)) return is_empty(b);
  const bool same = is_empty(a) || (by_words ? order_of(a) == order_of(b) : a == b);
  if (same) return falling ? right.meta.id < left.meta.id : left.meta.id < right.meta.id;
  const bool less = by_words ? order_of(a) < order_of(b) : a < b;
  return less != falling;
}

TEST_P(List, GivesEachRowOnceInOrderForEverySortAndPageSize) {
  int round = 0;
  check_property(3, [&] {
    const Authority authority = new_authority(data_.store(), fmt::format("A{}", ++round));
    const auto made = insert(data_.store(), type, authority.id, any_rows(type, 30));
    for (const Field& field : type.fields) {
      if (!field.sortable) continue;
      const bool by_words = field.kind == Kind::text || field.kind == Kind::long_text;
      for (const bool falling : {false, true}) {
        auto wanted = made;
        std::ranges::sort(wanted, [&](const Row& left, const Row& right) {
          return comes_before(left, right, type.index(field), falling, by_words);
        });
        const std::string sort = (falling ? "-" : "") + field.name;
        for (const std::size_t limit :
            {std::size_t{1}, std::size_t{2}, std::size_t{7}, made.size(), made.size() + 1}) {
          const auto rows = all_pages(authority.id, sort, limit);
          RC_ASSERT(rows.size() == wanted.size());
          for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].meta.id != wanted[i].meta.id)
              RC_FAIL(fmt::format("{} limit {} row {}", sort, limit, i));
          }
        }
      }
    }
  });
}

TEST_P(List, SortsAsSwedishDoes) {
  const Authority authority = new_authority(data_.store(), "A");
  for (const char* code : {"Östra", "zebra", "Åsa", "ärta", "Adam", "Ågren", "övre", "adam 2", "Üb", "y"}) {
    add(authority.id, code);
  }
  std::vector<std::string> codes;
  for (const Row& row : all_pages(authority.id, "", 3)) codes.push_back(std::get<std::string>(row.values[0]));
  EXPECT_EQ(codes, (std::vector<std::string>{
                       "Adam", "adam 2", "y", "Üb", "zebra", "Ågren", "Åsa", "ärta", "Östra", "övre"}));
}

/// How many have the words, and where they stand, decides which way the store takes to them: none may lose a
/// row, or give one twice.
TEST_P(List, FindsWordsWhereverTheyStandInALargeRegister) {
  const Authority authority = new_authority(data_.store(), "A");
  constexpr int all = 2400;
  const std::vector<std::pair<std::string, std::function<bool(int)>>> words{
      {"allestädes", [](int) { return true; }},
      {"stundom", [](int i) { return i % 5 == 3; }},
      {"främst", [](int i) { return i < 150; }},
      {"sist", [](int i) { return i >= all - 150; }},
      {"sällan", [](int i) { return i % 1000 == 7; }},
  };
  std::vector<Values> made;
  for (int i = 0; i < all; ++i) {
    Specimen specimen;
    specimen.code = fmt::format("n{:04}", i);
    specimen.year = 2025;
    for (const auto& [word, has] : words) specimen.note += has(i) ? word + " " : "";
    made.push_back(values_of(type, &specimen));
  }
  insert(data_.store(), type, authority.id, made);
  for (const auto& [word, has] : words) {
    std::vector<std::string> wanted;
    for (int i = 0; i < all; ++i) {
      if (has(i)) wanted.push_back(fmt::format("n{:04}", i));
    }
    for (const char* sort : {"code", "-code"}) {
      std::vector<std::string> got;
      for (const Row& row : all_pages(authority.id, sort, 40, {{}, {}, search_words(word)}))
        got.push_back(std::get<std::string>(row.values[0]));
      if (sort[0] == '-') std::ranges::reverse(got);
      EXPECT_EQ(got, wanted) << word << " " << sort;
    }
  }
}

TEST_P(List, LosesNoRowAndGivesNoneTwiceWhileOthersWrite) {
  const Authority authority = new_authority(data_.store(), "A");
  std::set<Uuid> there;
  for (int i = 0; i < 20; ++i) {
    there.insert(add(authority.id, fmt::format("m{:02}", i), [&](Specimen& specimen) {
      if (i % 2 == 0) specimen.note = fmt::format("m{:02}", i);
    }).meta.id);
  }
  for (const char* sort : {"code", "-code", "note", "-note"}) {
    int round = 0;
    std::multiset<Uuid> seen;
    const auto between = [&] {
      ++round;
      add(authority.id, fmt::format("a {} {}", sort, round), [](Specimen& specimen) { specimen.note = "a"; });
      add(authority.id, fmt::format("z {} {}", sort, round));
    };
    for (const Row& row : all_pages(authority.id, sort, 3, {}, between)) seen.insert(row.meta.id);
    for (const Uuid& id : seen) EXPECT_EQ(seen.count(id), 1U) << sort;
    for (const Uuid& id : there) EXPECT_EQ(seen.count(id), 1U) << sort;
    EXPECT_GT(round, 5);
  }
}

TEST_P(List, LeavesArchivedOutUnlessAskedFor) {
  const Authority authority = new_authority(data_.store(), "A");
  const Row kept = add(authority.id, "kvar");
  const Row gone = add(authority.id, "borta");
  Row after = gone;
  after.meta.archived_at = now();
  given(data_.store().write(administrator(), "archive", {},
      [&](Writer& writer) { return writer.update(type, gone, after, "archive"); }));
  const auto count = [&](Archived archived) {
    return all_pages(authority.id, "", 10, {{}, archived}).size();
  };
  EXPECT_EQ(count(Archived::without), 1U);
  EXPECT_EQ(count(Archived::only), 1U);
  EXPECT_EQ(count(Archived::with), 2U);
}

TEST_P(List, RefusesOtherSortsAndForeignPageKeys) {
  const Authority authority = new_authority(data_.store(), "A");
  add(authority.id, "å", [](Specimen& specimen) { specimen.number = 5; });
  const auto code = [&](const std::string& sort, const std::string& after) {
    return code_of(data_.store().list(administrator(), {&type, authority.id, {}, sort, 1, after}));
  };
  for (const char* sort : {"words", "parent", "nothing", "--code", "-", "code;", "id", "code desc"}) {
    EXPECT_EQ(code(sort, ""), "sort.not_sortable") << sort;
  }
  EXPECT_EQ(code("code", "rubbish!"), "page.invalid");
  EXPECT_EQ(code("code", "AAAA"), "page.invalid");
  EXPECT_EQ(code("code", std::string(5000, 'A')), "page.invalid");
  for (const std::string value : {"\xff", "ord", "", "99999999999999999999"}) {
    const std::string key = db::encode({false, value, new_uuid()});
    EXPECT_EQ(code("number", key), "page.invalid") << value;
    EXPECT_EQ(code("code", key), "fine") << value;
  }
  EXPECT_EQ(code("day", db::encode({false, "\xff", new_uuid()})), "page.invalid");
  EXPECT_EQ(code("shade", db::encode({false, std::string("a\0", 2), new_uuid()})), "page.invalid");
  for (const Field& field : type.fields) {
    if (!field.sortable) continue;
    EXPECT_EQ(code(field.name, db::encode({true, {}, new_uuid()})), "fine") << field.name;
  }
  EXPECT_EQ(given(data_.store().list(administrator(), {&type, authority.id, {}, "", 0, {}})).rows.size(), 1U);
}

TEST(PageKeys, ComeBackAsTheyWere) {
  check_property(200, [] {
    const auto bytes = *rc::gen::container<std::vector<char>>(rc::gen::arbitrary<char>());
    const db::PageKey key{(*between(0, 2) == 1), std::string(bytes.begin(), bytes.end()), new_uuid()};
    const auto read = db::decode(db::encode(key));
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->null == key.null && read->value == key.value && read->id == key.id);
  });
}

}  // namespace
}  // namespace ringmur
