#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "store/connection.h"

/// The trail: a hash chain per authority, one link a transaction. The chain holds salted digests; the values
/// lie beside it, so that what the law says must be erased can be, and the chain still holds.
namespace ringmur {

/// One thing that happened to one record.
struct AuditEvent {
  std::string type;
  Uuid id;
  std::string action;  ///< "create", "change", "archive", "restore", "freeze" …
  std::int64_t version{0};
  std::string changes;  ///< JSON; what was and what became
};

/// Who did it, in one transaction.
struct AuditContext {
  std::string actor;
  std::string operation;
  std::optional<Uuid> import_id;
  Instant at{};
};

/// A link of the chain as it was read.
struct AuditLink {
  std::int64_t sequence{0};
  AuditContext context;
  std::string root;  ///< over the digests of its events
  std::string head;  ///< over the previous head and all of the above
};

struct ChainState {
  std::int64_t sequence{0};
  std::string head;
};

/// What verification found wrong.
struct ChainFault {
  std::int64_t sequence{0};
  Text what;
};

namespace db {

/// Gathers the events of one transaction and links them, an authority at a time in the order of ids, at its
/// end.
class AuditTrail {
 public:
  AuditTrail(Connection& connection, AuditContext context);
  ~AuditTrail();

  void add(const Uuid& authority, const AuditEvent& event);
  /// Who did it, where that is found out on the way.
  void name_actor(std::string name) { context_.actor = std::move(name); }
  void finish();

 private:
  struct Chain;
  void lock(const Uuid& authority, Chain& chain);
  void write_events(const Uuid& authority, const Chain& chain, BulkInsert& rows);
  void link(const Uuid& authority, Chain& chain);

  Connection& connection_;
  AuditContext context_;
  std::map<Uuid, std::unique_ptr<Chain>> chains_;
};

ChainState read_head(Connection& connection, const Uuid& authority);

/// The head as it stays until this transaction ends; nothing where there is no such authority.
std::optional<ChainState> lock_head(Connection& connection, const Uuid& authority);

/// Walks the whole chain; nothing where it holds. With `expected_head`, that head must be one of the chain's.
std::optional<ChainFault> verify_chain(
    Connection& connection, const Uuid& authority, const std::optional<std::string>& expected_head);

}  // namespace db
}  // namespace ringmur
