#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/figure.h"
#include "store/actor.h"
#include "store/connection.h"

namespace ringmur::db {

class Veil;

/// A statement under construction: text and parameters grow together.
class Sql {
 public:
  Sql& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  Sql& bind(const Value& value);
  Sql& bind(const Uuid& id) { return bind(Value{id}); }
  Sql& bind_bytes(std::string bytes);
  Sql& name(std::string_view column);

  const std::string& text() const { return text_; }
  /// Valid while this stands.
  std::vector<Param> params() const;

 private:
  struct Bound {
    Value value;
    bool is_bytes{false};
  };
  std::string text_;
  std::vector<Bound> bound_;
  mutable std::vector<std::string> made_;
};

/// How the records that hold the words of a filter are found.
enum class Words {
  by_index,   ///< the search index gives the records
  by_record,  ///< each record's words are looked at, in whatever order the records come
  gathered    ///< the search index's hits are gathered once, and each record is looked for among them
};

/// What the records will be read in.
enum class Order {
  any,    ///< counted, or all of them wanted
  own,    ///< the register's own order, which the indexes of references have too
  other,  ///< by an index that must not be passed over for one of a reference
};

/// How what is reached in several ways is read.
enum class Each {
  together,  ///< by one condition with OR
  apart,     ///< each way by its index, one after the other, and what two of them reach once
};

struct Reading {
  Dialect dialect{Dialect::sqlite};
  Words words{Words::by_index};
  Order order{Order::any};
  Each each{Each::together};
};

/// ` FROM … WHERE "authority" = … AND …`: the wall first, then what is reached of it, then the conditions.
/// `actor`: whose reach the registers have that the conditions lead to. No condition is met by a value that
/// is masked.
void add_from_where(Sql& sql, const Catalogue& catalogue, const RecordType& type, const Uuid& authority,
    const Actor& actor, const Reach& reach, const Filter& filter, const Reading& reading, const Veil& veil);

/// `COUNT(CASE WHEN … THEN 1 END)`: of the rows of the register those that meet the conditions.
void add_count_if(Sql& sql, const Catalogue& catalogue, const Uuid& authority, const Actor& actor,
    const std::vector<Condition>& conditions, const Reading& reading, const Veil& veil);

/// ` GROUP BY …` after add_from_where() with the same reach and filter.
void add_grouping(
    Sql& sql, const Reach& reach, const Filter& filter, const std::vector<const Field*>& by, Dialect dialect);

/// As add_from_where() over what others share with the authority `reader`; a condition on a reference, which
/// leads to records behind the owner's wall, finds nothing, nor does one on what the owner has masked.
void add_from_shared(
    Sql& sql, const RecordType& type, const Uuid& reader, const Filter& filter, Dialect dialect);

/// ` AND (…)`: a look at the words of each record of a statement over the register, by its name.
void add_words_of_record(
    Sql& sql, const RecordType& type, const std::vector<std::string>& words, Dialect dialect);

/// For what is counted or read whole.
Reading for_all(Connection& connection, const RecordType& type, const Uuid& authority, const Filter& filter);

enum class Wanted {
  some,         ///< of no order, or of the register's own
  some_sorted,  ///< the first by another field
  all
};

/// Which way is the shorter: a register with few records is read through, few hits come from the index, and
/// of many hits some are soon met, but where they are sorted by another field, at whose end they may all
/// stand. `meets_soon`: whether those that are read first are met soon, which is asked where there are more
/// than a handful of hits, since to count many takes its time.
Words way_to_words(Connection& connection, const RecordType& type, const Uuid& authority,
    const Filter& filter, Wanted wanted, const std::function<bool()>& meets_soon = {});

}  // namespace ringmur::db
