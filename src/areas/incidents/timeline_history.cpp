#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "areas/incidents/incident.h"
#include "areas/incidents/timeline.h"
#include "store/secrecy.h"
#include "store/trail.h"

/// What an incident's history says, in words.
namespace ringmur::incidents {
namespace {

namespace json = boost::json;

json::object parsed(const std::string& changes) {
  json::error_code broken;
  json::value value = json::parse(changes, broken);
  return !broken && value.is_object() ? std::move(value.get_object()) : json::object();
}

Text label_of_status(const json::value& code) {
  if (code.is_string()) {
    for (const Choice& choice : describe_incident().at("status").choices) {
      if (choice.code == std::string_view(code.get_string())) return choice.label;
    }
  }
  return {"–", "–"};
}

/// Null where the step did not change.
std::optional<Text> step_in(const json::object& changes) {
  const json::value* step = changes.if_contains("status");
  if (step == nullptr || !step->is_array() || step->get_array().size() != 2) return std::nullopt;
  const Text from = label_of_status(step->get_array()[0]);
  const Text to = label_of_status(step->get_array()[1]);
  return Text{from.sv + " → " + to.sv, from.en + " → " + to.en};
}

/// Those that people write; what a step writes by itself is told by the step.
Text facts_in(const json::object& changes) {
  Text names;
  for (const auto& member : changes) {
    const Field* field = describe_incident().find(std::string_view(member.key()));
    if (field == nullptr || !field->is_written() || field->name == "status") continue;
    names.sv += (names.sv.empty() ? "" : ", ") + field->label.sv;
    names.en += (names.en.empty() ? "" : ", ") + field->label.en;
  }
  return names;
}

struct Words {
  std::string_view action;
  std::string_view kind;
  const char* sv;
  const char* en;
};

constexpr std::array plain{
    Words{"create", "step", "Incidenten registrerades", "The incident was registered"},
    Words{"archive", "step", "Incidenten arkiverades", "The incident was archived"},
    Words{"restore", "step", "Incidenten återställdes", "The incident was restored"},
    Words{"link", "fact", "Kopplingar lades till", "Links were added"},
    Words{"unlink", "fact", "Kopplingar togs bort", "Links were removed"},
    Words{"share", "passed", "Incidenten delades", "The incident was shared"},
};

std::optional<TimelineItem> changed(const HistoryEntry& entry) {
  const json::object changes = parsed(entry.changes);
  const auto step = step_in(changes);
  const Text facts = facts_in(changes);
  TimelineItem item{entry.context.at, step ? "step" : "fact", {}, entry.context.actor};
  if (step) item.text = *step;
  if (!facts.empty()) {
    item.text.sv += (step ? ". Fakta ändrade: " : "Fakta ändrade: ") + facts.sv;
    item.text.en += (step ? ". Facts changed: " : "Facts changed: ") + facts.en;
  }
  // The values may have been taken from the trail, as the law asks.
  if (entry.changes.empty()) item.text = {"Fakta ändrades", "Facts were changed"};
  if (item.text.empty()) return std::nullopt;
  return item;
}

/// In the history of the one that others went into `merged` names them: [before, after].
std::string named_in(const json::object& changes) {
  const json::value* other = changes.if_contains("merged");
  if (other == nullptr || !other->is_array()) return {};
  for (const json::value& one : other->get_array()) {
    if (one.is_string()) return std::string(one.get_string());
  }
  return {};
}

TimelineItem merged(const HistoryEntry& entry) {
  const bool back = entry.action == "unmerge";
  const std::string other = named_in(parsed(entry.changes));
  TimelineItem item{entry.context.at, "merged", {}, entry.context.actor};
  if (other.empty()) {
    item.text = back ? Text{"Incidenten skildes ut igen", "The incident was taken out again"}
                     : Text{"Incidenten fördes samman med en annan", "The incident was merged into another"};
  } else {
    item.text = back ? Text{other + " skildes ut igen", other + " was taken out again"}
                     : Text{other + " fördes samman med den här", other + " was merged into this one"};
  }
  return item;
}

/// A form as a file, or the evidence.
TimelineItem fetched(const HistoryEntry& entry) {
  if (parsed(entry.changes).contains("form"))
    return {entry.context.at, "notice", {"Ett formulär hämtades som fil", "A form was fetched as a file"},
        entry.context.actor};
  return {entry.context.at, "evidence", {"Bevispaketet hämtades", "The package of evidence was fetched"},
      entry.context.actor};
}

}  // namespace

std::optional<TimelineItem> told_of(const HistoryEntry& entry) {
  if (entry.action == "merge" || entry.action == "unmerge") return merged(entry);
  if (entry.action == "exported") return fetched(entry);
  const auto* found = std::ranges::find(plain, std::string_view(entry.action), &Words::action);
  if (found != plain.end())
    return TimelineItem{entry.context.at, found->kind, {found->sv, found->en}, entry.context.actor};
  if (kind_of_action(entry.action) != TrailKind::change || entry.action == secrecy_action)
    return std::nullopt;
  return changed(entry);
}

}  // namespace ringmur::incidents
