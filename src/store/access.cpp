#include "store/access.h"

#include <algorithm>
#include <array>

#include "store/actor.h"

namespace ringmur {
namespace {

/// What tokens without scopes have always been able to do beside the registers.
constexpr std::array<std::string_view, 4> read_by_old_tokens{"report", "figures", "settings", "imports"};
constexpr std::array<std::string_view, 3> written_by_old_tokens{"report", "freeze", "imports"};

bool old_token_may(std::string_view subject, Action action, Action most) {
  bool reads = action == Action::read || action == Action::export_;
  bool writes = (action == Action::write || action == Action::archive) && most == Action::write;
  if (!reads && !writes) return false;
  if (!is_duty(subject)) return true;
  if (reads) return std::ranges::find(read_by_old_tokens, subject) != read_by_old_tokens.end();
  return std::ranges::find(written_by_old_tokens, subject) != written_by_old_tokens.end();
}

template <typename Item>
void add_new(std::vector<Item>& items, const Item& item) {
  if (std::ranges::find(items, item) == items.end()) items.push_back(item);
}

}  // namespace

Access::Access(std::shared_ptr<const Matrix> matrix, std::vector<HeldRole> roles, std::string login,
    std::vector<std::string> names)
    : matrix_(std::move(matrix)),
      roles_(std::move(roles)),
      login_(std::move(login)),
      names_(std::move(names)) {}

Access::Access(std::optional<std::vector<TokenScope>> scopes, Action most, std::optional<Uuid> authority)
    : token_(Token{std::move(scopes), most, authority}) {}

/// Who may write reads too; archiving is writing, exporting is reading.
bool Access::token_may(std::string_view subject, Action action) const {
  if (!token_->scopes) return old_token_may(subject, action, token_->most);
  bool reads = action == Action::read || action == Action::export_;
  bool writes = (action == Action::write || action == Action::archive) && token_->most == Action::write;
  return std::ranges::any_of(*token_->scopes, [&](const TokenScope& scope) {
    return scope.subject == subject && (reads || (writes && scope.action == Action::write));
  });
}

void Access::add(Reach& reach, const HeldRole& held, Scope scope) const {
  switch (scope) {
    case Scope::none:
      return;
    case Scope::authority:
      reach = Reach::all();
      return;
    case Scope::own:
      reach.extent = Reach::Extent::some;
      reach.login = login_;
      reach.names = names_;
      return;
    case Scope::assigned:
      if (!held.unit && !held.object) {
        reach = Reach::all();
        return;
      }
      reach.extent = Reach::Extent::some;
      for (const Uuid& unit : held.units) add_new(reach.units, unit);
      if (held.object) add_new(reach.objects, *held.object);
      return;
  }
}

Reach Access::reach(std::string_view subject, Action action, const Uuid& authority) const {
  if (token_) {
    bool here = !token_->authority || *token_->authority == authority;
    return here && token_may(subject, action) ? Reach::all() : Reach::nothing();
  }
  Reach reach;
  for (const HeldRole& held : roles_) {
    if (held.authority && *held.authority != authority) continue;
    Scope scope = matrix_->scope(held.role, subject, action);
    // The own records are one's own: nobody stands in for a person's name.
    if (scope == Scope::own && held.stand_in_for) continue;
    add(reach, held, scope);
    if (reach.is_all()) break;
  }
  return reach;
}

bool Access::whole_city(std::string_view subject, Action action) const {
  if (token_) return !token_->authority && token_may(subject, action);
  return std::ranges::any_of(roles_, [&](const HeldRole& held) {
    Reach reach;
    if (!held.authority) add(reach, held, matrix_->scope(held.role, subject, action));
    return reach.is_all();
  });
}

bool Access::anywhere(std::string_view subject, Action action) const {
  if (token_) return token_may(subject, action);
  return std::ranges::any_of(roles_,
      [&](const HeldRole& held) { return matrix_->scope(held.role, subject, action) != Scope::none; });
}

bool Access::knows(const Uuid& authority) const {
  if (token_) return !token_->authority || *token_->authority == authority;
  return std::ranges::any_of(
      roles_, [&](const HeldRole& held) { return !held.authority || *held.authority == authority; });
}

std::optional<Uuid> Access::only_authority() const {
  if (token_) return token_->authority;
  std::optional<Uuid> only;
  for (const HeldRole& held : roles_) {
    if (!held.authority || (only && *only != *held.authority)) return std::nullopt;
    only = held.authority;
  }
  return only;
}

std::string Access::acts_for(std::string_view subject, Action action, const Uuid& authority) const {
  std::string whose;
  for (const HeldRole& held : roles_) {
    if (held.authority && *held.authority != authority) continue;
    if (matrix_->scope(held.role, subject, action) == Scope::none) continue;
    if (!held.stand_in_for) return {};
    if (whose.empty()) whose = *held.stand_in_for;
  }
  return whose;
}

// What an actor may.

bool Actor::reaches(const Uuid& wanted) const {
  return access ? access->knows(wanted) : !authority || *authority == wanted;
}

namespace {

/// Of who has no roles: the house itself, limited by its right.
Right right_for(Action action) {
  switch (action) {
    case Action::read:
    case Action::export_:
      return Right::read;
    case Action::write:
    case Action::archive:
      return Right::write;
    case Action::administer:
      return Right::administer;
  }
  std::unreachable();
}

constexpr std::array<std::string_view, 7> administered{
    "accounts", "assignments", "matrix", "tokens", "settings", "providers", "trail"};

bool right_allows(Right right, std::string_view subject, Action action) {
  bool keeps = std::ranges::find(administered, subject) != administered.end();
  bool open = subject == "settings" && action == Action::read;
  return right >= (keeps && !open ? Right::administer : right_for(action));
}

}  // namespace

Reach Actor::reach(std::string_view subject, Action action, const Uuid& wanted) const {
  if (access) return access->reach(subject, action, wanted);
  return reaches(wanted) && right_allows(right, subject, action) ? Reach::all() : Reach::nothing();
}

bool Actor::covers(std::string_view subject, Action action, const std::optional<Uuid>& wanted) const {
  if (wanted) return reach(subject, action, *wanted).is_all();
  if (access) return access->whole_city(subject, action);
  return !authority && right_allows(right, subject, action);
}

bool Actor::may(std::string_view subject, Action action) const {
  return access ? access->anywhere(subject, action) : right_allows(right, subject, action);
}

namespace {

bool only_reads(Action action) {
  return action == Action::read || action == Action::export_;
}

}  // namespace

Actor lend(Right right, const Actor& actor, const Uuid& authority) {
  Actor lent = actor;
  lent.authority = authority;
  lent.right = std::max(right, actor.right);
  lent.access.reset();
  return lent;
}

Error not_allowed(const Actor& actor, std::string_view subject, Action action) {
  bool keeps = std::ranges::find(administered, subject) != administered.end();
  if (keeps || action == Action::administer) {
    return {Refusal::forbidden, "actor.may_not_administer",
        {"Bara en administratör får göra det. Be administratören.",
            "Only an administrator may do this. Ask the administrator."},
        {}, {}};
  }
  if (only_reads(action)) {
    return {Refusal::forbidden, "actor.may_not_read",
        {"Du får inte läsa det här. Be administratören om en roll som får det.",
            "You may not read this. Ask the administrator for a role that may."},
        {}, {}};
  }
  if (actor.token) {
    return {Refusal::forbidden, "token.may_not_write",
        {"Nyckeln får läsa men inte ändra. Be administratören om en som får skriva.",
            "The token may read but not change. Ask the administrator for one that may write."},
        {}, {}};
  }
  return {Refusal::forbidden, "actor.may_not_write",
      {"Du får läsa men inte ändra. Be administratören om skrivrätt.",
          "You may read but not change. Ask the administrator for the right to write."},
      {}, {}};
}

namespace {

Error behind_the_wall() {
  return {Refusal::not_found, "authority.not_found",
      {"Det finns ingen sådan nämnd eller styrelse här, eller så får du inte läsa den.",
          "There is no such authority here, or you may not read it."},
      {}, {}};
}

}  // namespace

Result<Reach> reach_of(const Actor& actor, std::string_view subject, Action action, const Uuid& authority) {
  Reach reach = actor.reach(subject, action, authority);
  if (!reach.is_nothing()) return reach;
  // Who reads nothing at all is told so, whichever the authority; else the wall comes first.
  if (actor.reaches(authority) || actor.right < Right::read)
    return std::unexpected(not_allowed(actor, subject, action));
  return std::unexpected(behind_the_wall());
}

Result<void> may_all(const Actor& actor, std::string_view subject, Action action, const Uuid& authority) {
  auto reach = reach_of(actor, subject, action, authority);
  if (!reach) return std::unexpected(reach.error());
  if (reach->is_all()) return {};
  return refuse(Refusal::forbidden, "actor.only_part",
      {"Det här gäller hela nämnden, och din roll gäller bara en del av den. Be den som har hela.",
          "This is about the whole authority, and your role covers only a part of it. Ask who has all of "
          "it."});
}

Result<void> may_in_city(const Actor& actor, std::string_view subject, Action action) {
  if (actor.covers(subject, action, std::nullopt)) return {};
  if (!actor.may(subject, action)) return std::unexpected(not_allowed(actor, subject, action));
  return refuse(Refusal::forbidden, "actor.not_the_city",
      {"Det här gäller hela staden, och din roll gäller en nämnd. Be den som administrerar staden.",
          "This is the whole city's, and your role is of one authority. Ask who administers the city."});
}

}  // namespace ringmur
