#include "registry/save.h"

#include <boost/json.hpp>
#include <set>

#include "registry/save_within.h"
#include "schema/difference.h"
#include "schema/json.h"
#include "schema/settings.h"
#include "schema/validate.h"
#include "store/secrecy.h"

namespace ringmur {
namespace {

Error leads_nowhere(const Field& field) {
  return {Refusal::invalid, "reference.leads_nowhere",
      {field.label.sv + ": det finns ingen sådan post i samma nämnd. Välj en som finns.",
          field.label.en + ": there is no such record in the same authority. Choose one that exists."},
      field.name, {}};
}

Result<void> references_exist(Writer& writer, const RecordType& type, const Catalogue& catalogue,
    const Uuid& authority, const Values& values, const std::set<std::string>& touched) {
  std::vector<Error> faults;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    const Uuid* id = std::get_if<Uuid>(&values[i]);
    if (field.kind != Kind::reference || id == nullptr || !touched.contains(field.name)) continue;
    const RecordType& other = catalogue.at(field.refers_to);
    auto there = writer.get(other, authority, *id);
    // One that may not be read is as one that is not there.
    bool seen =
        there && lies_within(writer.actor().reach(other.name, Action::read, authority), other, *there);
    if (!seen) faults.push_back(leads_nowhere(field));
  }
  return all_good(type, std::move(faults));
}

/// One more fault where a fault is expected to be many: reading and validating speak with one voice.
Result<void> completed(const RecordType& type, const Settings& settings, Values& values) {
  derive(type, settings, values);
  return validate(type, values);
}

Error moves_by_steps(const Field& field) {
  return {Refusal::conflict, "field.moved_by_steps",
      {field.label.sv + ": ändras genom att ta nästa steg på postens sida, inte som ett fält.",
          field.label.en + ": is changed by taking the next step on the record's page, not as a field."},
      field.name, {}};
}

/// What is sent as it stands is no change.
Result<void> leaves_steps_alone(const RecordType& type, const Values& before, const Values& after) {
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (field.kept_by == KeptBy::steps && before[i] != after[i]) return refuse(moves_by_steps(field));
  }
  return {};
}

Error not_by_hand(const RecordType& type) {
  return {Refusal::conflict, "unit.authority_by_import",
      {type.label.sv + ": en ny nämnd eller ett nytt bolag läggs till med enheternas lista. Ange en "
                       "överordnad enhet här.",
          type.label.en + ": a new authority is added by the list of units. Name a parent unit here."},
      "parent", {}};
}

}  // namespace

// The steps that one record takes within a write.

Result<void> keep_authority_in_step(
    Writer& writer, const RecordType& type, const Row& before, const Row& after) {
  if (type.name != "unit" || after.meta.id != after.meta.authority) return {};
  std::size_t code = type.index("code");
  std::size_t name = type.index("name");
  if (before.values[code] != after.values[code]) {
    return refuse(Refusal::conflict, "unit.authority_code",
        {"Koden för en nämnd eller ett bolag kan inte ändras här. Behåll den.",
            "The code of an authority cannot be changed here. Keep it."},
        "code");
  }
  if (before.values[name] != after.values[name]) {
    writer.rename_authority({after.meta.authority, std::get<std::string>(after.values[code]),
        std::get<std::string>(after.values[name])});
  }
  return {};
}

Result<void> change_within(Writer& writer, const RecordType& type, const Catalogue& catalogue,
    const Settings& settings, Row& row, const boost::json::object& json) {
  Values before = row.values;
  std::set<std::string> touched;
  if (auto read = read_json_fields(type, json, row.values, touched); !read) return read;
  if (auto left = leaves_steps_alone(type, before, row.values); !left) return left;
  for (const std::string& name : touched) {
    if (auto may = may_touch(type, row, type.at(name)); !may) return may;
  }
  if (auto good = completed(type, settings, row.values); !good) return good;
  auto exist = references_exist(writer, type, catalogue, row.meta.authority, row.values, touched);
  if (!exist) return exist;
  for (const std::string& name : changed_fields(type, before, row.values)) {
    if (!type.at(name).derived) mark_edited(row.meta, name);
  }
  return {};
}

void archive_within(Writer& writer, Row& row, Archiving archiving) {
  bool archive = archiving == Archiving::archive;
  if (row.meta.archived_at.has_value() == archive) return;
  row.meta.archived_at = archive ? std::optional(writer.at()) : std::nullopt;
  mark_edited(row.meta, "archived_at");
}

Result<bool> write_within(
    Writer& writer, const RecordType& type, const Row& before, Row& after, std::string_view action) {
  bool same = after.values == before.values && after.meta.archived_at == before.meta.archived_at;
  if (same) return false;
  if (auto kept = keep_authority_in_step(writer, type, before, after); !kept)
    return std::unexpected(kept.error());
  if (auto updated = writer.update(type, before, after, action); !updated)
    return std::unexpected(updated.error());
  return true;
}

namespace {

/// A record that was just written, as who wrote it may see it.
Result<Row> as_seen(Store& store, const Actor& actor, const RecordType& type, Row row) {
  if (!row.meta.secret) return row;
  auto seen = store.get(actor, type, row.meta.authority, row.meta.id, Secrets::shown);
  if (seen || seen.error().refusal != Refusal::not_found) return seen;
  conceal(type, row);
  return row;
}

}  // namespace

Result<Row> create_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const boost::json::object& json, const std::vector<LinkTo>& links) {
  if (auto may = reach_of(actor, type.name, Action::write, authority); !may)
    return std::unexpected(may.error());
  Row row;
  row.meta.authority = authority;
  row.values.resize(type.fields.size());
  std::set<std::string> touched;
  if (auto read = read_json_fields(type, json, row.values, touched); !read)
    return std::unexpected(read.error());
  if (const Field* unit = type.find("unit"); unit != nullptr && is_empty(row.values[type.index(*unit)])) {
    row.values[type.index(*unit)] = authority;
  }
  if (const Field* parent = type.find("parent");
      parent != nullptr && is_empty(row.values[type.index(*parent)])) {
    return std::unexpected(not_by_hand(type));
  }
  if (auto good = completed(type, store.settings(), row.values); !good) return std::unexpected(good.error());
  for (const std::string& name : touched) mark_edited(row.meta, name);
  auto stored = store.write(actor, "create", {}, [&](Writer& writer) -> Result<void> {
    auto exist = references_exist(writer, type, store.catalogue(), authority, row.values, touched);
    if (!exist) return exist;
    row.meta.id = {};
    if (auto may = writer.allows(Action::write, type, row); !may) return may;
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    row = std::move(rows.front());
    return change_links_within(writer, type, row, {.add = links});
  });
  if (!stored) return std::unexpected(stored.error());
  return as_seen(store, actor, type, std::move(row));
}

namespace {

Error other_version(const RecordType& type, std::int64_t there) {
  std::string now_there = std::to_string(there);
  return {Refusal::changed, "record.changed",
      {type.label.sv + ": posten har ändrats av någon annan (nu version " + now_there +
              "). Läs den igen och gör om ändringen.",
          type.label.en + ": the record has been changed by somebody else (now version " + now_there +
              "). Read it again and redo the change."},
      {}, {}};
}

/// Reads, lets `change` alter, writes: one transaction.
Result<Row> altered(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, std::int64_t version, const std::string& operation,
    const std::function<Result<void>(Writer&, Row&)>& change) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return known;
  Row after;
  auto stored = store.write(actor, operation, {}, [&](Writer& writer) -> Result<void> {
    auto before = writer.get(type, authority, id);
    if (!before) return std::unexpected(other_version(type, 0));
    if (before->meta.version != version) return std::unexpected(other_version(type, before->meta.version));
    after = *before;
    if (auto changed = change(writer, after); !changed) return changed;
    auto written = write_within(writer, type, *before, after, operation);
    return written ? Result<void>() : std::unexpected(written.error());
  });
  if (!stored) return std::unexpected(stored.error());
  return as_seen(store, actor, type, std::move(after));
}

}  // namespace

Result<Row> change_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, std::int64_t version, const boost::json::object& json) {
  Settings settings = store.settings();
  return altered(store, actor, type, authority, id, version, "change", [&](Writer& writer, Row& row) {
    return change_within(writer, type, store.catalogue(), settings, row, json);
  });
}

Result<Row> archive_record(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, std::int64_t version, Archiving archiving) {
  bool archive = archiving == Archiving::archive;
  return altered(store, actor, type, authority, id, version, archive ? "archive" : "restore",
      [&](Writer& writer, Row& row) -> Result<void> {
        archive_within(writer, row, archiving);
        return {};
      });
}

namespace {

/// Those whose derived fields are not what the settings make of them now.
Result<std::vector<std::pair<Row, Row>>> stale_rows(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority) {
  const Settings settings = store.settings();
  std::vector<std::pair<Row, Row>> stale;
  auto visited = store.visit(
      actor, type, authority, {{}, Archived::with},
      [&](const Row& row) {
        Row fresh = row;
        derive(type, settings, fresh.values);
        if (fresh.values != row.values) stale.emplace_back(row, std::move(fresh));
        return true;
      },
      Secrets::counted);
  if (!visited) return std::unexpected(visited.error());
  return stale;
}

/// People go on changing the same records: what they wrote first is read again.
Result<std::int64_t> derive_again_in(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority) {
  constexpr int most_tries = 20;
  for (int tries = 1;; ++tries) {
    auto stale = stale_rows(store, actor, type, authority);
    if (!stale) return std::unexpected(stale.error());
    if (stale->empty()) return 0;
    auto written = store.write(actor, "derive", {}, [&](Writer& writer) -> Result<void> {
      for (auto& [before, after] : *stale) {
        if (auto updated = writer.update(type, before, after, "derive"); !updated) return updated;
      }
      return {};
    });
    if (written) return static_cast<std::int64_t>(stale->size());
    if (written.error().refusal != Refusal::changed || tries == most_tries)
      return std::unexpected(written.error());
  }
}

}  // namespace

Result<std::int64_t> derive_again(Store& store, const Actor& changer) {
  // Who changes a scale need not read the risks that it is for: the house works them out, in the changer's
  // name.
  const Actor actor{changer.name, std::nullopt, Right::write, changer.token, changer.account};
  std::int64_t changed = 0;
  for (const RecordType* type : store.catalogue().types) {
    if (type->derive == nullptr) continue;
    for (const Authority& authority : store.authorities(actor)) {
      auto done = derive_again_in(store, actor, *type, authority.id);
      if (!done) return done;
      changed += *done;
    }
  }
  return changed;
}

}  // namespace ringmur
