#pragma once

#include <string>

#include "store/actor.h"

namespace ringmur::db {

/// Which rows a statement can meet, whatever its text: the second lock, behind what the store's functions ask
/// of the actor. PostgreSQL holds it (row-level security, postgres/walls.cpp); SQLite has none. Behind the
/// wall lies what carries an authority, and apart from it what is the house's own: accounts, sessions,
/// tokens, tries, kept answers.
class Walls {
 public:
  /// No authority, and nothing of the house: what a connection has that was told nothing.
  static Walls nothing() { return {}; }
  /// Every authority that the actor reaches; changes only for who may write.
  static Walls of(const Actor& actor);
  /// Only this one, and only if the actor reaches it.
  static Walls of(const Actor& actor, const Uuid& authority);
  /// The house's own work in one authority: jobs and their files, ordered by people with lesser rights.
  static Walls within(const Uuid& authority);
  /// The house's own work in all of them: what waits in the queue, what refers to a record.
  static Walls everywhere();
  /// Accounts, sessions and tokens, and no authority's records.
  static Walls house();

  /// The same, and what is the house's own.
  Walls with_house() const;
  /// Sees every authority and changes no more than before.
  Walls seeing_everywhere() const;

  /// Ids apart by commas; "*" is every authority, the empty text none.
  const std::string& seen() const { return seen_; }
  const std::string& written() const { return written_; }
  bool has_house() const { return house_; }

  bool operator==(const Walls&) const = default;

 private:
  std::string seen_;
  std::string written_;
  bool house_{false};
};

}  // namespace ringmur::db
