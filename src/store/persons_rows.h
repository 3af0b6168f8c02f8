#pragma once

#include <memory>

#include "store/persons.h"
#include "store/sql.h"
#include "store/veil.h"

/// What the view of a person and the removal share inside this room.
namespace ringmur::db {

/// Who it is: what the registers and accounts may name the person by.
struct Subject {
  Uuid id{};
  std::string name{};
  const RecordType* home{
      nullptr};  ///< the register of people that the record stands in; null: an account only
  std::optional<Row> record{};
  std::vector<std::pair<Account, Identifies>> accounts{};
  std::vector<KnownBy> known_by{};

  bool knows(Identifies by, std::string_view value) const;
};

/// Registers of people: those whose key is whom a record is about.
std::vector<const RecordType*> registers_of_people(const Catalogue& catalogue);

/// A field of a record about somebody that says who that is, and not who somebody else is.
bool is_of_its_person(const RecordType& type, const Field& field);

/// Nothing where neither record nor account has the id, in the authority.
std::optional<Subject> subject_of(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Uuid& id);

/// Whether the actor may see who it is: of a person whose own record is marked with secrecy, or protected,
/// who may read that.
Result<void> may_see(
    Connection& connection, const Actor& actor, const Uuid& authority, const Subject& subject);

/// Every record of the authority in which a declared field names the person, archived ones too.
std::vector<PersonRecord> records_naming(
    Connection& connection, const RecordType& type, const Uuid& authority, const Subject& subject);

/// Accounts that are bound to the authority, that have a role there, or that reach the whole city.
bool reaches_into(Connection& connection, const Account& account, const Uuid& authority);

std::vector<PersonText> texts_naming(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Subject& subject);

PersonAccount read_person_account(Connection& connection, const Account& account, Identifies found_by);

/// " IN (…)" with its values.
void add_in(Sql& sql, const std::vector<std::string>& values);

/// `%text%` for LIKE … ESCAPE '\'.
std::string like_within(std::string_view text);

std::string text_at(const RecordType& type, const Row& row, std::string_view field);
std::unexpected<Error> no_such_person();

}  // namespace ringmur::db
