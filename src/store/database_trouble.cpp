#include "store/database_trouble.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <chrono>
#include <optional>

#include "base/log.h"
#include "store/postgres/link.h"
#include "store/sqlite/disk.h"

namespace ringmur {
namespace {

/// When it was last told, and how often it was not told since.
struct Told {
  std::atomic<std::int64_t> at{0};
  std::atomic<std::int64_t> left_out{0};
};

bool is_time(Told& told) {
  constexpr std::int64_t between = 10;
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  const std::int64_t at = std::chrono::duration_cast<std::chrono::seconds>(since).count() + between;
  std::int64_t last = told.at.load();
  return at - last >= between && told.at.compare_exchange_strong(last, at);
}

/// What no other failure says; nothing where the words of the failure itself will do.
std::optional<Error> refusal_of_disk(const db::DatabaseError& error) {
  const auto* disk = dynamic_cast<const db::DiskError*>(&error);
  if (disk == nullptr) return std::nullopt;
  if (disk->ailment == db::Ailment::failing) {
    return Error{Refusal::unavailable, "disk.failing",
        {"Disken tog inte emot det: inget har sparats. Se serverns logg och kontrollera disken.",
            "The disk did not take it: nothing was saved. See the server's log and check the disk."},
        {}, {}};
  }
  if (disk->ailment != db::Ailment::unsynced) return std::nullopt;
  return Error{Refusal::unavailable, "disk.unsynced",
      {"Disken har inte bekräftat en skrivning. Inget mer sparas förrän disken är kontrollerad och Ringmur "
       "startats om.",
          "The disk has left a write unconfirmed. Nothing more is saved until the disk has been checked and "
          "Ringmur started again."},
      {}, {}, std::chrono::minutes{1}};
}

Error no_primary() {
  return {Refusal::unavailable, "database.no_primary",
      {"Databasen är en replik, som bara får läsas. Försök igen om en stund; hjälper inte det, ange adressen "
       "till den primära.",
          "The database is a replica, which may only be read. Try again in a moment; where that does not "
          "help, give the address of the primary."},
      {}, {}};
}

}  // namespace

Error outcome_unknown() {
  return {Refusal::unavailable, "database.outcome_unknown",
      {"Databasen försvann innan den hann bekräfta: det är inte känt om ändringen sparades. Se efter innan "
       "du "
       "gör om den, eller skicka samma anrop igen med samma Idempotency-Key.",
          "The database was gone before it could confirm: it is not known whether the change was saved. Look "
          "before you do it again, or send the same request with the same Idempotency-Key."},
      {}, {}};
}

Error refusal_of(const db::DatabaseError& error) {
  if (dynamic_cast<const db::NoPrimary*>(&error) != nullptr) return no_primary();
  if (auto sick = refusal_of_disk(error)) return std::move(*sick);
  switch (error.failure) {
    case db::Failure::unique:
      return {Refusal::conflict, "record.key_taken",
          {"Det finns redan en post med samma nyckel. Ändra den i stället, eller ge den nya en egen nyckel.",
              "There already is a record with the same key. Change that one, or give the new one a key of "
              "its "
              "own."},
          {}, {}};
    case db::Failure::busy:
    case db::Failure::serialization:
      return {Refusal::unavailable, "database.busy",
          {"Databasen är upptagen. Försök igen om en stund.", "The database is busy. Try again in a moment."},
          {}, {}};
    case db::Failure::full:
      return {Refusal::unavailable, "database.full",
          {"Disken är full: inget har sparats. Ge plats och försök igen.",
              "The disk is full: nothing was saved. Make room and try again."},
          {}, {}};
    case db::Failure::read_only:
      return {Refusal::unavailable, "database.read_only",
          {"Databasen får bara läsas. Ge Ringmur rätt att skriva i filen och dess mapp.",
              "The database is read-only. Let Ringmur write to the file and its folder."},
          {}, {}};
    case db::Failure::corrupt:
      return {Refusal::unavailable, "database.corrupt",
          {"Filen är ingen hel databas. Återställ den från en säkerhetskopia.",
              "The file is no sound database. Restore it from a backup."},
          {}, {}};
    case db::Failure::lost:
    case db::Failure::other:
      break;
  }
  return {Refusal::unavailable, "database.unavailable",
      {"Databasen svarar inte. Kontrollera adressen, att den är igång och att du har rätt att läsa den.",
          "The database does not answer. Check the address, that it is running and that you may read it."},
      {}, {}};
}

bool is_of_a_lost_database(const Error& error) {
  return error.code == "database.unavailable" || error.code == "database.no_primary" ||
         error.code == "database.outcome_unknown";
}

void log_trouble(const db::DatabaseError& error, std::string_view request) {
  static std::array<Told, static_cast<std::size_t>(db::Failure::other) + 1> all;
  if (error.failure == db::Failure::unique || dynamic_cast<const db::DiskError*>(&error) != nullptr) return;
  Told& told = all.at(static_cast<std::size_t>(error.failure));
  if (!is_time(told)) {
    ++told.left_out;
    return;
  }
  log::warning("database.error", {{"error", error.what()}, {"request", std::string(request)},
                                     {"left_out", fmt::to_string(told.left_out.exchange(0))}});
}

}  // namespace ringmur
