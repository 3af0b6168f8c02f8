#include "store/walls.h"

namespace ringmur::db {
namespace {

constexpr const char* all = "*";

}  // namespace

Walls Walls::of(const Actor& actor) {
  Walls made;
  made.seen_ = actor.authority ? to_string(*actor.authority) : all;
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
