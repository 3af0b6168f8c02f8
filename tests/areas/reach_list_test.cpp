#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "areas/import_support.h"
#include "schema/values_support.h"
#include "store/access.h"
#include "store/counts.h"

/// Who is bound to units, and to what names them, reads, page by page and in every order, exactly what who
/// sees all would see of that.
namespace ringmur {
namespace {

using namespace test;

class ReachedList : public ImportTest {
 protected:
  ReachedList() {
    for (const char* below : {"", "F", "F-1", "F-2"})
      units_.push_back(given(find_unit(store(), administrator(), code_ + below)).unit);
  }

  /// Anna, who holds these roles; the own records are those that name her so.
  Actor holder(const std::vector<HeldRole>& roles, const std::vector<std::string>& names) const {
    auto matrix = std::make_shared<const Matrix>(Matrix::defaults());
    auto access = std::make_shared<const Access>(matrix, roles, "anna", names);
    return {"anna", place_.authority.id, Right::read, {}, {}, access};
  }
  HeldRole auditor_of(const std::vector<Uuid>& units) const {
    return {new_uuid(), "auditor", place_.authority.id, units.front(), {}, {}, {}, units};
  }
  /// More units than the store reads one by one may be named.
  Actor reader(const std::vector<Uuid>& units) const { return holder({auditor_of(units)}, {}); }
  /// The same person, who as an employee has the own records too, and holds an object.
  Actor reader_of_own(const std::vector<Uuid>& units) const {
    const HeldRole employee{new_uuid(), "employee", place_.authority.id, {}, {}, {}, {}};
    const HeldRole owner{
        new_uuid(), "object_owner", place_.authority.id, {}, ObjectId{"unit", units_[2]}, {}, {}};
    return holder({auditor_of(units), employee, owner}, {"Anna", "A. Ek"});
  }
  void fill(const RecordType& type) {
    auto unit = [&](const Field& field) {
      if (field.refers_to == "unit") return Value{*rc::gen::elementOf(units_)};
      return field.required ? Value{new_uuid()} : Value{};
    };
    std::vector<Values> rows = any_rows(type, 40, unit);
    for (Values& values : rows) {
      for (const OwnedBy& owner : type.owned_by) {
        const bool named = owner.naming == Naming::named_as;
        const auto names =
            named ? std::vector<std::string>{"Anna", "A. Ek", "Bo"} : std::vector<std::string>{"anna", "bo"};
        values[type.index(owner.field)] = *rc::gen::elementOf(names);
      }
    }
    name_anna(type, rows.front());
    insert(store(), type, place_.authority.id, rows);
  }
  /// Her own record, in the unit that the fewest readers have.
  void name_anna(const RecordType& type, Values& values) {
    values[type.index("unit")] = units_[3];
    for (const OwnedBy& owner : type.owned_by)
      values[type.index(owner.field)] = std::string(owner.naming == Naming::named_as ? "Anna" : "anna");
  }
  std::vector<Uuid> all_pages(const Actor& actor, Query query) {
    std::vector<Uuid> ids;
    for (int pages = 0; pages < 1000; ++pages) {
      Page page = given(store().list(actor, query));
      EXPECT_TRUE(page.next.empty() || page.rows.size() == query.limit);
      for (const Row& row : page.rows) ids.push_back(row.meta.id);
      if (page.next.empty()) return ids;
      query.after = page.next;
    }
    ADD_FAILURE() << "the pages never end";
    return ids;
  }
  /// In the order of the list, what the reader reaches. Where a protected person is reaches nobody.
  std::vector<Uuid> wanted(const RecordType& type, const std::string& sort, const Actor& actor) {
    const Reach reach = actor.reach(type.name, Action::read, place_.authority.id);
    std::vector<Uuid> ids;
    const Query query{&type, place_.authority.id, {}, sort, 1000, {}};
    for (const Row& row : given(store().list(administrator(), query)).rows) {
      if (lies_within(reach, type, row)) ids.push_back(row.meta.id);
    }
    return ids;
  }

  /// What is listed is what is counted, visited and grouped. The list leaves the archived out, and so do the
  /// counts; nothing is archived here.
  void check_length(const RecordType& type, const Actor& actor) {
    const auto ids = wanted(type, "", actor);
    auto count = given(store().aggregate(actor, type, place_.authority.id, {}, Aggregate::count, nullptr));
    RC_ASSERT(std::get<std::int64_t>(count) == std::ssize(ids));
    std::set<Uuid> visited;
    given(store().visit(actor, type, place_.authority.id, {}, [&](const Row& row) {
      visited.insert(row.meta.id);
      return true;
    }));
    RC_ASSERT(visited == std::set<Uuid>(ids.begin(), ids.end()));
    std::int64_t grouped = 0;
    const std::vector<const Field*> by{&type.at("unit")};
    for (const Group& group : given(count_groups(store(), actor, type, place_.authority.id, {}, by, 100)))
      grouped += group.count;
    RC_ASSERT(grouped == std::ssize(ids));
  }

  std::vector<Uuid> units_;
};

INSTANTIATE_TEST_SUITE_P(Engines, ReachedList, both_engines, engine_name);

std::vector<const RecordType*> with_unit() {
  std::vector<const RecordType*> all;
  for (const RecordType* type : all_registers().types) {
    if (unit_column(*type) == "unit") all.push_back(type);
  }
  return all;
}

TEST_P(ReachedList, IsTheFilteredListOfWhoSeesAll) {
  check_property(1, [&] {
    std::vector<Uuid> many{units_[1], units_[3]};
    while (many.size() < 30) many.push_back(new_uuid());
    const std::vector<Actor> readers{reader({units_[2]}), reader({units_[1], units_[2], units_[3]}),
        reader(units_), reader(many), reader({new_uuid()}), reader_of_own({units_[2]}), reader_of_own(many)};
    int kept_apart = 0;
    for (const RecordType* type : with_unit()) {
      fill(*type);
      for (const Field& field : type->fields) {
        for (const char* direction : {"", "-"}) {
          if (!field.sortable) continue;
          const std::string sort = direction + field.name;
          for (std::size_t who = 0; who < readers.size(); ++who) {
            const auto ids = wanted(*type, sort, readers[who]);
            if (!ids.empty() && std::ssize(ids) < 40) ++kept_apart;
            for (const std::size_t limit : {std::size_t{1}, std::size_t{3}, std::size_t{7}, ids.size() + 1}) {
              Query query{type, place_.authority.id, {}, sort, std::max<std::size_t>(1, limit), {}};
              if (all_pages(readers[who], query) != ids)
                RC_FAIL(fmt::format("{} by {}, reader {}, limit {}", type->name, sort, who, limit));
            }
          }
        }
      }
    }
    RC_ASSERT(kept_apart > 20);
  });
}

TEST_P(ReachedList, IsAsLongAsWhatIsCountedAndVisited) {
  check_property(1, [&] {
    const std::vector<Uuid> units{units_[1], units_[2]};
    int beyond_the_units = 0;
    for (const RecordType* type : with_unit()) {
      fill(*type);
      for (const Actor& actor : {reader(units), reader_of_own(units)}) check_length(*type, actor);
      if (wanted(*type, "", reader_of_own(units)).size() > wanted(*type, "", reader(units)).size())
        ++beyond_the_units;
    }
    RC_ASSERT(beyond_the_units > 1);
  });
}

TEST_P(ReachedList, IsGroupedByTheUnitsThatAreReached) {
  check_property(1, [&] {
    const std::vector<Uuid> reach{units_[1], units_[2]};
    for (const RecordType* type : with_unit()) {
      fill(*type);
      const std::vector<const Field*> by{&type->at("unit")};
      for (const Group& group :
          given(count_groups(store(), reader(reach), *type, place_.authority.id, {}, by, 100))) {
        RC_ASSERT(std::ranges::find(reach, std::get<Uuid>(group.values.front())) != reach.end());
      }
    }
  });
}

}  // namespace
}  // namespace ringmur
