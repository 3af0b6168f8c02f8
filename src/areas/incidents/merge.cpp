#include "areas/incidents/merge.h"

#include <boost/json.hpp>

#include "areas/incidents/incident.h"
#include "areas/incidents/merge_parts.h"
#include "registry/save_within.h"
#include "schema/describe.h"
#include "store/turns.h"

namespace ringmur::incidents {
namespace {

namespace json = boost::json;

Incident incident_in(const Row& row) {
  return record_of<Incident>(describe_incident(), row.values);
}

Result<Row> writable(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  const RecordType& type = describe_incident();
  auto row = store.get(actor, type, authority, id, Secrets::counted);
  if (!row) return row;
  auto reach = reach_of(actor, type.name, Action::write, authority);
  if (!reach) return std::unexpected(reach.error());
  if (lies_within(*reach, type, *row)) return row;
  return refuse(Refusal::forbidden, "record.beyond_reach",
      {"Incidenten ligger utanför det som du får ändra.", "The incident is beyond what you may change."});
}

Result<void> may_merge(const Row& from, const Row& into, const MergeOrder& order) {
  if (from.meta.id == into.meta.id) {
    return refuse(Refusal::invalid, "incident.merge_itself",
        {"En incident kan inte föras samman med sig själv. Välj en annan.",
            "An incident cannot be merged into itself. Choose another."},
        "into");
  }
  for (const Row* row : {&from, &into}) {
    if (!incident_in(*row).merged_into.value.empty() || row->meta.archived_at) {
      return refuse(Refusal::conflict, "incident.merged",
          {row->meta.short_reference + " är redan sammanförd eller arkiverad. Välj en som gäller.",
              row->meta.short_reference + " is merged or archived already. Choose one that stands."});
    }
    if (incident_in(*row).status == Status::closed) {
      return refuse(Refusal::conflict, "incident.merge_closed",
          {row->meta.short_reference + " är stängd. Öppna den först.",
              row->meta.short_reference + " is closed. Open it first."});
    }
  }
  if (from.meta.version == order.version) return {};
  return refuse(Refusal::changed, "record.changed",
      {"Incidenten har ändrats sedan du läste den. Läs den igen och gör om.",
          "The incident has changed since you read it. Read it again and redo."});
}

LinkChanges away(const MergeParts& parts) {
  LinkChanges changes;
  for (const MovedLink& one : parts.links) changes.remove.push_back(one.link);
  return changes;
}

LinkChanges arriving(const MergeParts& parts) {
  LinkChanges changes;
  for (const MovedLink& one : parts.links) {
    if (!one.there) changes.add.push_back(one.link);
  }
  return changes;
}

/// In the history of the one that stays: `merged` is what people read, `parts` what the way back is found by.
AuditEvent event_of(const Row& into, const Row& from, const MergeParts& parts) {
  json::object words = to_json(parts);
  words["id"] = to_string(from.meta.id);
  const json::object changes{{"merged", json::array{nullptr, from.meta.short_reference}},
      {"parts", json::array{nullptr, std::move(words)}}};
  return {describe_incident().name, into.meta.id, "merge", into.meta.version, json::serialize(changes)};
}

/// The one that stays is not written, but must stand: or two that are merged into each other would both be
/// gone.
Result<void> hold_both(Writer& writer, const Row& from, const Row& into) {
  const bool from_first = from.meta.id < into.meta.id;
  if (auto held = writer.hold(describe_incident(), from_first ? from : into); !held) return held;
  return writer.hold(describe_incident(), from_first ? into : from);
}

Result<void> merge_within(Writer& writer, const Row& from, const Row& into, const MergeParts& parts) {
  const RecordType& type = describe_incident();
  db::take_turn(writer.connection(), db::Turn::links, from.meta.authority);
  if (auto held = hold_both(writer, from, into); !held) return held;
  for (const MovedRecord& one : parts.records) {
    Row after = one.row;
    after.values[one.type->index(one.field)] = into.meta.id;
    if (auto moved = writer.update(*one.type, one.row, after, "merge"); !moved) return moved;
  }
  if (auto taken = change_links_within(writer, type, from, away(parts)); !taken) return taken;
  if (auto given = change_links_within(writer, type, into, arriving(parts)); !given) return given;
  Row after = from;
  after.values[type.index("merged_into")] = into.meta.id;
  archive_within(writer, after, Archiving::archive);
  if (auto merged = writer.update(type, from, after, "merge"); !merged) return merged;
  writer.record_event(from.meta.authority, event_of(into, from, parts));
  return {};
}

}  // namespace

Result<Row> merge_incident(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& id, const MergeOrder& order) {
  auto from = writable(store, actor, authority, id);
  if (!from) return from;
  auto into = writable(store, actor, authority, order.into);
  if (!into) return into;
  if (auto may = may_merge(*from, *into, order); !may) return std::unexpected(may.error());
  // What refers to it may be of registers that the actor does not write: that it follows is the house's work.
  const Actor house = lend(Right::write, actor, authority);
  auto parts = parts_of(store, house, *from, into->meta.id);
  if (!parts) return std::unexpected(parts.error());
  if (auto fits = fit_into(store, house, *parts, into->meta.id); !fits) return std::unexpected(fits.error());
  auto stored = store.write(house, "merge incidents", {},
      [&](Writer& writer) -> Result<void> { return merge_within(writer, *from, *into, *parts); });
  if (!stored) return std::unexpected(stored.error());
  return store.get(actor, describe_incident(), authority, order.into);
}

namespace {

std::unexpected<Error> forgotten() {
  return refuse(Refusal::conflict, "incident.merge_forgotten",
      {"Granskningsloggen säger inte längre vad som följde med. Återställ incidenten ur arkivet och flytta "
       "det "
       "för hand.",
          "The trail no longer says what followed. Restore the incident from the archive and move it by "
          "hand."});
}

/// What followed when `from` went into the other: the latest such event.
Result<MergeParts> parts_that_followed(
    Store& store, const Actor& house, const Uuid& authority, const Uuid& from, const Uuid& into) {
  auto entries = store.history(house, describe_incident(), authority, into, Secrets::counted);
  if (!entries) return std::unexpected(entries.error());
  for (const HistoryEntry& entry : *entries) {
    if (entry.action != "merge") continue;
    json::error_code broken;
    const json::value changes = json::parse(entry.changes, broken);
    const json::value* parts =
        broken || !changes.is_object() ? nullptr : changes.get_object().if_contains("parts");
    if (parts == nullptr || !parts->is_array() || parts->get_array().size() != 2) continue;
    const json::value& words = parts->get_array()[1];
    if (!words.is_object() || !words.get_object().contains("id")) continue;
    if (words.at("id") == json::string_view(to_string(from)))
      return parts_from(store.catalogue(), words.get_object());
  }
  return forgotten();
}

/// What has been moved on, or whose other end is gone, stays where it is.
Result<void> unmerge_within(Writer& writer, const Row& from, const Row& into, const MergeParts& parts) {
  const RecordType& type = describe_incident();
  const Uuid& authority = from.meta.authority;
  db::take_turn(writer.connection(), db::Turn::links, authority);
  if (auto held = writer.hold(type, from); !held) return held;
  for (const MovedRecord& one : parts.records) {
    auto before = writer.get(*one.type, authority, one.row.meta.id);
    const std::size_t field = one.type->index(one.field);
    if (!before || before->values[field] != Value{into.meta.id}) continue;
    Row after = *before;
    after.values[field] = from.meta.id;
    if (auto moved = writer.update(*one.type, *before, after, "unmerge"); !moved) return moved;
  }
  LinkChanges taken;
  LinkChanges given;
  for (const MovedLink& one : parts.links) {
    if (!writer.get(*one.link.type, authority, one.link.id)) continue;
    if (!one.there) taken.remove.push_back(one.link);
    given.add.push_back(one.link);
  }
  if (auto left = change_links_within(writer, type, into, taken); !left) return left;
  if (auto back = change_links_within(writer, type, from, given); !back) return back;
  Row after = from;
  after.values[type.index("merged_into")] = Value{};
  archive_within(writer, after, Archiving::restore);
  if (auto restored = writer.update(type, from, after, "unmerge"); !restored) return restored;
  const json::object changes{{"merged", json::array{from.meta.short_reference, nullptr}}};
  writer.record_event(
      authority, {type.name, into.meta.id, "unmerge", into.meta.version, json::serialize(changes)});
  return {};
}

}  // namespace

Result<Unmerged> unmerge_incident(Store& store, const Actor& actor, const Uuid& authority, const Uuid& id) {
  auto from = writable(store, actor, authority, id);
  if (!from) return std::unexpected(from.error());
  const Uuid other = incident_in(*from).merged_into.value;
  if (other.empty()) {
    return refuse(Refusal::conflict, "incident.not_merged",
        {"Incidenten är inte sammanförd med någon annan.", "The incident is not merged into another."});
  }
  auto into = writable(store, actor, authority, other);
  if (!into) return std::unexpected(into.error());
  const Actor house = lend(Right::write, actor, authority);
  auto parts = parts_that_followed(store, house, authority, id, other);
  if (!parts) return std::unexpected(parts.error());
  auto stored = store.write(house, "unmerge incidents", {},
      [&](Writer& writer) -> Result<void> { return unmerge_within(writer, *from, *into, *parts); });
  if (!stored) return std::unexpected(stored.error());
  auto record = store.get(actor, describe_incident(), authority, id);
  if (!record) return std::unexpected(record.error());
  auto stays = store.get(actor, describe_incident(), authority, other);
  if (!stays) return std::unexpected(stays.error());
  return Unmerged{std::move(*record), std::move(*stays)};
}

}  // namespace ringmur::incidents
