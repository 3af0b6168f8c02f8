#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/words.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/values_support.h"
#include "store/by_ids.h"
#include "store/counts.h"
#include "store/references.h"
#include "store/secrecy_support.h"
#include "store/word_search.h"

/// Two authorities hold the same records with the same ids, and differ in what is masked: who has no right to
/// that gets the same answers from both, whatever is asked.
namespace ringmur {
namespace {

using namespace test;

const RecordType& type = describe_specimen();

/// Everything that is told, as text.
class Asker {
 public:
  Asker(Store& store, Actor actor, const Uuid& authority)
      : store_(store), actor_(std::move(actor)), authority_(authority) {}

  std::string page_by_page(const Terms& terms, const std::string& sort, Secrets secrets) {
    Query query{&type, authority_, filter(terms), sort, 3, {}};
    query.secrets = secrets;
    std::string told;
    do {
      const Page page = given(store_.list(actor_, query));
      for (const Row& row : page.rows) told += shown(row);
      query.after = page.next;
      told += "next " + page.next + '\n';
    } while (!query.after.empty());
    return told;
  }
  std::string counted(const Terms& terms) {
    std::string told = canonical(
        given(store_.aggregate(actor_, type, authority_, filter(terms), Aggregate::count, nullptr)));
    for (const char* name : {"amount", "number", "day"}) {
      for (Aggregate aggregate : {Aggregate::minimum, Aggregate::maximum}) {
        for (Secrets secrets : {Secrets::masked, Secrets::counted}) {
          // Counted, the filter goes by what is masked: only without one may nothing be told.
          if (secrets == Secrets::counted && !terms.empty()) continue;
          told += ' ' + canonical(given(store_.aggregate(
                            actor_, type, authority_, filter(terms), aggregate, &type.at(name), secrets)));
        }
      }
    }
    for (const char* name : {"colour", "shade", "note", "parent", "amount", "flag"}) {
      for (const Group& group :
          given(count_groups(store_, actor_, type, authority_, filter(terms), {&type.at(name)}, 1000)))
        told += fmt::format(" {}={}:{}", name, canonical(group.values.front()), group.count);
    }
    for (const char* name : {"colour", "note", "amount"}) {
      for (const auto& [key, value] : given(store_.aggregate_by(
               actor_, type, authority_, filter(terms), Aggregate::count, nullptr, type.at(name))))
        told += fmt::format(" {}~{}", canonical(key), canonical(value));
    }
    return told + '\n';
  }
  std::string found(const std::string& words) {
    std::string told;
    for (const RecordType* of : {&type, static_cast<const RecordType*>(nullptr)}) {
      auto hits = given(store_.search(actor_, authority_, words, 100, of));
      std::set<std::string> ids;
      for (const db::Hit& hit : hits) ids.insert(to_string(hit.id));
      for (const std::string& id : ids) told += id + ' ';
    }
    std::set<std::string> each;
    for (const FoundIn& one : given(search_each(store_, actor_, authority_, words, 100))) {
      for (const Uuid& id : one.ids) each.insert(to_string(id));
    }
    for (const std::string& id : each) told += id + ' ';
    return told + '\n';
  }
  std::string one_by_one(const std::vector<Uuid>& ids, const std::vector<std::string>& keys) {
    std::string told;
    for (const Uuid& id : ids) {
      for (Secrets secrets : {Secrets::masked, Secrets::shown}) {
        auto row = store_.get(actor_, type, authority_, id, secrets);
        told += row ? shown(*row) : row.error().code;
      }
      for (const HistoryEntry& entry : given(store_.history(actor_, type, authority_, id, Secrets::shown)))
        told += entry.action + ' ' + entry.changes + '\n';
      for (const Referrers& one : given(referrers(store_, actor_, type, authority_, id, 100)))
        told += fmt::format("{}:{}\n", one.field->name, one.count);
    }
    for (const auto& [id, row] : given(find_by_ids(store_, actor_, type, authority_, ids)))
      told += shown(row);
    for (const auto& [key, row] : given(store_.find_by_keys(actor_, type, authority_, keys)))
      told += key + ' ' + shown(row);
    given(store_.visit(actor_, type, authority_, {}, [&](const Row& row) {
      told += shown(row);
      return true;
    }));
    return told;
  }

 private:
  Filter filter(const Terms& terms) { return given(parse_filter(type, specimen_catalogue(), terms)); }

  static std::string shown(const Row& row) {
    std::string out = to_string(row.meta.id) + ' ' + row.meta.short_reference + ' ' + row.meta.natural_key;
    append_json_fields(out, type, row.values);
    for (const auto& [name, masking] : row.meta.masked) out += ' ' + name + masked_text(masking);
    return out + '\n';
  }

  Store& store_;
  Actor actor_;
  Uuid authority_;
};

/// The rows, and the same rows but for what is masked in one of them.
struct Twins {
  std::vector<Uuid> ids;
  std::vector<Values> one;
  std::vector<Values> other;
  std::vector<SecrecyMark> marks;  ///< on the first
};

std::optional<Twins> any_twins() {
  Twins twins;
  const auto parent = [&](const Field&) {
    return twins.ids.empty() ? Value{} : Value{*rc::gen::elementOf(twins.ids)};
  };
  for (Values& values : any_rows(type, 12, [](const Field&) { return Value{}; })) {
    values[type.index("parent")] = parent(type.at("parent"));
    twins.ids.push_back(new_uuid());
    twins.one.push_back(std::move(values));
  }
  std::vector<const Field*> fields;
  for (const Field& field : type.fields) {
    if (!field.derived && field.name != "year") fields.push_back(&field);
  }
  if (*between(0, 2) == 0) {
    twins.marks.push_back(mark_on(""));
  } else {
    std::set<std::string> names;
    for (int i = *between(1, 4); i > 0; --i) names.insert((*rc::gen::elementOf(fields))->name);
    for (const std::string& name : names) twins.marks.push_back(mark_on(name));
  }
  twins.other = twins.one;
  Values& differs = twins.other.front();
  const Masked masked = covered_by(type, twins.marks);
  for (const Field* field : fields) {
    if (!masked.contains(field->name)) continue;
    const bool leads = field->kind == Kind::reference;
    differs[type.index(*field)] = leads ? Value{*rc::gen::elementOf(twins.ids)}
                                        : any_value(*field, [](const Field&) { return Value{}; });
  }
  derive(type, Settings::defaults(), differs);
  std::set<std::string> keys;
  for (const auto* rows : {&twins.one, &twins.other}) {
    keys.clear();
    for (const Values& values : *rows) keys.insert(natural_key(type, values));
    if (keys.size() != rows->size()) return std::nullopt;  // a key is unique in the authority
  }
  return twins;
}

/// The first line that is another; empty where none is.
std::string first_difference(const std::string& left, const std::string& right) {
  std::istringstream lines(left);
  std::istringstream others(right);
  for (std::string line, other; std::getline(lines, line) || std::getline(others, other);) {
    if (other.empty()) std::getline(others, other);
    if (line != other) return line + "\nand\n" + other;
    line.clear();
    other.clear();
  }
  return {};
}

class Secrecy : public testing::TestWithParam<Engine> {
 protected:
  Uuid insert_all(const std::vector<Uuid>& ids, const std::vector<Values>& values) {
    const Authority made = new_authority(store());
    given(store().write(administrator(), "create", {}, [&](Writer& writer) -> Result<void> {
      std::vector<Row> rows;
      for (std::size_t i = 0; i < ids.size(); ++i) {
        Row row;
        row.meta.authority = made.id;
        row.meta.id = ids[i];
        row.values = values[i];
        rows.push_back(std::move(row));
      }
      writer.insert(type, rows);
      return {};
    }));
    return made.id;
  }
  void mark_first(const Uuid& authority, const Twins& twins) {
    given(mark_record(store(), administrator(), type, authority, twins.ids.front(), 1, twins.marks));
  }
  Store& store() { return shared_data(GetParam(), specimen_catalogue()).store(); }
};

INSTANTIATE_TEST_SUITE_P(Engines, Secrecy, both_engines, engine_name);

/// A term that one of the rows meets, or nearly.
std::pair<std::string, std::string> any_term(const std::vector<Values>& rows) {
  std::vector<const Field*> fields;
  for (const Field& field : type.fields) fields.push_back(&field);
  const Field& field = **rc::gen::elementOf(fields);
  const std::string name = (*between(0, 4) == 0 ? "parent." : "") + field.name;
  const Value value = (*rc::gen::elementOf(rows))[type.index(field)];
  if (is_empty(value)) return {name, *rc::gen::element<std::string>("is.null", "not.is.null")};
  const std::string written = term_value(field, value);
  if (trimmed(written).empty()) return {name, "not.is.null"};
  if (field.kind == Kind::reference && *between(0, 2) == 0) return {name, "under." + written};
  const auto turned = *rc::gen::element<std::string>("", "", "not.");
  const std::string text =
      turned + *rc::gen::element<std::string>("eq", "neq", "lt", "lte", "gt", "gte") + '.' + written;
  if (*between(0, 4) != 0) return {name, text};
  return {*rc::gen::element<std::string>("has.specimen.parent", "lacks.specimen.parent"),
      '(' + to_query({{name, text}}) + ')'};
}

std::string any_sort() {
  std::vector<std::string> sorts{""};
  for (const Field& field : type.fields) {
    if (!field.sortable) continue;
    sorts.push_back(field.name);
    sorts.push_back('-' + field.name);
  }
  return *rc::gen::elementOf(sorts);
}

std::string any_words(const Twins& twins) {
  const auto& rows = *between(0, 2) == 0 ? twins.one : twins.other;
  Row row;
  row.values = *between(0, 2) == 0 ? rows.front() : *rc::gen::elementOf(rows);
  const auto words = search_words(db::words_of(type, row));
  return words.empty() ? "ex" : *rc::gen::elementOf(words);
}

TEST_P(Secrecy, TellsNoTwoDatabasesApartThatDifferInWhatIsMasked) {
  int differ_for_who_may = 0;
  const int questions = GetParam() == Engine::sqlite ? 25 : 7;  // PostgreSQL plans each of thousands anew
  check_property(25, [&] {
    auto twins = any_twins();
    if (!twins) return;
    const Uuid left = insert_all(twins->ids, twins->one);
    const Uuid right = insert_all(twins->ids, twins->other);
    mark_first(left, *twins);
    mark_first(right, *twins);
    std::vector<std::string> keys;
    for (const auto* rows : {&twins->one, &twins->other}) {
      for (const Values& values : *rows) keys.push_back(natural_key(type, values));
    }
    Asker one(store(), auditor_of(left), left);
    Asker other(store(), auditor_of(right), right);
    const std::string apart =
        first_difference(one.one_by_one(twins->ids, keys), other.one_by_one(twins->ids, keys));
    if (!apart.empty()) RC_FAIL("one by one: " + apart);
    RC_ASSERT(one.counted({}) == other.counted({}));
    for (int i = 0; i < questions; ++i) {
      Terms terms{any_term(*between(0, 2) == 0 ? twins->one : twins->other)};
      if (*between(0, 3) == 0) terms.push_back(any_term(twins->other));
      if (*between(0, 3) == 0) terms.emplace_back("q", any_words(*twins));
      const std::string sort = any_sort();
      const std::string asked = to_query(terms) + " by " + sort;
      for (Secrets secrets : {Secrets::masked, Secrets::shown}) {
        const std::string told = one.page_by_page(terms, sort, secrets);
        if (told != other.page_by_page(terms, sort, secrets)) RC_FAIL("listed: " + asked);
      }
      if (one.page_by_page({}, sort, Secrets::masked) != other.page_by_page({}, sort, Secrets::masked))
        RC_FAIL("sorted by " + sort);
      if (one.counted(terms) != other.counted(terms)) RC_FAIL("counted: " + asked);
      const std::string words = any_words(*twins);
      if (one.found(words) != other.found(words)) RC_FAIL("found: " + words);
    }
    // Who may see it is told: the question is sharp enough to tell them apart.
    Asker sees_one(store(), coordinator_of(left), left);
    Asker sees_other(store(), coordinator_of(right), right);
    const bool differs =
        sees_one.page_by_page({}, "", Secrets::shown) != sees_other.page_by_page({}, "", Secrets::shown);
    differ_for_who_may += differs ? 1 : 0;
    RC_ASSERT(
        sees_one.page_by_page({}, "", Secrets::masked) == sees_other.page_by_page({}, "", Secrets::masked));
  });
  EXPECT_GT(differ_for_who_may, 4) << "what was masked was hardly ever different";
}

}  // namespace
}  // namespace ringmur
