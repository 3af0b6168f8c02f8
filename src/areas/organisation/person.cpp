#include "areas/organisation/person.h"

#include "schema/describe.h"

namespace ringmur::organisation {

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
          },
      .key = {"number"},
      .title = "name",
      .default_sort = "name",
      .about = "number",
  });
  return type;
}

}  // namespace ringmur::organisation
