#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/log.h"
#include "base/text.h"
#include "store/account_rows.h"
#include "store/leaving.h"
#include "store/lockout.h"
#include "store/removal_plan.h"

/// A person's data goes, in one transaction.
namespace ringmur {
namespace {

namespace json = boost::json;

std::unexpected<Error> other_name(const std::string& name) {
  return refuse(Refusal::invalid, "removal.other_name",
      {fmt::format("Skriv namnet så som det är sparat för att ta bort uppgifterna: {}.", name),
          fmt::format("Write the name as it is kept to remove the data: {}.", name)},
      "confirm");
}

std::unexpected<Error> oneself() {
  return refuse(Refusal::conflict, "removal.oneself",
      {"Ingen tar bort sina egna uppgifter. Be någon annan som har uppgiften att göra det.",
          "Nobody removes their own data. Ask somebody else who has the duty to do it."});
}

json::object told_json(const Removal& told, const Uuid& receipt) {
  json::array goes;
  for (const RemovalGoes& one : told.goes) {
    goes.push_back({{"part", one.part}, {"register", one.type == nullptr ? "" : one.type->name},
        {"field", one.field}, {"becomes", code_of(one.becomes)}, {"count", one.count}});
  }
  json::array stays;
  for (const RemovalStays& one : told.stays) {
    stays.push_back({{"part", one.part}, {"register", one.type == nullptr ? "" : one.type->name},
        {"field", one.field}, {"count", one.count}, {"ground", one.ground->code}});
  }
  return {{"receipt", to_string(receipt)}, {"records", told.records}, {"values_removed", told.values},
      {"events", told.events}, {"accounts", told.accounts}, {"goes", std::move(goes)},
      {"stays", std::move(stays)}};
}

/// Does what has been planned.
class Remover {
 public:
  Remover(Writer& writer, const Catalogue& catalogue, const Uuid& authority, db::RemovalPlan& plan)
      : writer_(writer),
        connection_(writer.connection()),
        catalogue_(catalogue),
        authority_(authority),
        plan_(plan) {}

  Result<void> remove() {
    const db::Lockout lockout(connection_, catalogue_, writer_.at());
    plan_.told.id = new_uuid();
    plan_.told.at = writer_.at();
    plan_.told.by = writer_.actor().name;
    writer_.acts_in("persons", Action::write, authority_);
    take_values();
    db::SearchIndex search(connection_);
    for (db::RecordLoss& loss : plan_.records) {
      if (!change(loss)) return meanwhile();
      auto masked = db::masked_of(connection_, *loss.type, authority_, {loss.after.meta.id});
      loss.after.meta.masked = masked[loss.after.meta.id];
      search.change(*loss.type, loss.before, loss.after.meta.masked, loss.after);
    }
    search.finish();
    db::clean_answers(connection_, plan_);
    db::clean_jobs(connection_, plan_);
    for (const Account& account : plan_.accounts) close(account);
    return lockout.still_kept();
  }

 private:
  static std::unexpected<Error> meanwhile() {
    return refuse(Refusal::changed, "record.changed",
        {"Någon annan har ändrat uppgifterna under tiden. Titta på dem igen och gör om borttagningen.",
            "Somebody else has changed the data meanwhile. Look at it again and redo the removal."});
  }

  /// Chains in the order of ids, each locked before its list is made: the list names the link that it stands
  /// in.
  void take_values() {
    plan_.taken.try_emplace(authority_);
    const std::string told = json::serialize(told_json(plan_.told, *plan_.told.id));
    for (const auto& [chain, taken] : plan_.taken) {
      auto head = db::lock_head(connection_, chain);
      if (!head) continue;
      const std::string list = db::take(connection_, chain, head->sequence + 1, taken);
      const std::string words = told.substr(0, told.size() - 1) + ',' + list + '}';
      writer_.record_event(chain, {"persons_data", plan_.told.person, "removal", 1, words});
      if (chain == authority_) plan_.told.sequence = head->sequence + 1;
    }
  }

  bool change(db::RecordLoss& loss) {
    const RecordType& type = *loss.type;
    Meta& meta = loss.after.meta;
    meta.version = loss.before.meta.version + 1;
    meta.changed_at = writer_.at();
    meta.natural_key = natural_key(type, loss.after.values);
    db::RowParams builder(type);
    std::vector<db::Param> params = builder.of(loss.after);
    params.emplace_back(loss.before.meta.version);
    std::string sql = fmt::format("UPDATE \"{}\" SET ", type.name);
    int index = 0;
    for (const Column& column : columns(type, connection_.dialect())) {
      ++index;
      if (index > 2) sql += fmt::format("{}\"{}\" = ?{}", index > 3 ? "," : "", column.name, index);
    }
    sql += fmt::format(" WHERE \"authority\" = ?1 AND \"id\" = ?2 AND \"version\" = ?{}", index + 1);
    if (connection_.run(sql, params) == 0) return false;
    json::object changes;
    for (const std::string& name : loss.fields) {
      const auto* text = std::get_if<std::string>(&loss.after.values[type.index(name)]);
      changes[name] = json::array{nullptr, text == nullptr ? json::value(nullptr) : json::value(*text)};
    }
    writer_.record_event(
        authority_, {type.name, meta.id, db::erased_action, meta.version, json::serialize(changes)});
    return true;
  }

  /// Names of who did things, where they stand by themselves and no chain holds them.
  void rename_doer(const std::string& login) {
    const std::string& nobody = RemovalRules::carried().removed_person();
    for (const auto& [table, column] : {std::pair{"assignment", "created_by"},
             std::pair{"share", "created_by"}, std::pair{"report_text", "changed_by"},
             std::pair{"job", "orderer"}, std::pair{"link", "created_by"}}) {
      connection_.run(
          fmt::format("UPDATE \"{0}\" SET \"{1}\" = ?2 WHERE \"{1}\" = ?1 OR \"{1}\" LIKE ?3 ESCAPE"
                      " '\\' OR \"{1}\" LIKE ?4 ESCAPE '\\'",
              table, column),
          {std::string_view(login), std::string_view(nobody),
              std::string_view(db::like_within(" (för " + login + ")").substr(0)),
              std::string_view(db::like_within(login + " (för ").substr(1))});
    }
  }

  void close(const Account& account) {
    const std::string& nobody = RemovalRules::carried().removed_person();
    db::leave(writer_, account);
    for (const char* table :
        {"totp", "recovery_code", "passkey", "oidc_identity", "scim_member", "mail_address", "mail_sent"})
      connection_.run(fmt::format("DELETE FROM \"{}\" WHERE \"account\" = ?1", table), {account.id});
    connection_.run(
        "UPDATE \"token\" SET \"name\" = ?2 WHERE \"made_by\" = ?1", {account.id, std::string_view(nobody)});
    const std::string login = "borttagen-" + to_string(account.id);
    connection_.run(
        "UPDATE \"account\" SET \"version\" = \"version\" + 1, \"login\" = ?2, \"login_key\" = ?3, \"name\" ="
        " ?4, \"named_as\" = '[]', \"password\" = '', \"external_id\" = NULL, \"provider\" = NULL, \"scim\" ="
        " NULL, \"scim_name\" = NULL, \"disabled_at\" = COALESCE(\"disabled_at\", ?5) WHERE \"id\" = ?1",
        {account.id, std::string_view(login), std::string_view(folded(login)), std::string_view(nobody),
            db::milliseconds(writer_.at())});
    rename_doer(account.login);
    db::record_everywhere(
        writer_, account.authority, {"account", account.id, db::erased_action, account.version + 1, "{}"});
  }

  Writer& writer_;
  db::Connection& connection_;
  const Catalogue& catalogue_;
  const Uuid& authority_;
  db::RemovalPlan& plan_;
};

/// What is overwritten lies on in the file until its pages are: words of the index in older segments, rows in
/// the journal, dead rows. Where this cannot be done now the engine does it in its own time.
void tidy(Store& store) {
  try {
    auto connection = store.pool().connect(db::Mode::owner);
    if (store.location().dialect() == Dialect::sqlite) {
      connection->script("INSERT INTO \"search\"(\"search\") VALUES ('optimize')");
      connection->script("PRAGMA wal_checkpoint(TRUNCATE)");
      return;
    }
    for (const RecordType* type : store.catalogue().types)
      connection->script(fmt::format("VACUUM \"{}\"", type->name));
    for (const char* table : {"audit_event", "search_entry", "account", "job", "idempotency"})
      connection->script(fmt::format("VACUUM \"{}\"", table));
  } catch (const db::DatabaseError& error) {
    log::warning("removal.not_tidied", {{"error", error.what()}});
  }
}

db::Walls reach_of_removal() {
  return db::Walls::everywhere().with_house();
}

}  // namespace

Result<Removal> preview_removal(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto may = may_all(actor, "persons", Action::write, authority);
  if (!may) return std::unexpected(may.error());
  std::optional<Removal> told;
  auto done = store.read(reach_of_removal(), [&](db::Connection& connection) {
    auto subject = db::subject_of(connection, store.catalogue(), authority, id);
    if (!subject) return;
    may = db::may_see(connection, actor, authority, *subject);
    if (!may) return;
    told = db::plan_removal(connection, {store.catalogue(), actor, authority, now()}, *subject).told;
  });
  if (!done) return std::unexpected(done.error());
  if (!may) return std::unexpected(may.error());
  if (!told) return db::no_such_person();
  return std::move(*told);
}

Result<Removal> remove_person(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id, std::string_view name) {
  if (auto may = may_all(actor, "persons", Action::write, authority); !may)
    return std::unexpected(may.error());
  Removal told;
  auto stored =
      store.write(actor, reach_of_removal(), db::removal_operation, {}, [&](Writer& writer) -> Result<void> {
        auto subject = db::subject_of(writer.connection(), store.catalogue(), authority, id);
        if (!subject) return db::no_such_person();
        if (auto may = db::may_see(writer.connection(), actor, authority, *subject); !may) return may;
        if (subject->name != name) return other_name(subject->name);
        bool own = std::ranges::any_of(
            subject->accounts, [&](const auto& one) { return one.first.id == actor.account; });
        if (own) return oneself();
        auto plan = db::plan_removal(
            writer.connection(), {store.catalogue(), actor, authority, writer.at()}, *subject);
        if (auto removed = Remover(writer, store.catalogue(), authority, plan).remove(); !removed)
          return removed;
        told = std::move(plan.told);
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  tidy(store);
  return told;
}

}  // namespace ringmur
