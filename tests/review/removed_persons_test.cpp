#include <gtest/gtest.h>

#include "review/review_support.h"
#include "store/persons.h"

namespace ringmur {
namespace {

using test::Engine;

/// A person whose data was removed since the year was frozen: verification says so, and cries no tampering.
class RemovedSince : public testing::TestWithParam<Engine> {
 protected:
  RemovedSince() : town(GetParam()) {
    town.import_units();
    town.import("person",
        "Anställningsnummer;Namn;E-post;Enhet;Anställd till\n"
        "p77;Rut Rak;rut@stad.example;UTB;2023-12-31\n");
    town.import_year(2024);
    town.import("course_result",
        "Anställningsnummer;Kurs;Status;Enhet;Exportdag\n"
        "p77;Informationssäkerhet grund;Certifierad;UTB;2024-11-05\n");
    town.freeze(2024);
  }
  Removal remove() {
    const Row person = town.find("person", "number", "p77");
    return remove_person(town.store(), town.actor(), town.place().authority.id, person.meta.id, "Rut Rak")
        .value();
  }
  Verification verified() { return verify(town.store(), town.actor(), town.place().authority).value().at(0); }

  test::Town town;
};

INSTANTIATE_TEST_SUITE_P(Engines, RemovedSince, testing::Values(Engine::sqlite, Engine::postgres),
    [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(RemovedSince, is_told_of_as_removed_by_decision) {
  ASSERT_TRUE(verified().changed.empty());
  const Removal removal = remove();
  const Verification found = verified();
  EXPECT_TRUE(found.changed.empty());
  EXPECT_TRUE(found.figures.empty()) << "the numbers are what they were";
  ASSERT_EQ(found.removed.size(), 1U);
  EXPECT_EQ(found.removed.front().type, "course_result");
  EXPECT_EQ(found.removed.front().changed_at, removal.at);
  EXPECT_EQ(found.removed.front().changed_by, town.actor().name);
  auto fault = town.store().verify_chain(town.actor(), town.place().authority.id);
  ASSERT_TRUE(fault);
  EXPECT_FALSE(fault->has_value());
}

TEST_P(RemovedSince, is_told_of_as_changed_where_somebody_changed_it_too) {
  remove();
  const Uuid id = verified().removed.at(0).id;
  auto row = town.store().get(
      town.actor(), town.store().catalogue().at("course_result"), town.place().authority.id, id);
  town.change("course_result", row.value(), R"({"status":"expired"})");
  EXPECT_TRUE(verified().removed.empty());
  EXPECT_EQ(verified().changed.size(), 1U);
}

TEST_P(RemovedSince, is_told_of_as_changed_where_it_was_changed_beside_ringmur) {
  remove();
  town.tamper("UPDATE \"course_result\" SET \"version\" = \"version\" + 1");
  EXPECT_TRUE(verified().removed.empty());
  EXPECT_FALSE(verified().changed.empty());
}

}  // namespace
}  // namespace ringmur
