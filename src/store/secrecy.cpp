#include "store/secrecy.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/text.h"

namespace ringmur {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_note = 2000;

std::unexpected<Error> invalid(const char* code, std::string sv, std::string en, std::string field) {
  return refuse(Refusal::invalid, code, {std::move(sv), std::move(en)}, std::move(field));
}

Error changed_meanwhile(const RecordType& type, std::int64_t there) {
  return {Refusal::changed, "record.changed",
      {fmt::format(
           "{}: posten har ändrats sedan du läste den (nu version {}). Läs den igen och gör om ändringen.",
           type.label.sv, there),
          fmt::format(
              "{}: the record has changed since you read it (now version {}). Read it again and redo the "
              "change.",
              type.label.en, there)},
      {}, {}};
}

Error may_not_mark(const RecordType& type) {
  return {Refusal::forbidden, "secrecy.may_not_mark",
      {type.label.sv + ": du får inte sekretessmarkera posten. Be den som handlägger sekretess för enheten.",
          type.label.en +
              ": you may not mark the record with secrecy. Ask who handles secrecy for its unit."},
      {}, {}};
}

bool by_hand(const SecrecyMark& mark) {
  return !mark.by_itself;
}

/// Where a mark says the same as one that is there, it is that one: who set it, and when, stays.
void keep_origin(
    std::vector<SecrecyMark>& marks, const std::vector<SecrecyMark>& before, const Writer& writer) {
  for (SecrecyMark& mark : marks) {
    auto same = std::ranges::find_if(before, [&](const SecrecyMark& other) {
      return by_hand(other) && other.field == mark.field && other.ground == mark.ground &&
             other.note == mark.note;
    });
    if (same != before.end()) mark = *same;
    if (same != before.end()) continue;
    mark.created_by = writer.actor().name;
    mark.created_at = writer.at();
  }
}

Result<MarkedRecord> mark_within(
    Writer& writer, const RecordType& type, const Row& row, std::vector<SecrecyMark> marks) {
  const Uuid& authority = row.meta.authority;
  if (!lies_within(writer.actor().reach("secrecy", Action::write, authority), type, row))
    return std::unexpected(may_not_mark(type));
  writer.acts_in("secrecy", Action::write, authority);
  std::vector<SecrecyMark> before = db::read_marks(writer.connection(), type, authority, row.meta.id);
  keep_origin(marks, before, writer);
  std::ranges::copy_if(
      before, std::back_inserter(marks), [](const SecrecyMark& one) { return one.by_itself; });
  std::ranges::sort(marks, {}, [](const SecrecyMark& one) { return std::pair(one.field, one.by_itself); });
  if (marks == before) return MarkedRecord{std::move(marks), row.meta.version};
  if (auto done = writer.set_marks(type, row, before, marks); !done) return std::unexpected(done.error());
  return MarkedRecord{std::move(marks), row.meta.version + 1};
}

}  // namespace

Result<std::vector<SecrecyMark>> checked_marks(
    const RecordType& type, const Settings& settings, std::vector<SecrecyMark> marks) {
  if (type.name == "unit" && !marks.empty()) {
    return invalid("secrecy.unit",
        "En enhet kan inte sekretessmarkeras: den står vid allt annat. Markera posterna.",
        "A unit cannot be marked with secrecy: it stands with everything else. Mark the records.", "marks");
  }
  std::set<std::string> fields;
  for (SecrecyMark& mark : marks) {
    if (!mark.field.empty() && type.find(mark.field) == nullptr)
      return invalid("secrecy.field",
          type.label_plural.sv + " har inget sådant fält. Ange ett som finns, eller null.",
          type.label_plural.en + " have no such field. Give one that there is, or null.", "field");
    if (!fields.insert(mark.field).second)
      return invalid("secrecy.field", "Samma fält står två gånger. Ange en grund för varje.",
          "The same field stands twice. Give one ground for each.", "field");
    const Ground* ground = settings.secrecy_ground(mark.ground);
    if (ground == nullptr)
      return invalid("secrecy.ground", "Det finns ingen sådan sekretessgrund. Välj en av dem som staden har.",
          "There is no such ground of secrecy. Choose one of those that the city has.", "ground");
    mark.citation = citation(*ground);
    mark.by_itself = false;
    if (length(mark.note) > longest_note)
      return invalid("secrecy.note", fmt::format("Anteckningen är för lång: högst {} tecken.", longest_note),
          fmt::format("The note is too long: at most {} characters.", longest_note), "note");
  }
  return marks;
}

Result<MarkedRecord> mark_record(Store& store, const Actor& actor, const RecordType& type,
    const Uuid& authority, const Uuid& id, std::int64_t version, std::vector<SecrecyMark> marks) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  auto checked = checked_marks(type, store.settings(), std::move(marks));
  if (!checked) return std::unexpected(checked.error());
  MarkedRecord made;
  auto stored = store.write(actor, "secrecy", {}, [&](Writer& writer) -> Result<void> {
    auto row = writer.get(type, authority, id);
    if (!row) throw std::logic_error("a record has gone");
    if (row->meta.version != version) return refuse(changed_meanwhile(type, row->meta.version));
    auto marked = mark_within(writer, type, *row, *checked);
    if (!marked) return std::unexpected(marked.error());
    made = std::move(*marked);
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

Result<std::vector<SecrecyMark>> marks_of(
    Store& store, const Actor& actor, const RecordType& type, const Uuid& authority, const Uuid& id) {
  auto known = store.get(actor, type, authority, id);
  if (!known) return std::unexpected(known.error());
  std::vector<SecrecyMark> marks;
  if (!known->meta.may_see_masked) return marks;
  auto done = store.read(db::Walls::of(actor, authority),
      [&](db::Connection& connection) { marks = db::read_marks(connection, type, authority, id); });
  if (!done) return std::unexpected(done.error());
  return marks;
}

std::string conceal_changes(std::string_view changes, const Masked& masked, Notes notes) {
  json::error_code failed;
  json::value read = json::parse(json::string_view(changes.data(), changes.size()), failed);
  if (failed || !read.is_object()) return {};
  json::object& object = read.get_object();
  // In their order: what moves up where something was says that it was there.
  for (const auto& [name, masking] : masked) object.stable_erase(name);
  json::value* marks = object.if_contains("secrecy");
  if (notes == Notes::concealed && marks != nullptr && marks->is_array()) {
    for (json::value& side : marks->get_array()) {
      if (!side.is_array()) continue;
      for (json::value& mark : side.get_array()) {
        if (mark.is_object()) mark.get_object().stable_erase("note");
      }
    }
  }
  return json::serialize(read);
}

}  // namespace ringmur
