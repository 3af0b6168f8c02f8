#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::activities {

enum class Status { planned, ongoing, done, cancelled };

/// What asked for it, by kind; which record it was is a link.
enum class Origin { risk, classification, gap, incident, audit, dpo, decision, law, year_wheel, other };

/// Whether it did what it was expected to.
enum class Effect { yes, partly, no };

/// Something to be done, placed on a year, wherever it came from.
struct Activity {
  std::int64_t year{0};
  std::string title;
  std::string description;
  std::string responsible;
  std::string role;         ///< as people call it: a role's code, or words
  std::string assignee;     ///< the login of who does it
  std::optional<Date> due;  ///< the last day on time
  std::optional<Date> started;
  std::optional<Date> finished;
  std::optional<Status> status;
  std::optional<bool> on_time;  ///< derived
  std::optional<std::int64_t> priority;
  std::string source;
  std::optional<Origin> origin;
  std::optional<std::int64_t> cost;    ///< SEK
  std::optional<std::int64_t> effort;  ///< hours
  std::string expected_effect;
  std::optional<std::int64_t> expected_reduction;  ///< points of risk value
  std::optional<Effect> effect;
  std::string effect_note;
  std::string recurrence;               ///< a rule, see recurrence.h
  std::string obligation;               ///< id of the year wheel's item that it fulfils
  std::optional<Id<Activity>> follows;  ///< the one that it comes again after
  Id<organisation::Unit> unit;

  bool operator==(const Activity&) const = default;
};

/// Neither done nor cancelled.
bool is_open(const Activity& activity);

const RecordType& describe_activity();

}  // namespace ringmur::activities
