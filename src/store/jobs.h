#pragma once

#include "store/store.h"

namespace ringmur {

/// Long work that is ordered, and done by whichever process takes it. Its orderer's rights are asked for
/// again when it runs.
struct Job {
  Uuid id;
  Uuid authority;
  std::string kind;    ///< "import", "report"
  std::string status;  ///< "queued", "running", "done", "failed"
  std::string orderer;
  std::optional<Uuid> token;
  std::string parameters;    ///< JSON
  std::optional<Uuid> file;  ///< what it works on, or what it has made
  double progress{0};        ///< 0 to 1
  std::string result;        ///< JSON, when done or failed
  std::int64_t fence{0};     ///< raised at each take: a worker that lost its lease writes nothing
  Instant created_at{};
  std::optional<Uuid> account{};  ///< of the person who ordered it, where no token did
};

/// `needs`: the right in the job's authority that its work asks for; refused without it.
Result<void> insert_job(Store& store, const Actor& actor, const Job& job, Right needs);
Result<Job> find_job(Store& store, const Actor& actor, const Uuid& id);

/// The oldest job that waits, or whose worker has not been heard of for the lease; now this worker's. Kinds
/// in `leave` are left to others.
Result<std::optional<Job>> take_job(
    Store& store, std::chrono::seconds lease, const std::vector<std::string>& leave = {});
/// False when the lease was lost to another worker.
Result<bool> heartbeat(Store& store, const Job& job, double progress, std::chrono::seconds lease);
/// In the transaction of the effect; refused when the lease was lost.
Result<void> finish_job(Writer& writer, const Job& job, const std::string& result);
/// Where nothing was changed: failed, or done without an effect.
Result<void> close_job(Store& store, const Job& job, std::string_view status, const std::string& result);

/// A file that the job has made, and that it is done, in one transaction; refused when the lease was lost.
Result<void> finish_with_file(
    Store& store, const Job& job, const std::string& name, std::string_view bytes, const std::string& result);

/// Files in chunks of 1 MiB, for who may write in the authority; read by who may read there.
Result<Uuid> store_file(Store& store, const Actor& actor, const Uuid& authority, const std::string& name,
    const std::string& path);
Result<void> fetch_file(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& file, const std::string& path);
Result<std::string> read_file(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file);
Result<void> remove_file(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file);
/// Files that are older than `age` and that no job waits for; the actor must be able to write everywhere.
Result<void> remove_old_files(Store& store, const Actor& actor, std::chrono::seconds age);

}  // namespace ringmur
