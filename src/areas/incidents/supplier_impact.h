#pragma once

#include "store/store.h"

/// A supplier has had an incident: what it touches, over all authorities that the asker reads.
namespace ringmur::incidents {

struct Supplier {
  std::string name;
  std::int64_t systems{0};
};

/// Names as systems spell them, those that are the same but for case and blanks as one; in the order of the
/// alphabet, at most a hundred. `words`: only those that hold them, in any case; empty: all.
Result<std::vector<Supplier>> suppliers(Store& store, const Actor& actor, std::string_view words);

struct TouchedSystem {
  Row row;
  Authority authority;
};

/// One of the authorities that use the supplier's systems.
struct TouchedAuthority {
  Authority authority;
  std::int64_t systems{0};
  std::string draft_title{};  ///< what to tell it, in Swedish: people change it before it is sent
  std::string draft{};
};

struct SupplierImpact {
  std::string supplier;  ///< as the first of its systems spells it
  std::vector<TouchedSystem> systems{};
  std::optional<std::int64_t> registered{};            ///< nothing where no system says
  std::optional<std::int64_t> protected_identities{};  ///< the same
  std::vector<TouchedAuthority> authorities{};
};

/// Systems that are not archived and of which nothing is marked with secrecy for the asker, by authority and
/// name; at most a thousand an authority. Refused: no supplier named, or none that has a system here
/// ("supplier.not_found").
Result<SupplierImpact> supplier_impact(Store& store, const Actor& actor, std::string_view supplier);

}  // namespace ringmur::incidents
