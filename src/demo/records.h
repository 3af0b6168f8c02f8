#pragma once

#include <optional>

#include "areas/activities/activity.h"
#include "areas/activities/capacity.h"
#include "areas/controls/control_assessment.h"
#include "areas/incidents/incident.h"
#include "areas/inventory/system.h"
#include "areas/risk/risk.h"
#include "areas/training/course_result.h"
#include "demo/town.h"

/// One record at a time, each from its number alone. Where a year is asked for, the record is as it was at
/// the end of that year; nothing where it was not there yet.
namespace ringmur::demo {

std::int64_t system_count(const Place& place);
std::optional<inventory::System> system_at(
    const Town& town, const Place& place, std::int64_t index, int year);

std::int64_t activity_count(const Town& town, const Place& place);
std::optional<activities::Activity> activity_at(
    const Town& town, const Place& place, std::int64_t index, int year);

/// Of the years that are planned after the last.
std::vector<activities::Capacity> capacities_of(const Town& town, const Place& place);

/// All of a year, of every analysis.
std::vector<risk::Risk> risks_of(const Town& town, const Place& place, int year);

/// Of a year; none before the last but one.
std::vector<controls::ControlAssessment> control_assessments_of(
    const Town& town, const Place& place, int year);

std::int64_t incident_count(const Town& town, const Place& place, int year);

/// The incidents of an authority in a year, in the order they were discovered.
class IncidentYear {
 public:
  /// `first_number`: how many diary numbers of the year are taken.
  IncidentYear(const Town& town, const Place& place, int year, std::int64_t count, std::int64_t first_number);
  incidents::Incident at(std::int64_t index) const;

 private:
  Date day_of(std::int64_t index, Dice& dice) const;
  bool is_suppliers_breach(std::int64_t index) const;
  void give_outcome(
      std::int64_t index, const IncidentList& kind, Dice& dice, incidents::Incident& incident) const;

  const Town& town_;
  const Place& place_;
  int year_;
  std::int64_t count_;
  std::int64_t first_number_;
  std::vector<std::int64_t> weights_;  ///< of the days up to and with each
};

/// How many numbers to ask training_result for: the staff, and consultants that no HR list knows.
std::int64_t training_count(const Place& place);
inline constexpr std::array<std::string_view, 2> courses{"Informationssäkerhet", "Dataskydd"};
/// As the export of 31 October has it; nothing for who did not work there that day.
std::optional<training::CourseResult> course_result_at(
    const Town& town, const Place& place, std::int64_t index, std::size_t course, int year);

}  // namespace ringmur::demo
