#include "store/matrix.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "base/embedded.h"
#include "schema/json_writer.h"

namespace ringmur {

namespace json = boost::json;

std::string_view code_of(Action action) {
  switch (action) {
    case Action::read:
      return "read";
    case Action::write:
      return "write";
    case Action::archive:
      return "archive";
    case Action::export_:
      return "export";
    case Action::administer:
      return "administer";
  }
  std::unreachable();
}

std::optional<Action> action_of(std::string_view code) {
  auto found = std::ranges::find_if(all_actions, [&](Action action) { return code_of(action) == code; });
  return found == all_actions.end() ? std::nullopt : std::optional(*found);
}

std::string_view code_of(Scope scope) {
  switch (scope) {
    case Scope::none:
      return "none";
    case Scope::own:
      return "own";
    case Scope::assigned:
      return "assigned";
    case Scope::authority:
      return "authority";
  }
  std::unreachable();
}

std::optional<Scope> scope_of(std::string_view code) {
  for (Scope scope : {Scope::none, Scope::own, Scope::assigned, Scope::authority}) {
    if (code_of(scope) == code) return scope;
  }
  return std::nullopt;
}

namespace {

/// Stands for every register that a role does not name, so that a new one is somebody's from the first day.
constexpr std::string_view every_register = "*";

Text text_of(const json::value& value) {
  return {std::string(value.at("sv").as_string()), std::string(value.at("en").as_string())};
}

const json::value& roles_file() {
  static const json::value file = json::parse(embedded::file("roles.json"));
  return file;
}

std::unexpected<Error> invalid(std::string what, std::string sv, std::string en) {
  return refuse(Refusal::invalid, "matrix.invalid", {what + ": " + sv, what + ": " + en}, what);
}

std::unexpected<Error> not_an_object(const std::string& what) {
  return invalid(
      what, "skriv ett objekt, så som GET /matrix ger det.", "write an object, as GET /matrix gives it.");
}

}  // namespace

const std::vector<Duty>& all_duties() {
  static const std::vector<Duty> duties = [] {
    std::vector<Duty> made;
    for (const json::value& duty : roles_file().at("duties").as_array())
      made.push_back({std::string(duty.at("code").as_string()), text_of(duty.at("label"))});
    return made;
  }();
  return duties;
}

bool is_duty(std::string_view subject) {
  return std::ranges::find(all_duties(), subject, &Duty::code) != all_duties().end();
}

const std::vector<Role>& all_roles() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> made;
    for (const json::value& role : roles_file().at("roles").as_array())
      made.push_back(
          {std::string(role.at("code").as_string()), text_of(role.at("label")), text_of(role.at("help"))});
    return made;
  }();
  return roles;
}

const Role* find_role(std::string_view code) {
  auto found = std::ranges::find(all_roles(), code, &Role::code);
  return found == all_roles().end() ? nullptr : &*found;
}

std::vector<std::string> all_subjects(const Catalogue& catalogue) {
  std::vector<std::string> subjects;
  for (const RecordType* type : catalogue.types) subjects.push_back(type->name);
  for (const Duty& duty : all_duties()) subjects.push_back(duty.code);
  return subjects;
}

namespace {

using Actions = std::array<Scope, all_actions.size()>;

Result<Actions> actions_of(const json::value& value, const std::string& where) {
  if (!value.is_object()) return not_an_object(where);
  Actions actions{};
  for (const auto& member : value.get_object()) {
    auto action = action_of(std::string_view(member.key()));
    if (!action)
      return invalid(where, "välj bland read, write, archive, export, administer.",
          "choose among read, write, archive, export, administer.");
    auto scope =
        member.value().is_string() ? scope_of(std::string_view(member.value().get_string())) : std::nullopt;
    if (!scope)
      return invalid(where, "välj bland none, own, assigned, authority.",
          "choose among none, own, assigned, authority.");
    actions[static_cast<std::size_t>(*action)] = *scope;
  }
  return actions;
}

}  // namespace

Result<Matrix> Matrix::parse(std::string_view text, const Catalogue& catalogue) {
  json::error_code failed;
  json::value root = json::parse(json::string_view(text.data(), text.size()), failed);
  if (failed || !root.is_object()) return not_an_object("roles");
  const std::vector<std::string> subjects = all_subjects(catalogue);
  Matrix matrix;
  for (const auto& role : root.get_object()) {
    std::string code(role.key());
    if (find_role(code) == nullptr)
      return invalid(code, "det finns ingen sådan roll.", "there is no such role.");
    if (!role.value().is_object()) return not_an_object(code);
    for (const auto& row : role.value().get_object()) {
      std::string subject(row.key());
      std::string where = code + '.' + subject;
      if (subject != every_register && std::ranges::find(subjects, subject) == subjects.end())
        return invalid(
            where, "det finns inget sådant register eller uppdrag.", "there is no such register or duty.");
      auto actions = actions_of(row.value(), where);
      if (!actions) return std::unexpected(actions.error());
      matrix.roles_[code][subject] = *actions;
    }
  }
  return matrix;
}

const Matrix& Matrix::defaults() {
  static const Matrix made = [] {
    Matrix matrix;
    const json::value root = json::parse(embedded::file("matrix.json"));
    for (const auto& role : root.as_object()) {
      for (const auto& row : role.value().as_object()) {
        auto actions = actions_of(row.value(), std::string(row.key()));
        if (!actions) throw std::logic_error(actions.error().message.en);
        matrix.roles_[std::string(role.key())][std::string(row.key())] = *actions;
      }
    }
    return matrix;
  }();
  return made;
}

Scope Matrix::scope(std::string_view role, std::string_view subject, Action action) const {
  auto of_role = roles_.find(role);
  if (of_role == roles_.end()) return Scope::none;
  auto row = of_role->second.find(subject);
  if (row == of_role->second.end() && !is_duty(subject)) row = of_role->second.find(every_register);
  return row == of_role->second.end() ? Scope::none : row->second[static_cast<std::size_t>(action)];
}

std::string Matrix::json(const Catalogue& catalogue) const {
  JsonWriter out;
  out.open('{');
  for (const Role& role : all_roles()) {
    out.key(role.code).open('{');
    for (const std::string& subject : all_subjects(catalogue)) {
      out.key(subject).open('{');
      for (Action action : all_actions) {
        Scope scope = this->scope(role.code, subject, action);
        if (scope != Scope::none) out.member(code_of(action), code_of(scope));
      }
      out.close('}');
    }
    out.close('}');
  }
  return out.close('}').take();
}

}  // namespace ringmur
