#include "areas/incidents/evidence.h"

#include "schema/describe.h"

namespace ringmur::incidents {
namespace {

std::vector<Field> evidence_fields() {
  return {
      field<&Evidence::incident>(
          "incident", {"Incident", "Incident"}, {.refers_to = "incident", .required = true, .listed = true}),
      field<&Evidence::name>(
          "name", {"Fil", "File"}, {.required = true, .sortable = true, .searchable = true, .listed = true}),
      field<&Evidence::what>("what", {"Vad det visar", "What it shows"},
          {.max_length = 2000, .searchable = true, .listed = true, .personal = Personal::yes}),
      field<&Evidence::taken_at>("taken_at", {"Säkrat", "Taken"}, {.listed = true}),
      field<&Evidence::taken_by>("taken_by", {"Säkrat av", "Taken by"},
          {.listed = true, .personal = Personal::yes, .identifies = Identifies::name}),
      field<&Evidence::how>("how", {"Hur det säkrades", "How it was taken"}, {.max_length = 2000}),
      field<&Evidence::source>("source", {"Varifrån", "Where from"}),
      field<&Evidence::media_type>("media_type", {"Medietyp", "Media type"}, {.kept_by = KeptBy::server}),
      field<&Evidence::size>(
          "size", {"Byte", "Bytes"}, {.minimum = 0, .maximum = 1'000'000'000'000, .kept_by = KeptBy::server}),
      field<&Evidence::sha256>(
          "sha256", {"SHA-256", "SHA-256"}, {.max_length = 64, .kept_by = KeptBy::server}),
      field<&Evidence::kept_with>("kept_with", {"Finns hos", "Kept with"},
          {.personal = Personal::yes, .kept_by = KeptBy::server, .identifies = Identifies::name}),
      field<&Evidence::unit>(
          "unit", {"Enhet", "Unit"}, {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
  };
}

}  // namespace

const RecordType& describe_evidence() {
  static const RecordType type = described<Evidence>({
      .name = "evidence",
      .plural = "evidence-items",
      .label = {"Bevis", "Evidence"},
      .label_plural = {"Bevis", "Evidence"},
      .help = {"Filer som styrker vad som har hänt, med kontrollsumma och vem som har haft dem.",
          "Files that prove what has happened, with their digest and who has had them."},
      .fields = evidence_fields(),
      .key = {"incident", "name", "taken_at"},
      .title = "name",
      .default_sort = "name",
      .reference_prefix = "BEV",
  });
  return type;
}

const RecordType& describe_custody() {
  static const RecordType type = described<Custody>({
      .name = "custody",
      .plural = "custody-entries",
      .label = {"Överlämning av bevis", "Handing over of evidence"},
      .label_plural = {"Överlämningar av bevis", "Handing over of evidence"},
      .help = {"Kedjan av händer som ett bevis har gått genom.",
          "The chain of hands that a piece of evidence went through."},
      .fields =
          {
              field<&Custody::evidence>("evidence", {"Bevis", "Evidence"},
                  {.refers_to = "evidence", .required = true, .listed = true}),
              field<&Custody::at>(
                  "at", {"Tidpunkt", "When"}, {.required = true, .sortable = true, .listed = true}),
              field<&Custody::from_hand>("from_hand", {"Från", "From"},
                  {.required = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::name}),
              field<&Custody::to_hand>("to_hand", {"Till", "To"},
                  {.required = true,
                      .listed = true,
                      .personal = Personal::yes,
                      .identifies = Identifies::name}),
              field<&Custody::reason>("reason", {"Varför", "Why"}, {.max_length = 1000, .listed = true}),
              field<&Custody::unit>("unit", {"Enhet", "Unit"},
                  {.aliases = {"Enhetskod"}, .refers_to = "unit", .required = true}),
          },
      .key = {"evidence", "at", "to_hand"},
      .title = "to_hand",
      .default_sort = "at",
  });
  return type;
}

}  // namespace ringmur::incidents
