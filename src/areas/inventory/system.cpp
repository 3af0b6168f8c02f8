#include "areas/inventory/system.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<inventory::PersonalDataRole, Choice>>& choices_of<inventory::PersonalDataRole>() {
  using enum inventory::PersonalDataRole;
  static const std::vector<std::pair<inventory::PersonalDataRole, Choice>> names{
      {controller, {"controller", {"PuA", "Controller"}}},
      {processor, {"processor", {"PuB", "Processor"}}},
      {both, {"both", {"PuA och PuB", "Controller and processor"}}},
      {none, {"none", {"ingen", "none"}}},
  };
  return names;
}

namespace inventory {
namespace {

/// Levels of KLASSA: 0 to 4, where 4 is for Sweden's security and has no requirements here.
Options level(std::vector<std::string> aliases) {
  return {.help = {"Nivå 0–4 enligt senaste klassningen.", "Level 0–4 as last classified."},
      .aliases = std::move(aliases),
      .minimum = 0,
      .maximum = 4,
      .listed = true};
}

}  // namespace

const RecordType& describe_system() {
  static const RecordType type = described<System>({
      .name = "system",
      .plural = "systems",
      .label = {"System", "System"},
      .label_plural = {"System", "Systems"},
      .help = {"System och it-tjänster, vem som äger dem och hur de är klassade.",
          "Systems and it services, who owns them and how they are classified."},
      .fields =
          {
              field<&System::name>("name", {"Namn", "Name"},
                  {.required = true, .sortable = true, .searchable = true, .listed = true}),
              field<&System::object>("object", {"Objekt", "Object"}, {.searchable = true, .listed = true}),
              field<&System::kind>("kind", {"Slag", "Kind"}, {.aliases = {"Typ", "Type"}, .listed = true}),
              field<&System::business>(
                  "business", {"Verksamhetssystem", "Business system"}, {.listed = true}),
              field<&System::personal_data_role>("personal_data_role",
                  {"Personuppgiftsroll", "Personal data role"}, {.aliases = {"GDPR role"}}),
              field<&System::supplier>("supplier", {"Leverantör", "Supplier"},
                  {.aliases = {"Vendor"}, .searchable = true, .listed = true}),
              field<&System::information>("information", {"Information", "Information"},
                  {.help = {"Vilken information systemet håller.", "Which information the system holds."},
                      .max_length = 2000,
                      .searchable = true,
                      .came_later = true}),
              field<&System::registered>("registered", {"Antal registrerade", "Number of data subjects"},
                  {.help = {"Ungefär hur många personer.", "About how many persons."},
                      .minimum = 0,
                      .maximum = 10'000'000'000,
                      .came_later = true}),
              field<&System::protected_identities>("protected_identities",
                  {"Personer med skyddade personuppgifter", "Persons with a protected identity"},
                  {.minimum = 0, .maximum = 10'000'000'000, .came_later = true}),
              field<&System::ai>("ai", {"AI", "AI"}),
              field<&System::iot>("iot", {"IoT", "IoT"}),
              field<&System::classified_on>("classified_on", {"Klassad", "Classified"},
                  {.aliases = {"Klassad datum", "Classified on", "Classification date"},
                      .sortable = true,
                      .listed = true}),
              field<&System::confidentiality>(
                  "confidentiality", {"K", "C"}, level({"Konfidentialitet", "Confidentiality"})),
              field<&System::integrity>("integrity", {"R", "I"}, level({"Riktighet", "Integrity"})),
              field<&System::availability>(
                  "availability", {"T", "A"}, level({"Tillgänglighet", "Availability"})),
              field<&System::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"name"},
      .title = "name",
      .default_sort = "name",
  });
  return type;
}

}  // namespace inventory
}  // namespace ringmur
