#include "areas/organisation/person.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<organisation::Protection, Choice>>& choices_of<organisation::Protection>() {
  using enum organisation::Protection;
  static const std::vector<std::pair<organisation::Protection, Choice>> names{
      {none, {"none", {"Nej", "No"}}},
      {marked, {"marked", {"Sekretessmarkering", "Confidentiality marking"}}},
      {guarded, {"protected", {"Skyddad folkbokföring", "Protected registration"}}},
  };
  return names;
}

namespace organisation {

const RecordType& describe_person() {
  static const RecordType type = described<Person>({
      .name = "person",
      .plural = "persons",
      .label = {"Person", "Person"},
      .label_plural = {"Personer", "Persons"},
      .help = {"Anställda och uppdragstagare enligt personallistan.",
          "Staff and contractors as the HR list has them."},
      .fields =
          {
              field<&Person::number>("number", {"Anställningsnummer", "Staff number"},
                  {.aliases = {"Employee number", "Employment number", "Employee id", "Anst.nr", "Anstnr"},
                      .max_length = 40,
                      .required = true,
                      .searchable = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::number}),
              field<&Person::name>("name", {"Namn", "Name"},
                  {.required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::name}),
              field<&Person::email>("email", {"E-post", "E-mail"},
                  {.aliases = {"Epost", "Mejl", "Email", "E-postadress"},
                      .searchable = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::email}),
              field<&Person::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod", "Department"},
                      .refers_to = "unit",
                      .required = true,
                      .listed = true}),
              field<&Person::manager>("manager", {"Chef", "Manager"},
                  {.help = {"Chefens anställningsnummer.", "The manager's staff number."},
                      .aliases = {"Närmaste chef"},
                      .personal = Personal::yes,
                      .identifies = Identifies::number}),
              field<&Person::title>(
                  "title", {"Befattning", "Title"}, {.aliases = {"Position", "Job title"}, .listed = true}),
              field<&Person::employed_from>("employed_from", {"Anställd från", "Employed from"},
                  {.aliases = {"Start date", "Employed since"}}),
              field<&Person::employed_to>("employed_to", {"Anställd till", "Employed to"},
                  {.aliases = {"End date", "Employed until"}, .listed = true}),
              field<&Person::protection>("protected", {"Skyddade personuppgifter", "Protected identity"},
                  {.help = {"Enligt folkbokföringen. Namn, e-post, enhet och chef visas då bara för den som "
                            "får "
                            "se sekretess.",
                       "As the population register has it. Name, e-mail, unit and manager are then shown "
                       "only "
                       "to who may see what is secret."},
                      .aliases = {"Skyddad identitet", "Sekretessmarkering"},
                      .came_later = true,
                      .personal = Personal::yes}),
          },
      .key = {"number"},
      .title = "name",
      .default_sort = "name",
      .about = "number",
      .protection = {.field = "protected",
          .open = "none",
          .masks = {"name", "email", "unit", "manager"},
          .ground = "22:1"},
  });
  return type;
}

}  // namespace organisation
}  // namespace ringmur
