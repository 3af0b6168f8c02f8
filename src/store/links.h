#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

/// Ties between records of one authority: who makes them, and what is tied to what.
namespace ringmur {

/// Of the events in the trail of the record that a link goes from.
inline constexpr const char* link_action = "link";
inline constexpr const char* unlink_action = "unlink";

/// A link leaves a record, or arrives at it.
enum class Direction { out, in };

/// A link of one record to another, as it is asked for.
struct LinkTo {
  std::string kind;  ///< RecordType::links of the register that it goes from
  Direction direction{Direction::out};
  const RecordType* type{nullptr};  ///< the other record's register
  Uuid id;
};

/// A link as one of its ends sees it.
struct Linked {
  const LinkKind* kind{nullptr};
  Direction direction{Direction::out};
  const RecordType* type{nullptr};
  Row row;  ///< the other record; what is masked of it is not in it
};

/// What is tied to the record, kinds as they are declared and those that leave it first; within them by
/// reference, title and id. Only what the actor may read; at most 2,000 links.
Result<std::vector<Linked>> links_of(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id);

struct LinkedPair {
  Uuid from;
  Uuid to;
};

/// Every link of the kind that goes from records of the register, in the order of ids, for who may read some
/// of it. Ids only: which of the records may be read is for the caller to know.
Result<std::vector<LinkedPair>> linked_pairs(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, std::string_view kind);

struct LinkChanges {
  std::vector<LinkTo> add{};
  std::vector<LinkTo> remove{};
};

/// Takes links away and makes others. For who may write the record that a link goes from and read the other.
/// What is there already is not made again. Refused: a kind that the register has not ("link.kind"), a
/// register that it does not lead to ("link.register"), a record that is not there or may not be read
/// ("link.not_found"), a link to itself ("link.itself"), one that closes a circle where there may be none
/// ("link.circle"), more than 200 of a kind from a record ("link.too_many").
Result<void> change_links(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, const LinkChanges& changes);

/// The same for a record that is read or made within the write.
Result<void> change_links_within(
    Writer& writer, const RecordType& type, const Row& row, const LinkChanges& changes);

}  // namespace ringmur
