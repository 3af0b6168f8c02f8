#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/audit.h"
#include "store/erasures.h"

/// Verification of what lies under one link of the chain.
namespace ringmur::db {

struct ReadLink {
  AuditLink link;
  std::int64_t events{0};
  std::optional<std::int64_t> pruned_by;
};

/// The events of one link, in their order, as they are met.
class LinkEvents {
 public:
  LinkEvents(Connection& connection, const Uuid& authority, const ReadLink& link, const Erasures& erasures)
      : connection_(connection), authority_(authority), link_(link), erasures_(erasures) {}

  /// Nothing where the events are those that the link was made over.
  std::optional<ChainFault> check();
  /// The first values that are gone although nobody says that they were taken away.
  const std::optional<ChainFault>& suspect() const { return suspect_; }

 private:
  std::optional<ChainFault> look_at(const Cursor& cursor, std::int64_t ordinal);
  void notice_place(std::int64_t ordinal, const std::string& event);
  std::optional<ChainFault> outcome();
  ChainFault at(std::int64_t ordinal, FaultKind kind, const std::string& event, const Text& what) const;

  Connection& connection_;
  const Uuid& authority_;
  const ReadLink& link_;
  const Erasures& erasures_;
  Hasher root_;
  std::int64_t count_{0};
  std::optional<ChainFault> strange_;
  std::optional<ChainFault> suspect_;
};

}  // namespace ringmur::db
