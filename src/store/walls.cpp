#include "store/walls.h"

#include <set>

#include "store/access.h"

namespace ringmur::db {
namespace {

constexpr const char* all = "*";

/// Ids apart by commas; all where a role is held in the whole city, or where no roles bind.
std::string reached_by(const Actor& actor) {
  if (actor.authority) return to_string(*actor.authority);
  if (!actor.access || actor.access->is_token()) return all;
  std::set<Uuid> reached;
  for (const HeldRole& held : actor.access->roles()) {
    if (!held.authority) return all;
    reached.insert(*held.authority);
  }
  std::string ids;
  for (const Uuid& one : reached) ids += (ids.empty() ? "" : ",") + to_string(one);
  return ids;
}

}  // namespace

Walls Walls::of(const Actor& actor) {
  Walls made;
  made.seen_ = reached_by(actor);
  if (actor.right >= Right::write) made.written_ = made.seen_;
  return made;
}

Walls Walls::of(const Actor& actor, const Uuid& authority) {
  if (!actor.reaches(authority)) return nothing();
  Walls made;
  made.seen_ = to_string(authority);
  if (actor.right >= Right::write) made.written_ = made.seen_;
  return made;
}

Walls Walls::within(const Uuid& authority) {
  Walls made;
  made.seen_ = made.written_ = to_string(authority);
  return made;
}

Walls Walls::everywhere() {
  Walls made;
  made.seen_ = made.written_ = all;
  return made;
}

Walls Walls::house() {
  return nothing().with_house();
}

Walls Walls::with_house() const {
  Walls made = *this;
  made.house_ = true;
  return made;
}

Walls Walls::seeing_everywhere() const {
  Walls made = *this;
  made.seen_ = all;
  return made;
}

}  // namespace ringmur::db
