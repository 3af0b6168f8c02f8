#pragma once

#include "jobs/queue.h"
#include "review/review.h"

/// A rendering of the report as a job: Chromium takes seconds, and nobody shall wait for an answer that long.
namespace ringmur {

inline constexpr const char* report_job_kind = "report";

/// What was ordered. Kept as JSON beside the job.
struct ReportOrder {
  std::string unit;  ///< code, with its authority's before it: "UTB/SK001"
  int year{0};
  Format format{Format::pdf};
  Secrets secrets{Secrets::masked};
};

std::string order_json(const ReportOrder& order);
/// Refused where `json` was not made by order_json().
Result<ReportOrder> report_order_of(std::string_view json);

/// What a done job says of its file.
struct ReportFile {
  std::string name;
  std::string content_type;
};
/// Nothing where `result` is not of such a job.
std::optional<ReportFile> report_file_of(std::string_view result);

Result<JobOutcome> run_report(Store& store, JobRun& run);

}  // namespace ringmur
