#include "areas/incidents/report_incident.h"

#include <fmt/format.h>

#include <utility>

#include "areas/incidents/incident.h"
#include "areas/incidents/told_text.h"
#include "base/text.h"
#include "registry/record_rows.h"
#include "schema/settings.h"
#include "schema/validate.h"
#include "store/told_references.h"
#include "store/turns.h"

namespace ringmur::incidents {
namespace {

constexpr std::size_t most_told = 4000;
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_title = 80;
constexpr const char* source = "Medarbetare";
constexpr const char* sensitive_title = "Händelse i säkerhetskänslig verksamhet";

std::unexpected<Error> bad(const char* field, const char* code, Text message) {
  return refuse(Refusal::invalid, code, std::move(message), field);
}

Result<IncidentTold> checked(IncidentTold told, Instant moment) {
  auto what = plain_text("what", told.what, most_told);
  if (!what) return std::unexpected(what.error());
  if (what->empty() && told.sensitive != Sensitive::yes)
    return bad("what", "value.required", {"Skriv vad som har hänt.", "Write what has happened."});
  auto where = plain_text("where", told.where, longest_line);
  if (!where) return std::unexpected(where.error());
  auto contact = plain_text("contact", told.contact, longest_line);
  if (!contact) return std::unexpected(contact.error());
  if (told.when && *told.when > moment + slow_clock) {
    return bad("when", "incident.in_the_future",
        {"Tiden har inte varit än. Skriv när det hände.",
            "That time has not been yet. Write when it happened."});
  }
  auto title = plain_text("title", told.title, longest_line);
  if (!title) return std::unexpected(title.error());
  auto reference = plain_text("reference", told.reference, longest_line);
  if (!reference) return std::unexpected(reference.error());
  told.what = std::move(*what);
  told.where = std::move(*where);
  told.contact = std::move(*contact);
  told.title = std::move(*title);
  told.reference = std::move(*reference);
  return told;
}

/// What would lead back to who told of it, or must not be kept here at all.
Result<void> may_be_kept(const IncidentTold& told, bool where_is_words) {
  if (told.teller == Teller::anonymous && !told.reference.empty()) {
    return bad("reference", "incident.anonymous_reference",
        {"Ett ärendenummer hos servicedesk leder till den som anmälde. Utelämna det, eller anmäl med namn.",
            "A service desk's case number leads to who reported. Leave it out, or report by name."});
  }
  if (told.sensitive != Sensitive::yes) return {};
  const std::initializer_list<std::pair<const char*, bool>> words{
      {"what", !told.what.empty()}, {"contact", !told.contact.empty()}, {"where", where_is_words}};
  for (const auto& [field, there] : words) {
    if (there) return no_details_here(field);
  }
  return {};
}

/// The first words, whole ones where there are any.
std::string title_of(std::string_view what) {
  std::string line = collapsed(what.substr(0, what.find_first_of("\r\n")));
  if (length(line) <= longest_title) return line;
  std::string_view cut = prefix(line, longest_title - 1);
  if (auto space = cut.rfind(' '); space != std::string_view::npos) cut = cut.substr(0, space);
  return std::string(trimmed(cut)) + "…";
}

std::string description_of(const IncidentTold& told, bool where_is_words) {
  std::string text = told.what;
  std::string more;
  if (where_is_words) more += "\nPlats: " + told.where;
  if (told.still_going_on == StillGoingOn::yes) more += "\nPågår fortfarande när det anmäls.";
  if (!told.contact.empty()) more += "\nKontakt: " + told.contact;
  return more.empty() ? text : text + "\n" + more;
}

std::optional<Uuid> unit_named(
    Store& store, const Actor& actor, const Uuid& authority, const std::string& code) {
  if (code.empty()) return std::nullopt;
  auto unit = find_unit(store, lend(Right::read, actor, authority), code);
  if (!unit || unit->authority.id != authority) return std::nullopt;
  return unit->unit;
}

Incident incident_of(const IncidentTold& told, const Actor& actor, const Uuid& authority,
    const std::optional<Uuid>& unit, Instant moment) {
  Incident incident;
  incident.discovered_at = told.when.value_or(moment);
  incident.reported_at = moment;
  incident.title = told.title.empty() ? title_of(told.what) : told.title;
  if (incident.title.empty()) incident.title = sensitive_title;
  if (told.sensitive != Sensitive::yes)
    incident.description = description_of(told, !told.where.empty() && !unit);
  incident.personal_data = told.personal_data;
  incident.sensitive = told.sensitive;
  incident.external_reference = told.reference;
  incident.source = source;
  incident.unit.value = unit.value_or(authority);
  incident.status = Status::reported;
  if (told.teller == Teller::anonymous) return incident;
  incident.reporter = actor.name;
  incident.reported_by = actor.name;
  return incident;
}

/// Who writes it, as the trail keeps it. Anonymous: nobody's account, token or request.
Actor writing(const Actor& actor, const Uuid& authority, Teller teller) {
  switch (teller) {
    case Teller::named:
      return lend(Right::write, actor, authority);
    case Teller::anonymous:
      return Actor{"anonymous", authority, Right::write, {}};
  }
  std::unreachable();
}

Result<void> may_report(const Actor& actor, const Uuid& authority) {
  if (actor.reaches(authority)) return {};
  return may_read(actor, authority);
}

}  // namespace

Row row_as_told(const Uuid& authority, const Incident& incident, const Settings& settings) {
  const RecordType& type = describe_incident();
  Row row = new_row(type, authority, &incident, settings);
  // An import that knows the incident from elsewhere keeps what was told here.
  for (const char* told :
      {"title", "description", "discovered_at", "personal_data", "reporter", "reported_by"}) {
    if (!is_empty(row.values[type.index(told)])) mark_edited(row.meta, told);
  }
  return row;
}

Result<Row> report_incident(
    Store& store, const Actor& actor, const Uuid& authority, const IncidentTold& asked) {
  if (auto may = may_report(actor, authority); !may) return std::unexpected(may.error());
  const Instant moment = now();
  auto told = checked(asked, moment);
  if (!told) return std::unexpected(told.error());
  const auto unit = unit_named(store, actor, authority, told->where);
  if (auto may = may_be_kept(*told, !told->where.empty() && !unit); !may) return std::unexpected(may.error());
  const RecordType& type = describe_incident();
  const Row row =
      row_as_told(authority, incident_of(*told, actor, authority, unit, moment), store.settings());
  if (auto good = validate(type, row.values); !good) return std::unexpected(good.error());
  const Actor writer_of_it = writing(actor, authority, told->teller);
  Row kept;
  auto stored = store.write(writer_of_it, "report incident", {}, [&](Writer& writer) -> Result<void> {
    if (!told->reference.empty()) {
      // Two of the same at once: the second waits here, and then sees the first.
      db::take_turn(writer.connection(), db::Turn::reports, authority);
      auto there = db::incident_of_reference(writer.connection(), authority, told->reference, actor.name);
      if (auto known = there ? writer.get(type, authority, *there) : std::nullopt) {
        kept = std::move(*known);
        return {};
      }
    }
    std::vector<Row> rows{row};
    writer.insert(type, rows);
    kept = std::move(rows.front());
    return {};
  });
  if (!stored) return std::unexpected(stored.error());
  conceal(type, kept);
  return kept;
}

Result<std::vector<Row>> own_incidents(Store& store, const Actor& actor, const Uuid& authority) {
  constexpr std::size_t most = 200;
  if (auto may = may_report(actor, authority); !may) return std::unexpected(may.error());
  if (actor.name.empty()) return std::vector<Row>{};
  const RecordType& type = describe_incident();
  auto filter = parse_filter(type, store.catalogue(), {{"reported_by", "eq." + actor.name}});
  if (!filter) return std::unexpected(filter.error());
  // Who told of it knows that it is there, and sees the masked copy as everybody else does.
  Query query{&type, authority, std::move(*filter), "-discovered_at", most, {}};
  query.secrets = Secrets::counted;
  auto page = store.list(lend(Right::read, actor, authority), query);
  if (!page) return std::unexpected(page.error());
  for (Row& row : page->rows) conceal(type, row);
  return std::move(page->rows);
}

}  // namespace ringmur::incidents
