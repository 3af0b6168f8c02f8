/// The fields of the register of incidents, "name kind" a line, in the order of an answer: what the bare
/// server is told, so that it answers as we do whatever the register has.
#include <fmt/format.h>

#include "areas/incidents/incident.h"

int main() {
  using namespace ringmur;
  for (const Field& field : incidents::describe_incident().fields)
    fmt::print("{} {}\n", field.name, operations(field.kind).name);
}
