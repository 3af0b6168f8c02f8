#pragma once

#include <map>
#include <set>

#include "store/erasures.h"
#include "store/persons_rows.h"

/// What a removal will do, worked out before anything is changed.
namespace ringmur::db {

/// A value that goes, where it says who somebody is.
struct Needle {
  Identifies by{Identifies::nothing};
  std::string value;

  auto operator<=>(const Needle&) const = default;
};

struct RecordLoss {
  const RecordType* type{nullptr};
  bool about{false};
  Row before;
  Row after;
  std::set<std::string> fields;
};

struct RemovalPlan {
  Removal told;
  std::vector<RecordLoss> records;
  std::vector<Account> accounts;
  std::set<Needle> needles;
  std::map<Uuid, Taken> taken;  ///< by chain
  std::vector<Uuid> jobs;
};

/// Whose data, by whom, when.
struct RemovalOrder {
  const Catalogue& catalogue;
  const Actor& actor;
  Uuid authority;
  Instant at{};
};

RemovalPlan plan_removal(Connection& connection, const RemovalOrder& order, const Subject& subject);

/// Adds what the trail, jobs and kept answers hold of what the plan takes, and counts it.
void plan_traces(
    Connection& connection, const RemovalOrder& order, const Subject& subject, RemovalPlan& plan);

/// Whether the text has the value as a word or words of its own.
bool has_words(std::string_view text, std::string_view value);

/// Takes the person's values out of answers kept for Idempotency-Key, and out of what jobs have left.
void clean_answers(Connection& connection, const RemovalPlan& plan);
void clean_jobs(Connection& connection, const RemovalPlan& plan);

void count_goes(Removal& told, RemovalGoes one);
void count_stays(Removal& told, RemovalStays one);

}  // namespace ringmur::db
