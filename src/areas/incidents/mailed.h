#pragma once

#include "exchange/mail_reader.h"
#include "registry/units.h"

/// Incidents that people tell of by letter.
namespace ringmur::incidents {

/// What a letter became. Nobody has proved who wrote it, so it is nobody's own: the reporter is the name and
/// address that the letter says.
struct Mailed {
  Row incident;
  Authority authority;
};

/// A new incident of the unit that the letter was addressed to ("incident+UTB@stad.example" names UTB), or of
/// `otherwise`. The same letter (Message-ID) a second time makes none. Refused: "mail.automatic" (a machine's
/// answer, a list), "mail.empty", "mail.taken" (the incident is there).
Result<Mailed> take_mail(
    Store& store, const Actor& actor, const UnitPlace& otherwise, const ReceivedMail& mail);

}  // namespace ringmur::incidents
