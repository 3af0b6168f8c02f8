#include "store/report_texts.h"

#include <fmt/format.h>

#include "schema/json_writer.h"

namespace ringmur {
namespace {

constexpr const char* columns_of_text =
    "SELECT \"chapter\",\"version\",\"text\",\"changed_at\",\"changed_by\",\"id\" FROM \"report_text\""
    " WHERE \"authority\" = ?1 AND \"unit\" = ?2 AND \"year\" = ?3";

ReportText read_text(const db::Cursor& cursor) {
  return {std::string(cursor.text(0)), cursor.integer(1), std::string(cursor.text(2)),
      Instant{std::chrono::milliseconds{cursor.integer(3)}}, std::string(cursor.text(4))};
}

Result<std::vector<ReportText>> texts_where(Store& store, const Actor& actor, const ReportOf& report,
    const std::string& more, const std::vector<db::Param>& further) {
  if (auto may = may_all(actor, "report", Action::read, report.authority); !may)
    return std::unexpected(may.error());
  std::vector<db::Param> params{report.authority, report.unit, std::int64_t{report.year}};
  params.insert(params.end(), further.begin(), further.end());
  std::vector<ReportText> texts;
  auto done = store.read(db::Walls::of(actor, report.authority), [&](db::Connection& connection) {
    auto cursor = connection.query(columns_of_text + more, params);
    while (cursor->next()) texts.push_back(read_text(*cursor));
  });
  if (!done) return std::unexpected(done.error());
  return texts;
}

std::unexpected<Error> frozen(int year) {
  return refuse(Refusal::conflict, "review.frozen",
      {fmt::format("{} är fryst, och det som är fryst ändras aldrig. Skriv i nästa års rapport.", year),
          fmt::format(
              "{} is frozen, and what is frozen never changes. Write in the next year's report.", year)});
}

std::unexpected<Error> changed_meanwhile(std::int64_t there) {
  return refuse(Refusal::changed, "report_text.changed",
      {fmt::format(
           "Någon annan har skrivit i kapitlet (nu version {}). Läs det och för samman texterna.", there),
          fmt::format(
              "Somebody else has written in the chapter (now version {}). Read it and merge the texts.",
              there)});
}

bool is_frozen(db::Connection& connection, const ReportOf& report) {
  auto cursor = connection.query(
      "SELECT 1 FROM \"review\" WHERE \"authority\" = ?1 AND \"unit\" = ?2 AND \"year\" = ?3",
      {report.authority, report.unit, std::int64_t{report.year}});
  return cursor->next();
}

/// The newest, and the id that the chapter has in the trail.
struct Newest {
  ReportText text;
  Uuid id{new_uuid()};
};

Newest newest_of(db::Connection& connection, const ReportOf& report, const std::string& chapter) {
  Newest newest;
  newest.text.chapter = chapter;
  auto cursor = connection.query(
      std::string(columns_of_text) + " AND \"chapter\" = ?4 ORDER BY \"version\" DESC LIMIT 1",
      {report.authority, report.unit, std::int64_t{report.year}, std::string_view(chapter)});
  if (!cursor->next()) return newest;
  newest.text = read_text(*cursor);
  newest.id = cursor->uuid(5);
  return newest;
}

std::string changes_of(const ReportOf& report, const ReportText& before, const ReportText& after) {
  JsonWriter out;
  out.open('{').member("unit", to_string(report.unit)).key("year").raw(fmt::to_string(report.year));
  out.member("chapter", after.chapter).key("text").open('[');
  return out.text(before.text).text(after.text).close(']').close('}').take();
}

void insert_text(Writer& writer, const ReportOf& report, const Newest& before, const ReportText& after) {
  writer.connection().run(
      "INSERT INTO \"report_text\" "
      "(\"authority\",\"unit\",\"year\",\"chapter\",\"version\",\"id\",\"text\",\"changed_at\",\"changed_"
      "by\")"
      " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)",
      {report.authority, report.unit, std::int64_t{report.year}, std::string_view(after.chapter),
          after.version, before.id, std::string_view(after.text), after.changed_at.time_since_epoch().count(),
          std::string_view(after.changed_by)});
  writer.record_event(
      report.authority, {"report_text", before.id, before.text.version == 0 ? "create" : "change",
                            after.version, changes_of(report, before.text, after)});
}

}  // namespace

Result<std::vector<ReportText>> report_texts(Store& store, const Actor& actor, const ReportOf& report) {
  return texts_where(store, actor, report,
      " AND \"version\" = (SELECT MAX(\"version\") FROM \"report_text\" AS \"newer\""
      " WHERE \"newer\".\"authority\" = \"report_text\".\"authority\""
      " AND \"newer\".\"unit\" = \"report_text\".\"unit\" AND \"newer\".\"year\" = \"report_text\".\"year\""
      " AND \"newer\".\"chapter\" = \"report_text\".\"chapter\") ORDER BY \"chapter\"",
      {});
}

Result<std::vector<ReportText>> report_text_versions(
    Store& store, const Actor& actor, const ReportOf& report, const std::string& chapter) {
  return texts_where(
      store, actor, report, " AND \"chapter\" = ?4 ORDER BY \"version\" DESC", {std::string_view(chapter)});
}

Result<ReportText> write_report_text(Store& store, const Actor& actor, const ReportOf& report,
    const std::string& chapter, const std::string& text, std::int64_t version) {
  if (auto may = may_all(actor, "report", Action::write, report.authority); !may)
    return std::unexpected(may.error());
  ReportText written;
  auto done = store.write(actor, "report text", std::nullopt, [&](Writer& writer) -> Result<void> {
    // Locked, a freeze waits for this or this sees what was frozen; and two never write one version.
    db::lock_head(writer.connection(), report.authority);
    if (is_frozen(writer.connection(), report)) return frozen(report.year);
    Newest before = newest_of(writer.connection(), report, chapter);
    if (before.text.version != version) return changed_meanwhile(before.text.version);
    written = before.text;
    if (before.text.text == text) return {};
    written.text = text;
    written.version = version + 1;
    written.changed_at = writer.at();
    written.changed_by = actor.name;
    writer.acts_in("report", Action::write, report.authority);
    insert_text(writer, report, before, written);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return written;
}

}  // namespace ringmur
