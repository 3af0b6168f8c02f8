#include "store/clock_letters.h"

#include "store/account_rows.h"

namespace ringmur {

bool claim_clock_letter(Store& store, const ClockLetter& letter, Instant at) {
  bool mine = false;
  store.pool().write(db::Walls::within(letter.authority), [&](db::Connection& connection) {
    mine = connection.run(
               "INSERT INTO \"clock_letter\" "
               "(\"authority\",\"incident\",\"duty\",\"step\",\"account\",\"sent_at\")"
               " VALUES (?1,?2,?3,?4,?5,?6) ON CONFLICT DO NOTHING",
               {letter.authority, letter.incident, std::string_view(letter.duty),
                   std::string_view(letter.step), letter.account, db::milliseconds(at)}) == 1;
    return true;
  });
  return mine;
}

void release_clock_letter(Store& store, const ClockLetter& letter) {
  store.pool().write(db::Walls::within(letter.authority), [&](db::Connection& connection) {
    connection.run(
        "DELETE FROM \"clock_letter\" WHERE \"authority\" = ?1 AND \"incident\" = ?2 AND \"duty\" = ?3 AND "
        "\"step\" = ?4 AND \"account\" = ?5",
        {letter.authority, letter.incident, std::string_view(letter.duty), std::string_view(letter.step),
            letter.account});
    return true;
  });
}

}  // namespace ringmur
