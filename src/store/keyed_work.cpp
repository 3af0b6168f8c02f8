#include "store/keyed_work.h"

namespace ringmur::db {
namespace {

thread_local const KeyedRequest* current = nullptr;

/// Keys are the house's own, and the transaction may meet nothing of it: for one statement it may.
class HouseOpen {
 public:
  HouseOpen(Connection& connection, const Walls& reach)
      : connection_(connection), needed_(connection.dialect() == Dialect::postgres && !reach.has_house()) {
    if (needed_) connection_.query("SELECT set_config('ringmur.house','on',true)");
  }
  /// Not in a destructor: where it fails, the transaction is over and what was open with it.
  void close() {
    if (needed_) connection_.query("SELECT set_config('ringmur.house','',true)");
  }

 private:
  Connection& connection_;
  bool needed_;
};

}  // namespace

KeyedWork::KeyedWork(const KeyedRequest& request) {
  current = &request;
}

KeyedWork::~KeyedWork() {
  current = nullptr;
}

const KeyedRequest* KeyedWork::of_this_thread() {
  return current;
}

void KeyedWork::mark(Connection& connection, const Walls& reach, const KeyedRequest& request) {
  HouseOpen house(connection, reach);
  const bool mine = connection.run(
                        "UPDATE \"idempotency\" SET \"status\" = 1 WHERE \"token\" = ?1 AND \"key\" = ?2 AND "
                        "\"status\" IN (0,1) AND \"body\" = ?3",
                        {request.token, Bytes{request.key}, std::string_view(request.by)}) == 1;
  house.close();
  if (!mine) throw DatabaseError(Failure::busy, "another try has taken the key over");
}

}  // namespace ringmur::db
