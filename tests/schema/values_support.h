#pragma once

#include <rapidcheck.h>

#include <functional>
#include <string>
#include <vector>

#include "schema/record_type.h"

/// Random values and rows, made from descriptors, and properties of bounded length.
namespace ringmur::test {

/// low to high, high not with them, as likely early in a run as late.
template <typename T>
rc::Gen<T> between(T low, T high) {
  return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high));
}

/// Text that hurts: quotes of SQL, formulas, å ä ö, combining marks, emoji, spaces of all kinds.
rc::Gen<std::string> hostile_text();

/// A value that the field takes, as it is kept; nothing (for a field that is not required) one time in five.
/// `id` gives what a reference leads to.
Value any_value(const Field& field, const std::function<Value(const Field&)>& id);

/// A valid row, its derived fields worked out. References are ids that nobody has, unless `id` says another.
Values any_row(const RecordType& type, const std::function<Value(const Field&)>& id = {});

/// Up to `most` valid rows whose natural keys differ.
std::vector<Values> any_rows(
    const RecordType& type, std::size_t most, const std::function<Value(const Field&)>& id = {});

/// Runs a property `times` times and fails the test with the example where it does not hold. Within it:
/// *generator and RC_ASSERT.
void check_property(int times, const std::function<void()>& property);

/// One line a field, for messages: "year=i2025 title=…".
std::string shown(const RecordType& type, const Values& values);

/// What a field's kind makes of written text; throws where it is refused.
Value read_as(const Field& field, const std::string& text);

}  // namespace ringmur::test
