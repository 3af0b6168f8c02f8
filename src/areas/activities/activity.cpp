#include "areas/activities/activity.h"

#include <algorithm>
#include <iterator>

#include "areas/activities/recurrence.h"
#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<activities::Status, Choice>>& choices_of<activities::Status>() {
  using enum activities::Status;
  static const std::vector<std::pair<activities::Status, Choice>> names{
      {planned, {"planned", {"Planerad", "Planned"}}},
      {ongoing, {"ongoing", {"Pågår", "Ongoing"}}},
      {done, {"done", {"Klar", "Done"}}},
      {cancelled, {"cancelled", {"Avbruten", "Cancelled"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<activities::Origin, Choice>>& choices_of<activities::Origin>() {
  using enum activities::Origin;
  static const std::vector<std::pair<activities::Origin, Choice>> names{
      {risk, {"risk", {"Risk", "Risk"}}},
      {classification, {"classification", {"Informationsklassning", "Classification"}}},
      {gap, {"gap", {"Gap-analys", "Gap analysis"}}},
      {incident, {"incident", {"Incident", "Incident"}}},
      {audit, {"audit", {"Revision", "Audit"}}},
      {dpo, {"dpo", {"Dataskyddsombudet", "Data protection officer"}}},
      {decision, {"decision", {"Beslut", "Decision"}}},
      {law, {"law", {"Lag eller föreskrift", "Law or regulation"}}},
      {year_wheel, {"year_wheel", {"Årshjulet", "Year wheel"}}},
      {other, {"other", {"Annat", "Other"}}},
  };
  return names;
}

template <>
const std::vector<std::pair<activities::Effect, Choice>>& choices_of<activities::Effect>() {
  using enum activities::Effect;
  static const std::vector<std::pair<activities::Effect, Choice>> names{
      {yes, {"yes", {"Ja", "Yes"}}},
      {partly, {"partly", {"Delvis", "Partly"}}},
      {no, {"no", {"Nej", "No"}}},
  };
  return names;
}

namespace activities {
namespace {

/// Nothing while it is open, and nothing is guessed of one that says no day.
void derive_on_time(void* record, const Settings&) {
  Activity& activity = *static_cast<Activity*>(record);
  activity.on_time.reset();
  if (activity.status == Status::done && activity.due && activity.finished)
    activity.on_time = *activity.finished <= *activity.due;
}

std::vector<Error> check_recurrence(const void* record) {
  const Activity& activity = *static_cast<const Activity*>(record);
  if (activity.recurrence.empty()) return {};
  auto rule = parse_recurrence(activity.recurrence);
  if (rule) return {};
  Error error = rule.error();
  error.field = "recurrence";
  return {std::move(error)};
}

/// What is to be done, and who answers for it.
std::vector<Field> asked_for() {
  return {
      field<&Activity::year>("year", {"År", "Year"},
          {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true, .listed = true}),
      field<&Activity::title>("title", {"Aktivitet", "Activity"},
          {.required = true, .sortable = true, .searchable = true, .listed = true}),
      field<&Activity::description>(
          "description", {"Beskrivning", "Description"}, {.searchable = true, .long_text = true}),
      field<&Activity::responsible>("responsible", {"Åtgärdsansvarig", "Responsible"},
          {.aliases = {"Ansvarig", "Owner", "Action owner"},
              .searchable = true,
              .listed = true,
              .personal = Personal::yes,
              .identifies = Identifies::name}),
      field<&Activity::role>("role", {"Ansvarig roll", "Responsible role"},
          {.help = {"Rollen som gör det, oavsett vem som har den.",
               "The role that does it, whoever holds it."},
              .max_length = 120,
              .searchable = true,
              .came_later = true}),
      field<&Activity::assignee>("assignee", {"Ansvarigs inloggning", "Login of the responsible"},
          {.help = {"Användarnamnet för den som ska göra det: då syns det bland det egna.",
               "The login of who is to do it: then it is among their own."},
              .max_length = 120,
              .came_later = true,
              .personal = Personal::yes,
              .identifies = Identifies::login}),
  };
}

/// When, and how it goes.
std::vector<Field> timed() {
  return {
      field<&Activity::due>("due", {"Klart senast", "Due"},
          {.help = {"Sista dagen då det ska vara klart.", "The last day for it to be done."},
              .aliases = {"Slutdatum", "Deadline", "Due date"},
              .sortable = true,
              .listed = true,
              .came_later = true}),
      field<&Activity::started>("started", {"Påbörjad", "Started"}, {.came_later = true}),
      field<&Activity::finished>("finished", {"Klar den", "Finished"},
          {.help = {"Dagen då det blev klart.", "The day on which it was done."},
              .sortable = true,
              .came_later = true}),
      field<&Activity::status>("status", {"Status", "Status"}, {.listed = true}),
      field<&Activity::on_time>("on_time", {"I tid", "On time"},
          {.help = {"Klart senast den dag som var sagd. Inget svar för det som inte är klart eller saknar en "
                    "dag.",
               "Done by the day that was said. No answer for what is not done, or lacks a day."},
              .derived = true,
              .derived_from = {"due", "finished", "status"},
              .came_later = true}),
      field<&Activity::recurrence>("recurrence", {"Återkommer", "Recurs"},
          {.help = {"Regel enligt RFC 5545, till exempel FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1. När det är "
                    "klart läggs nästa in.",
               "A rule by RFC 5545, for example FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1. When it is done the "
               "next is put in."},
              .max_length = 200,
              .came_later = true}),
      field<&Activity::follows>("follows", {"Följer på", "Follows"},
          {.help = {"Den förra gången av det som återkommer.", "The time before, of what recurs."},
              .refers_to = "activity",
              .came_later = true,
              .kept_by = KeptBy::server}),
  };
}

/// Where it comes from, what it takes and what it gives.
std::vector<Field> weighed() {
  return {
      field<&Activity::priority>("priority", {"Prioritet", "Priority"},
          {.help = {"1 är viktigast.", "1 matters most."}, .minimum = 0, .maximum = 9999, .listed = true}),
      field<&Activity::source>("source", {"Källa", "Source"}, {.listed = true}),
      field<&Activity::origin>("origin", {"Kommer ur", "Comes from"},
          {.help = {"Vad för slags sak som bad om det; vilken det var är en länk.",
               "What kind of thing asked for it; which one it was is a link."},
              .came_later = true}),
      field<&Activity::obligation>("obligation", {"Punkt i årshjulet", "Item of the year wheel"},
          {.help = {"Id för den punkt i årshjulet som det uppfyller.",
               "Id of the year wheel's item that it fulfils."},
              .max_length = 80,
              .came_later = true}),
      field<&Activity::cost>("cost", {"Kostnad", "Cost"},
          {.help = {"I kronor.", "In Swedish kronor."},
              .minimum = 0,
              .maximum = 1'000'000'000'000,
              .sortable = true,
              .came_later = true}),
      field<&Activity::effort>("effort", {"Arbetstid", "Effort"},
          {.help = {"I timmar.", "In hours."}, .minimum = 0, .maximum = 1'000'000, .came_later = true}),
      field<&Activity::expected_effect>("expected_effect", {"Väntad effekt", "Expected effect"},
          {.help = {"Vad det ska göra åt vilken risk eller siffra.",
               "What it is to do to which risk or figure."},
              .came_later = true,
              .long_text = true}),
      field<&Activity::expected_reduction>("expected_reduction",
          {"Väntad minskning av riskvärdet", "Expected reduction of risk value"},
          {.help = {"Så många enheter som riskvärdet väntas gå ner.",
               "By how many points the risk value is expected to go down."},
              .minimum = 0,
              .maximum = 25,
              .came_later = true}),
      field<&Activity::effect>("effect", {"Gav det effekt?", "Did it have effect?"}, {.came_later = true}),
      field<&Activity::effect_note>(
          "effect_note", {"Vad det gav", "What it gave"}, {.came_later = true, .long_text = true}),
      field<&Activity::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

std::vector<Field> fields() {
  std::vector<Field> all;
  for (auto part : {asked_for(), timed(), weighed()}) std::ranges::move(part, std::back_inserter(all));
  return all;
}

}  // namespace

bool is_open(const Activity& activity) {
  return activity.status != Status::done && activity.status != Status::cancelled;
}

const RecordType& describe_activity() {
  static const RecordType type = described<Activity>({
      .name = "activity",
      .plural = "activities",
      .label = {"Aktivitet", "Activity"},
      .label_plural = {"Aktiviteter", "Activities"},
      .help = {"Det som ska göras, vem som ansvarar och när.",
          "What is to be done, who answers for it and when."},
      .fields = fields(),
      .key = {"year", "title"},
      .partition = {"year"},
      .period = "year",
      .title = "title",
      .default_sort = "year",
      .reference_prefix = "AKT",
      .owned_by = {{"responsible", Naming::named_as}, {"assignee", Naming::login}},
      .links = {{"source", {"Kommer ur", "Comes from"}, {"Gav upphov till", "Gave rise to"}, {}},
          {"waits_for", {"Väntar på", "Waits for"}, {"Väntas på av", "Is waited for by"}, {"activity"},
              Circles::refused},
          {"reduces", {"Ska minska", "Is to reduce"}, {"Ska minskas av", "Is to be reduced by"}, {"risk"}}},
      .derive = derive_on_time,
      .check = check_recurrence,
  });
  return type;
}

}  // namespace activities
}  // namespace ringmur
