#pragma once

#include <map>
#include <string>

#include "server/api.h"
#include "store/shares.h"

/// Records that their owner lets others read.
namespace ringmur::api {

/// Whose a record is and with whom it is shared, as it is answered.
class Sharings {
 public:
  /// `reader`: the authority that is asked in.
  Sharings(Call& call, const Uuid& reader) : call_(call), reader_(reader) {}

  /// Reads with whom the shared ones among the reader's own records are.
  std::expected<void, Problem> read(const std::vector<Row>& rows);
  std::string owner(const Row& row) const { return call_.api.codes.code_of(row.meta.authority); }
  /// ["SOC"], "all" or [] of an own record; empty of somebody else's.
  std::string json(const Row& row) const;

 private:
  Call& call_;
  Uuid reader_;
  std::map<Uuid, ShareWith> with_;
};

}  // namespace ringmur::api
