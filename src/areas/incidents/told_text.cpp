#include "areas/incidents/told_text.h"

#include <fmt/format.h>

#include "base/text.h"

namespace ringmur::incidents {

Result<std::string> plain_text(const char* field, std::string_view text, std::size_t most) {
  std::string composed;
  if (!normalise(text, composed)) {
    return refuse(
        Refusal::invalid, "value.not_utf8", {"Texten är inte UTF-8.", "The text is not UTF-8."}, field);
  }
  std::string out(trimmed(composed));
  if (length(out) > most) {
    return refuse(Refusal::invalid, "value.too_long",
        {fmt::format("Texten är längre än {} tecken. Korta den.", most),
            fmt::format("The text is longer than {} characters. Shorten it.", most)},
        field);
  }
  return out;
}

std::unexpected<Error> no_details_here(const char* field) {
  return refuse(Refusal::invalid, "incident.sensitive_details",
      {"Händelsen rör säkerhetskänslig verksamhet: inga detaljer får lagras här. Töm fältet och lämna "
       "uppgifterna till säkerhetsskyddschefen.",
          "The event concerns security-sensitive activity: no details may be kept here. Empty the field and "
          "give what you know to the security protection officer."},
      field);
}

}  // namespace ringmur::incidents
