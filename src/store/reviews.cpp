#include "store/reviews.h"

#include <fmt/format.h>

#include "schema/type_names.h"

namespace ringmur {
namespace {

constexpr std::size_t fingerprint_bytes = 32;
constexpr std::size_t counted_bytes = 16 + 8 + fingerprint_bytes;
/// Figures go to the database together, until they carry so many bytes of records.
constexpr std::size_t records_in_one = 4'000'000;

/// (id, version, fingerprint) of each record, end to end.
std::string packed(const std::vector<CountedRecord>& records) {
  std::string out;
  out.reserve(records.size() * counted_bytes);
  for (const CountedRecord& record : records) {
    out += view(record.id);
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(record.version >> shift & 0xff);
    out += record.fingerprint;
  }
  return out;
}

std::vector<CountedRecord> unpacked(std::string_view bytes) {
  std::vector<CountedRecord> records(bytes.size() / counted_bytes);
  for (CountedRecord& record : records) {
    std::copy_n(bytes.begin(), 16, record.id.bytes.begin());
    for (std::size_t i = 16; i < 24; ++i)
      record.version = record.version << 8 | static_cast<unsigned char>(bytes[i]);
    record.fingerprint = bytes.substr(24, fingerprint_bytes);
    bytes.remove_prefix(counted_bytes);
  }
  return records;
}

constexpr const char* columns_of_review =
    "SELECT "
    "\"authority\",\"id\",\"unit\",\"year\",\"frozen_at\",\"frozen_by\",\"head\",\"document\",\"words\" FROM "
    "\"review\" WHERE "
    "\"authority\" = ?1";

FrozenReview read_review(const db::Cursor& cursor) {
  FrozenReview review;
  review.authority = cursor.uuid(0);
  review.id = cursor.uuid(1);
  review.unit = cursor.uuid(2);
  review.year = static_cast<int>(cursor.integer(3));
  review.frozen_at = Instant{std::chrono::milliseconds{cursor.integer(4)}};
  review.frozen_by = cursor.text(5);
  review.head = cursor.text(6);
  review.document = cursor.text(7);
  review.words = cursor.text(8);
  return review;
}

Result<std::optional<FrozenReview>> one_review(Store& store, const Actor& actor, const Uuid& authority,
    const std::string& where, std::vector<db::Param> params) {
  if (auto may = may_all(actor, "report", Action::read, authority); !may) return std::unexpected(may.error());
  params.insert(params.begin(), authority);
  std::optional<FrozenReview> found;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(columns_of_review + where, params);
    if (cursor->next()) found = read_review(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

std::vector<Column> columns_of_figure(Dialect dialect) {
  const TypeNames a = type_names(dialect);
  return {{"authority", a.id}, {"review", a.id}, {"ordinal", a.number}, {"figure", a.text}, {"type", a.text},
      {"filter", a.text}, {"value", a.text}, {"share", a.text}, {"records", a.bytes}};
}

void insert_figures(
    db::Connection& connection, const FrozenReview& review, const std::vector<FrozenFigure>& figures) {
  auto rows = connection.bulk_insert("review_figure", columns_of_figure(connection.dialect()));
  std::int64_t ordinal = 0;
  std::size_t waiting = 0;
  for (const FrozenFigure& figure : figures) {
    const std::string records = packed(figure.records);
    const db::Param row[]{review.authority, review.id, ordinal++, std::string_view(figure.id),
        std::string_view(figure.type), std::string_view(figure.filter), std::string_view(figure.value),
        std::string_view(figure.share), db::Bytes{records}};
    rows->row(row);
    waiting += records.size();
    if (waiting < records_in_one) continue;
    rows->finish();
    waiting = 0;
  }
  rows->finish();
}

}  // namespace

void insert_review(Writer& writer, const FrozenReview& review, const std::vector<FrozenFigure>& figures) {
  db::Connection& connection = writer.connection();
  connection.run(
      "INSERT INTO \"review\" "
      "(\"authority\",\"id\",\"unit\",\"year\",\"frozen_at\",\"frozen_by\",\"head\",\"document\",\"words\")"
      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {review.authority, review.id, review.unit, std::int64_t{review.year},
          review.frozen_at.time_since_epoch().count(), std::string_view(review.frozen_by),
          std::string_view(review.head), std::string_view(review.document), std::string_view(review.words)});
  insert_figures(connection, review, figures);
  std::string changes = fmt::format("{{\"year\":{},\"figures\":{}}}", review.year, figures.size());
  writer.acts_in("freeze", Action::write, review.authority);
  writer.record_event(review.authority, {"review", review.id, "freeze", 1, changes});
}

Result<std::optional<FrozenReview>> find_review(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& unit, int year) {
  return one_review(
      store, actor, authority, " AND \"unit\" = ?2 AND \"year\" = ?3", {unit, std::int64_t{year}});
}

Result<std::optional<FrozenReview>> review_before(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& unit, int year) {
  return one_review(store, actor, authority,
      " AND \"unit\" = ?2 AND \"year\" < ?3 ORDER BY \"year\" DESC LIMIT 1", {unit, std::int64_t{year}});
}

Result<std::vector<FrozenReview>> list_reviews(Store& store, const Actor& actor, const Uuid& authority) {
  if (auto may = may_all(actor, "report", Action::read, authority); !may) return std::unexpected(may.error());
  std::vector<FrozenReview> all;
  auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(columns_of_review) + " ORDER BY \"year\", \"frozen_at\"", {authority});
    while (cursor->next()) all.push_back(read_review(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return all;
}

Result<std::vector<FrozenFigure>> frozen_figures(
    Store& store, const Actor& actor, const FrozenReview& review, WithRecords with) {
  if (auto may = may_all(actor, "report", Action::read, review.authority); !may)
    return std::unexpected(may.error());
  std::vector<FrozenFigure> figures;
  const char* records = with == WithRecords::yes ? "\"records\"" : "NULL";
  auto done = store.read(db::Walls::of(actor, review.authority), [&](db::Connection& connection) {
    auto cursor = connection.query(fmt::format("SELECT \"figure\",\"type\",\"filter\",\"value\",\"share\",{} "
                                               "FROM \"review_figure\" WHERE \"authority\" = ?1"
                                               " AND \"review\" = ?2 ORDER BY \"ordinal\"",
                                       records),
        {review.authority, review.id});
    while (cursor->next()) {
      FrozenFigure figure{std::string(cursor->text(0)), std::string(cursor->text(1)),
          std::string(cursor->text(2)), std::string(cursor->text(3)), std::string(cursor->text(4)), {}};
      if (with == WithRecords::yes) figure.records = unpacked(cursor->bytes(5));
      figures.push_back(std::move(figure));
    }
  });
  if (!done) return std::unexpected(done.error());
  return figures;
}

}  // namespace ringmur
