#include <fmt/format.h>

#include <algorithm>

#include "schema/json_writer.h"
#include "store/secrecy.h"
#include "store/writer.h"

/// What a write does to marks of secrecy, and what they keep it from.
namespace ringmur {
namespace {

std::string json_of(const std::vector<SecrecyMark>& marks) {
  JsonWriter out;
  out.open('[');
  for (const SecrecyMark& mark : marks) {
    out.open('{').key("field");
    if (mark.field.empty())
      out.raw("null");
    else
      out.text(mark.field);
    out.member("ground", mark.ground).member("note", mark.note).close('}');
  }
  return out.close(']').take();
}

Error may_not_write(const RecordType& type, const Field& field) {
  return {Refusal::forbidden, "secrecy.may_not_write",
      {fmt::format(
           "{}: {} är sekretessbelagt, och bara den som får se det får ändra det. Låt det vara, eller be den "
           "som handlägger sekretess.",
           type.label.sv, field.label.sv),
          fmt::format(
              "{}: {} is secret, and only who may see it may change it. Leave it alone, or ask who handles "
              "secrecy.",
              type.label.en, field.label.en)},
      field.name, {}};
}

bool same(const SecrecyMark& one, const SecrecyMark& other) {
  return one.field == other.field && one.ground == other.ground && one.note == other.note &&
         one.by_itself == other.by_itself;
}

bool has(const std::vector<SecrecyMark>& marks, const SecrecyMark& wanted) {
  return std::ranges::any_of(marks, [&](const SecrecyMark& mark) { return same(mark, wanted); });
}

}  // namespace

Result<void> may_touch(const RecordType& type, const Row& row, const Field& field) {
  const bool masked = row.meta.masked.contains(field.name);
  if (!masked || row.meta.may_see_masked) return {};
  return refuse(may_not_write(type, field));
}

/// The second lock, behind those who read what somebody wants to change: nothing that is masked changes by
/// who may not see it. What is derived follows what it is derived from.
Result<void> Writer::leaves_masked_alone(
    const RecordType& type, const Row& before, const Row& after, const Masked& masked) {
  if (!before.meta.secret) return {};
  const Uuid& authority = before.meta.authority;
  const bool sees = lies_within(actor_.reach("secrecy", Action::read, authority), type, before);
  const bool marks = lies_within(actor_.reach("secrecy", Action::write, authority), type, before);
  const bool guarded = !marks_by_itself(type, before.values).empty();
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (field.derived || before.values[i] == after.values[i]) continue;
    if (masked.contains(field.name) && !sees) return refuse(may_not_write(type, field));
    if (guarded && field.name == type.protection.field && !marks) return refuse(may_not_write(type, field));
  }
  return {};
}

void Writer::replace_marks(const RecordType& type, const Meta& meta, const std::vector<SecrecyMark>& before,
    const std::vector<SecrecyMark>& after) {
  for (const SecrecyMark& mark : before) {
    if (has(after, mark)) continue;
    connection_.run(
        "DELETE FROM \"secrecy_mark\" WHERE \"authority\" = ?1 AND \"type\" = ?2 AND \"id\" = ?3 AND"
        " \"field\" = ?4 AND \"by_itself\" = ?5",
        {meta.authority, std::string_view(type.name), meta.id, std::string_view(mark.field), mark.by_itself});
  }
  for (const SecrecyMark& mark : after) {
    if (has(before, mark)) continue;
    const bool dated = mark.created_at != Instant{};
    const Instant at = dated ? mark.created_at : context_.at;
    connection_.run(
        "INSERT INTO \"secrecy_mark\" "
        "(\"authority\",\"type\",\"id\",\"field\",\"by_itself\",\"ground\",\"citation\","
        "\"note\",\"created_by\",\"created_at\") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
        {meta.authority, std::string_view(type.name), meta.id, std::string_view(mark.field), mark.by_itself,
            std::string_view(mark.ground), std::string_view(mark.citation), std::string_view(mark.note),
            std::string_view(dated ? mark.created_by : actor_.name), at.time_since_epoch().count()});
  }
}

/// The record is another than the one that somebody has read: its version is raised, or a kept copy of it
/// would go on showing what is secret now.
Result<void> Writer::set_marks(const RecordType& type, const Row& row, const std::vector<SecrecyMark>& before,
    const std::vector<SecrecyMark>& after) {
  Row marked = row;
  marked.meta.secret = !after.empty();
  marked.meta.masked = covered_by(type, after);
  replace_marks(type, row.meta, before, after);
  bool mine =
      connection_.run(fmt::format("UPDATE \"{}\" SET \"secret\" = ?3, \"version\" = ?5, \"changed_at\" = ?6"
                                  " WHERE \"authority\" = ?1 AND \"id\" = ?2 AND \"version\" = ?4",
                          type.name),
          {row.meta.authority, row.meta.id, marked.meta.secret, row.meta.version, row.meta.version + 1,
              context_.at.time_since_epoch().count()}) == 1;
  if (!mine) {
    return refuse(Refusal::changed, "record.changed",
        {type.label.sv + ": någon annan har ändrat posten just nu. Läs den igen och gör om ändringen.",
            type.label.en + ": somebody else has changed the record just now. Read it again and redo it."});
  }
  trail_.add(
      row.meta.authority, {type.name, row.meta.id, secrecy_action, row.meta.version + 1,
                              fmt::format(R"({{"secrecy":[{},{}]}})", json_of(before), json_of(after))});
  search_.change(type, row, covered_by(type, before), marked);
  return {};
}

}  // namespace ringmur
