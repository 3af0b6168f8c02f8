#include "areas/incidents/supplier_impact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "areas/import_support.h"
#include "base/text.h"
#include "registry/save.h"
#include "store/access.h"
#include "store/secrecy.h"

/// What a supplier's incident touches, over the walls that the asker may look behind. On both engines.
namespace ringmur {
namespace {

using namespace test;

class SupplierImpact : public ImportTest {
 protected:
  Row system(const Uuid& authority, const std::string& name, const std::string& more) {
    return given(create_record(store(), administrator(), type("system"), authority,
        boost::json::parse(R"({"name":")" + name + '"' + more + '}').as_object()));
  }
  incidents::SupplierImpact impact(const std::string& supplier, const Actor& actor = administrator()) {
    return given(incidents::supplier_impact(store(), actor, supplier));
  }
  /// A name that no other test has.
  std::string named(const std::string& name) const { return name + " " + code_; }
  std::string by(const std::string& name) const { return R"(,"supplier":")" + named(name) + '"'; }

  Uuid own_{place_.authority.id};
};

INSTANTIATE_TEST_SUITE_P(Engines, SupplierImpact, both_engines, engine_name);

TEST_P(SupplierImpact, SumsWhatItsSystemsSayOverAllAuthorities) {
  const Authority other = new_authority(store());
  system(own_, "Skolportalen",
      by("Moln") + R"(,"information":"Betyg","registered":800,"protected_identities":3,"confidentiality":3)");
  system(own_, "Frånvaro", by("moln ") + R"(,"registered":200)");
  system(own_, "Annat", by("Någon annan") + R"(,"registered":9999)");
  const auto found = impact(named("MOLN"));
  ASSERT_EQ(found.systems.size(), 2U);
  EXPECT_EQ(found.registered, 1000);
  EXPECT_EQ(found.protected_identities, 3);
  ASSERT_EQ(found.authorities.size(), 1U);
  EXPECT_EQ(found.authorities[0].systems, 2);
  const std::string& draft = found.authorities[0].draft;
  EXPECT_NE(draft.find("- Skolportalen: Betyg; klassad K3; cirka 800 registrerade, varav 3 med skyddade "
                       "personuppgifter"),
      std::string::npos)
      << draft;
  EXPECT_EQ(draft.find("Annat"), std::string::npos);
  EXPECT_EQ(code_of(incidents::supplier_impact(store(), bound_to(other.id, Right::write), named("Moln"))),
      "supplier.not_found")
      << "behind another wall there is none";
}

TEST_P(SupplierImpact, SaysNothingWhereNoSystemSaysHowMany) {
  system(own_, "Portalen", by("Tyst"));
  const auto found = impact(named("Tyst"));
  EXPECT_FALSE(found.registered);
  EXPECT_FALSE(found.protected_identities);
}

TEST_P(SupplierImpact, RefusesASupplierThatNobodyHasOrNone) {
  EXPECT_EQ(
      code_of(incidents::supplier_impact(store(), administrator(), named("Ingen"))), "supplier.not_found");
  EXPECT_EQ(code_of(incidents::supplier_impact(store(), administrator(), "  ")), "parameter.missing");
}

TEST_P(SupplierImpact, ListsNamesOnceHoweverTheyAreSpelled) {
  system(own_, "Ett", by("Öppna Moln"));
  system(own_, "Två", by("öppna  moln"));
  system(own_, "Tre", by("Åre Data"));
  const Actor actor = bound_to(own_, Right::read);
  const auto all = given(incidents::suppliers(store(), actor, ""));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, named("Åre Data")) << "å comes before ö";
  EXPECT_EQ(folded(all[1].name), folded(named("Öppna Moln")));
  EXPECT_EQ(all[1].systems, 2);
  EXPECT_EQ(given(incidents::suppliers(store(), actor, "MOLN")).size(), 1U);
  EXPECT_TRUE(given(incidents::suppliers(store(), bound_to(new_uuid(), Right::read), "")).empty());
}

TEST_P(SupplierImpact, LeavesOutWhatIsSecret) {
  const Row secret = system(own_, "Hemligt", by("Moln") + R"(,"registered":7)");
  system(own_, "Öppet", by("Moln") + R"(,"registered":1)");
  given(mark_record(store(), administrator(), type("system"), own_, secret.meta.id, secret.meta.version,
      {{.field = "registered", .ground = "18:13"}}));
  const auto found = impact(named("Moln"));
  EXPECT_EQ(found.systems.size(), 1U);
  EXPECT_EQ(found.registered, 1);
  EXPECT_EQ(found.authorities.at(0).draft.find("Hemligt"), std::string::npos);
}

}  // namespace
}  // namespace ringmur
