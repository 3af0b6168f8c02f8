#pragma once

#include <set>

#include "store/search.h"
#include "store/sql.h"
#include "store/store.h"

namespace ringmur {
namespace db {

/// Looks for the records of an authority that have every word, the last perhaps cut short, as far as somebody
/// may read them: what may not takes no place among what is found.
class WordSearch {
 public:
  WordSearch(Connection& connection, const Catalogue& catalogue, const Actor& actor, const Uuid& authority,
      std::string_view text);

  /// Of one register, at most `limit`.
  std::vector<Uuid> of(const RecordType& type, std::size_t limit) const;
  /// The registers where something may be found: all that are searched where the words are usual.
  std::vector<const RecordType*> places();

 private:
  void look_around();

  Connection& connection_;
  const Catalogue& catalogue_;
  const Actor& actor_;
  Uuid authority_;
  std::vector<std::string> words_;
  bool rare_{false};               ///< so few hits that `named_` is known
  std::set<std::string> named_{};  ///< registers that have any of them
};

}  // namespace db

struct FoundIn {
  const RecordType* type;
  std::vector<Uuid> ids;
};

/// Of each register where the actor may read something that has every word, in the catalogue's order; at most
/// `limit` of each.
Result<std::vector<FoundIn>> search_each(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view text, std::size_t limit);

}  // namespace ringmur
