#include "store/jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "store/database_trouble.h"

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

/// A lease that ends after this was given before the clock went back: nobody may hold it any more.
std::int64_t later_than_any(std::chrono::seconds lease) {
  constexpr std::chrono::minutes longest{10};
  return later(std::max<std::chrono::seconds>(2 * lease, longest));
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
Result<void> quietly(Store& store, const Uuid& authority, const std::function<void(db::Connection&)>& work) {
  try {
    store.pool().write(db::Walls::within(authority), [&](db::Connection& connection) {
      work(connection);
      return true;
    });
    return {};
  } catch (const db::DatabaseError& error) {
    log_trouble(error);
    return refuse(refusal_of(error));
  }
}

/// The duty that a kind of job belongs to; what is not known counts as the one that asks for more.
std::string_view duty_of(std::string_view kind) {
  return kind == "report" ? "report" : "imports";
}

/// A wall hides; on this side of it, a right that lacks is said.
Result<void> may_do(const Actor& actor, const Uuid& authority, std::string_view duty, Right needs) {
  auto reach = reach_of(actor, duty, needs >= Right::write ? Action::write : Action::read, authority);
  return reach ? Result<void>{} : std::unexpected(reach.error());
}

/// What somebody ordered is theirs to follow and fetch, while they still hold what the order asked for;
/// others need the whole of it, as they then could have ordered it.
bool may_see(const Actor& actor, const Job& job) {
  if (!actor.access) return actor.may_read(job.authority);
  bool ordered = (job.account && job.account == actor.account) || (job.token && job.token == actor.token);
  const Reach reach = actor.reach(duty_of(job.kind), Action::read, job.authority);
  return reach.is_all() || (ordered && !reach.is_nothing());
}

constexpr std::size_t chunk_bytes = 1u << 20;

void insert_file(db::Connection& connection, const Uuid& authority, const Uuid& id, std::string_view name) {
  connection.run("INSERT INTO \"file\" (\"authority\",\"id\",\"name\",\"created_at\") VALUES (?1,?2,?3,?4)",
      {authority, id, name, now().time_since_epoch().count()});
}

void insert_chunk(db::Connection& connection, const Uuid& authority, const Uuid& id, std::int64_t ordinal,
    std::string_view bytes) {
  connection.run(
      "INSERT INTO \"file_chunk\" (\"authority\",\"file\",\"ordinal\",\"bytes\") VALUES (?1,?2,?3,?4)",
      {authority, id, ordinal, db::Bytes{bytes}});
}

/// Calls `take` with each chunk of a file, in order.
Result<void> for_each_chunk(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file,
    const std::function<void(std::string_view)>& take) {
  if (auto may = may_read(actor, authority); !may) return may;
  bool there = false;
  auto looked = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT 1 FROM \"file\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, file});
    there = cursor->next();
  });
  if (!looked) return looked;
  if (!there) {
    return refuse(
        Refusal::not_found, "file.not_found", {"Det finns ingen sådan fil.", "There is no such file."});
  }
  bool more = true;
  for (std::int64_t ordinal = 0; more; ++ordinal) {
    auto done = store.read(db::Walls::of(actor, authority), [&](db::Connection& connection) {
      auto cursor = connection.query(
          "SELECT \"bytes\" FROM \"file_chunk\" WHERE \"authority\" = ?1 AND \"file\" = ?2 AND \"ordinal\" = "
          "?3",
          {authority, file, ordinal});
      more = cursor->next();
      if (more) take(cursor->bytes(0));
    });
    if (!done) return done;
  }
  return {};
}

}  // namespace

Result<void> insert_job(Store& store, const Actor& actor, const Job& job, Right needs) {
  if (auto may = may_do(actor, job.authority, duty_of(job.kind), needs); !may) return may;
  return quietly(store, job.authority, [&](db::Connection& connection) {
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
  auto done = store.read(db::Walls::of(actor), [&](db::Connection& connection) {
    auto cursor = connection.query(std::string(columns_of_job) + " WHERE \"id\" = ?1", {id});
    if (cursor->next()) found = read_job(*cursor);
  });
  if (!done) return std::unexpected(done.error());
  if (found && may_see(actor, *found)) return std::move(*found);
  return refuse(
      Refusal::not_found, "job.not_found", {"Det finns inget sådant jobb.", "There is no such job."});
}

Result<std::optional<Job>> take_job(
    Store& store, std::chrono::seconds lease, const std::vector<std::string>& leave) {
  std::string others;
  std::vector<db::Param> params{now().time_since_epoch().count(), later_than_any(lease)};
  for (const std::string& kind : leave) {
    params.emplace_back(std::string_view(kind));
    others += fmt::format(" AND \"kind\" <> ?{}", params.size());
  }
  // A look first: taking nothing should cost no write.
  std::optional<Job> found;
  auto looked = store.read(db::Walls::everywhere(), [&](db::Connection& connection) {
    auto cursor =
        connection.query(std::string(columns_of_job) +
                             " WHERE \"status\" IN ('queued','running') AND (\"lease_until\" < ?1 OR"
                             " \"lease_until\" > ?2)" +
                             others + " ORDER BY \"created_at\" LIMIT 1",
            params);
    if (cursor->next()) found = read_job(*cursor);
  });
  if (!looked) return std::unexpected(looked.error());
  if (!found) return found;
  bool mine = false;
  auto taken = quietly(store, found->authority, [&](db::Connection& connection) {
    mine = connection.run(
               "UPDATE \"job\" SET \"status\" = 'running', \"fence\" = \"fence\" + 1, \"lease_until\" = ?3"
               " WHERE \"id\" = ?1 AND \"fence\" = ?2 AND \"status\" IN ('queued','running') AND"
               " (\"lease_until\" < ?4 OR \"lease_until\" > ?5)",
               {found->id, found->fence, later(lease), now().time_since_epoch().count(),
                   later_than_any(lease)}) == 1;
  });
  if (!taken) return std::unexpected(taken.error());
  if (!mine) return std::optional<Job>();
  ++found->fence;
  found->status = "running";
  return found;
}

Result<bool> heartbeat(Store& store, const Job& job, double progress, std::chrono::seconds lease) {
  bool mine = false;
  auto beaten = quietly(store, job.authority, [&](db::Connection& connection) {
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
  return quietly(store, job.authority, [&](db::Connection& connection) {
    connection.run(
        "UPDATE \"job\" SET \"status\" = ?3, \"progress\" = 1000, \"result\" = ?4 WHERE \"id\" = ?1 AND "
        "\"fence\" = ?2 AND"
        " \"status\" = 'running'",
        {job.id, job.fence, status, std::string_view(result)});
  });
}

Result<void> finish_with_file(Store& store, const Job& job, const std::string& name, std::string_view bytes,
    const std::string& result) {
  bool mine = false;
  try {
    store.pool().write(db::Walls::within(job.authority), [&](db::Connection& connection) {
      const Uuid id = new_uuid();
      insert_file(connection, job.authority, id, name);
      for (std::size_t at = 0; at < bytes.size(); at += chunk_bytes) {
        insert_chunk(connection, job.authority, id, static_cast<std::int64_t>(at / chunk_bytes),
            bytes.substr(at, chunk_bytes));
      }
      mine = connection.run(
                 "UPDATE \"job\" SET \"status\" = 'done', \"progress\" = 1000, \"result\" = ?3, \"file\" = ?4"
                 " WHERE \"id\" = ?1 AND \"fence\" = ?2 AND \"status\" = 'running'",
                 {job.id, job.fence, std::string_view(result), id}) == 1;
      return mine;
    });
  } catch (const db::DatabaseError& error) {
    log_trouble(error);
    return refuse(refusal_of(error));
  }
  if (!mine) return refuse(lease_lost());
  return {};
}

Result<Uuid> store_file(Store& store, const Actor& actor, const Uuid& authority, const std::string& name,
    const std::string& path) {
  if (auto may = may_do(actor, authority, "imports", Right::write); !may) return std::unexpected(may.error());
  Uuid id = new_uuid();
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return std::unexpected(not_readable(name));
  auto stored = quietly(store, authority, [&](db::Connection& connection) {
    in.clear();
    in.seekg(0);
    insert_file(connection, authority, id, name);
    std::string chunk(chunk_bytes, '\0');
    for (std::int64_t ordinal = 0; in; ++ordinal) {
      in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
      std::string_view read(chunk.data(), static_cast<std::size_t>(in.gcount()));
      if (read.empty()) break;
      insert_chunk(connection, authority, id, ordinal, read);
    }
  });
  if (!stored) return std::unexpected(stored.error());
  if (!in.bad()) return id;
  if (auto removed = remove_file(store, actor, authority, id); !removed)
    return std::unexpected(removed.error());
  return std::unexpected(not_readable(name));
}

Result<void> fetch_file(
    Store& store, const Actor& actor, const Uuid& authority, const Uuid& file, const std::string& path) {
  std::ofstream out;
  auto read = for_each_chunk(store, actor, authority, file, [&](std::string_view bytes) {
    if (!out.is_open()) out.open(path, std::ios::binary | std::ios::trunc);
    out << bytes;
  });
  if (!read) return read;
  if (!out.is_open()) out.open(path, std::ios::binary | std::ios::trunc);  // a file of nothing
  out.close();
  if (out) return {};
  return refuse(Refusal::unavailable, "file.not_written",
      {"Filen kunde inte skrivas till den tillfälliga mappen. Ge den plats.",
          "The file could not be written to the temporary folder. Make room there."});
}

Result<std::string> read_file(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file) {
  std::string bytes;
  auto read = for_each_chunk(store, actor, authority, file, [&](std::string_view chunk) { bytes += chunk; });
  if (!read) return std::unexpected(read.error());
  return bytes;
}

Result<void> remove_file(Store& store, const Actor& actor, const Uuid& authority, const Uuid& file) {
  if (auto may = may_do(actor, authority, "imports", Right::write); !may) return may;
  return quietly(store, authority, [&](db::Connection& connection) {
    connection.run(
        "DELETE FROM \"file_chunk\" WHERE \"authority\" = ?1 AND \"file\" = ?2", {authority, file});
    connection.run("DELETE FROM \"file\" WHERE \"authority\" = ?1 AND \"id\" = ?2", {authority, file});
  });
}

Result<void> remove_old_files(Store& store, const Actor& actor, std::chrono::seconds age) {
  std::vector<std::pair<Uuid, Uuid>> old;
  auto looked = store.read(db::Walls::of(actor), [&](db::Connection& connection) {
    auto cursor = connection.query(
        "SELECT \"authority\",\"id\" FROM \"file\" WHERE \"created_at\" < ?1 AND NOT EXISTS (SELECT 1 FROM"
        " \"job\" WHERE \"job\".\"file\" = \"file\".\"id\" AND \"job\".\"status\" IN ('queued','running'))",
        {(now() - age).time_since_epoch().count()});
    while (cursor->next()) old.emplace_back(cursor->uuid(0), cursor->uuid(1));
  });
  if (!looked) return looked;
  for (const auto& [authority, id] : old) {
    if (auto removed = remove_file(store, actor, authority, id); !removed) return removed;
  }
  return {};
}

}  // namespace ringmur
