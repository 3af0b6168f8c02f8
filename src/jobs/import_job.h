#pragma once

#include "jobs/queue.h"
#include "registry/import.h"

/// An import as a job: ordered with its file, read and written later.
namespace ringmur {

inline constexpr const char* import_job_kind = "import";

/// What was ordered. Kept as JSON beside the job.
struct ImportOrder {
  ImportOptions options;  ///< without unit, progress and in_transaction
  std::string unit;       ///< code; empty for the units' own list
  Language language{Language::swedish};
};

std::string order_json(const ImportOrder& order);
/// Refused where `json` was not made by order_json().
Result<ImportOrder> order_of(std::string_view json);

/// Runs one: `spool` is a folder for the file while it is read.
Result<JobOutcome> run_import(Store& store, JobRun& run, const std::filesystem::path& spool);

}  // namespace ringmur
