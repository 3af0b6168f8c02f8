#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

/// Several people assess the same risks at once: who takes part, what each has said, and what they agreed on.
/// Only rows here; what may be shown to whom, and what becomes of the risk, areas/risk/workshop.h says.
namespace ringmur {

enum class WorkshopStep { waiting, rating, shown, agreed };
std::string_view code_of(WorkshopStep step);
std::optional<WorkshopStep> workshop_step(std::string_view code);

/// Likelihood and impact, as steps of the method's scales.
struct Rating {
  std::int64_t likelihood{0};
  std::int64_t impact{0};
  std::string reason{};
};

struct MembersRating {
  Uuid member;
  Rating rating;
};

struct WorkshopConsensus {
  Rating rating;
  std::vector<Uuid> disagreeing{};  ///< members
  Uuid by;
  Instant at{};
};

struct WorkshopRisk {
  Uuid risk;
  WorkshopStep step{WorkshopStep::waiting};
  std::vector<MembersRating> ratings{};
  std::vector<Uuid> rated{};  ///< the members who have said something, whatever it is
  std::optional<WorkshopConsensus> consensus{};
};

struct WorkshopMember {
  Uuid account;
  std::string name;
};

struct Workshop {
  Uuid id;
  Uuid authority;
  std::string title;
  std::string analysis;
  std::int64_t year{0};
  std::string code;  ///< eight letters and digits: who has it may take part
  Instant created_at{};
  std::optional<Instant> closed_at{};
  std::vector<WorkshopMember> members{};
  std::vector<WorkshopRisk> risks{};  ///< in the order that they were chosen in
};

namespace db {

void insert_workshop(Connection& connection, const Workshop& workshop, const Uuid& by);
/// Whole; nothing where there is none.
std::optional<Workshop> read_workshop(Connection& connection, const Uuid& authority, const Uuid& id);
/// As it stands until this transaction ends: nobody closes it, takes a step or joins meanwhile.
std::optional<Workshop> hold_workshop(Connection& connection, const Uuid& authority, const Uuid& id);
/// By code, in any case and however it is divided.
std::optional<Uuid> find_workshop(Connection& connection, const Uuid& authority, std::string_view code);
/// The newest hundred, without members and ratings.
std::vector<Workshop> list_workshops(Connection& connection, const Uuid& authority);

/// Again does nothing.
void join_workshop(Connection& connection, const Workshop& workshop, const Uuid& account, Instant at);
void rate(Connection& connection, const Workshop& workshop, const Uuid& risk, const Uuid& account,
    const Rating& rating, Instant at);
void set_step(Connection& connection, const Workshop& workshop, const Uuid& risk, WorkshopStep step);
void set_consensus(
    Connection& connection, const Workshop& workshop, const Uuid& risk, const WorkshopConsensus& consensus);
void close_workshop(Connection& connection, const Workshop& workshop, Instant at);

}  // namespace db
}  // namespace ringmur
