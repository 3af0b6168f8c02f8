#include "store/removal_plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/stockholm.h"
#include "store/account_rows.h"
#include "store/search.h"

namespace ringmur::db {

void count_goes(Removal& told, RemovalGoes one) {
  auto found = std::ranges::find_if(told.goes, [&](const RemovalGoes& known) {
    return known.part == one.part && known.type == one.type && known.field == one.field &&
           known.becomes == one.becomes && known.label.en == one.label.en;
  });
  if (found == told.goes.end())
    told.goes.push_back(std::move(one));
  else
    found->count += one.count;
}

void count_stays(Removal& told, RemovalStays one) {
  auto found = std::ranges::find_if(told.stays, [&](const RemovalStays& known) {
    return known.part == one.part && known.type == one.type && known.field == one.field &&
           known.ground == one.ground && known.label.en == one.label.en;
  });
  if (found == told.stays.end())
    told.stays.push_back(std::move(one));
  else
    found->count += one.count;
}

namespace {

const RemovalRules& rules() {
  return RemovalRules::carried();
}

/// A code that says nothing of who it was, and that nobody else has.
std::string made_pseudonym() {
  constexpr std::size_t digits = 12;
  std::string id = to_string(new_uuid());
  std::erase(id, '-');
  // The last digits of an id are the random ones.
  return "borttagen-" + id.substr(id.size() - digits);
}

Terms at_day(Terms terms, Instant at) {
  constexpr std::string_view mark = "today";
  const std::string today = to_string(stockholm::today(at));
  for (auto& [name, value] : terms) {
    if (auto place = value.find(mark); place != std::string::npos) value.replace(place, mark.size(), today);
  }
  return terms;
}

class Planner {
 public:
  Planner(Connection& connection, const RemovalOrder& order, const Subject& subject)
      : connection_(connection), order_(order), subject_(subject), pseudonym_(made_pseudonym()) {}

  RemovalPlan plan() {
    plan_.told.person = subject_.id;
    plan_.told.name = subject_.name;
    find_kept_home();
    for (const RecordType* type : order_.catalogue.types) {
      for (PersonRecord& record : records_naming(connection_, *type, order_.authority, subject_))
        add_record(*type, record);
    }
    for (const auto& [account, by] : subject_.accounts) add_account(account);
    add_texts();
    plan_traces(connection_, order_, subject_, plan_);
    return std::move(plan_);
  }

 private:
  /// First of all: other rules hang upon whether the person's own record stays.
  void find_kept_home() {
    if (!subject_.record) return;
    PersonRecord own{*subject_.record, true, {}};
    for (const KeepRule& rule : rules().keeps()) {
      if (rule.part == "records" && rule.fields.empty() && fits(rule, *subject_.home, own))
        kept_.insert(subject_.home->name);
    }
  }

  bool fits(const KeepRule& rule, const RecordType& type, const PersonRecord& record) {
    if (!rule.type.empty() && rule.type != type.name) return false;
    if (rule.about_only && !record.about) return false;
    if (!rule.while_kept.empty() && !kept_.contains(rule.while_kept)) return false;
    return rule.when.empty() || meets(rule.when, type, record.row.meta.id);
  }

  bool meets(const Terms& terms, const RecordType& type, const Uuid& id) {
    auto filter = parse_filter(type, order_.catalogue, at_day(terms, order_.at));
    if (!filter) throw std::logic_error("removal.json: " + filter.error().message.en);
    Sql sql;
    sql.add("SELECT 1");
    add_from_where(sql, order_.catalogue, type, order_.authority, order_.actor, Reach::all(), *filter,
        {connection_.dialect()}, Veil::nothing());
    sql.add(" AND \"id\" = ").bind(id);
    auto params = sql.params();
    return connection_.query(sql.text(), params)->next();
  }

  const KeepGround* keeps(const RecordType& type, const PersonRecord& record, const Field& field) {
    for (const KeepRule& rule : rules().keeps()) {
      if (rule.part != "records") continue;
      bool named = rule.fields.empty() || std::ranges::find(rule.fields, field.name) != rule.fields.end();
      if (named && fits(rule, type, record)) return rule.ground;
    }
    // In the own record it is the person's, whoever else has the name.
    if (record.about && is_of_its_person(type, field)) return nullptr;
    auto by = std::ranges::find(record.named_by, &field, &NamedBy::field);
    if (by != record.named_by.end() && !by->certain) return &rules().ground("shared_name");
    return nullptr;
  }

  static bool concerns(const RecordType& type, const PersonRecord& record, const Field& field) {
    if (std::ranges::find(record.named_by, &field, &NamedBy::field) != record.named_by.end()) return true;
    return record.about && (field.personal == Personal::yes || rules().of(type, field) != nullptr);
  }

  Becomes becomes_of(const RecordType& type, const Field& field) {
    if (const RemovedField* said = rules().of(type, field)) return said->becomes;
    return field.required ? Becomes::removed_person : Becomes::nothing;
  }

  Value value_of(Becomes becomes) const {
    switch (becomes) {
      case Becomes::nothing:
        return {};
      case Becomes::removed_person:
        return rules().removed_person();
      case Becomes::pseudonym:
        return pseudonym_;
    }
    std::unreachable();
  }

  void remember(const Field& field, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || field.identifies == Identifies::nothing) return;
    // What others are called too is not looked for elsewhere.
    bool certain = std::ranges::none_of(subject_.known_by, [&](const KnownBy& known) {
      return known.by == field.identifies && known.value == *text && !known.certain;
    });
    if (certain) plan_.needles.insert({field.identifies, *text});
  }

  void add_record(const RecordType& type, const PersonRecord& record) {
    RecordLoss loss{&type, record.about, record.row, record.row, {}};
    for (const Field& field : type.fields) {
      const Value& value = record.row.values[type.index(field)];
      if (is_empty(value) || !concerns(type, record, field)) continue;
      if (const KeepGround* ground = keeps(type, record, field)) {
        count_stays(plan_.told, {"records", &type, field.name, field.label, 1, ground});
        continue;
      }
      const Becomes becomes = becomes_of(type, field);
      loss.after.values[type.index(field)] = value_of(becomes);
      loss.fields.insert(field.name);
      bool own = !record.about || is_of_its_person(type, field);
      if (own) remember(field, value);
      if (!record.about) mark_edited(loss.after.meta, field.name);
      count_goes(plan_.told, {"records", &type, field.name, field.label, becomes, 1});
      ++plan_.told.values;
    }
    if (loss.fields.empty()) return;
    bool is_home = subject_.home == &type && record.about;
    if (is_home && !loss.after.meta.archived_at) loss.after.meta.archived_at = order_.at;
    if (words_of(type, loss.before) != words_of(type, loss.after))
      count_goes(plan_.told, {"search", &type, {}, {"Sökord", "Search words"}, Becomes::nothing, 1});
    ++plan_.told.records;
    plan_.records.push_back(std::move(loss));
  }

  bool covers(const Account& account) {
    const auto& may = [&](const std::optional<Uuid>& reached) {
      return order_.actor.covers("persons", Action::write, reached);
    };
    auto reached = reached_by_roles(connection_, account.id);
    bool bound = account.authority || reached.empty() ? may(account.authority) : true;
    return bound && std::ranges::all_of(reached, may);
  }

  const KeepGround* keeps_account(const Account& account) {
    for (const KeepRule& rule : rules().keeps()) {
      if (rule.part == "account" && (rule.while_kept.empty() || kept_.contains(rule.while_kept)))
        return rule.ground;
    }
    return covers(account) ? nullptr : &rules().ground("beyond_reach");
  }

  void add_account(const Account& account) {
    const Text whole{"Konto", "Account"};
    if (const KeepGround* ground = keeps_account(account)) {
      count_stays(plan_.told, {"account", nullptr, {}, whole, 1, ground});
      return;
    }
    const PersonAccount held = read_person_account(connection_, account, Identifies::login);
    const auto goes = [&](std::string_view field, Text label, Becomes becomes, std::size_t count) {
      if (count > 0) {
        count_goes(plan_.told, {"account", nullptr, std::string(field), std::move(label), becomes,
                                   static_cast<std::int64_t>(count)});
      }
    };
    goes("login", {"Användarnamn", "Login"}, Becomes::pseudonym, 1);
    goes("name", {"Namn", "Name"}, Becomes::removed_person, 1);
    goes("named_as", {"Benämningar", "Called"}, Becomes::nothing, account.named_as.size());
    goes("sessions", {"Sessioner", "Sessions"}, Becomes::nothing, held.sessions.size());
    goes("factors", {"Andra faktorer", "Second factors"}, Becomes::nothing, held.second_factor ? 1 : 0);
    goes("tokens", {"Nyckelnamn", "Names of tokens"}, Becomes::removed_person, held.tokens.size());
    goes("identities", {"Identiteter hos inloggningstjänster", "Identities at sign-in providers"},
        Becomes::nothing, held.identities.size());
    plan_.needles.insert({Identifies::login, account.login});
    for (const KnownBy& known : subject_.known_by) {
      bool of_account = known.value == account.name ||
                        std::ranges::find(account.named_as, known.value) != account.named_as.end();
      if (known.by == Identifies::name && known.certain && of_account)
        plan_.needles.insert({Identifies::name, known.value});
    }
    ++plan_.told.accounts;
    plan_.accounts.push_back(account);
  }

  void add_texts() {
    for (const PersonText& text : texts_naming(connection_, order_.catalogue, order_.authority, subject_)) {
      const std::string part = text.kind == "record" ? "text" : text.kind;
      auto rule = std::ranges::find(rules().keeps(), part, &KeepRule::part);
      const KeepGround& ground = rule == rules().keeps().end() ? rules().ground("free_text") : *rule->ground;
      Text label{"Fryst år", "Frozen year"};
      if (text.kind == "report_text") label = {"Rapportens texter", "The texts of the report"};
      if (text.field != nullptr) label = text.field->label;
      count_stays(plan_.told, {"texts", text.type, text.field == nullptr ? std::string() : text.field->name,
                                  std::move(label), 1, &ground});
    }
  }

  Connection& connection_;
  const RemovalOrder& order_;
  const Subject& subject_;
  const std::string pseudonym_;
  std::set<std::string, std::less<>> kept_;
  RemovalPlan plan_;
};

}  // namespace

RemovalPlan plan_removal(Connection& connection, const RemovalOrder& order, const Subject& subject) {
  return Planner(connection, order, subject).plan();
}

}  // namespace ringmur::db
