#include "store/lockout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/account_rows.h"
#include "store/matrix_setting.h"

namespace ringmur::db {
namespace {

constexpr std::int64_t lockout_lock = 0x6c6f636b6f7574;  // any number, the same for all of us

constexpr std::array<std::string_view, 3> of_the_city{"matrix", "assignments", "accounts"};
/// The matrix is the whole city's: nobody changes it for one authority.
constexpr std::array<std::string_view, 2> of_an_authority{"assignments", "accounts"};

std::unexpected<Error> locked_out(std::string code) {
  return refuse(Refusal::conflict, std::move(code),
      {"Då kan ingen längre ändra matrisen, rollerna eller kontona. Ge någon annan den rätten först, tills "
       "vidare.",
          "Then nobody could change the matrix, the roles or the accounts. Give somebody else that right "
          "first, until further notice."});
}

/// The roles that keep anything; others, of which there are thousands, need not be read.
std::string keeping_roles(const Matrix& matrix) {
  std::string list;
  for (const Role& role : all_roles()) {
    bool keeps = std::ranges::any_of(of_the_city,
        [&](std::string_view duty) { return matrix.scope(role.code, duty, Action::write) > Scope::own; });
    if (keeps) list += (list.empty() ? "'" : ",'") + role.code + "'";
  }
  return list.empty() ? "NULL" : list;
}

}  // namespace

Lockout::Lockout(Connection& connection, const Catalogue& catalogue, Instant at)
    : connection_(connection), catalogue_(catalogue), at_(at) {
  // Each statement after this one sees what the one before has committed. SQLite writes one at a time.
  if (connection.dialect() == Dialect::postgres)
    connection.script(fmt::format("SELECT pg_advisory_xact_lock({})", lockout_lock));
  before_ = read();
}

Lockout::Keepers Lockout::read() const {
  Keepers keepers{kept_matrix(connection_, catalogue_), {}};
  auto cursor = connection_.query(
      fmt::format(
          "SELECT r.\"role\",r.\"authority\",COALESCE(r.\"unit\",r.\"object_id\"),r.\"ends_at\" FROM"
          " \"assignment\" r JOIN \"account\" a ON a.\"id\" = r.\"account\" WHERE a.\"disabled_at\" IS"
          " NULL AND r.\"ended_at\" IS NULL AND r.\"stand_in_for\" IS NULL AND r.\"starts_at\" <= ?1"
          " AND (r.\"ends_at\" IS NULL OR r.\"ends_at\" > ?1) AND r.\"role\" IN ({})",
          keeping_roles(*keepers.matrix)),
      {milliseconds(at_)});
  while (cursor->next()) {
    Keeper one{std::string(cursor->text(0)), std::nullopt, !cursor->is_null(2), instant_at(*cursor, 3)};
    if (!cursor->is_null(1)) one.authority = cursor->uuid(1);
    keepers.held.push_back(std::move(one));
  }
  return keepers;
}

Lockout::Kept Lockout::kept(const Keepers& keepers, std::string_view duty, const std::optional<Uuid>& place) {
  Kept found;
  for (const Keeper& keeper : keepers.held) {
    if (keeper.authority && keeper.authority != place) continue;
    Scope scope = keepers.matrix->scope(keeper.role, duty, Action::write);
    if (scope != Scope::authority && (scope != Scope::assigned || keeper.in_part)) continue;
    found.by_somebody = true;
    found.for_good = found.for_good || !keeper.ends_at;
    if (!keeper.ends_at) continue;
    found.first_end = std::min(found.first_end, *keeper.ends_at);
    found.last_end = std::max(found.last_end, *keeper.ends_at);
  }
  return found;
}

Result<void> Lockout::still_kept(std::string code) const {
  const Keepers after = read();
  auto is_lost = [&](std::string_view duty, const std::optional<Uuid>& place) {
    const Kept was = kept(before_, duty, place);
    const Kept is = kept(after, duty, place);
    if (!was.by_somebody || is.for_good) return false;
    return was.for_good || !is.by_somebody || is.last_end < was.first_end;
  };
  bool lost =
      std::ranges::any_of(of_the_city, [&](std::string_view duty) { return is_lost(duty, std::nullopt); });
  for (const Keeper& keeper : before_.held) {
    if (!keeper.authority || lost) continue;
    lost = std::ranges::any_of(
        of_an_authority, [&](std::string_view duty) { return is_lost(duty, keeper.authority); });
  }
  if (lost) return locked_out(std::move(code));
  return {};
}

}  // namespace ringmur::db
