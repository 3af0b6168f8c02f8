#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/matrix.h"

namespace ringmur::db {

/// The one rule against locking everybody out: who may change the matrix, the assignments or the accounts of
/// the whole city, or the last two of an authority that somebody administers, is never the last to go.
/// Whatever takes rights away asks it, in the same transaction: made before the change, asked after it.
///
/// A right is kept by an open account with a role that has begun. Where somebody keeps it for good, somebody
/// must keep it for good; where all do so for a time, somebody at least as long as the first of them. Who
/// stands in keeps nothing: the role is another's.
class Lockout {
 public:
  /// Of two that come at once the second waits for the first. The connection reaches what is the house's own.
  Lockout(Connection& connection, const Catalogue& catalogue, Instant at);

  /// Refused (`conflict`, `code`) where the right to something was kept and no longer is.
  Result<void> still_kept(std::string code = "matrix.lockout") const;

 private:
  struct Keeper {
    std::string role;
    std::optional<Uuid> authority;  ///< none: the whole city
    bool in_part{false};            ///< kept to a unit or an object
    std::optional<Instant> ends_at;
  };
  struct Keepers {
    std::shared_ptr<const Matrix> matrix;
    std::vector<Keeper> held;
  };
  struct Kept {
    bool by_somebody{false};
    bool for_good{false};
    Instant first_end{Instant::max()};
    Instant last_end{Instant::min()};
  };

  Keepers read() const;
  static Kept kept(const Keepers& keepers, std::string_view duty, const std::optional<Uuid>& place);

  Connection& connection_;
  const Catalogue& catalogue_;
  Instant at_;
  Keepers before_;
};

}  // namespace ringmur::db
