#include "areas/incidents/timeline.h"

#include <algorithm>

#include "areas/incidents/evidence.h"
#include "areas/incidents/incident.h"
#include "areas/incidents/incident_event.h"
#include "areas/incidents/incident_notice.h"
#include "areas/incidents/judge_incident.h"
#include "registry/names.h"
#include "schema/describe.h"
#include "store/incident_ties.h"
#include "store/links.h"

namespace ringmur::incidents {
namespace {

constexpr std::size_t most = 1000;
constexpr std::size_t page_rows = 200;

std::string_view code_of(const std::optional<EventKind>& kind) {
  switch (kind.value_or(EventKind::note)) {
    case EventKind::note:
      return "note";
    case EventKind::action:
      return "action";
    case EventKind::contact:
      return "contact";
    case EventKind::decision:
      return "decision";
    case EventKind::message:
      return "message";
  }
  std::unreachable();
}

Text passed_words(const IncidentTie& tie, const std::string& other) {
  const bool out = tie.direction == PassDirection::out;
  switch (tie.kind) {
    case PassKind::handover:
      return out ? Text{"Överlämnad till " + other, "Handed over to " + other}
                 : Text{"Överlämnad från " + other, "Handed over from " + other};
    case PassKind::inform:
      return out ? Text{"Information till " + other, "Information to " + other}
                 : Text{"Information från " + other, "Information from " + other};
  }
  std::unreachable();
}

class Timeline {
 public:
  Timeline(Store& store, const Actor& actor, const Uuid& authority, const Row& incident)
      : store_(store), actor_(actor), authority_(authority), incident_(incident) {}

  Result<std::vector<TimelineItem>> run() {
    for (auto part :
        {&Timeline::read_history, &Timeline::read_events, &Timeline::read_notices, &Timeline::read_evidence,
            &Timeline::read_custody, &Timeline::read_tasks, &Timeline::read_passes}) {
      if (auto read = (this->*part)(); !read) return std::unexpected(read.error());
    }
    std::ranges::stable_sort(items_, {}, &TimelineItem::at);
    if (items_.size() > most) items_.erase(items_.begin(), items_.end() - most);
    return std::move(items_);
  }

 private:
  /// None where the actor reads nothing of the register: the incident may be read without them.
  Result<std::vector<Row>> rows_of(const RecordType& type, const char* path) {
    std::vector<Row> rows;
    if (actor_.reach(type.name, Action::read, authority_).is_nothing()) return rows;
    auto filter = parse_filter(type, store_.catalogue(), {{path, "eq." + to_string(incident_.meta.id)}});
    if (!filter) return std::unexpected(filter.error());
    Query query{&type, authority_, std::move(*filter), "", page_rows, {}};
    do {
      auto page = store_.list(actor_, query);
      if (!page) return std::unexpected(page.error());
      for (Row& row : page->rows) rows.push_back(std::move(row));
      query.after = page->next;
    } while (!query.after.empty() && rows.size() < most);
    return rows;
  }

  static TimelineRecord record_at(const RecordType& type, const Row& row) {
    return {&type, row.meta.id, row.meta.short_reference};
  }

  /// What is masked of a record is named by its ground, and nothing else is said of it.
  void add(const RecordType& type, const Row& row, TimelineItem item) {
    item.record = record_at(type, row);
    if (!row.meta.masked.empty()) {
      item.by.clear();
      const std::string masked = masked_text(row.meta.masked.begin()->second);
      item.text = {type.label.sv + " " + masked, type.label.en + " " + masked};
    }
    items_.push_back(std::move(item));
  }

  Result<void> read_history() {
    auto entries = store_.history(actor_, describe_incident(), authority_, incident_.meta.id);
    if (!entries) return std::unexpected(entries.error());
    std::ranges::reverse(*entries);
    for (const HistoryEntry& entry : *entries) {
      if (auto item = told_of(entry)) items_.push_back(std::move(*item));
    }
    return {};
  }

  Result<void> read_events() {
    const RecordType& type = describe_event();
    auto rows = rows_of(type, "incident");
    if (!rows) return std::unexpected(rows.error());
    const Reach writes = actor_.reach(type.name, Action::write, authority_);
    for (const Row& row : *rows) {
      const Event event = record_of<Event>(type, row.values);
      TimelineItem item{event.at, code_of(event.kind), {event.text, event.text}, event.by};
      item.own = lies_within(writes, type, row);
      add(type, row, std::move(item));
    }
    return {};
  }

  Result<void> read_notices() {
    const RecordType& type = describe_notice();
    auto rows = rows_of(type, "incident");
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) {
      const Notice notice = record_of<Notice>(type, row.values);
      const bool sent = notice.status == NoticeStatus::sent;
      const std::string whom =
          notice.recipient.empty() ? notice.title : notice.recipient + ": " + notice.title;
      add(type, row,
          {notice.sent_at.value_or(row.meta.created_at), "notice",
              sent ? Text{"Skickat till " + whom, "Sent to " + whom}
                   : Text{"Utkast till " + whom, "Draft to " + whom},
              notice.sent_by});
    }
    return {};
  }

  Result<void> read_evidence() {
    const RecordType& type = describe_evidence();
    auto rows = rows_of(type, "incident");
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) {
      const Evidence evidence = record_of<Evidence>(type, row.values);
      add(type, row,
          {evidence.taken_at.value_or(row.meta.created_at), "evidence",
              {"Bevis säkrat: " + evidence.name, "Evidence secured: " + evidence.name}, evidence.taken_by});
    }
    return {};
  }

  Result<void> read_custody() {
    const RecordType& type = describe_custody();
    auto rows = rows_of(type, "evidence.incident");
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) {
      const Custody hand = record_of<Custody>(type, row.values);
      add(type, row,
          {hand.at, "custody",
              {"Bevis överlämnat till " + hand.to_hand, "Evidence handed over to " + hand.to_hand},
              hand.from_hand});
    }
    return {};
  }

  Result<void> read_tasks() {
    auto linked = links_of(store_, actor_, describe_incident(), authority_, incident_.meta.id);
    if (!linked) return std::unexpected(linked.error());
    for (const Linked& one : *linked) {
      if (one.type->name != "activity" || one.direction != Direction::in) continue;
      const std::string title = title_of(*one.type, one.row, Language::swedish);
      add(*one.type, one.row,
          {one.row.meta.created_at, "task", {"Aktivitet: " + title, "Activity: " + title}});
    }
    return {};
  }

  Result<void> read_passes() {
    auto ties = incident_ties(store_, actor_, authority_, incident_.meta.id);
    if (!ties) return std::unexpected(ties.error());
    if (ties->empty()) return {};
    const Town town(store_);
    for (const IncidentTie& tie : *ties) {
      const Authority* other = town.find(tie.other_authority);
      items_.push_back(
          {tie.passed_at, "passed", passed_words(tie, other ? other->name : std::string()), tie.passed_by});
    }
    return {};
  }

  Store& store_;
  const Actor& actor_;
  Uuid authority_;
  const Row& incident_;
  std::vector<TimelineItem> items_{};
};

}  // namespace

Result<std::vector<TimelineItem>> timeline(
    Store& store, const Actor& actor, const Uuid& authority, const Row& incident) {
  return Timeline(store, actor, authority, incident).run();
}

}  // namespace ringmur::incidents
