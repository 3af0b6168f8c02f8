#include "areas/training/course_result.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<training::Status, Choice>>& choices_of<training::Status>() {
  using enum training::Status;
  static const std::vector<std::pair<training::Status, Choice>> names{
      {certified, {"certified", {"Certifierad", "Certified"}}},
      {not_certified, {"not_certified", {"Ej certifierad", "Not certified"}}},
      {ongoing, {"ongoing", {"Pågår", "Ongoing"}}},
      {expired, {"expired", {"Utgått", "Expired"}}},
  };
  return names;
}

namespace training {

const RecordType& describe_course_result() {
  static const RecordType type = described<CourseResult>({
      .name = "course_result",
      .plural = "course-results",
      .label = {"Kursresultat", "Course result"},
      .label_plural = {"Kursresultat", "Course results"},
      .help = {"Resultat ur utbildningsplattformens export av en viss dag.",
          "Results from the learning platform's export of a certain day."},
      .fields =
          {
              field<&CourseResult::employee_number>("employee_number", {"Anställningsnummer", "Staff number"},
                  {.aliases = {"Employee number", "Employment number", "Employee id", "Anst.nr", "Anstnr"},
                      .max_length = 40,
                      .required = true,
                      .sortable = true,
                      .searchable = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::number}),
              field<&CourseResult::course>("course", {"Kurs", "Course"}, {.required = true, .listed = true}),
              field<&CourseResult::status>(
                  "status", {"Status", "Status"}, {.required = true, .listed = true}),
              field<&CourseResult::status_date>("status_date", {"Statusdatum", "Status date"},
                  {.aliases = {"Datum", "Date"}, .listed = true}),
              field<&CourseResult::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod", "Department"},
                      .refers_to = "unit",
                      .required = true,
                      .listed = true}),
              field<&CourseResult::export_date>("export_date", {"Exportdag", "Export date"},
                  {.help = {"Dagen då uppgifterna togs ut ur utbildningsplattformen.",
                       "The day on which the data was taken out of the learning platform."},
                      .aliases = {"Exportdatum"},
                      .required = true,
                      .listed = true}),
          },
      .key = {"employee_number", "course", "export_date"},
      .partition = {"course", "export_date"},
      .period = "export_date",
      .as_of = "export_date",
      .title = "employee_number",
      .default_sort = "employee_number",
      .indexes = {{"course", "export_date", "status"}},
      .about = "employee_number",
  });
  return type;
}

}  // namespace training
}  // namespace ringmur
