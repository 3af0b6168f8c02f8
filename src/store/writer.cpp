#include "store/writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/stockholm.h"
#include "schema/difference.h"
#include "schema/table.h"
#include "store/access.h"

namespace ringmur {

Writer::Writer(
    db::Connection& connection, const Catalogue& catalogue, const Actor& actor, AuditContext context)
    : connection_(connection),
      catalogue_(catalogue),
      actor_(actor),
      context_(std::move(context)),
      trail_(connection, context_),
      search_(connection) {}

Writer::~Writer() = default;

void Writer::finish() {
  search_.finish();
  trail_.finish();
}

void Writer::acts_in(std::string_view subject, Action action, const Uuid& authority) {
  if (!actor_.access) return;
  std::string whose = actor_.access->acts_for(subject, action, authority);
  if (!whose.empty()) trail_.name_actor(fmt::format("{} (för {})", actor_.name, whose));
}

Result<void> Writer::allows(Action action, const RecordType& type, const Row& row) {
  const Reach reach = actor_.reach(type.name, action, row.meta.authority);
  if (reach.is_nothing()) {
    return refuse(Refusal::forbidden, "actor.may_not_write",
        {"Du får inte ändra något här. Be administratören om skrivrätt.",
            "You may not change anything here. Ask the administrator for the right to write."});
  }
  if (!lies_within(reach, type, row)) {
    return refuse(Refusal::forbidden, "record.beyond_reach",
        {type.label.sv + ": din roll gäller inte den enhet som posten hör till. Välj en enhet som är din.",
            type.label.en + ": your role does not cover the unit of the record. Choose a unit of yours."},
        type.find("unit") == nullptr ? "" : "unit");
  }
  acts_in(type.name, action, row.meta.authority);
  return {};
}

/// As it was and as it becomes: nobody moves a record out of what they reach, or into it.
Result<void> Writer::allows_change(const RecordType& type, const Row& before, const Row& after) {
  bool moves = before.meta.archived_at.has_value() != after.meta.archived_at.has_value();
  bool changes = before.values != after.values;
  for (const Row* row : {&before, &after}) {
    if (moves) {
      if (auto may = allows(Action::archive, type, *row); !may) return may;
    }
    if (changes || !moves) {
      if (auto may = allows(Action::write, type, *row); !may) return may;
    }
  }
  return {};
}

std::int64_t Writer::take_numbers(
    const RecordType& type, const Uuid& authority, int year, std::int64_t count) {
  connection_.run(
      "INSERT INTO \"reference_counter\" (\"authority\",\"type\",\"year\",\"last\") VALUES (?1,?2,?3,0)"
      " ON CONFLICT DO NOTHING",
      {authority, std::string_view(type.name), std::int64_t{year}});
  connection_.run(
      "UPDATE \"reference_counter\" SET \"last\" = \"last\" + ?4 WHERE \"authority\" = ?1 AND \"type\" = ?2 "
      "AND"
      " \"year\" = ?3",
      {authority, std::string_view(type.name), std::int64_t{year}, count});
  auto cursor = connection_.query(
      "SELECT \"last\" FROM \"reference_counter\" WHERE \"authority\" = ?1 AND \"type\" = ?2 AND \"year\" = "
      "?3",
      {authority, std::string_view(type.name), std::int64_t{year}});
  cursor->next();
  return cursor->integer(0) - count + 1;
}

void Writer::give_references(const RecordType& type, std::vector<Row>& rows) {
  if (type.reference_prefix.empty()) return;
  int year = stockholm::year_of(context_.at);
  std::map<Uuid, std::int64_t> counts;
  for (const Row& row : rows) ++counts[row.meta.authority];
  for (auto& [authority, next] : counts) next = take_numbers(type, authority, year, next);
  for (Row& row : rows) {
    row.meta.short_reference =
        fmt::format("{}-{}-{:04}", type.reference_prefix, year, counts[row.meta.authority]++);
  }
}

void Writer::insert(const RecordType& type, std::vector<Row>& rows) {
  if (rows.empty()) return;
  for (const Row& row : rows) {
    if (auto may = allows(Action::write, type, row); !may)
      throw std::logic_error("insert without the right to");
  }
  give_references(type, rows);
  auto bulk = connection_.bulk_insert(type.name, columns(type, connection_.dialect()));
  db::RowParams params(type);
  std::vector<std::pair<const Row*, std::vector<SecrecyMark>>> secret;
  for (Row& row : rows) {
    Meta& meta = row.meta;
    std::vector<SecrecyMark> marks = marks_by_itself(type, row.values);
    meta.secret = !marks.empty();
    meta.masked = covered_by(type, marks);
    if (meta.secret) secret.emplace_back(&row, std::move(marks));
    if (meta.id.empty()) meta.id = new_uuid();
    meta.version = 1;
    meta.created_at = meta.changed_at = context_.at;
    meta.natural_key = natural_key(type, row.values);
    bulk->row(params.of(row));
    trail_.add(meta.authority, {type.name, meta.id, "create", 1, contents(type, row.values)});
    search_.add(type, row);
  }
  bulk->finish();
  for (const auto& [row, marks] : secret) replace_marks(type, row->meta, {}, marks);
}

namespace {

Error changed_meanwhile(const RecordType& type) {
  return {Refusal::changed, "record.changed",
      {type.label.sv +
              ": någon annan har ändrat posten sedan du läste den. Läs den igen och gör om ändringen.",
          type.label.en +
              ": somebody else has changed the record since you read it. Read it again and redo the change."},
      {}, {}};
}

std::string update_text(const RecordType& type, Dialect dialect) {
  std::string text = fmt::format("UPDATE \"{}\" SET ", type.name);
  int index = 1;
  bool first = true;
  for (const Column& column : columns(type, dialect)) {
    bool fixed = index <= 2;
    if (!fixed) {
      if (!first) text += ',';
      first = false;
      text += fmt::format("\"{}\" = ?{}", column.name, index);
    }
    ++index;
  }
  return text + fmt::format(" WHERE \"authority\" = ?1 AND \"id\" = ?2 AND \"version\" = ?{}", index);
}

}  // namespace

Result<void> Writer::hold(const RecordType& type, const Row& row) {
  // SQLite writes one at a time.
  const char* lock = connection_.dialect() == Dialect::postgres ? " FOR UPDATE" : "";
  auto cursor = connection_.query(
      fmt::format(
          "SELECT \"version\" FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" = ?2{}", type.name, lock),
      {row.meta.authority, row.meta.id});
  if (cursor->next() && cursor->integer(0) == row.meta.version) return {};
  return refuse(changed_meanwhile(type));
}

Result<void> Writer::update(const RecordType& type, const Row& before, Row& after, std::string_view action) {
  if (auto may = allows_change(type, before, after); !may) return may;
  Meta& meta = after.meta;
  std::vector<SecrecyMark> marks;
  if (before.meta.secret) marks = db::read_marks(connection_, type, before.meta.authority, before.meta.id);
  const Masked was_masked = covered_by(type, marks);
  if (auto may = leaves_masked_alone(type, before, after, was_masked); !may) return may;
  std::vector<SecrecyMark> marks_after = marks_by_itself(type, after.values);
  std::ranges::copy_if(
      marks, std::back_inserter(marks_after), [](const SecrecyMark& mark) { return !mark.by_itself; });
  meta.secret = !marks_after.empty();
  meta.masked = covered_by(type, marks_after);
  meta.version = before.meta.version + 1;
  meta.changed_at = context_.at;
  meta.natural_key = natural_key(type, after.values);
  db::RowParams builder(type);
  std::vector<db::Param> params = builder.of(after);
  params.emplace_back(before.meta.version);
  if (connection_.run(update_text(type, connection_.dialect()), params) == 0)
    return refuse(changed_meanwhile(type));
  replace_marks(type, meta, marks, marks_after);
  trail_.add(meta.authority,
      {type.name, meta.id, std::string(action), meta.version, difference(type, before.values, after.values)});
  search_.change(type, before, was_masked, after);
  return {};
}

std::optional<Row> Writer::get(const RecordType& type, const Uuid& authority, const Uuid& id) {
  auto cursor =
      connection_.query(fmt::format("SELECT {} FROM \"{}\" WHERE \"authority\" = ?1 AND \"id\" = ?2",
                            db::select_columns(type), type.name),
          {authority, id});
  if (!cursor->next()) return std::nullopt;
  std::vector<Row> rows{db::read_row(type, *cursor)};
  cursor.reset();
  std::vector<Uuid> seen;
  db::cover_rows(connection_, actor_, type, authority, Reach::all(), Secrets::counted, rows, seen);
  return std::move(rows.front());
}

void Writer::release_key(const RecordType& type, const Uuid& authority, const Uuid& id) {
  connection_.run(
      fmt::format(
          "UPDATE \"{}\" SET \"natural_key\" = NULL WHERE \"authority\" = ?1 AND \"id\" = ?2", type.name),
      {authority, id});
}

void Writer::create_authority(const Authority& authority) {
  connection_.run("INSERT INTO \"authority\" (\"id\",\"code\",\"code_key\",\"name\") VALUES (?1,?2,?3,?4)",
      {authority.id, std::string_view(authority.code), std::string_view(folded(authority.code)),
          std::string_view(authority.name)});
  connection_.run("INSERT INTO \"audit_head\" (\"authority\",\"sequence\",\"head\") VALUES (?1,0,?2)",
      {authority.id, db::Bytes{}});
}

void Writer::rename_authority(const Authority& authority) {
  connection_.run(
      "UPDATE \"authority\" SET \"code\" = ?2, \"code_key\" = ?3, \"name\" = ?4 WHERE \"id\" = ?1",
      {authority.id, std::string_view(authority.code), std::string_view(folded(authority.code)),
          std::string_view(authority.name)});
}

void Writer::record_event(const Uuid& authority, const AuditEvent& event) {
  trail_.add(authority, event);
}

}  // namespace ringmur
