#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "store/account_rows.h"
#include "store/persons_rows.h"

/// Who a person is: the record in a register of people, the accounts that are the same person's, and what
/// other records may name the person by.
namespace ringmur {

std::string_view code_of(Identifies by) {
  switch (by) {
    case Identifies::nothing:
      return "nothing";
    case Identifies::number:
      return "number";
    case Identifies::login:
      return "login";
    case Identifies::email:
      return "email";
    case Identifies::name:
      return "name";
  }
  std::unreachable();
}

namespace db {

bool Subject::knows(Identifies by, std::string_view value) const {
  return std::ranges::any_of(
      known_by, [&](const KnownBy& known) { return known.by == by && known.value == value; });
}

std::vector<const RecordType*> registers_of_people(const Catalogue& catalogue) {
  std::vector<const RecordType*> found;
  for (const RecordType* type : catalogue.types) {
    if (!type->about.empty() && type->key == std::vector<std::string>{type->about}) found.push_back(type);
  }
  return found;
}

bool is_of_its_person(const RecordType& type, const Field& field) {
  if (type.about.empty() || field.identifies == Identifies::nothing) return false;
  return field.name == type.about || field.identifies != type.at(type.about).identifies;
}

void add_in(Sql& sql, const std::vector<std::string>& values) {
  sql.add(" IN (");
  for (const std::string& value : values) {
    if (&value != &values.front()) sql.add(",");
    sql.bind(Value{value});
  }
  sql.add(")");
}

std::string like_within(std::string_view text) {
  std::string pattern = "%";
  for (char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

std::string text_at(const RecordType& type, const Row& row, std::string_view field) {
  const auto* text = std::get_if<std::string>(&row.values[type.index(field)]);
  return text == nullptr ? std::string() : *text;
}

std::unexpected<Error> no_such_person() {
  return refuse(Refusal::not_found, "person.not_found",
      {"Det finns ingen sådan person här, eller så får du inte se den.",
          "There is no such person here, or you may not see them."});
}

namespace {

std::vector<Row> rows_of(Connection& connection, const RecordType& type, const Sql& sql) {
  std::vector<Row> rows;
  auto params = sql.params();
  auto cursor = connection.query(sql.text(), params);
  while (cursor->next()) rows.push_back(read_row(type, *cursor));
  return rows;
}

Sql select(const RecordType& type, const Uuid& authority) {
  Sql sql;
  sql.add("SELECT ").add(select_columns(type)).add(" FROM ").name(type.name);
  sql.add(" WHERE \"authority\" = ").bind(authority);
  return sql;
}

std::vector<Account> accounts_where(Connection& connection, Sql& where) {
  Sql sql;
  std::vector<Account> found;
  auto params = where.params();
  auto cursor = connection.query(std::string(account_columns) + " FROM \"account\" a WHERE " + where.text() +
                                     " ORDER BY a.\"login_key\"",
      params);
  while (cursor->next()) found.push_back(read_account(*cursor));
  return found;
}

/// Values of a record that say who it is about.
std::vector<KnownBy> known_by_record(const RecordType& type, const Row& row) {
  std::vector<KnownBy> known;
  for (const Field& field : type.fields) {
    std::string value = text_at(type, row, field.name);
    if (is_of_its_person(type, field) && !value.empty()) known.push_back({field.identifies, value});
  }
  return known;
}

std::vector<std::string> values_of(const std::vector<KnownBy>& known, Identifies by) {
  std::vector<std::string> values;
  for (const KnownBy& one : known) {
    if (one.by == by) values.push_back(one.value);
  }
  return values;
}

void learn(std::vector<KnownBy>& known, Identifies by, const std::string& value) {
  bool is_new =
      std::ranges::none_of(known, [&](const KnownBy& one) { return one.by == by && one.value == value; });
  if (is_new && !value.empty()) known.push_back({by, value});
}

/// Records of other people, and accounts that are not this person's, with the name.
std::int64_t others_named(Connection& connection, const Catalogue& catalogue, const Uuid& authority,
    const Subject& subject, const std::string& name) {
  std::int64_t others = 0;
  for (const RecordType* type : registers_of_people(catalogue)) {
    for (const Field& field : type->fields) {
      if (field.identifies != Identifies::name || !is_of_its_person(*type, field)) continue;
      Sql sql = select(*type, authority);
      sql.add(" AND ").name(field.name).add(" = ").bind(Value{name}).add(" LIMIT 3");
      for (const Row& row : rows_of(connection, *type, sql))
        others += subject.record && subject.record->meta.id == row.meta.id ? 0 : 1;
    }
  }
  Sql where;
  where.add("a.\"name\" = ").bind(Value{name}).add(" OR a.\"named_as\" LIKE ");
  std::string quoted = boost::json::serialize(boost::json::value(name));
  where.bind(Value{like_within(quoted)}).add(" ESCAPE '\\'");
  for (const Account& account : accounts_where(connection, where)) {
    bool own =
        std::ranges::any_of(subject.accounts, [&](const auto& one) { return one.first.id == account.id; });
    if (!own && reaches_into(connection, account, authority)) ++others;
  }
  return others;
}

void add_account(Subject& subject, Account account, Identifies by) {
  learn(subject.known_by, Identifies::login, account.login);
  learn(subject.known_by, Identifies::name, account.name);
  for (const std::string& name : account.named_as) learn(subject.known_by, Identifies::name, name);
  subject.accounts.emplace_back(std::move(account), by);
}

/// The login is the address or the number, or a provider says so; or nobody else has the name.
void find_accounts(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, Subject& subject) {
  const std::vector<KnownBy> known = subject.known_by;
  std::vector<std::string> emails = values_of(known, Identifies::email);
  std::vector<std::string> numbers = values_of(known, Identifies::number);
  std::vector<std::string> names = values_of(known, Identifies::name);
  std::set<std::string> keys;
  for (const auto* values : {&emails, &numbers}) {
    for (const std::string& value : *values) keys.insert(folded(value));
  }
  Sql where;
  where.add("a.\"login_key\"");
  add_in(where, std::vector<std::string>(keys.begin(), keys.end()));
  if (!numbers.empty()) {
    where.add(" OR a.\"external_id\"");
    add_in(where, numbers);
  }
  for (const std::string& email : emails) {
    where.add(" OR a.\"scim\" LIKE ").bind(Value{like_within('"' + email + '"')}).add(" ESCAPE '\\'");
  }
  std::set<Uuid> found;
  for (Account& account : accounts_where(connection, where)) {
    if (!reaches_into(connection, account, authority)) continue;
    bool is_number = std::ranges::find(numbers, account.login) != numbers.end();
    found.insert(account.id);
    add_account(subject, std::move(account), is_number ? Identifies::number : Identifies::email);
  }
  if (!found.empty()) return;
  for (const std::string& name : names) {
    if (others_named(connection, catalogue, authority, subject, name) != 1) continue;
    Sql named;
    named.add("a.\"name\" = ").bind(Value{name});
    for (Account& account : accounts_where(connection, named)) {
      if (reaches_into(connection, account, authority))
        add_account(subject, std::move(account), Identifies::name);
    }
  }
}

std::optional<Subject> of_record(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Uuid& id) {
  for (const RecordType* type : registers_of_people(catalogue)) {
    Sql sql = select(*type, authority);
    sql.add(" AND \"id\" = ").bind(id);
    auto rows = rows_of(connection, *type, sql);
    if (rows.empty()) continue;
    Subject subject{.id = id, .home = type, .record = rows.front()};
    subject.known_by = known_by_record(*type, rows.front());
    subject.name = text_at(*type, rows.front(), type->title);
    find_accounts(connection, catalogue, authority, subject);
    return subject;
  }
  return std::nullopt;
}

/// The record whose person has the account: by number or address, else by a name that no other record has.
std::optional<Uuid> record_of(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Account& account) {
  for (const RecordType* type : registers_of_people(catalogue)) {
    std::vector<Uuid> named;
    for (const Field& field : type->fields) {
      if (!is_of_its_person(*type, field)) continue;
      bool by_name = field.identifies == Identifies::name;
      Sql sql = select(*type, authority);
      sql.add(" AND ").name(field.name).add(" = ").bind(Value{by_name ? account.name : account.login});
      auto rows = rows_of(connection, *type, sql);
      if (!by_name && !rows.empty()) return rows.front().meta.id;
      for (const Row& row : rows) named.push_back(row.meta.id);
    }
    if (named.size() == 1) return named.front();
  }
  return std::nullopt;
}

}  // namespace

bool reaches_into(Connection& connection, const Account& account, const Uuid& authority) {
  if (!account.authority || *account.authority == authority) return true;
  return std::ranges::any_of(reached_by_roles(connection, account.id),
      [&](const std::optional<Uuid>& reached) { return !reached || *reached == authority; });
}

std::optional<Subject> subject_of(
    Connection& connection, const Catalogue& catalogue, const Uuid& authority, const Uuid& id) {
  std::optional<Subject> subject = of_record(connection, catalogue, authority, id);
  if (!subject) {
    Sql where;
    where.add("a.\"id\" = ").bind(id);
    auto accounts = accounts_where(connection, where);
    if (accounts.empty() || !reaches_into(connection, accounts.front(), authority)) return std::nullopt;
    auto record = record_of(connection, catalogue, authority, accounts.front());
    if (record) subject = of_record(connection, catalogue, authority, *record);
    if (!subject) subject = Subject{.name = accounts.front().name};
    subject->id = id;
    bool known = std::ranges::any_of(subject->accounts, [&](const auto& one) { return one.first.id == id; });
    if (!known) add_account(*subject, accounts.front(), Identifies::login);
  }
  for (KnownBy& known : subject->known_by) {
    if (known.by == Identifies::name)
      known.certain = others_named(connection, catalogue, authority, *subject, known.value) == 0;
  }
  return subject;
}

std::vector<PersonRecord> records_naming(
    Connection& connection, const RecordType& type, const Uuid& authority, const Subject& subject) {
  Sql sql = select(type, authority);
  std::string_view separator = " AND (";
  for (const Field& field : type.fields) {
    auto values = values_of(subject.known_by, field.identifies);
    if (field.identifies == Identifies::nothing || values.empty()) continue;
    sql.add(separator).name(field.name);
    add_in(sql, values);
    separator = " OR ";
  }
  if (separator != " OR ") return {};
  sql.add(") ORDER BY \"id\"");
  std::vector<PersonRecord> found;
  for (Row& row : rows_of(connection, type, sql)) {
    PersonRecord record;
    for (const Field& field : type.fields) {
      for (const KnownBy& known : subject.known_by) {
        if (field.identifies != known.by || text_at(type, row, field.name) != known.value) continue;
        record.named_by.push_back({&field, known.by, known.certain});
        record.about = record.about || field.name == type.about;
      }
    }
    bool of_another = !record.about && std::ranges::all_of(record.named_by, [&](const NamedBy& by) {
      return is_of_its_person(type, *by.field);
    });
    // Somebody of the same name, with a record of their own.
    if (of_another) continue;
    std::erase_if(record.named_by,
        [&](const NamedBy& by) { return !record.about && is_of_its_person(type, *by.field); });
    record.row = std::move(row);
    found.push_back(std::move(record));
  }
  return found;
}

Result<void> may_see(
    Connection& connection, const Actor& actor, const Uuid& authority, const Subject& subject) {
  bool marked = subject.record && !read_marks(connection, *subject.home, authority, subject.id).empty();
  if (!marked || may_all(actor, "secrecy", Action::read, authority)) return {};
  return refuse(Refusal::forbidden, "secrecy.may_not_see",
      {"Personens uppgifter är sekretessmarkerade. Be någon som får läsa det som är sekretess i nämnden.",
          "What is held about the person is marked with secrecy. Ask somebody who may read what is secret "
          "there."});
}

}  // namespace db

namespace {

void add_found_records(db::Connection& connection, const Catalogue& catalogue, const Actor& actor,
    const Uuid& authority, const std::string& text, std::size_t most, std::vector<FoundPerson>& found) {
  for (const RecordType* type : db::registers_of_people(catalogue)) {
    const Filter filter{{}, Archived::with, search_words(text)};
    if (filter.words->empty()) continue;
    const db::Words words = db::way_to_words(connection, *type, authority, filter, db::Wanted::some);
    const RecordType* const asked[]{type};
    const auto veil = db::Veil::over(connection, actor, authority, asked, Secrets::masked);
    db::Sql sql;
    sql.add("SELECT ").add(db::select_columns(*type));
    db::add_from_where(sql, catalogue, *type, authority, actor, Reach::all(), filter,
        {connection.dialect(), words, db::Order::any}, veil);
    sql.add(" LIMIT ").bind(Value{static_cast<std::int64_t>(most)});
    auto params = sql.params();
    auto cursor = connection.query(sql.text(), params);
    std::vector<Row> rows;
    while (cursor->next() && found.size() + rows.size() < most) rows.push_back(db::read_row(*type, *cursor));
    cursor.reset();
    std::vector<Uuid> seen;
    veil.cover(connection, *type, rows, Reach::all(), seen);
    for (const Row& row : rows) {
      auto mask = row.meta.masked.find(type->title);
      std::string name =
          mask == row.meta.masked.end() ? db::text_at(*type, row, type->title) : masked_text(mask->second);
      found.push_back({FoundPerson::Kind::record, row.meta.id, std::move(name),
          db::text_at(*type, row, type->about), {}, row.meta.archived_at.has_value()});
    }
  }
}

}  // namespace

Result<std::vector<FoundPerson>> find_persons(
    Store& store, const Actor& actor, const Uuid& authority, std::string_view text) {
  if (auto may = may_all(actor, "persons", Action::read, authority); !may)
    return std::unexpected(may.error());
  constexpr std::size_t most = 50;
  const std::string wanted = collapsed(text);
  std::vector<FoundPerson> found;
  if (wanted.empty()) return found;
  auto done = store.read(db::Walls::within(authority).with_house(), [&](db::Connection& connection) {
    found.clear();
    add_found_records(connection, store.catalogue(), actor, authority, wanted, most, found);
    std::ranges::sort(found, {}, &FoundPerson::name);
    std::set<Uuid> taken;
    for (FoundPerson& person : found) {
      auto subject = db::subject_of(connection, store.catalogue(), authority, person.id);
      if (!subject) continue;
      for (const auto& [account, by] : subject->accounts) {
        taken.insert(account.id);
        person.login = account.login;
      }
    }
    const std::string key = folded(wanted);
    db::Sql all;
    all.add("a.\"login\" <> ''");
    for (const Account& account : db::accounts_where(connection, all)) {
      if (!folded(account.name).contains(key) && !folded(account.login).starts_with(key)) continue;
      if (found.size() >= most || taken.contains(account.id)) continue;
      if (!db::reaches_into(connection, account, authority)) continue;
      found.push_back({FoundPerson::Kind::account, account.id, account.name, {}, account.login,
          account.disabled_at.has_value()});
    }
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

}  // namespace ringmur
