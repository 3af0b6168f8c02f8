#include "schema/validate.h"

#include <memory>

namespace ringmur {

Result<void> all_good(const RecordType& type, std::vector<Error> faults) {
  if (faults.empty()) return {};
  Error error{Refusal::invalid, "record.invalid",
      {type.label.sv + ": " + faults.front().message.sv, type.label.en + ": " + faults.front().message.en},
      faults.front().field, {}};
  error.details = std::move(faults);
  return refuse(std::move(error));
}

Result<void> validate(const RecordType& type, const Values& values) {
  std::vector<Error> faults;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    if (is_empty(values[i])) {
      if (!field.required || field.derived) continue;
      faults.push_back({Refusal::invalid, "field.required",
          {field.label.sv + " saknas. Fyll i det.", field.label.en + " is missing. Fill it in."}, field.name,
          {}});
    } else if (auto checked = operations(field.kind).check(values[i], field); !checked) {
      faults.push_back(checked.error());
    }
  }
  // Only of a record whose fields are as they must be.
  if (faults.empty() && type.check != nullptr) {
    auto record = type.make();
    fill(type, values, record.get());
    faults = type.check(record.get());
  }
  return all_good(type, std::move(faults));
}

}  // namespace ringmur
