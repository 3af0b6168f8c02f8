#pragma once

#include <map>
#include <string>

#include "store/consistency.h"

/// The parts of an inspection, for consistency.cpp.
namespace ringmur::db {

/// What all parts share: one snapshot of the database, and where to tell what is found.
struct Inspection {
  Connection& connection;
  const Catalogue& catalogue;
  const Settings& settings;
  std::map<Uuid, std::string> authorities;  ///< codes
  const std::function<void(const Disagreement&)>& tell;
  Inspected found{};

  void say(Disagreement one) {
    ++found.disagreements;
    tell(one);
  }
  std::string code_of(const Uuid& authority) const {
    auto known = authorities.find(authority);
    return known == authorities.end() ? to_string(authority) : known->second;
  }
};

/// Each record of a register in an authority against its own derived values, its words and its trail.
void inspect_records(Inspection& inspection, const Uuid& authority, const RecordType& type);

/// What should lead to something and does not: references, links, entries, marks, jobs, parts of files.
void inspect_ties(Inspection& inspection);

/// The bytes of evidence against their seals.
void inspect_evidence(Inspection& inspection);

}  // namespace ringmur::db
