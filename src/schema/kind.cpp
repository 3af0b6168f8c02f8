#include "schema/kind.h"

#include <fmt/format.h>

#include "base/text.h"
#include "schema/kinds/kinds.h"
#include "schema/record_type.h"

namespace ringmur {

const KindOperations& operations(Kind kind) {
  switch (kind) {
    case Kind::text:
      return kinds::text();
    case Kind::long_text:
      return kinds::long_text();
    case Kind::integer:
      return kinds::integer();
    case Kind::decimal:
      return kinds::decimal();
    case Kind::boolean:
      return kinds::boolean();
    case Kind::choice:
      return kinds::choice();
    case Kind::date:
      return kinds::date();
    case Kind::instant:
      return kinds::instant();
    case Kind::reference:
      return kinds::reference();
  }
  std::unreachable();
}

std::unexpected<Error> refuse_value(const Field& field, std::string_view code, std::string_view value,
    std::string_view remedy_sv, std::string_view remedy_en) {
  constexpr std::size_t shown = 60;
  if (!is_utf8(value)) value = "?";
  std::string_view start = prefix(value, shown);
  std::string_view dots = start.size() < value.size() ? "…" : "";
  return refuse(Refusal::invalid, std::string(code),
      {fmt::format("{}: ”{}{}” går inte att ta emot. {}", field.label.sv, start, dots, remedy_sv),
          fmt::format("{}: “{}{}” cannot be accepted. {}", field.label.en, start, dots, remedy_en)},
      field.name);
}

}  // namespace ringmur
