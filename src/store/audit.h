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

/// The chain of what belongs to no authority: sign-ins of who reaches all, tries with logins nobody has. For
/// who is bound to none.
inline constexpr Uuid city_chain{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};

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
  std::optional<Uuid> account{};  ///< of the person who was signed in
  std::string request{};          ///< the request it came with, as the log and X-Request-Id name it
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

enum class FaultKind { changed, missing, inserted, moved, rewritten, seal };

/// What verification found wrong: the first link, and the event in it where one can be told.
struct ChainFault {
  std::int64_t sequence{0};
  Text what;
  FaultKind kind{FaultKind::changed};
  std::optional<std::int64_t> ordinal{};
};

/// What is known of a chain from outside the database.
struct ChainProof {
  std::optional<std::string> head{};       ///< from a report, in hex: must be one of the chain's
  std::vector<std::string> public_keys{};  ///< 32 bytes each; only their seals are believed. None: the
                                           ///< keys that the database itself names
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

/// Walks the whole chain and its seals; nothing where they hold.
std::optional<ChainFault> verify_chain(
    Connection& connection, const Uuid& authority, const ChainProof& proof);

}  // namespace db
}  // namespace ringmur
