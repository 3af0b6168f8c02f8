#include "areas/organisation/unit.h"

#include "schema/describe.h"

namespace ringmur::organisation {

const RecordType& describe_unit() {
  static const RecordType type = described<Unit>({
      .name = "unit",
      .plural = "units",
      .label = {"Enhet", "Unit"},
      .label_plural = {"Enheter", "Units"},
      .help = {"Organisationens delar. Den översta är en nämnd eller ett bolag: en myndighet för sig.",
          "The parts of the organisation. The topmost is a nämnd or a company: an authority of its own."},
      .fields =
          {
              field<&Unit::code>("code", {"Kod", "Code"},
                  {.aliases = {"Enhetskod", "Unit code"},
                      .max_length = 40,
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true}),
              field<&Unit::name>("name", {"Namn", "Name"},
                  {.aliases = {"Enhetsnamn", "Unit name"},
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true}),
              field<&Unit::kind>("kind", {"Slag", "Kind"},
                  {.help = {"Nämnd, bolag, förvaltning, avdelning, enhet …",
                       "Nämnd, company, administration, department, unit …"},
                      .aliases = {"Typ", "Type"},
                      .max_length = 80,
                      .listed = true}),
              field<&Unit::parent>("parent", {"Överordnad", "Parent"},
                  {.help = {"Koden för enheten närmast ovanför.", "The code of the unit just above."},
                      .aliases = {"Överordnad enhet", "Parent unit", "Superior"},
                      .refers_to = "unit",
                      .listed = true}),
          },
      .key = {"code"},
      .title = "name",
      .default_sort = "code",
  });
  return type;
}

}  // namespace ringmur::organisation
