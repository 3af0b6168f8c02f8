#pragma once

#include "store/store.h"

/// The city's own matrix, kept like its settings.
namespace ringmur {

struct KeptMatrix {
  std::shared_ptr<const Matrix> matrix;
  std::int64_t version{0};  ///< raised at each change; 0: the product's own, never changed
  bool own{false};
};

/// For who may read the matrix, or holds any role: what one may do is no secret.
Result<KeptMatrix> read_matrix(Store& store, const Actor& actor);

/// For who may change it in the whole city. None: the product's own again. Refused as `changed` at another
/// version, as `conflict` ("matrix.lockout") where nobody would be left who may change the matrix, the
/// assignments or the accounts.
Result<KeptMatrix> set_matrix(
    Store& store, const Actor& actor, const std::optional<Matrix>& matrix, std::int64_t version);

namespace db {
/// As it stands in this transaction: the city's own, or the product's.
std::shared_ptr<const Matrix> kept_matrix(Connection& connection, const Catalogue& catalogue);
}  // namespace db

}  // namespace ringmur
