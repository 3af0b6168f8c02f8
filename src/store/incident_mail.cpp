#include "store/incident_mail.h"

#include "base/digest.h"
#include "store/account_rows.h"
#include "store/connection.h"

namespace ringmur {

bool take_letter(Writer& writer, std::string_view message_id) {
  const std::string digest = to_hex(ringmur::digest(message_id));
  return writer.connection().run(
             "INSERT INTO \"incident_mail\" (\"message\",\"taken_at\") VALUES (?1,?2) ON CONFLICT DO NOTHING",
             {std::string_view(digest), db::milliseconds(writer.at())}) == 1;
}

}  // namespace ringmur
