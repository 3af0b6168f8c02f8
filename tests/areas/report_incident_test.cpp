#include "areas/incidents/report_incident.h"

#include <gtest/gtest.h>

#include "areas/import_support.h"
#include "areas/incidents/incident.h"
#include "base/text.h"
#include "schema/describe.h"
#include "store/engine_support.h"

namespace ringmur {
namespace {

using namespace test;
using incidents::Incident;
using incidents::IncidentTold;
using incidents::StillGoingOn;

class ReportIncident : public testing::TestWithParam<Engine> {
 protected:
  Store& store() { return data_.store(); }
  Incident told(IncidentTold words) {
    Row row = given(incidents::report_incident(store(), anna_, authority_.id, words));
    row = given(store().get(administrator(), incidents::describe_incident(), authority_.id, row.meta.id));
    EXPECT_TRUE(is_edited(row.meta, "description"));
    return record_of<Incident>(incidents::describe_incident(), row.values);
  }

  Data& data_{shared_data(GetParam(), all_registers())};
  Authority authority_{new_authority(data_.store())};
  Actor anna_{"anna" + to_string(new_uuid()), authority_.id, Right::report, {}};
};

INSTANTIATE_TEST_SUITE_P(Engines, ReportIncident, both_engines, engine_name);

TEST_P(ReportIncident, NeedsNoMoreThanTheRightToReport) {
  const Incident incident = told({.what = "  Dörren stod öppen \n hela natten  ",
      .when = {},
      .personal_data = {},
      .where = "entrén",
      .still_going_on = StillGoingOn::yes,
      .contact = ""});
  EXPECT_EQ(incident.title, "Dörren stod öppen");
  EXPECT_EQ(incident.description,
      "Dörren stod öppen \n hela natten\n\nPlats: entrén\nPågår fortfarande när det anmäls.");
  EXPECT_EQ(incident.status, incidents::Status::reported);
  EXPECT_EQ(incident.unit.value, authority_.id);
  EXPECT_EQ(incident.reported_by, anna_.name);
  EXPECT_EQ(incident.kind, "");
  EXPECT_FALSE(incident.personal_data);
  EXPECT_EQ(given(incidents::own_incidents(store(), anna_, authority_.id)).size(), 1u);
  EXPECT_FALSE(given(store().verify_chain(administrator(), authority_.id, {})));
  // And it opens nothing else.
  EXPECT_FALSE(store().list(anna_, {&incidents::describe_incident(), authority_.id, {}, "", 10, {}}));
}

TEST_P(ReportIncident, TitleIsTheFirstWholeWords) {
  const std::string words = "Ett brev med uppgifter om fyra elever gick i går till fel vårdnadshavare";
  EXPECT_EQ(told({.what = words + " igenkännbart och mer"}).title, words + "…");
  EXPECT_EQ(told({.what = words}).title, words);
  EXPECT_LE(length(told({.what = std::string(500, 'b')}).title), 80u);
}

TEST_P(ReportIncident, StopsAtTheWall) {
  const Authority other = new_authority(store());
  EXPECT_EQ(incidents::report_incident(store(), anna_, other.id, {.what = "x"}).error().refusal,
      Refusal::forbidden);
  EXPECT_EQ(incidents::own_incidents(store(), anna_, other.id).error().refusal, Refusal::forbidden);
  Actor same_name = anna_;
  same_name.authority = other.id;
  told({.what = "här"});
  EXPECT_TRUE(given(incidents::own_incidents(store(), same_name, other.id)).empty());
}

}  // namespace
}  // namespace ringmur
