#pragma once

#include <chrono>
#include <string>

struct pg_conn;

namespace ringmur::db {

/// Opens a connection to the address. What it leaves out is so that a server which has gone without a word,
/// as one does whose cable was cut, is noticed within seconds; of several hosts the one that may be written
/// to is taken.
pg_conn* open_postgres(const std::string& url);

/// Waits until the next answer can be read without waiting, or the connection has failed, which reading then
/// tells. False where nothing at all came for so long.
bool await_input(pg_conn* connection, std::chrono::milliseconds patience);

}  // namespace ringmur::db
