#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "areas/controls/control_assessment.h"
#include "areas/inventory/system.h"

/// The words that the kommun is made of, from data/demo/ and data/frameworks/.
namespace ringmur::demo {

struct DepartmentList {
  std::string name;
  int weight{0};  ///< of the authority's staff
  int staff_per_unit{0};
  std::string head;                 ///< title of whoever leads one of its units
  std::vector<std::string> titles;  ///< a title that stands twice is twice as common
  std::vector<std::string> units;
  std::string pattern;  ///< of units beyond those named: "{plats}s skola"; empty: the named ones are numbered
};

struct AuthorityList {
  std::string code;
  std::string name;
  std::string kind;
  int weight{0};  ///< of the kommun's staff
  std::string office;
  std::string office_kind;
  std::string office_head;
  std::vector<DepartmentList> departments;
};

struct SystemList {
  std::string name;
  std::string object;
  std::string kind;
  bool business{false};
  inventory::PersonalDataRole role{inventory::PersonalDataRole::none};
  std::array<std::int64_t, 3> levels{};  ///< K, R, T
  bool ai{false};
  bool iot{false};
};

/// An unwanted event, and what is done and said about it.
struct EventList {
  std::string text;
  std::int64_t likelihood{0};
  std::int64_t impact{0};
  std::string action;
  std::vector<std::string> follow_ups;
  std::string proposal;
};

/// Unwanted events of one arbetssätt.
struct PracticeList {
  std::string process;
  std::string practice;
  std::vector<EventList> events;
};

struct IncidentList {
  std::string kind;
  int personal_data{0};  ///< percent
  int imy{0};            ///< percent of those
  std::vector<std::string> titles;
  std::vector<std::string> descriptions;
};

struct ActivityList {
  std::string title;
  std::string description;
  std::string responsible;
  std::string source;
  std::optional<int> years_from_last{};  ///< where it only makes sense in one year
  std::optional<int> month{};            ///< where it has its own
};

struct ControlList {
  std::string id;
  std::string title;
  std::string finding;
};

struct Lists {
  std::vector<std::string> first_names;
  std::vector<std::string> last_names;
  std::vector<std::string> places;
  std::vector<std::string> quarters;
  std::string domain;
  std::vector<std::string> office_titles;
  std::vector<AuthorityList> authorities;

  std::vector<std::string> suppliers;
  std::vector<SystemList> common_systems;
  std::map<std::string, std::vector<SystemList>> systems;  ///< by code of the authority
  std::vector<SystemList> system_stems;
  std::vector<std::string> system_words;

  std::vector<PracticeList> practices;
  PracticeList rsa;
  PracticeList classification;
  std::string classification_name;

  std::vector<std::string> sources;
  std::vector<int> source_weights;
  std::vector<IncidentList> incidents;
  std::vector<int> incident_weights;

  std::vector<ActivityList> yearly_activities;
  std::vector<ActivityList> activities;

  std::string standard;
  std::vector<ControlList> controls;
  std::map<controls::Severity, std::vector<std::string>> closings;
  std::vector<std::string> no_gap;
};

/// Read once. A list that is not as it should be is a bug.
const Lists& lists();

}  // namespace ringmur::demo
