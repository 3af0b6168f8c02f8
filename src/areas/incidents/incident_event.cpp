#include "areas/incidents/incident_event.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<incidents::EventKind, Choice>>& choices_of<incidents::EventKind>() {
  using enum incidents::EventKind;
  static const std::vector<std::pair<incidents::EventKind, Choice>> names{
      {note, {"note", {"Anteckning", "Note"}}},
      {action, {"action", {"Åtgärd", "Action"}}},
      {contact, {"contact", {"Kontakt", "Contact"}}},
      {decision, {"decision", {"Beslut", "Decision"}}},
      {message, {"message", {"Meddelande till berörda", "Message to those concerned"}}},
  };
  return names;
}

namespace incidents {

const RecordType& describe_event() {
  static const RecordType type = described<Event>({
      .name = "incident_event",
      .plural = "incident-events",
      .label = {"Händelse i tidslinjen", "Event of the timeline"},
      .label_plural = {"Händelser i tidslinjen", "Events of the timeline"},
      .help = {"Det som någon har skrivit i en incidents tidslinje.",
          "What somebody has written in an incident's timeline."},
      .fields =
          {
              field<&Event::incident>("incident", {"Incident", "Incident"},
                  {.refers_to = "incident", .required = true, .listed = true}),
              field<&Event::at>(
                  "at", {"Tidpunkt", "When"}, {.required = true, .sortable = true, .listed = true}),
              field<&Event::kind>("kind", {"Slag", "Kind"}, {.listed = true}),
              field<&Event::text>("text", {"Text", "Text"},
                  {.max_length = 4000,
                      .required = true,
                      .searchable = true,
                      .listed = true,
                      .personal = Personal::yes}),
              field<&Event::by>(
                  "by", {"Av", "By"}, {.personal = Personal::yes, .identifies = Identifies::name}),
              field<&Event::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"incident", "at", "text"},
      .title = "text",
      .default_sort = "at",
  });
  return type;
}

}  // namespace incidents
}  // namespace ringmur
