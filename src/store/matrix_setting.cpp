#include "store/matrix_setting.h"

#include <fmt/format.h>

#include <charconv>

#include "base/log.h"
#include "store/access.h"
#include "store/account_rows.h"
#include "store/lockout.h"

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

}  // namespace

std::shared_ptr<const Matrix> db::kept_matrix(Connection& connection, const Catalogue& catalogue) {
  return understood(setting(connection, "matrix"), catalogue);
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
  const db::Walls walls = db::Walls::of(actor).with_house();
  auto stored = store.write(actor, walls, "matrix.change", {}, [&](Writer& writer) -> Result<void> {
    db::Connection& connection = writer.connection();
    // The row is there to be locked, so that of two at the same time the second sees what the first did.
    connection.run(
        "INSERT INTO \"setting\" (\"name\",\"value\") VALUES ('matrix_version','0')"
        " ON CONFLICT (\"name\") DO NOTHING");
    connection.run("UPDATE \"setting\" SET \"value\" = \"value\" WHERE \"name\" = ?1",
        {std::string_view("matrix_version")});
    std::string there = setting(connection, "matrix_version").value_or("0");
    if (number_of(there) != version) return changed_meanwhile();
    const db::Lockout lockout(connection, store.catalogue(), writer.at());
    auto before = db::kept_matrix(connection, store.catalogue());
    auto after = std::make_shared<const Matrix>(matrix ? *matrix : Matrix::defaults());
    if (matrix)
      set(connection, "matrix", matrix->json(store.catalogue()));
    else
      connection.run("DELETE FROM \"setting\" WHERE \"name\" = 'matrix'");
    if (auto left = lockout.still_kept(); !left) return left;
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
