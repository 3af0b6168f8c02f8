#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "store/jobs.h"

/// Long work that is ordered and done later, by this process or another one that works on the same database.
namespace ringmur {

/// Who has said in the database that the job is done.
enum class Closed {
  not_yet,         ///< nothing was changed: the queue closes it
  in_transaction,  ///< finish_job() stood beside the effect
};

struct JobOutcome {
  Closed closed{Closed::not_yet};
  std::string result;  ///< JSON
};

/// What a job may ask while it runs. From the thread that runs it.
class JobRun {
 public:
  virtual ~JobRun() = default;
  virtual const Job& job() const = 0;
  /// The orderer, with the rights of this moment.
  virtual const Actor& actor() const = 0;
  /// 0 to 1; costs nothing. False: stop, the process ends or another worker has taken over.
  virtual bool progress(double part) = 0;
};

/// Does one kind of job. A refusal ends it as failed, with the refusal as its result.
using JobHandler = std::function<Result<JobOutcome>(Store&, JobRun&)>;

struct QueueOptions {
  unsigned threads{1};
  std::chrono::milliseconds poll{500};  ///< how often it looks for what other processes have ordered
  std::chrono::seconds lease{30};       ///< after so long without a word another worker takes over
  std::int64_t most_tries{5};           ///< a job that ends its worker each time is given up
  std::string alone{};                  ///< a kind of which this process does one at a time
  std::chrono::seconds keep_files{std::chrono::hours{24}};  ///< what jobs have made
};

class JobQueue {
 public:
  JobQueue(Store& store, std::map<std::string, JobHandler> handlers, QueueOptions options = {});
  ~JobQueue();

  void start();
  /// Asks what runs to stop, gives it back to the queue and waits for its thread. More than once is harmless.
  void stop();
  /// Something was ordered in this process.
  void wake();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace ringmur
