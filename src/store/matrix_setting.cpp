#include "store/matrix_setting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/log.h"
#include "store/access.h"
#include "store/account_rows.h"

namespace ringmur {
namespace {

std::optional<std::string> setting(db::Connection& connection, std::string_view name) {
  auto cursor = connection.query("SELECT \"value\" FROM \"setting\" WHERE \"name\" = ?1", {name});
  if (!cursor->next()) return std::nullopt;
  return std::string(cursor->text(0));
}

void set(db::Connection& connection, std::string_view name, std::string_view value) {
  connection.run(
      "INSERT INTO \"setting\" (\"name\",\"value\") VALUES (?1,?2)"
      " ON CONFLICT (\"name\") DO UPDATE SET \"value\" = excluded.\"value\"",
      {name, value});
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// What was kept by another release and is not understood lets nobody in: the owner's command line mends it.
std::shared_ptr<const Matrix> understood(const std::optional<std::string>& own, const Catalogue& catalogue) {
  if (!own) return std::make_shared<const Matrix>(Matrix::defaults());
  auto parsed = Matrix::parse(*own, catalogue);
  if (parsed) return std::make_shared<const Matrix>(std::move(*parsed));
  log::error("matrix.not_understood", {{"where", parsed.error().field}});
  return std::make_shared<const Matrix>();
}

}  // namespace

std::shared_ptr<const Matrix> Store::matrix_at(db::Connection& connection, std::string_view version) {
  {
    std::lock_guard lock(matrix_mutex_);
    if (matrix_ && matrix_version_ == version) return matrix_;
  }
  auto fresh = understood(setting(connection, "matrix"), catalogue_);
  // Read after the version: if it is newer than that, the next request finds another version and reads again.
  std::lock_guard lock(matrix_mutex_);
  matrix_version_ = version;
  matrix_ = fresh;
  return fresh;
}

namespace {

KeptMatrix kept(Store& store, db::Connection& connection) {
  std::string version = setting(connection, "matrix_version").value_or("");
  return {
      store.matrix_at(connection, version), number_of(version), setting(connection, "matrix").has_value()};
}

std::unexpected<Error> changed_meanwhile() {
  return refuse(Refusal::changed, "matrix.changed",
      {"Någon annan har ändrat matrisen sedan du läste den. Läs den igen och gör om ändringen.",
          "Somebody else has changed the matrix since you read it. Read it again and redo the change."});
}

std::unexpected<Error> locked_out() {
  return refuse(Refusal::conflict, "matrix.lockout",
      {"Då kan ingen längre ändra matrisen, rollerna eller kontona. Ge någon annan den rätten först.",
          "Then nobody could change the matrix, the roles or the accounts. Give somebody else that right "
          "first."});
}

struct Keeper {
  Uuid assignment;
  std::string role;
  std::optional<Uuid> authority;
};

constexpr std::array<std::string_view, 3> kept_rights{"matrix", "assignments", "accounts"};

bool keeps(const Matrix& matrix, const Keeper& keeper, std::string_view duty) {
  return matrix.scope(keeper.role, duty, Action::write) >= Scope::assigned;
}

/// Whether somebody keeps the duty: in the whole city, or at least in that authority.
bool is_kept(const Matrix& matrix, const std::vector<Keeper>& keepers, std::string_view duty,
    const std::optional<Uuid>& authority) {
  return std::ranges::any_of(keepers, [&](const Keeper& keeper) {
    bool reaches = !keeper.authority || (authority && keeper.authority == authority);
    return reaches && keeps(matrix, keeper, duty);
  });
}

/// Roles for a time, and those that somebody stands in with, keep nothing in the long run.
std::vector<Keeper> keepers_of(db::Connection& connection, Instant at) {
  const char* lock = connection.dialect() == Dialect::postgres ? " ORDER BY r.\"id\" FOR UPDATE" : "";
  auto cursor = connection.query(
      std::string("SELECT r.\"id\",r.\"role\",r.\"authority\" FROM \"assignment\" r JOIN \"account\" a ON"
                  " a.\"id\" = r.\"account\" WHERE a.\"disabled_at\" IS NULL AND r.\"ended_at\" IS NULL AND"
                  " r.\"ends_at\" IS NULL AND r.\"starts_at\" <= ?1 AND r.\"stand_in_for\" IS NULL AND"
                  " r.\"unit\" IS NULL AND r.\"object_id\" IS NULL") +
          lock,
      {db::milliseconds(at)});
  std::vector<Keeper> keepers;
  while (cursor->next()) {
    keepers.push_back({cursor->uuid(0), std::string(cursor->text(1)), std::nullopt});
    if (!cursor->is_null(2)) keepers.back().authority = cursor->uuid(2);
  }
  return keepers;
}

}  // namespace

Result<void> db::somebody_keeps_rights(Connection& connection, const Matrix& before, const Matrix& after,
    const std::optional<Uuid>& without, Instant at) {
  const std::vector<Keeper> now_kept = keepers_of(connection, at);
  std::vector<Keeper> left;
  std::vector<std::optional<Uuid>> places{std::nullopt};
  for (const Keeper& keeper : now_kept) {
    if (keeper.authority && std::ranges::find(places, keeper.authority) == places.end())
      places.push_back(keeper.authority);
    if (keeper.assignment != without) left.push_back(keeper);
  }
  for (std::string_view duty : kept_rights) {
    for (const std::optional<Uuid>& place : places) {
      if (is_kept(before, now_kept, duty, place) && !is_kept(after, left, duty, place)) return locked_out();
    }
  }
  return {};
}

Result<KeptMatrix> read_matrix(Store& store, const Actor& actor) {
  bool holds_a_role = actor.access && !actor.access->is_empty();
  if (!holds_a_role) {
    if (auto may = may_in_city(actor, "matrix", Action::read); !may) return std::unexpected(may.error());
  }
  KeptMatrix found;
  auto done =
      store.read(db::Walls::house(), [&](db::Connection& connection) { found = kept(store, connection); });
  if (!done) return std::unexpected(done.error());
  return found;
}

Result<KeptMatrix> set_matrix(
    Store& store, const Actor& actor, const std::optional<Matrix>& matrix, std::int64_t version) {
  if (auto may = may_in_city(actor, "matrix", Action::write); !may) return std::unexpected(may.error());
  KeptMatrix made;
  auto stored = store.write(
      actor, db::Walls::of(actor).with_house(), "matrix.change", {}, [&](Writer& writer) -> Result<void> {
        db::Connection& connection = writer.connection();
        // The row is there to be locked, so that of two at the same time the second sees what the first did.
        connection.run(
            "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('matrix_version','0')"
            " ON CONFLICT (\"name\") DO NOTHING");
        connection.run("UPDATE \"setting\" SET \"value\" = \"value\" WHERE \"name\" = ?1",
            {std::string_view("matrix_version")});
        std::string there = setting(connection, "matrix_version").value_or("0");
        if (number_of(there) != version) return changed_meanwhile();
        auto before = understood(setting(connection, "matrix"), store.catalogue());
        auto after = std::make_shared<const Matrix>(matrix ? *matrix : Matrix::defaults());
        auto left = db::somebody_keeps_rights(connection, *before, *after, std::nullopt, writer.at());
        if (!left) return left;
        if (matrix)
          set(connection, "matrix", matrix->json(store.catalogue()));
        else
          connection.run("DELETE FROM \"setting\" WHERE \"name\" = 'matrix'");
        made = {after, version + 1, matrix.has_value()};
        set(connection, "matrix_version", fmt::to_string(made.version));
        std::string changes = fmt::format(
            R"({{"matrix":[{},{}]}})", before->json(store.catalogue()), after->json(store.catalogue()));
        Uuid none{};
        db::record_everywhere(writer, std::nullopt, {"matrix", none, "change", made.version, changes});
        return {};
      });
  if (!stored) return std::unexpected(stored.error());
  return made;
}

}  // namespace ringmur
