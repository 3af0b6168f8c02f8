#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/audit.h"
#include "store/erasures.h"

/// Verification of what lies under one link of the chain.
namespace ringmur::db {

struct ReadLink {
  AuditLink link;
  std::int64_t events{0};
  std::optional<std::int64_t> pruned_by;
};

/// An event as it is kept. Of one whose values were taken away nothing is left but the digests.
struct KeptEvent {
  std::int64_t sequence{0};
  std::int64_t ordinal{0};
  AuditEvent event;
  bool has_changes{false};
  bool has_salt{false};
  std::string salt;
  std::string value_digest;
  std::string digest;
};

/// Events of the links from the first to the last, in the order of the chain; at most so many.
std::vector<KeptEvent> read_events(
    Connection& connection, const Uuid& authority, std::int64_t first, std::int64_t last, std::int64_t most);

/// The events of one link, in their order, as they are met.
class LinkEvents {
 public:
  LinkEvents(Connection& connection, const Uuid& authority, const ReadLink& link, const Erasures& erasures)
      : connection_(connection), authority_(authority), link_(link), erasures_(erasures) {}

  /// Nothing where the events are those that the link was made over. They are read as they are needed.
  std::optional<ChainFault> check();
  /// The same of all that the link has, which have been read.
  std::optional<ChainFault> check(std::span<const KeptEvent> all);
  /// The first values that are gone although nobody says that they were taken away.
  const std::optional<ChainFault>& suspect() const { return suspect_; }

 private:
  std::optional<ChainFault> look_at(const KeptEvent& kept);
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
