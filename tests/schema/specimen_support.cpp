#include "schema/specimen_support.h"

#include "schema/describe.h"

namespace ringmur {

template <>
const std::vector<std::pair<test::Colour, Choice>>& choices_of<test::Colour>() {
  using enum test::Colour;
  static const std::vector<std::pair<test::Colour, Choice>> names{
      {red, {"red", {"Röd", "Red"}}},
      {green, {"green", {"Grön", "Green"}}},
      {blue, {"blue", {"Blå", "Blue"}}},
  };
  return names;
}

namespace test {
namespace {

void double_amount(void* record, const Settings&) {
  auto& specimen = *static_cast<Specimen*>(record);
  specimen.doubled = specimen.amount ? std::optional(*specimen.amount * 2) : std::nullopt;
}

std::vector<Field> fields() {
  return {
      field<&Specimen::code>("code", {"Beteckning", "Designation"},
          {.aliases = {"Bet."},
              .max_length = 30,
              .required = true,
              .sortable = true,
              .searchable = true,
              .listed = true}),
      field<&Specimen::year>("year", {"Årgång", "Vintage"},
          {.minimum = 1990, .maximum = 2200, .required = true, .sortable = true}),
      field<&Specimen::note>("note", {"Not", "Note"}, {.sortable = true, .searchable = true}),
      field<&Specimen::words>(
          "words", {"Ord", "Words"}, {.max_length = 2000, .searchable = true, .long_text = true}),
      field<&Specimen::amount>("amount", {"Antal", "Amount"}, {.minimum = 1, .maximum = 5, .sortable = true}),
      field<&Specimen::number>("number", {"Tal", "Number"}, {.sortable = true}),
      field<&Specimen::ratio>("ratio", {"Kvot", "Ratio"}, {.sortable = true}),
      field<&Specimen::flag>("flag", {"Flagga", "Flag"}, {.sortable = true}),
      field<&Specimen::colour>("colour", {"Färg", "Colour"}, {.required = true}),
      field<&Specimen::shade>("shade", {"Skugga", "Shade"}, {.sortable = true}),
      field<&Specimen::day>("day", {"Dag", "Day"}, {.sortable = true}),
      field<&Specimen::moment>("moment", {"Ögonblick", "Moment"}, {.sortable = true}),
      field<&Specimen::parent>("parent", {"Ovanför", "Above"}, {.refers_to = "specimen"}),
      field<&Specimen::doubled>(
          "doubled", {"Dubbelt", "Doubled"}, {.sortable = true, .derived = true, .derived_from = {"amount"}}),
  };
}

RecordType made() {
  return {
      .name = "specimen",
      .plural = "specimens",
      .label = {"Exemplar", "Specimen"},
      .label_plural = {"Exemplaren", "Specimens"},
      .help = {"Finns bara i proven.", "Only in the tests."},
      .fields = fields(),
      .key = {"code", "year"},
      .partition = {"year"},
      .period = "year",
      .title = "code",
      .default_sort = "code",
      .reference_prefix = "EX",
      .links = {{"beside", {"Bredvid", "Beside"}, {"Bredvid (från)", "Beside (from)"}, {}},
          {"after", {"Efter", "After"}, {"Före", "Before"}, {"specimen"}, Circles::refused}},
      .derive = double_amount,
  };
}

}  // namespace

const RecordType& describe_specimen() {
  static const RecordType type = described<Specimen>(made());
  return type;
}

Catalogue with_specimen(Catalogue base) {
  base.types.push_back(&describe_specimen());
  return base;
}

const Catalogue& specimen_catalogue() {
  static const Catalogue only = with_specimen({});
  return only;
}

}  // namespace test
}  // namespace ringmur
