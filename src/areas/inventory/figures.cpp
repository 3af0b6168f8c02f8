#include "areas/inventory/figures.h"

#include "areas/inventory/system.h"

namespace ringmur::inventory {

std::vector<Figure> figures() {
  const RecordType* system = &describe_system();
  return {
      {.id = "system.total", .label = {"System och it-tjänster", "Systems and it services"}, .type = system},
      {.id = "system.business",
          .label = {"Verksamhetssystem", "Business systems"},
          .type = system,
          .filter = {{"business", "eq.true"}}},
      {.id = "system.classified_since",
          .label = {"Klassade sedan", "Classified since"},
          .type = system,
          .dimension = Dimension::year_since,
          .dimension_field = "classified_on"},
  };
}

}  // namespace ringmur::inventory
