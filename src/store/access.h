#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/uuid.h"
#include "store/matrix.h"
#include "store/reach.h"

/// Who may do what: role × subject × action × scope, as the assignments of this moment say.
namespace ringmur {

/// A role that somebody holds now: an assignment whose time has come and is not over.
struct HeldRole {
  Uuid assignment;
  std::string role;
  std::optional<Uuid> authority;   ///< none: the whole city
  std::optional<Uuid> unit;        ///< none: the whole authority
  std::optional<ObjectId> object;  ///< the one object that it is kept to
  std::optional<Instant> ends_at;
  std::optional<std::string> stand_in_for;  ///< login of the one whose role it is
  std::vector<Uuid> units{};                ///< `unit` and all below it
};

/// What a token is kept to: one register or duty, read or written.
struct TokenScope {
  std::string subject;
  Action action{Action::read};  ///< read or write

  bool operator==(const TokenScope&) const = default;
};

/// All that somebody may, worked out once a request.
class Access {
 public:
  /// A person: the roles that are held, and how records name the person.
  Access(std::shared_ptr<const Matrix> matrix, std::vector<HeldRole> roles, std::string login,
      std::vector<std::string> names);
  /// A token, bound to one authority or to none; without scopes: all registers and the duties of old tokens,
  /// read or also written.
  Access(std::optional<std::vector<TokenScope>> scopes, Action most, std::optional<Uuid> authority);

  /// What may be done with the records of the register, or in the duty, in that authority.
  Reach reach(std::string_view subject, Action action, const Uuid& authority) const;
  /// Whether it is the whole of every authority, also of those that are to come.
  bool whole_city(std::string_view subject, Action action) const;
  /// Whether it may be done at all, somewhere.
  bool anywhere(std::string_view subject, Action action) const;
  /// Whether something may be done there.
  bool knows(const Uuid& authority) const;
  /// The one authority that all roles are kept to; none where there are several, or the whole city.
  std::optional<Uuid> only_authority() const;
  bool is_empty() const { return !token_ && roles_.empty(); }
  bool is_token() const { return token_.has_value(); }

  /// For whom the actor does it, where only a stand-in's role allows it: a login, or empty.
  std::string acts_for(std::string_view subject, Action action, const Uuid& authority) const;

  const std::vector<HeldRole>& roles() const { return roles_; }
  /// How records name the person; empty for a token.
  const std::string& login() const { return login_; }
  const std::vector<std::string>& names() const { return names_; }
  const Matrix* matrix() const { return matrix_.get(); }

 private:
  struct Token {
    std::optional<std::vector<TokenScope>> scopes;
    Action most{Action::read};
    std::optional<Uuid> authority;
  };
  bool token_may(std::string_view subject, Action action) const;
  void add(Reach& reach, const HeldRole& held, Scope scope) const;

  std::shared_ptr<const Matrix> matrix_;
  std::vector<HeldRole> roles_;
  std::string login_;
  std::vector<std::string> names_;
  std::optional<Token> token_;
};

}  // namespace ringmur
