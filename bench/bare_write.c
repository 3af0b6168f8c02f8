/* The baseline of writing a record by the API: what a C program would do that had nothing to check or to answer. It copies an
 * incident with its index entries, its event and link of the trail, its words and its number, under a new id, and
 * commits so many together: as many as our server has connections that wait.
 *
 *   bench_bare_write DATABASE AUTHORITY SECONDS TOGETHER     prints writes a second
 */
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

enum { id_bytes = 16, most_sql = 8192 };

typedef struct {
  sqlite3* database;
  sqlite3_stmt *row, *event, *link, *head, *number, *entry, *words, *begin_one, *end_one, *begin, *commit;
  unsigned char authority[id_bytes], pattern[id_bytes];
  int64_t sequence, next, last_entry;
} Writing;

static _Noreturn void give_up(const char* what, const char* why) {
  fprintf(stderr, "bare write: %s: %s\n", what, why);
  exit(1);
}

static sqlite3_stmt* prepared(const Writing* writing, const char* sql) {
  sqlite3_stmt* made = NULL;
  if (sqlite3_prepare_v3(writing->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, NULL) != SQLITE_OK)
    give_up(sql, sqlite3_errmsg(writing->database));
  return made;
}

static void step(const Writing* writing, sqlite3_stmt* statement) {
  const int code = sqlite3_step(statement);
  if (code != SQLITE_DONE && code != SQLITE_ROW) give_up("step", sqlite3_errmsg(writing->database));
  sqlite3_reset(statement);
}

static int64_t number_of(const Writing* writing, const char* sql) {
  sqlite3_stmt* statement = prepared(writing, sql);
  if (sqlite3_bind_parameter_count(statement) > 0)
    sqlite3_bind_blob(statement, 1, writing->authority, id_bytes, SQLITE_STATIC);
  if (sqlite3_step(statement) != SQLITE_ROW) give_up(sql, "nothing there");
  const int64_t number = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return number;
}

/* "INSERT … SELECT" of all columns of the pattern, some of them replaced: pairs of a name and what stands for it. */
static sqlite3_stmt* copy_of(const Writing* writing, const char* table, const char* where, const char* const* other) {
  char names[most_sql] = "", values[most_sql] = "", sql[3 * most_sql];
  snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s')", table);
  sqlite3_stmt* columns = prepared(writing, sql);
  while (sqlite3_step(columns) == SQLITE_ROW) {
    const char* name = (const char*)sqlite3_column_text(columns, 0);
    const char* value = NULL;
    for (const char* const* pair = other; *pair != NULL; pair += 2) {
      if (strcmp(pair[0], name) == 0) value = pair[1];
    }
    const char* comma = names[0] == 0 ? "" : ",";
    const size_t names_at = strlen(names), values_at = strlen(values);
    snprintf(names + names_at, sizeof names - names_at, "%s\"%s\"", comma, name);
    if (value != NULL)
      snprintf(values + values_at, sizeof values - values_at, "%s%s", comma, value);
    else
      snprintf(values + values_at, sizeof values - values_at, "%s\"%s\"", comma, name);
  }
  sqlite3_finalize(columns);
  snprintf(sql, sizeof sql, "INSERT INTO \"%s\" (%s) SELECT %s FROM \"%s\" WHERE %s", table, names, values, table, where);
  return prepared(writing, sql);
}

static void prepare_all(Writing* writing) {
  static const char* const new_row[] = {"id", "?3", "short_reference", "'INC-' || ?4", NULL};
  static const char* const new_event[] = {"id", "?3", "sequence", "?4", "salt", "randomblob(16)", NULL};
  static const char* const new_link[] = {"sequence", "?4", NULL};
  static const char* const new_entry[] = {"id", "?3", "entry", "?4", NULL};
  static const char* of_record = "\"authority\" = ?1 AND \"id\" = ?2";
  writing->row = copy_of(writing, "incident", of_record, new_row);
  writing->event = copy_of(writing, "audit_event", "\"authority\" = ?1 AND \"id\" = ?2 AND \"version\" = 1", new_event);
  writing->link = copy_of(writing, "audit_link",
      "\"authority\" = ?1 AND \"sequence\" = (SELECT \"sequence\" FROM \"audit_event\" WHERE \"authority\" = ?1 AND \"id\" = ?2 "
      "LIMIT 1)",
      new_link);
  writing->head = prepared(writing, "UPDATE audit_head SET sequence = ?4, head = randomblob(32) WHERE authority = ?1");
  writing->number = prepared(writing,
      "UPDATE reference_counter SET last = last + 1 WHERE authority = ?1 AND type = 'incident' AND year = 2025");
  writing->entry = copy_of(writing, "search_entry", of_record, new_entry);
  writing->words =
      prepared(writing, "INSERT INTO search (rowid, words) SELECT ?4, words FROM search_entry WHERE entry = ?4");
  writing->begin = prepared(writing, "BEGIN IMMEDIATE");
  writing->commit = prepared(writing, "COMMIT");
  writing->begin_one = prepared(writing, "SAVEPOINT one");
  writing->end_one = prepared(writing, "RELEASE one");
}

static void bind_all(const Writing* writing, sqlite3_stmt* statement, const unsigned char* id, int64_t number) {
  const int params = sqlite3_bind_parameter_count(statement);
  if (params >= 1 && sqlite3_bind_parameter_name(statement, 1) != NULL)
    sqlite3_bind_blob(statement, 1, writing->authority, id_bytes, SQLITE_STATIC);
  if (params >= 2) sqlite3_bind_blob(statement, 2, writing->pattern, id_bytes, SQLITE_STATIC);
  if (params >= 3) sqlite3_bind_blob(statement, 3, id, id_bytes, SQLITE_STATIC);
  if (params >= 4) sqlite3_bind_int64(statement, 4, number);
  step(writing, statement);
}

static void write_one(Writing* writing) {
  unsigned char id[id_bytes];
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  const int64_t ms = at.tv_sec * 1000 + at.tv_nsec / 1000000;
  if (getrandom(id, sizeof id, 0) != sizeof id) give_up("getrandom", "no");
  for (int i = 0; i < 6; ++i) id[i] = (unsigned char)(ms >> (40 - 8 * i));
  const int64_t number = ++writing->next, sequence = ++writing->sequence, entry = ++writing->last_entry;
  step(writing, writing->begin_one);
  bind_all(writing, writing->number, id, 0);
  bind_all(writing, writing->row, id, number);
  bind_all(writing, writing->event, id, sequence);
  bind_all(writing, writing->link, id, sequence);
  bind_all(writing, writing->head, id, sequence);
  bind_all(writing, writing->entry, id, entry);
  bind_all(writing, writing->words, id, entry);
  step(writing, writing->end_one);
}

static void open_data(Writing* writing, const char* file, const char* code) {
  if (sqlite3_open(file, &writing->database) != SQLITE_OK) give_up(file, "cannot open");
  sqlite3_exec(writing->database,
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8192; PRAGMA journal_size_limit=67108864", NULL,
      NULL, NULL);
  sqlite3_stmt* find = prepared(writing,
      "SELECT a.id, (SELECT i.id FROM incident i WHERE i.authority = a.id ORDER BY i.id DESC LIMIT 1) FROM authority a "
      "WHERE a.code = ?1");
  sqlite3_bind_text(find, 1, code, -1, SQLITE_STATIC);
  if (sqlite3_step(find) != SQLITE_ROW || sqlite3_column_bytes(find, 1) != id_bytes) give_up(code, "has no incident");
  memcpy(writing->authority, sqlite3_column_blob(find, 0), id_bytes);
  memcpy(writing->pattern, sqlite3_column_blob(find, 1), id_bytes);
  sqlite3_finalize(find);
  writing->sequence = number_of(writing, "SELECT sequence FROM audit_head WHERE authority = ?1");
  writing->last_entry = number_of(writing, "SELECT MAX(entry) FROM search_entry");
  writing->next = 100000000; /* no number that is taken */
}

static double seconds_now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

int main(int words, char** word) {
  if (words != 5) {
    fprintf(stderr, "bench_bare_write DATABASE AUTHORITY SECONDS TOGETHER\n");
    return 2;
  }
  static Writing writing;
  open_data(&writing, word[1], word[2]);
  prepare_all(&writing);
  const double begun = seconds_now(), most = atof(word[3]);
  const int together = atoi(word[4]);
  int64_t written = 0;
  while (seconds_now() - begun < most) {
    step(&writing, writing.begin);
    for (int i = 0; i < together; ++i) write_one(&writing);
    step(&writing, writing.commit);
    written += together;
  }
  printf("%.0f\n", (double)written / (seconds_now() - begun));
  return 0;
}
