#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "areas/import_support.h"
#include "schema/values_support.h"
#include "store/access.h"
#include "store/counts.h"

/// Who is bound to units reads, page by page and in every order, exactly what who sees all would see of them.
namespace ringmur {
namespace {

using namespace test;

class ReachedList : public ImportTest {
 protected:
  ReachedList() {
    for (const char* below : {"", "F", "F-1", "F-2"})
      units_.push_back(given(find_unit(store(), administrator(), code_ + below)).unit);
  }

  /// An auditor of these units. More than the store reads one by one may be named.
  Actor reader(const std::vector<Uuid>& units) const {
    HeldRole held{new_uuid(), "auditor", place_.authority.id, units.front(), {}, {}, {}, units};
    auto matrix = std::make_shared<const Matrix>(Matrix::defaults());
    std::vector<HeldRole> roles{held};
    auto access = std::make_shared<const Access>(matrix, roles, "anna", std::vector<std::string>{});
    return {"anna", place_.authority.id, Right::read, {}, {}, access};
  }
  void fill(const RecordType& type) {
    auto unit = [&](const Field& field) {
      if (field.refers_to == "unit") return Value{*rc::gen::elementOf(units_)};
      return field.required ? Value{new_uuid()} : Value{};
    };
    insert(store(), type, place_.authority.id, any_rows(type, 40, unit));
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
  /// In the order of the list, those that stand in one of the units.
  std::vector<Uuid> wanted(const RecordType& type, const std::string& sort, const std::vector<Uuid>& units) {
    std::vector<Uuid> ids;
    const Query query{&type, place_.authority.id, {}, sort, 1000, {}};
    for (const Row& row : given(store().list(administrator(), query)).rows) {
      const auto* unit = std::get_if<Uuid>(&row.values[type.index("unit")]);
      if (unit == nullptr) continue;  // that of a protected person reaches nobody
      if (std::ranges::find(units, *unit) != units.end()) ids.push_back(row.meta.id);
    }
    return ids;
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
    const std::vector<std::vector<Uuid>> reaches{
        {units_[2]}, {units_[1], units_[2], units_[3]}, units_, many, {new_uuid()}};
    int kept_apart = 0;
    for (const RecordType* type : with_unit()) {
      fill(*type);
      for (const Field& field : type->fields) {
        for (const char* direction : {"", "-"}) {
          if (!field.sortable) continue;
          const std::string sort = direction + field.name;
          for (const auto& reach : reaches) {
            const auto ids = wanted(*type, sort, reach);
            if (!ids.empty() && std::ssize(ids) < 40) ++kept_apart;
            for (const std::size_t limit : {std::size_t{1}, std::size_t{3}, std::size_t{7}, ids.size() + 1}) {
              Query query{type, place_.authority.id, {}, sort, std::max<std::size_t>(1, limit), {}};
              if (all_pages(reader(reach), query) != ids)
                RC_FAIL(fmt::format("{} by {}, {} units, limit {}", type->name, sort, reach.size(), limit));
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
    const std::vector<Uuid> reach{units_[1], units_[2]};
    const Actor actor = reader(reach);
    for (const RecordType* type : with_unit()) {
      fill(*type);
      const auto ids = wanted(*type, "", reach);
      auto count = given(store().aggregate(actor, *type, place_.authority.id, {}, Aggregate::count, nullptr));
      // The list leaves the archived out, and so do the counts; nothing is archived here.
      RC_ASSERT(std::get<std::int64_t>(count) == std::ssize(ids));
      std::set<Uuid> visited;
      given(store().visit(actor, *type, place_.authority.id, {}, [&](const Row& row) {
        visited.insert(row.meta.id);
        return true;
      }));
      RC_ASSERT(visited == std::set<Uuid>(ids.begin(), ids.end()));
      std::int64_t grouped = 0;
      const std::vector<const Field*> by{&type->at("unit")};
      for (const Group& group :
          given(count_groups(store(), actor, *type, place_.authority.id, {}, by, 100))) {
        grouped += group.count;
        RC_ASSERT(std::ranges::find(reach, std::get<Uuid>(group.values.front())) != reach.end());
      }
      RC_ASSERT(grouped == std::ssize(ids));
    }
  });
}

}  // namespace
}  // namespace ringmur
