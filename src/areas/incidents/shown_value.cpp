#include "areas/incidents/shown_value.h"

#include <chrono>

#include "base/stockholm.h"
#include "schema/kind.h"

namespace ringmur::incidents {

std::string shown_value(const Field& field, const Value& value, Language language) {
  if (is_empty(value)) return {};
  if (const auto* moment = std::get_if<Instant>(&value))
    return stockholm::to_string(std::chrono::floor<std::chrono::minutes>(*moment));
  return operations(field.kind).write(value, field, language);
}

}  // namespace ringmur::incidents
