#pragma once

#include "schema/settings.h"
#include "store/workshops.h"

/// A workshop: several people rate the same risks at once, on their phones, unseen by each other; then the
/// spread is shown, and what was agreed is kept with who disagreed, and written into the risk.
namespace ringmur::risk {

inline constexpr std::size_t most_risks_in_workshop = 100;
inline constexpr std::size_t most_members_in_workshop = 200;

struct WorkshopOrder {
  std::string title;
  std::vector<Uuid> risks;
};

/// Who leads one may write each of its risks, which are of one analysis and one year. Refused:
/// "workshop.title" (1 to 200 characters), "workshop.risks" (none, too many, twice, of several analyses), a
/// risk that may not be written.
Result<Workshop> create_workshop(
    Store& store, const Actor& actor, const Uuid& authority, const WorkshopOrder& order);
/// The newest hundred, for who may read risks there.
Result<std::vector<Workshop>> workshops(Store& store, const Actor& actor, const Uuid& authority);

/// As who leads it sees it: what members have said only of risks whose spread is shown.
Result<Workshop> led_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);
/// Refused: "workshop.closed"; "workshop.step" where the risk is agreed on, or the step is.
Result<Workshop> take_step(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const Uuid& risk, WorkshopStep step);
Result<Workshop> close_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);

struct Agreement {
  Uuid risk;
  std::int64_t version{0};  ///< of the risk, as it was read
  Rating rating;
  std::vector<Uuid> disagreeing{};  ///< members
};

/// Writes today's likelihood, impact and the reason into the risk. Refused as changing the risk is;
/// "workshop.not_shown" before the spread has been seen, "workshop.member" for who takes no part.
Result<Workshop> agree(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id, const Agreement& agreement);

/// Anybody of the authority who has the code; not to a closed one. Refused: "workshop.code",
/// "workshop.full".
Result<Workshop> join_workshop(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view code);
/// As a member sees it: the own ratings, and of risks whose spread is shown everybody's. `not_found` for who
/// has not joined.
Result<Workshop> joined_workshop(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);
/// Refused: "workshop.not_rating" unless the risk is being rated, "workshop.scale" for a step that the
/// method's scale has not, "workshop.reason" beyond 1,000 characters.
Result<Workshop> rate(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id,
    const Uuid& risk, const Rating& rating);

/// The risks of a workshop that the actor leads or has joined, in its order, masked; one that has been
/// archived since is left out.
Result<std::vector<Row>> risks_of(Store& store, const Actor& actor, const Workshop& workshop);

/// How many have chosen each step of a scale: `counts[0]` is of the lowest.
std::vector<std::int64_t> spread(
    const WorkshopRisk& risk, std::int64_t Rating::* part, const std::vector<Level>& scale);

}  // namespace ringmur::risk
