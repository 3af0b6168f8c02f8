#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/accounts.h"
#include "store/assignments.h"
#include "store/removal_rules.h"
#include "store/sessions.h"
#include "store/tokens.h"

/// What is held about one person (GDPR art. 15), found by what registers declare of their fields. For who has
/// the duty `persons` in the whole authority; what lies behind another authority's wall is not looked at.
namespace ringmur {

std::string_view code_of(Identifies by);

struct FoundPerson {
  enum class Kind { record, account };

  Kind kind{Kind::record};
  Uuid id;  ///< of the person's record, or of an account without one
  std::string name;
  std::string number{};
  std::string login{};
  bool archived{false};
};

/// By a part of the name, or by staff number, e-mail address or login; the order of names, at most 50.
Result<std::vector<FoundPerson>> find_persons(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view text);

/// Something that the person is known by. Not certain: somebody else has the same name.
struct KnownBy {
  Identifies by{Identifies::nothing};
  std::string value;
  bool certain{true};
};

struct NamedBy {
  const Field* field{nullptr};
  Identifies by{Identifies::nothing};
  bool certain{true};
};

struct PersonRecord {
  Row row;
  bool about{false};  ///< the whole record is the person's; else only the fields that name them
  std::vector<NamedBy> named_by;
};

struct PersonRegister {
  const RecordType* type{nullptr};
  std::vector<PersonRecord> records;
};

/// How a provider outside knows the person.
struct OutsideIdentity {
  std::string kind;  ///< "oidc" or "scim"
  std::string provider;
  std::string subject;
  std::string data{};  ///< JSON, of SCIM
  std::optional<Instant> created_at{};
};

/// An account without its secrets.
struct PersonAccount {
  Account account;
  Identifies found_by{Identifies::nothing};
  bool second_factor{false};
  std::int64_t passkeys{0};
  std::vector<Session> sessions{};
  std::vector<Assignment> assignments{};  ///< ended ones too
  std::vector<Token> tokens{};
  std::vector<OutsideIdentity> identities{};
};

struct Trace {
  std::int64_t sequence{0};
  Instant at{};
  std::string type;
  std::string action;
};

struct Traces {
  std::int64_t count{0};
  std::optional<Instant> first_at{};
  std::optional<Instant> latest_at{};
  std::vector<Trace> latest{};
};

/// A text that has the person's name in it: told of, not quoted, since it may be about others too.
struct PersonText {
  std::string kind;  ///< "report_text", "review" or "record"
  Uuid id;
  const RecordType* type{nullptr};
  const Field* field{nullptr};
  std::string title;
};

struct PersonsData {
  Uuid id;
  Uuid authority;
  std::string name{};  ///< as kept: what a removal asks for
  Instant made_at{};
  std::vector<KnownBy> known_by{};
  std::vector<PersonRegister> registers{};
  std::vector<PersonAccount> accounts{};
  Traces by{};
  Traces about{};
  std::vector<PersonText> texts{};
};

Result<PersonsData> persons_data(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);

/// What a removal takes, or would take, of one kind.
struct RemovalGoes {
  std::string part;  ///< "records", "account", "trail", "search", "jobs", "answers", "texts"
  const RecordType* type{nullptr};
  std::string field{};
  Text label{};
  Becomes becomes{Becomes::nothing};
  std::int64_t count{0};
};

struct RemovalStays {
  std::string part;
  const RecordType* type{nullptr};
  std::string field{};
  Text label{};
  std::int64_t count{0};
  const KeepGround* ground{nullptr};
};

struct Removal {
  Uuid person;
  std::string name;
  std::vector<RemovalGoes> goes;
  std::vector<RemovalStays> stays;
  std::int64_t records{0};
  std::int64_t values{0};
  std::int64_t events{0};
  std::int64_t accounts{0};
  /// Of what has been done; empty in a preview.
  std::optional<Uuid> id{};
  Instant at{};
  std::string by{};
  std::int64_t sequence{0};
};

/// What remove_person() would do now; writes nothing.
Result<Removal> preview_removal(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id);

/// Takes away what data/removal.json does not keep, in one transaction: from the records, the index of words,
/// the values beside the trail (GDPR art. 17; the digests stay, so that the chain still verifies), the
/// account, results of jobs and kept answers. The trail tells that, without a value. Refused: another name
/// than the one kept ("removal.other_name"), oneself ("removal.oneself"), the last who administers
/// ("matrix.lockout").
Result<Removal> remove_person(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id, std::string_view name);

}  // namespace ringmur
