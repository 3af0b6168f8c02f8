#include "store/jobs.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>

namespace ringmur {
namespace {

constexpr const char* columns_of_job =
    "SELECT "
    "\"id\",\"authority\",\"kind\",\"status\",\"orderer\",\"token\",\"parameters\",\"file\",\"progress\","
    "\"result\",\"fence\","
    "\"created_at\",\"account\" FROM \"job\"";

Job read_job(const db::Cursor& cursor) {
  Job job;
  job.id = cursor.uuid(0);
  job.authority = cursor.uuid(1);
  job.kind = cursor.text(2);
  job.status = cursor.text(3);
  job.orderer = cursor.text(4);
  if (!cursor.is_null(5)) job.token = cursor.uuid(5);
  job.parameters = cursor.text(6);
  if (!cursor.is_null(7)) job.file = cursor.uuid(7);
  job.progress = static_cast<double>(cursor.integer(8)) / 1000;
  if (!cursor.is_null(9)) job.result = cursor.text(9);
  job.fence = cursor.integer(10);
  job.created_at = Instant{std::chrono::milliseconds{cursor.integer(11)}};
  if (!cursor.is_null(12)) job.account = cursor.uuid(12);
  return job;
}

std::int64_t later(std::chrono::seconds lease) {
  return (now() + lease).time_since_epoch().count();
}

Error lease_lost() {
  return {Refusal::changed, "job.lease_lost",
      {"Jobbet har tagits över av en annan process.", "The job has been taken over by another process."}, {},
      {}};
}

Error not_readable(const std::string& name) {
  return {Refusal::invalid, "file.not_readable",
      {"Filen går inte att läsa: " + name + ".", "The file cannot be read: " + name + "."}, {}, {}};
}

/// Housekeeping of the queue itself: no record changes, so nothing enters the trail.
Result<void> quietly(Store& store, const std::function<void(db::Connection&)>& work) {
  try {
    store.pool().write([&](db::Connection& connection) {
      work(connection);
      return true;
    });
    return {};
  } catch (const db::DatabaseError&) {
    return refuse(Refusal::unavailable, "database.unavailable",
        {"Databasen svarar inte. Försök igen.", "The database does not answer. Try again."});
  }
}

}  // namespace

Result<void> insert_job(Store& store, const Actor& actor, const Job& job) {
  if (!actor.may_read(job.authority)) return may_read(actor, job.authority);
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "INSERT INTO \"job\" "
        "(\"id\",\"authority\",\"kind\",\"status\",\"orderer\",\"token\",\"parameters\",\"file\","
        "\"progress\",\"fence\","
        "\"lease_until\",\"created_at\",\"account\") VALUES (?1,?2,?3,'queued',?4,?5,?6,?7,0,0,0,?8,?9)",
        {job.id, job.authority, std::string_view(job.kind), std::string_view(job.orderer),
            job.token ? db::Param{*job.token} : db::Param{}, std::string_view(job.parameters),
            job.file ? db::Param{*job.file} : db::Param{}, job.created_at.time_since_epoch().count(),
            job.account ? db::Param{*job.account} : db::Param{}});
  });
}

Result<Job> find_job(Store& store, const Actor& actor, const Uuid& id) {
  std::optional<Job> found;
  auto done = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_job) + " WHERE \"id\" = ?1", {id});
    if (cursor->next()) found = read_job(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  if (found && actor.may_read(found->authority)) return std::move(*found);
  return refuse(
      Refusal::not_found, "job.not_found", {"Det finns inget sådant jobb.", "There is no such job."});
}

Result<std::optional<Job>> take_job(Store& store, std::chrono::seconds lease) {
  // A look first: taking nothing should cost no write.
  std::optional<Job> found;
  auto looked = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_job) +
                                       " WHERE \"status\" IN ('queued','running') AND \"lease_until\" < ?1"
                                       " ORDER BY \"created_at\" LIMIT 1",
        {now().time_since_epoch().count()});
    if (cursor->next()) found = read_job(*cursor);
  });
  if (!looked) return std::unexpected(looked.error());
  if (!found) return found;
  bool mine = false;
  auto taken = quietly(store, [&](db::Connection& connection) {
    mine = connection.run(
               "UPDATE \"job\" SET \"status\" = 'running', \"fence\" = \"fence\" + 1, \"lease_until\" = ?3"
               " WHERE \"id\" = ?1 AND \"fence\" = ?2 AND \"status\" IN ('queued','running') AND"
               " \"lease_until\" < ?4",
               {found->id, found->fence, later(lease), now().time_since_epoch().count()}) == 1;
  });
  if (!taken) return std::unexpected(taken.error());
  if (!mine) return std::optional<Job>();
  ++found->fence;
  found->status = "running";
  return found;
}

Result<bool> heartbeat(Store& store, const Job& job, double progress, std::chrono::seconds lease) {
  bool mine = false;
  auto beaten = quietly(store, [&](db::Connection& connection) {
    mine = connection.run(
               "UPDATE \"job\" SET \"progress\" = ?3, \"lease_until\" = ?4 WHERE \"id\" = ?1 AND \"fence\" = "
               "?2 AND"
               " \"status\" = 'running'",
               {job.id, job.fence, static_cast<std::int64_t>(progress * 1000), later(lease)}) == 1;
  });
  if (!beaten) return std::unexpected(beaten.error());
  return mine;
}

Result<void> finish_job(Writer& writer, const Job& job, const std::string& result) {
  bool mine =
      writer.connection().run(
          "UPDATE \"job\" SET \"status\" = 'done', \"progress\" = 1000, \"result\" = ?3 WHERE \"id\" = ?1 AND"
          " \"fence\" = ?2 AND \"status\" = 'running'",
          {job.id, job.fence, std::string_view(result)}) == 1;
  if (!mine) return refuse(lease_lost());
  return {};
}

Result<void> close_job(Store& store, const Job& job, std::string_view status, const std::string& result) {
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "UPDATE \"job\" SET \"status\" = ?3, \"progress\" = 1000, \"result\" = ?4 WHERE \"id\" = ?1 AND "
        "\"fence\" = ?2 AND"
        " \"status\" = 'running'",
        {job.id, job.fence, status, std::string_view(result)});
  });
}

Result<Uuid> store_file(Store& store, const Actor& actor, const Uuid& authority, const std::string& name,
    const std::string& path) {
  if (!actor.may_read(authority)) return std::unexpected(may_read(actor, authority).error());
  constexpr std::size_t chunk_bytes = 1u << 20;
  Uuid id = new_uuid();
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return std::unexpected(not_readable(name));
  auto stored = quietly(store, [&](db::Connection& connection) {
    in.clear();
    in.seekg(0);
    connection.run("INSERT INTO \"file\" (\"authority\",\"id\",\"name\",\"created_at\") VALUES (?1,?2,?3,?4)",
        {authority, id, std::string_view(name), now().time_since_epoch().count()});
    std::string chunk(chunk_bytes, '\0');
    for (std::int64_t ordinal = 0; in; ++ordinal) {
      in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      std::string_view read(chunk.data(), static_cast<std::size_t>(in.gcount()));
      if (read.empty()) break;
      connection.run(
          "INSERT INTO \"file_chunk\" (\"authority\",\"file\",\"ordinal\",\"bytes\") VALUES (?1,?2,?3,?4)",
          {authority, id, ordinal, db::Bytes{read}});
    }
  });
  if (!stored) return std::unexpected(stored.error());
  if (!in.bad()) return id;
  if (auto removed = remove_file(store, actor, authority, id); !removed)
    return std::unexpected(removed.error());
  return std::unexpected(not_readable(name));
}

Result<void> fetch_file(Store& store, const Uuid& authority, const Uuid& file, const std::string& path) {
  bool there = false;
  auto looked = store.read([&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT 1 FROM \"file\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, file});
    there = cursor->next();
  });
  if (!looked) return looked;
  if (!there) {
    return refuse(
        Refusal::not_found, "file.not_found", {"Det finns ingen sådan fil.", "There is no such file."});
  }
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  for (std::int64_t ordinal = 0;; ++ordinal) {
    bool more = false;
    auto done = store.read([&](db::Connection& connection) {
      auto cursor = connection.query(
          "SELECT \"bytes\" FROM \"file_chunk\" WHERE \"authority\" = ?1 AND \"file\" = ?2 AND \"ordinal\" = "
          "?3",
          {authority, file, ordinal});
      more = cursor->next();
      if (more) out << cursor->bytes(0);
    });
    if (!done) return done;
    if (!more) break;
  }
  out.close();
  if (out) return {};
  return refuse(Refusal::unavailable, "file.not_written",
      {"Filen kunde inte skrivas till den tillfälliga mappen. Ge den plats.",
          "The file could not be written to the temporary folder. Make room there."});
}

Result<void> remove_file(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file) {
  if (!actor.may_read(authority)) return may_read(actor, authority);
  return quietly(store, [&](db::Connection& connection) {
    connection.run(
        "DELETE FROM \"file_chunk\" WHERE \"authority\" = ?1 AND \"file\" = ?2", {authority, file});
    connection.run("DELETE FROM \"file\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, file});
  });
}

}  // namespace ringmur
