#include "store/links.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "schema/json_writer.h"
#include "store/access.h"
#include "store/by_ids.h"
#include "store/turns.h"

namespace ringmur {
namespace {

constexpr std::int64_t most_of_a_kind = 200;
constexpr std::int64_t most_shown = 2000;

std::unexpected<Error> no_such_kind(const RecordType& type, const std::string& kind) {
  std::string known;
  for (const LinkKind& link : type.links) known += (known.empty() ? "" : ", ") + link.name;
  if (known.empty()) known = "–";
  return refuse(Refusal::invalid, "link.kind",
      {fmt::format("Från {} går ingen länk som heter {}. Välj någon av: {}.", folded(type.label_plural.sv),
           prefix(kind, 60), known),
          fmt::format("No link called {} goes from {}. Choose one of: {}.", prefix(kind, 60),
              folded(type.label_plural.en), known)},
      "kind");
}

std::unexpected<Error> wrong_register(const LinkKind& kind, const RecordType& type) {
  return refuse(Refusal::invalid, "link.register",
      {fmt::format("Länken {} leder inte till {}. Välj en post i ett annat register.", kind.label.sv,
           folded(type.label_plural.sv)),
          fmt::format("The link {} does not lead to {}. Choose a record of another register.", kind.label.en,
              folded(type.label_plural.en))},
      "type");
}

std::unexpected<Error> not_found(const RecordType& type) {
  return refuse(Refusal::invalid, "link.not_found",
      {type.label.sv + ": det finns ingen sådan post i samma nämnd, eller så får du inte läsa den.",
          type.label.en + ": there is no such record in the same authority, or you may not read it."},
      "id");
}

std::unexpected<Error> to_itself() {
  return refuse(Refusal::invalid, "link.itself",
      {"En post kan inte länkas till sig själv. Välj en annan.",
          "A record cannot be linked to itself. Choose another."},
      "id");
}

std::unexpected<Error> closes_circle(const LinkKind& kind) {
  return refuse(Refusal::conflict, "link.circle",
      {fmt::format("{}: länken skulle sluta en ring, så att posten i sista ledet kommer före sig själv. Ta "
                   "bort en av "
                   "de andra länkarna först.",
           kind.label.sv),
          fmt::format("{}: the link would close a circle, so that the record comes before itself. Remove one "
                      "of the other links first.",
              kind.label.en)},
      "id");
}

std::unexpected<Error> too_many(const LinkKind& kind) {
  return refuse(Refusal::invalid, "link.too_many",
      {fmt::format(
           "{}: en post får ha högst {} sådana länkar. Ta bort någon först.", kind.label.sv, most_of_a_kind),
          fmt::format("{}: a record may have at most {} such links. Remove one first.", kind.label.en,
              most_of_a_kind)},
      "kind");
}

/// A link from the one to the other, whichever of them was asked.
struct Between {
  const LinkKind* kind{nullptr};
  const RecordType* from_type{nullptr};
  Row from;
  const RecordType* to_type{nullptr};
  Row to;

  std::vector<db::Param> key() const {
    return {from.meta.authority, std::string_view(from_type->name), from.meta.id,
        std::string_view(kind->name), std::string_view(to_type->name), to.meta.id};
  }
};

constexpr const char* where_key =
    " WHERE \"authority\" = ?1 AND \"from_type\" = ?2 AND \"from_id\" = ?3 AND \"kind\" = ?4 AND"
    " \"to_type\" = ?5 AND \"to_id\" = ?6";

/// One change of the links of a record, within a write.
class LinkWork {
 public:
  LinkWork(Writer& writer, const RecordType& type, const Row& row)
      : writer_(writer), type_(type), row_(row) {}

  Result<void> remove(const LinkTo& wanted) {
    auto between = between_of(wanted);
    if (!between) return std::unexpected(between.error());
    const auto params = between->key();
    if (writer_.connection().run(std::string("DELETE FROM \"link\"") + where_key, params) > 0)
      note(*between, unlink_action);
    return {};
  }

  Result<void> add(const LinkTo& wanted) {
    db::take_turn(writer_.connection(), db::Turn::links, row_.meta.authority);
    auto between = between_of(wanted);
    if (!between) return std::unexpected(between.error());
    if (is_there(*between)) return {};
    if (count_of(*between) >= most_of_a_kind) return too_many(*between->kind);
    if (between->kind->circles == Circles::refused && comes_back(*between))
      return closes_circle(*between->kind);
    auto params = between->key();
    params.emplace_back(std::string_view(writer_.actor().name));
    params.emplace_back(writer_.at().time_since_epoch().count());
    writer_.connection().run(
        "INSERT INTO \"link\" (\"authority\",\"from_type\",\"from_id\",\"kind\",\"to_type\",\"to_id\","
        "\"created_by\",\"created_at\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
        params);
    note(*between, link_action);
    return {};
  }

  /// One event for each record that links went from, and what was done.
  void finish() {
    for (auto& [key, ends] : noted_) {
      const auto& [type, id, action] = key;
      JsonWriter json;
      json.open('{').key("links").open('[');
      if (action == link_action) json.raw("null");
      json.open('[');
      for (const std::string& end : ends.links) json.raw(end);
      json.close(']');
      if (action == unlink_action) json.raw("null");
      json.close(']').close('}');
      writer_.record_event(row_.meta.authority, {type, id, action, ends.version, json.take()});
    }
  }

 private:
  /// What a record's event says: versions stay, the links are no part of it.
  struct Noted {
    std::int64_t version{0};
    std::vector<std::string> links{};
  };

  Result<Between> between_of(const LinkTo& wanted) {
    const bool out = wanted.direction == Direction::out;
    Between between;
    between.from_type = out ? &type_ : wanted.type;
    between.to_type = out ? wanted.type : &type_;
    between.kind = between.from_type->find_link(wanted.kind);
    if (between.kind == nullptr) return no_such_kind(*between.from_type, wanted.kind);
    if (!between.kind->leads_to(*between.to_type)) return wrong_register(*between.kind, *between.to_type);
    if (wanted.type == &type_ && wanted.id == row_.meta.id) return to_itself();
    auto other = writer_.get(*wanted.type, row_.meta.authority, wanted.id);
    const Reach reach = writer_.actor().reach(wanted.type->name, Action::read, row_.meta.authority);
    if (!other || !lies_within(reach, *wanted.type, *other)) return not_found(*wanted.type);
    between.from = out ? row_ : *other;
    between.to = out ? *other : row_;
    if (auto may = writer_.allows(Action::write, *between.from_type, between.from); !may)
      return std::unexpected(may.error());
    return between;
  }

  bool is_there(const Between& between) {
    const auto params = between.key();
    auto cursor = writer_.connection().query(std::string("SELECT 1 FROM \"link\"") + where_key, params);
    return cursor->next();
  }

  std::int64_t count_of(const Between& between) {
    auto cursor = writer_.connection().query(
        "SELECT COUNT(*) FROM \"link\" WHERE \"authority\" = ?1 AND \"from_type\" = ?2 AND \"from_id\" = ?3"
        " AND \"kind\" = ?4",
        {between.from.meta.authority, std::string_view(between.from_type->name), between.from.meta.id,
            std::string_view(between.kind->name)});
    cursor->next();
    return cursor->integer(0);
  }

  /// Whether one comes from the other end to where the link begins.
  bool comes_back(const Between& between) {
    // The start is read from the table, so that PostgreSQL knows its type.
    auto cursor = writer_.connection().query(
        "WITH RECURSIVE \"on\"(\"id\") AS (SELECT \"to_id\" FROM \"link\" WHERE \"authority\" = ?1 AND"
        " \"from_type\" = ?2 AND \"from_id\" = ?3 AND \"kind\" = ?4 UNION SELECT l.\"to_id\" FROM \"link\" l"
        " JOIN \"on\" ON l.\"from_id\" = \"on\".\"id\" WHERE l.\"authority\" = ?1 AND l.\"from_type\" = ?2 "
        "AND"
        " l.\"kind\" = ?4) SELECT 1 FROM \"on\" WHERE \"id\" = ?5",
        {between.from.meta.authority, std::string_view(between.from_type->name), between.to.meta.id,
            std::string_view(between.kind->name), between.from.meta.id});
    return cursor->next();
  }

  void note(const Between& between, const char* action) {
    JsonWriter json;
    json.open('{').member("kind", between.kind->name).member("type", between.to_type->name);
    json.member("id", to_string(between.to.meta.id)).close('}');
    Noted& noted = noted_[{between.from_type->name, between.from.meta.id, action}];
    noted.version = between.from.meta.version;
    noted.links.push_back(json.take());
  }

  Writer& writer_;
  const RecordType& type_;
  const Row& row_;
  std::map<std::tuple<std::string, Uuid, std::string>, Noted> noted_;
};

}  // namespace

Result<void> change_links_within(
    Writer& writer, const RecordType& type, const Row& row, const LinkChanges& changes) {
  LinkWork work(writer, type, row);
  for (const LinkTo& one : changes.remove) {
    if (auto removed = work.remove(one); !removed) return removed;
  }
  for (const LinkTo& one : changes.add) {
    if (auto added = work.add(one); !added) return added;
  }
  work.finish();
  return {};
}

Result<void> change_links(Store& store, const Actor& actor, const RecordType& type, const Uuid& authority,
    const Uuid& id, const LinkChanges& changes) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  return store.write(actor, "links", {}, [&](Writer& writer) -> Result<void> {
    auto row = writer.get(type, authority, id);
    if (!row) throw std::logic_error("a record has gone");
    return change_links_within(writer, type, *row, changes);
  });
}

namespace {

/// As the table has it, seen from one end.
struct Found {
  const LinkKind* kind{nullptr};
  Direction direction{Direction::out};
  const RecordType* type{nullptr};
  Uuid id;
};

const RecordType* register_called(const Catalogue& catalogue, std::string_view name) {
  auto found = std::ranges::find(catalogue.types, name, &RecordType::name);
  return found == catalogue.types.end() ? nullptr : *found;
}

/// Kinds and registers that there are no longer are passed over.
void read_found(db::Connection& connection, const Catalogue& catalogue, const RecordType& type,
    const Uuid& authority, const Uuid& id, Direction direction, std::vector<Found>& found) {
  const bool out = direction == Direction::out;
  auto cursor = connection.query(
      fmt::format("SELECT \"kind\",\"{0}_type\",\"{0}_id\" FROM \"link\" WHERE \"authority\" = ?1 AND"
                  " \"{1}_type\" = ?2 AND \"{1}_id\" = ?3 ORDER BY \"kind\",\"{0}_type\",\"{0}_id\" LIMIT ?4",
          out ? "to" : "from", out ? "from" : "to"),
      {authority, std::string_view(type.name), id, most_shown});
  while (cursor->next()) {
    const RecordType* other = register_called(catalogue, cursor->text(1));
    if (other == nullptr) continue;
    const LinkKind* kind = (out ? type : *other).find_link(cursor->text(0));
    if (kind != nullptr) found.push_back({kind, direction, other, cursor->uuid(2)});
  }
}

/// Where a kind stands among those of its register, and the register among all.
auto place_of(const Catalogue& catalogue, const RecordType& type, const Linked& one) {
  const RecordType& from = one.direction == Direction::out ? type : *one.type;
  auto place = [](const auto& all, const auto& wanted) {
    return std::ranges::find(all, wanted) - all.begin();
  };
  const Value& title = one.row.values[one.type->index(one.type->title)];
  const auto* text = std::get_if<std::string>(&title);
  return std::tuple(one.direction, place(catalogue.types, &from), one.kind - from.links.data(),
      one.row.meta.short_reference, text == nullptr ? std::string() : sort_key(*text), one.row.meta.id);
}

}  // namespace

Result<std::vector<Linked>> links_of(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  const Catalogue& catalogue = store.catalogue();
  std::vector<Found> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    read_found(connection, catalogue, type, authority, id, Direction::out, found);
    read_found(connection, catalogue, type, authority, id, Direction::in, found);
  });
  if (!done) return std::unexpected(done.error());
  std::map<const RecordType*, std::vector<Uuid>> wanted;
  for (const Found& one : found) wanted[one.type].push_back(one.id);
  std::map<const RecordType*, std::map<Uuid, Row>> rows;
  for (const auto& [other, ids] : wanted) {
    auto read = find_by_ids(store, actor, *other, authority, ids, Secrets::masked);
    if (!read) return std::unexpected(read.error());
    rows[other] = std::move(*read);
  }
  std::vector<Linked> linked;
  for (const Found& one : found) {
    auto row = rows[one.type].find(one.id);
    if (row != rows[one.type].end()) linked.push_back({one.kind, one.direction, one.type, row->second});
  }
  std::ranges::sort(linked, {}, [&](const Linked& one) { return place_of(catalogue, type, one); });
  return linked;
}

Result<std::vector<LinkedPair>> linked_pairs(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, std::string_view kind) {
  auto reach = reach_of(actor, type.name, Action::read, authority);
  if (!reach) return std::unexpected(reach.error());
  std::vector<LinkedPair> pairs;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"from_id\",\"to_id\" FROM \"link\" WHERE \"authority\" = ?1 AND \"from_type\" = ?2 AND "
        "\"kind\" "
        "= ?3 ORDER BY \"from_id\",\"to_id\"",
        {authority, std::string_view(type.name), kind});
    while (cursor->next()) pairs.push_back({cursor->uuid(0), cursor->uuid(1)});
  });
  if (!done) return std::unexpected(done.error());
  return pairs;
}

}  // namespace ringmur
