#pragma once

#include "store/connection.h"
#include "store/idempotency.h"

namespace ringmur::db {

/// While it lives, what this thread writes is the work of a request with a key: each transaction says so in
/// its own commit (status 1), and is refused where another try has taken the key over. So a request whose
/// answer was lost can be asked for again: it is done once, whichever try it was.
class KeyedWork {
 public:
  explicit KeyedWork(const KeyedRequest& request);
  ~KeyedWork();
  KeyedWork(const KeyedWork&) = delete;
  KeyedWork& operator=(const KeyedWork&) = delete;

  /// Nothing where this thread works for no such request.
  static const KeyedRequest* of_this_thread();
  /// The last thing in the transaction.
  static void mark(Connection& connection, const Walls& reach, const KeyedRequest& request);
};

}  // namespace ringmur::db
