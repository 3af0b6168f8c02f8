/* The baseline of an import: what a short C program would do that had nothing to check, to ask or to explain.
 * It reads the same CSV and puts the same rows into the same tables, with the same indexes, the trail's
 * events and the search entries, by prepared statements in one transaction. Salts and digests are random
 * bytes of the same size: hashing is our work, not the baseline's.
 *
 *   bench_bare_import DATABASE AUTHORITY FILE.csv
 *
 * Prints the rows that it wrote, and how many of earlier imports stand for the same course and day: of a file
 * of other numbers they are those that the file lacks.
 */
#include <errno.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

enum { id_bytes = 16, salt_bytes = 16, digest_bytes = 32, most_cell = 200, columns_in_file = 5 };
enum { number_cell, course_cell, status_cell, date_cell, unit_cell };

typedef struct {
  unsigned char bytes[id_bytes];
} Id;

typedef struct {
  char code[most_cell];
  Id id;
} Unit;

typedef struct {
  char* cells[columns_in_file];
} Line;

typedef struct {
  sqlite3* database;
  sqlite3_stmt *row, *event, *entry, *words;
  Id authority, import;
  Unit* units;
  int unit_count;
  Line* lines;
  int line_count;
  char export_date[11];
  int64_t at, sequence, next_entry, missed;
} Import;

static _Noreturn void give_up(const char* what, const char* why) {
  fprintf(stderr, "bare import: %s: %s\n", what, why);
  exit(1);
}

static void check(sqlite3* database, int code, const char* what) {
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) give_up(what, sqlite3_errmsg(database));
}

static sqlite3_stmt* prepared(sqlite3* database, const char* sql) {
  sqlite3_stmt* made = NULL;
  check(database, sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, NULL), sql);
  return made;
}

static void run(sqlite3* database, const char* sql) {
  check(database, sqlite3_exec(database, sql, NULL, NULL, NULL), sql);
}

static void step(Import* import, sqlite3_stmt* statement) {
  check(import->database, sqlite3_step(statement), "step");
  check(import->database, sqlite3_reset(statement), "reset");
}

static void random_fill(unsigned char* out, size_t count) {
  static unsigned char stock[4096];
  static size_t left;
  if (left < count) {
    for (size_t got = 0; got < sizeof stock; got += 256) {
      if (getrandom(stock + got, 256, 0) != 256) give_up("getrandom", strerror(errno));
    }
    left = sizeof stock;
  }
  left -= count;
  memcpy(out, stock + left, count);
}

static Id new_id(int64_t at) {
  static uint16_t counter;
  Id made;
  random_fill(made.bytes, sizeof made.bytes);
  int64_t tick = at + (counter >> 12);
  for (int i = 0; i < 6; ++i) made.bytes[i] = (unsigned char)(tick >> (40 - 8 * i));
  made.bytes[6] = (unsigned char)(0x70 | ((counter >> 8) & 15));
  made.bytes[7] = (unsigned char)(counter & 255);
  made.bytes[8] = (unsigned char)(0x80 | (made.bytes[8] & 63));
  ++counter;
  return made;
}

static void write_id(char* out, const Id* id) {
  static const char digits[] = "0123456789abcdef";
  for (int i = 0; i < id_bytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
    *out++ = digits[id->bytes[i] >> 4];
    *out++ = digits[id->bytes[i] & 15];
  }
  *out = 0;
}

static int by_code(const void* left, const void* right) {
  return strcmp(((const Unit*)left)->code, ((const Unit*)right)->code);
}

static void lower(char* text) {
  for (; *text != 0; ++text) {
    if (*text >= 'A' && *text <= 'Z') *text = (char)(*text + 32);
  }
}

static void read_units(Import* import, const char* code) {
  sqlite3_stmt* statement = prepared(import->database, "SELECT id FROM authority WHERE code = ?1");
  sqlite3_bind_text(statement, 1, code, -1, SQLITE_STATIC);
  if (sqlite3_step(statement) != SQLITE_ROW) give_up("no such authority", code);
  memcpy(import->authority.bytes, sqlite3_column_blob(statement, 0), id_bytes);
  sqlite3_finalize(statement);
  statement = prepared(import->database, "SELECT natural_key, id FROM unit WHERE authority = ?1");
  sqlite3_bind_blob(statement, 1, import->authority.bytes, id_bytes, SQLITE_STATIC);
  int room = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (import->unit_count == room) {
      room = room * 2 + 256;
      import->units = realloc(import->units, (size_t)room * sizeof(Unit));
      if (import->units == NULL) give_up("units", "no memory");
    }
    Unit* unit = &import->units[import->unit_count++];
    snprintf(unit->code, sizeof unit->code, "%s", (const char*)sqlite3_column_text(statement, 0));
    memcpy(unit->id.bytes, sqlite3_column_blob(statement, 1), id_bytes);
  }
  sqlite3_finalize(statement);
  qsort(import->units, (size_t)import->unit_count, sizeof(Unit), by_code);
}

static const Unit* unit_of(const Import* import, const char* code) {
  Unit wanted;
  snprintf(wanted.code, sizeof wanted.code, "%s", code);
  lower(wanted.code);
  const Unit* found = bsearch(&wanted, import->units, (size_t)import->unit_count, sizeof(Unit), by_code);
  if (found == NULL) give_up("no such unit", code);
  return found;
}

static char* whole_file(const char* path) {
  FILE* file = fopen(path, "rb");
  if (file == NULL) give_up(path, strerror(errno));
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char* text = malloc((size_t)size + 1);
  if (text == NULL || fread(text, 1, (size_t)size, file) != (size_t)size) give_up(path, "cannot be read");
  text[size] = 0;
  fclose(file);
  return text;
}

static char* cut(char** rest, char end) {
  char* start = *rest;
  char* found = strchr(start, end);
  if (found == NULL) found = start + strlen(start);
  *rest = *found == 0 ? found : found + 1;
  *found = 0;
  return start;
}

/* Separator ';', no quotes, LF or CRLF, the columns in the order of the case: that is all this one reads. */
static void read_lines(Import* import, char* text) {
  int room = 0;
  cut(&text, '\n');
  while (*text != 0) {
    if (import->line_count == room) {
      room = room * 2 + 1024;
      import->lines = realloc(import->lines, (size_t)room * sizeof(Line));
      if (import->lines == NULL) give_up("lines", "no memory");
    }
    char* line = cut(&text, '\n');
    size_t size = strlen(line);
    if (size > 0 && line[size - 1] == '\r') line[size - 1] = 0;
    if (*line == 0) continue;
    Line* made = &import->lines[import->line_count++];
    for (int i = 0; i < columns_in_file; ++i) {
      made->cells[i] = cut(&line, ';');
      if (strlen(made->cells[i]) >= most_cell) give_up("cell too long", made->cells[i]);
    }
    if (strcmp(made->cells[date_cell], import->export_date) > 0)
      snprintf(import->export_date, sizeof import->export_date, "%s", made->cells[date_cell]);
  }
}

static const char* status_of(const char* written) {
  if (strcmp(written, "Certifierad") == 0) return "certified";
  if (strcmp(written, "Ej certifierad") == 0) return "not_certified";
  if (strcmp(written, "Utgått") == 0) return "expired";
  if (strcmp(written, "Pågår") == 0) return "ongoing";
  give_up("no such status", written);
}

/* What ICU's Swedish key is for a short number, so that the index holds the same bytes. */
static int number_order(const char* number, unsigned char* out) {
  int size = 0;
  for (const char* digit = number; *digit != 0; ++digit) {
    if (*digit < '0' || *digit > '9') give_up("not a number", number);
    out[size++] = (unsigned char)(0x13 + 2 * (*digit - '0'));
  }
  unsigned char count = (unsigned char)(4 + size);
  out[size++] = 1;
  out[size++] = count;
  out[size++] = 1;
  out[size++] = count;
  return size;
}

static void bind_id(sqlite3_stmt* statement, int index, const Id* id) {
  sqlite3_bind_blob(statement, index, id->bytes, id_bytes, SQLITE_STATIC);
}

static void bind_text(sqlite3_stmt* statement, int index, const char* text) {
  if (*text == 0)
    sqlite3_bind_null(statement, index);
  else
    sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

static void insert_row(Import* import, const Line* line, const Id* id, const Unit* unit) {
  char key[3 * most_cell];
  snprintf(key, sizeof key, "%s\x1f%s\x1f%s", line->cells[number_cell], line->cells[course_cell],
      import->export_date);
  lower(key);
  unsigned char order[most_cell + 4];
  int order_size = number_order(line->cells[number_cell], order);
  sqlite3_stmt* row = import->row;
  bind_id(row, 1, &import->authority);
  bind_id(row, 2, id);
  sqlite3_bind_int64(row, 3, import->at);
  bind_id(row, 4, &import->import);
  bind_text(row, 5, key);
  bind_text(row, 6, line->cells[number_cell]);
  sqlite3_bind_blob(row, 7, order, order_size, SQLITE_STATIC);
  bind_text(row, 8, line->cells[course_cell]);
  bind_text(row, 9, status_of(line->cells[status_cell]));
  bind_text(row, 10, line->cells[date_cell]);
  bind_id(row, 11, &unit->id);
  bind_text(row, 12, import->export_date);
  step(import, row);
}

static void insert_search(Import* import, const Line* line, const Id* id) {
  sqlite3_bind_int64(import->entry, 1, ++import->next_entry);
  bind_id(import->entry, 2, &import->authority);
  bind_id(import->entry, 3, id);
  bind_text(import->entry, 4, line->cells[number_cell]);
  step(import, import->entry);
  sqlite3_bind_int64(import->words, 1, import->next_entry);
  bind_text(import->words, 2, line->cells[number_cell]);
  step(import, import->words);
}

static void insert_event(Import* import, const Line* line, const Id* id, const Unit* unit, int ordinal) {
  char unit_id[37];
  write_id(unit_id, &unit->id);
  char date[most_cell + 24] = "";
  if (*line->cells[date_cell] != 0)
    snprintf(date, sizeof date, "\"status_date\":\"%s\",", line->cells[date_cell]);
  char changes[5 * most_cell];
  snprintf(changes, sizeof changes,
      "{\"employee_number\":\"%s\",\"course\":\"%s\",\"status\":\"%s\",%s\"unit\":\"%s\","
      "\"export_date\":\"%s\"}",
      line->cells[number_cell], line->cells[course_cell], status_of(line->cells[status_cell]), date, unit_id,
      import->export_date);
  unsigned char noise[salt_bytes + 2 * digest_bytes];
  random_fill(noise, sizeof noise);
  sqlite3_stmt* event = import->event;
  bind_id(event, 1, &import->authority);
  sqlite3_bind_int64(event, 2, import->sequence);
  sqlite3_bind_int64(event, 3, ordinal);
  bind_id(event, 4, id);
  bind_text(event, 5, changes);
  sqlite3_bind_blob(event, 6, noise, salt_bytes, SQLITE_STATIC);
  sqlite3_bind_blob(event, 7, noise + salt_bytes, digest_bytes, SQLITE_STATIC);
  sqlite3_bind_blob(event, 8, noise + salt_bytes + digest_bytes, digest_bytes, SQLITE_STATIC);
  step(import, event);
}

static void prepare(Import* import) {
  sqlite3* database = import->database;
  import->row = prepared(database,
      "INSERT INTO course_result (authority,id,version,created_at,changed_at,archived_at,imported_by,edited,"
      "natural_key,employee_number,employee_number_order,course,status,status_date,unit,export_date)"
      " VALUES (?1,?2,1,?3,?3,NULL,?4,NULL,?5,?6,?7,?8,?9,?10,?11,?12)");
  import->event = prepared(database,
      "INSERT INTO audit_event "
      "(authority,sequence,ordinal,type,id,action,version,changes,salt,value_digest,digest)"
      " VALUES (?1,?2,?3,'course_result',?4,'create',1,?5,?6,?7,?8)");
  import->entry = prepared(database,
      "INSERT INTO search_entry (entry,authority,type,id,words) VALUES (?1,?2,'course_result',?3,?4)");
  import->words = prepared(database, "INSERT INTO search (rowid,words) VALUES (?1,?2)");
}

static int64_t number_of(Import* import, const char* sql) {
  sqlite3_stmt* statement = prepared(import->database, sql);
  bind_id(statement, 1, &import->authority);
  check(import->database, sqlite3_step(statement), sql);
  int64_t found = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return found;
}

static int is_first_of_course(const Import* import, int index) {
  const char* course = import->lines[index].cells[course_cell];
  if (index > 0 && strcmp(import->lines[index - 1].cells[course_cell], course) == 0) return 0;
  for (int i = 0; i < index; ++i) {
    if (strcmp(import->lines[i].cells[course_cell], course) == 0) return 0;
  }
  return 1;
}

static void count_missed(Import* import) {
  sqlite3_stmt* count = prepared(import->database,
      "SELECT COUNT(*) FROM course_result WHERE authority = ?1 AND course = ?2 AND export_date = ?3"
      " AND archived_at IS NULL AND imported_by IN (SELECT id FROM import WHERE authority = ?1"
      " AND type = 'course_result' AND unit = ?1 AND undone_at IS NULL)");
  bind_id(count, 1, &import->authority);
  bind_text(count, 3, import->export_date);
  for (int i = 0; i < import->line_count; ++i) {
    if (!is_first_of_course(import, i)) continue;
    bind_text(count, 2, import->lines[i].cells[course_cell]);
    check(import->database, sqlite3_step(count), "count");
    import->missed += sqlite3_column_int64(count, 0);
    check(import->database, sqlite3_reset(count), "reset");
  }
  sqlite3_finalize(count);
}

static void link_chain(Import* import, const char* file) {
  unsigned char noise[2 * digest_bytes];
  random_fill(noise, sizeof noise);
  sqlite3_stmt* link = prepared(import->database,
      "INSERT INTO audit_link (authority,sequence,at,actor,operation,import_id,events,root,head)"
      " SELECT ?1,?2,?3,actor,'import',?4,?5,?6,?7 FROM audit_link WHERE authority = ?1 AND sequence = ?2 - "
      "1");
  bind_id(link, 1, &import->authority);
  sqlite3_bind_int64(link, 2, import->sequence);
  sqlite3_bind_int64(link, 3, import->at);
  bind_id(link, 4, &import->import);
  sqlite3_bind_int64(link, 5, import->line_count);
  sqlite3_bind_blob(link, 6, noise, digest_bytes, SQLITE_STATIC);
  sqlite3_bind_blob(link, 7, noise + digest_bytes, digest_bytes, SQLITE_STATIC);
  step(import, link);
  sqlite3_stmt* head =
      prepared(import->database, "UPDATE audit_head SET sequence = ?2, head = ?3 WHERE authority = ?1");
  bind_id(head, 1, &import->authority);
  sqlite3_bind_int64(head, 2, import->sequence);
  sqlite3_bind_blob(head, 3, noise + digest_bytes, digest_bytes, SQLITE_STATIC);
  step(import, head);
  sqlite3_stmt* entry = prepared(import->database,
      "INSERT INTO import (authority,id,type,unit,file_name,at,created,changed,archived)"
      " VALUES (?1,?2,'course_result',?1,?3,?4,?5,0,0)");
  bind_id(entry, 1, &import->authority);
  bind_id(entry, 2, &import->import);
  const char* name = strrchr(file, '/');
  bind_text(entry, 3, name == NULL ? file : name + 1);
  sqlite3_bind_int64(entry, 4, import->at);
  sqlite3_bind_int64(entry, 5, import->line_count);
  step(import, entry);
  sqlite3_finalize(link);
  sqlite3_finalize(head);
  sqlite3_finalize(entry);
}

static void insert_all(Import* import, const char* file) {
  Id* ids = malloc((size_t)import->line_count * sizeof(Id));
  const Unit** units = malloc((size_t)import->line_count * sizeof(Unit*));
  if (ids == NULL || units == NULL) give_up("rows", "no memory");
  run(import->database, "BEGIN IMMEDIATE");
  import->sequence = 1 + number_of(import, "SELECT sequence FROM audit_head WHERE authority = ?1");
  import->next_entry =
      number_of(import, "SELECT COALESCE(MAX(entry), 0) FROM search_entry WHERE ?1 IS NOT NULL");
  count_missed(import);
  for (int i = 0; i < import->line_count; ++i) {
    const Line* line = &import->lines[i];
    ids[i] = new_id(import->at);
    units[i] = unit_of(import, line->cells[unit_cell]);
    insert_row(import, line, &ids[i], units[i]);
    insert_search(import, line, &ids[i]);
  }
  for (int i = 0; i < import->line_count; ++i) insert_event(import, &import->lines[i], &ids[i], units[i], i);
  link_chain(import, file);
  run(import->database, "COMMIT");
  free(ids);
  free(units);
}

int main(int argc, char** argv) {
  if (argc != 4) give_up("usage", "bench_bare_import DATABASE AUTHORITY FILE.csv");
  Import import = {0};
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  import.at = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
  import.import = new_id(import.at);
  if (sqlite3_open_v2(argv[1], &import.database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) !=
      SQLITE_OK)
    give_up(argv[1], sqlite3_errmsg(import.database));
  /* As src/store/sqlite/connection.cpp sets them. */
  run(import.database,
      "PRAGMA foreign_keys=OFF; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192; PRAGMA trusted_schema=OFF;"
      "PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864");
  read_units(&import, argv[2]);
  char* text = whole_file(argv[3]);
  read_lines(&import, text);
  prepare(&import);
  insert_all(&import, argv[3]);
  sqlite3_finalize(import.row);
  sqlite3_finalize(import.event);
  sqlite3_finalize(import.entry);
  sqlite3_finalize(import.words);
  sqlite3_close(import.database);
  printf("%d %lld\n", import.line_count, (long long)import.missed);
  free(import.units);
  free(import.lines);
  free(text);
  return 0;
}
