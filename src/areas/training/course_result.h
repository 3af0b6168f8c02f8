#pragma once

#include <optional>
#include <string>

#include "areas/organisation/unit.h"

namespace ringmur::training {

enum class Status { certified, not_certified, ongoing, expired };

/// What a learning platform's export of a day says about one person and one course. The person may be one
/// that no HR list has brought yet.
struct CourseResult {
  std::string employee_number;
  std::string course;
  Status status{Status::not_certified};
  std::optional<Date> status_date;
  Id<organisation::Unit> unit;
  Date export_date{};

  bool operator==(const CourseResult&) const = default;
};

const RecordType& describe_course_result();

}  // namespace ringmur::training
