#pragma once

#include <chrono>
#include <string>

#include "store/connection.h"

struct pg_conn;

namespace ringmur::db {

/// The server is a replica. Another may answer at the same address in a moment.
class NoPrimary : public DatabaseError {
 public:
  explicit NoPrimary(const std::string& text) : DatabaseError(Failure::lost, text) {}
};

/// Opens a connection to the address. What it leaves out is so that a server which has gone without a word,
/// as one does whose cable was cut, is noticed within seconds; of several hosts the primary is taken, and a
/// replica is none to be connected to: a load balancer that has just started may lead there.
pg_conn* open_postgres(const std::string& url);

/// Whether the server that was reached last is a replica.
bool is_standby(const pg_conn* connection);

/// Waits until the next answer can be read without waiting, or the connection has failed, which reading then
/// tells. False where nothing at all came for so long.
bool await_input(pg_conn* connection, std::chrono::milliseconds patience);

}  // namespace ringmur::db
