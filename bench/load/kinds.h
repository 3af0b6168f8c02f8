#pragma once

#include <random>
#include <span>
#include <string>
#include <vector>

#include "client.h"

/// What people and machines ask of Ringmur on a Monday.
namespace load {

/// Somebody who asks, and what it has seen.
struct Asker {
  std::string authority;                ///< code
  std::string login, password;          ///< of a person
  std::string headers;                  ///< what it is known by
  std::string calendar;                 ///< address of a feed; empty where it has none
  std::vector<std::string> incidents;   ///< ids
  std::vector<std::string> activities;  ///< ids
  std::vector<std::string> risks;       ///< ids

  bool is_person() const { return !login.empty(); }
};

enum class End { good, refused, failed };
struct Outcome {
  End end{End::good};
  std::string why{};
};

struct Visit {
  Client& client;
  Asker& asker;
  std::uint64_t chance;  ///< what this visit draws from
};

/// A kind of visit, as often as it comes in the city's busiest hour.
struct Kind {
  const char* name;
  double a_second;
  int at_once;  ///< so many at the same moment each time
  bool by_person;
  Task<Outcome> (*visit)(Visit);
};

std::span<const Kind> kinds();

/// Signs in where it is a person, and looks at the lists; false where it is not let in.
Task<bool> arrive(Client& client, Asker& asker);

Outcome outcome_of(const Answer& answer);

}  // namespace load
