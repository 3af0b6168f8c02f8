#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "schema/record_type.h"

namespace ringmur {

/// What is done with a subject. `export_` is "export" outside.
enum class Action { read, write, archive, export_, administer };
/// How far. own: records that name the person; assigned: the assignment's unit and what is below it, or its
/// single object; the whole authority where it names neither; authority: the assignment's whole authority.
enum class Scope { none, own, assigned, authority };

inline constexpr std::array all_actions{
    Action::read, Action::write, Action::archive, Action::export_, Action::administer};

std::string_view code_of(Action action);
std::optional<Action> action_of(std::string_view code);
std::string_view code_of(Scope scope);
std::optional<Scope> scope_of(std::string_view code);

/// What is not a register and yet is allowed or not.
struct Duty {
  std::string code;
  Text label;
};
const std::vector<Duty>& all_duties();
bool is_duty(std::string_view subject);

/// A role as people know it, from data/roles.json.
struct Role {
  std::string code;
  Text label;
  Text help;
};
const std::vector<Role>& all_roles();
const Role* find_role(std::string_view code);

/// role × subject × action → scope, one table of data: data/matrix.json unless the city has its own.
class Matrix {
 public:
  /// {"isam":{"incident":{"read":"assigned"}}}; "*" stands for every register that the role does not name.
  /// Refused ("matrix.invalid"): roles, subjects, actions or scopes
  /// that there are none of. A role that is left out may nothing.
  static Result<Matrix> parse(std::string_view json, const Catalogue& catalogue);
  static const Matrix& defaults();

  Scope scope(std::string_view role, std::string_view subject, Action action) const;
  /// In a fixed order, every role and subject, scopes that are none left out.
  std::string json(const Catalogue& catalogue) const;

  bool operator==(const Matrix&) const = default;

 private:
  using Actions = std::array<Scope, all_actions.size()>;
  std::map<std::string, std::map<std::string, Actions, std::less<>>, std::less<>> roles_;
};

/// Registers, then duties: the rows of the matrix.
std::vector<std::string> all_subjects(const Catalogue& catalogue);

}  // namespace ringmur
