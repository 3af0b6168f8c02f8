#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

/// The trail as people read it: who did, saw, exported, signed in or failed to.
namespace ringmur {

/// `change` is every change of a record and what belongs to it; the others are told by the event's action.
enum class TrailKind {
  change,
  sign_in,
  sign_in_failed,
  sign_out,
  seen,
  exported,
  verify,
  prune,
  removal,
  seal,
};

std::string_view code_of(TrailKind kind);
std::optional<TrailKind> trail_kind(std::string_view code);
const std::vector<TrailKind>& trail_kinds();
TrailKind kind_of_action(std::string_view action);
Text label_of(TrailKind kind);

struct TrailEntry {
  std::int64_t sequence{0};
  std::int64_t ordinal{0};
  AuditContext context;
  std::string type;
  Uuid id;
  std::string action;
  std::int64_t version{0};
  std::optional<std::string> changes;  ///< JSON; nothing where the values were pruned or removed

  TrailKind kind() const { return kind_of_action(action); }
};

struct TrailQuery {
  Uuid authority{};  ///< or `city_chain`
  std::optional<Instant> from{};
  std::optional<Instant> to{};  ///< not itself
  std::optional<Uuid> account{};
  std::optional<TrailKind> kind{};
  std::string type{};
  std::optional<Uuid> id{};
  std::size_t limit{50};
  std::string after{};  ///< TrailPage::next of the page before
};

struct TrailPage {
  std::vector<TrailEntry> entries;
  std::string next;  ///< empty on the last page
};

/// Newest first. For who administers the authority; of `city_chain` for who is bound to none. An `after` that
/// is none is refused. What is marked with secrecy now is left out of the changes, and the notes of marks:
/// whoever has the right to them opens the record and its history. So are the ids of linked records that the
/// actor may not read.
Result<TrailPage> read_trail(Store& store, const Actor& actor, const TrailQuery& query);

/// An entry as JSON: what /trail answers, and a line of its export.
std::string trail_json(const TrailEntry& entry);

/// "You may not read the trail" or "there is no such authority".
Result<void> may_read_trail(const Actor& actor, const Uuid& authority);

namespace db {

/// The first link whose time is not before `at`; `past_the_last` where all are before it. An hour and more
/// may lie between a link's time and its place: search with a margin, `link_time_margin`.
std::int64_t first_link_from(
    Connection& connection, const Uuid& authority, Instant at, std::int64_t past_the_last);
inline constexpr std::chrono::hours link_time_margin{2};

/// The condition of the index of all kinds but `change`; to be said as it is, or the index is not used.
/// `table`: "e." or nothing.
std::string noted_actions(std::string_view table);

}  // namespace db
}  // namespace ringmur
