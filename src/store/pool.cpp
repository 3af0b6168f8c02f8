#include "store/pool.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "store/keyed_work.h"

namespace ringmur {

std::string Location::shown() const {
  auto at = address.rfind('@');
  auto start = address.find("://");
  if (dialect() == Dialect::sqlite || at == std::string::npos) return address.substr(0, address.find('?'));
  return address.substr(0, start + 3) + "…" + address.substr(at, address.find('?') - at);
}

namespace db {

Pool::Pool(Location location) : location_(std::move(location)) {}
Pool::~Pool() = default;

std::unique_ptr<Connection> Pool::connect(Mode mode) const {
  return dialect() == Dialect::sqlite ? connect_sqlite(location_.address, mode)
                                      : connect_postgres(location_.address, mode);
}

std::unique_ptr<Connection> Pool::take() {
  std::lock_guard lock(idle_mutex_);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

void Pool::give(std::unique_ptr<Connection> connection) {
  std::lock_guard lock(idle_mutex_);
  idle_.push_back(std::move(connection));
}

void Pool::read(const Walls& reach, const std::function<void(Connection&)>& work) {
  std::unique_ptr<Connection> connection = take();
  bool kept = connection != nullptr;
  if (!kept) connection = connect(Mode::read);
  try {
    connection->carry(reach);
    work(*connection);
  } catch (const DatabaseError& error) {
    // A kept connection may have gone while it lay idle: a read can be done again.
    if (error.failure != Failure::lost || !kept || dialect() == Dialect::sqlite) throw;
    connection = connect(Mode::read);
    connection->carry(reach);
    work(*connection);
  }
  give(std::move(connection));
}

void Pool::write(const Walls& reach, const Write& work) {
  const KeyedRequest* request = KeyedWork::of_this_thread();
  const Write keyed = [&](Connection& connection) {
    if (!work(connection)) return false;
    KeyedWork::mark(connection, reach, *request);
    return true;
  };
  const Write& all = request == nullptr ? work : keyed;
  if (dialect() == Dialect::sqlite)
    write_grouped(all);
  else
    write_alone(reach, all);
}

std::unique_ptr<Connection> Pool::begin(const Walls& reach) {
  if (std::unique_ptr<Connection> connection = take()) {
    try {
      connection->begin(reach);
      return connection;
    } catch (const DatabaseError& error) {
      if (error.failure != Failure::lost) throw;
    }
  }
  std::unique_ptr<Connection> connection = connect(Mode::write);
  connection->begin(reach);
  return connection;
}

/// Never done again after a lost connection: whether the COMMIT arrived is then unknown, and the caller is
/// told.
void Pool::write_alone(const Walls& reach, const Write& work) {
  constexpr int most_tries = 5;
  for (int tries = 1;; ++tries) {
    std::unique_ptr<Connection> connection = begin(reach);
    try {
      connection->script(work(*connection) ? "COMMIT" : "ROLLBACK");
      give(std::move(connection));
      return;
    } catch (const DatabaseError& error) {
      if (error.failure != Failure::serialization || tries == most_tries) throw;
      // Those that met here must not meet again at the same moment.
      thread_local std::minstd_rand random(std::random_device{}());
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 20) * tries);
    }
  }
}

void Pool::write_grouped(const Write& work) {
  constexpr std::size_t most_together = 64;
  Waiting mine{&work, false, nullptr};
  std::unique_lock lock(write_mutex_);
  queue_.push_back(&mine);
  written_.wait(lock, [&] { return mine.done || !leading_; });
  if (!mine.done) {
    leading_ = true;
    while (!mine.done) {
      std::size_t count = std::min(queue_.size(), most_together);
      std::vector<Waiting*> batch(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
      lock.unlock();
      try {
        if (!writer_) writer_ = connect(Mode::write);
        commit_together(*writer_, batch);
      } catch (...) {
        writer_.reset();
        for (Waiting* waiting : batch) {
          if (!waiting->failure) waiting->failure = std::current_exception();
        }
      }
      lock.lock();
      for (Waiting* waiting : batch) waiting->done = true;
      written_.notify_all();
    }
    leading_ = false;
    written_.notify_all();
  }
  if (mine.failure) std::rethrow_exception(mine.failure);
}

void Pool::commit_together(Connection& connection, const std::vector<Waiting*>& batch) {
  connection.script("BEGIN IMMEDIATE");
  for (Waiting* waiting : batch) {
    connection.script("SAVEPOINT one");
    bool keep = false;
    try {
      keep = (*waiting->work)(connection);
    } catch (...) {
      waiting->failure = std::current_exception();
    }
    connection.script(keep ? "RELEASE one" : "ROLLBACK TO one; RELEASE one");
  }
  connection.script("COMMIT");
}

}  // namespace db
}  // namespace ringmur
