#include "store/reach.h"

namespace ringmur::db {
namespace {

constexpr const char* all = "*";

}  // namespace

Reach Reach::of(const Actor& actor) {
  Reach made;
  made.seen_ = actor.authority ? to_string(*actor.authority) : all;
  if (actor.right >= Right::write) made.written_ = made.seen_;
  return made;
}

Reach Reach::of(const Actor& actor, const Uuid& authority) {
  if (!actor.reaches(authority)) return nothing();
  Reach made;
  made.seen_ = to_string(authority);
  if (actor.right >= Right::write) made.written_ = made.seen_;
  return made;
}

Reach Reach::within(const Uuid& authority) {
  Reach made;
  made.seen_ = made.written_ = to_string(authority);
  return made;
}

Reach Reach::everywhere() {
  Reach made;
  made.seen_ = made.written_ = all;
  return made;
}

Reach Reach::house() {
  return nothing().with_house();
}

Reach Reach::with_house() const {
  Reach made = *this;
  made.house_ = true;
  return made;
}

Reach Reach::seeing_everywhere() const {
  Reach made = *this;
  made.seen_ = all;
  return made;
}

}  // namespace ringmur::db
