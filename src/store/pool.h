#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/connection.h"
#include "store/location.h"

namespace ringmur::db {

/// Connections that are kept. Reading ones are many; on SQLite there is one writing connection and the writes
/// that wait at the same time share a commit.
class Pool {
 public:
  explicit Pool(Location location);
  ~Pool();

  Dialect dialect() const { return location_.dialect(); }
  const Location& location() const { return location_; }

  /// Runs `work` on a reading connection that nobody else has, which meets no more than `reach`.
  void read(const Walls& reach, const std::function<void(Connection&)>& work);

  /// What one writer wants done inside a transaction; false takes its part back.
  using Write = std::function<bool(Connection&)>;

  /// Returns when the transaction is on disk (or taken back). Throws what `work` threw; a failure or a
  /// refusal of one never touches its neighbours.
  void write(const Walls& reach, const Write& work);

  /// A connection of one's own.
  std::unique_ptr<Connection> connect(Mode mode) const;

 private:
  struct Waiting {
    const Write* work;
    bool done{false};
    std::exception_ptr failure;
  };

  std::unique_ptr<Connection> take();
  void give(std::unique_ptr<Connection> connection);
  std::unique_ptr<Connection> begin(const Walls& reach);
  void write_grouped(const Write& work);
  void write_alone(const Walls& reach, const Write& work);
  void commit_together(Connection& connection, const std::vector<Waiting*>& batch);

  Location location_;
  std::mutex idle_mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::mutex write_mutex_;
  std::condition_variable written_;
  std::vector<Waiting*> queue_;
  bool leading_{false};
  std::unique_ptr<Connection> writer_;
};

}  // namespace ringmur::db
