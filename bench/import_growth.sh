# What an import takes as the register grows, beside the barest that writes the same rows and counts the same that the file
# lacks: 10,000 course results into a register that has so many already. Once they are the platform's next export, and once
# another of the day that all of them have, so that each is missed. A part of `curves`; sourced by bench/run.
# shellcheck shell=bash disable=SC2154 # pg_folder is set by what is sourced before

: "${cases:=}" "${programs:=}" "${ringmur:=}" "${runs:=}" "${work:=}" # set by bench/run

# So many course results, the first with that number, of an export of that year.
course_results_csv() { # ROWS FIRST [YEAR]
  awk -v rows="$1" -v first="$2" -v year="${3:-2025}" 'BEGIN {
    srand(first); print "Anställningsnummer;Kurs;Status;Statusdatum;Enhet"
    for (i = 0; i < rows; ++i)
      printf "%d;Dataskydd;Certifierad;%d-%02d-%02d;UTB\n", 10000000 + first + i, year, 1 + int(10 * rand()), 1 + int(28 * rand()) }'
}

# ENGINE names it in the table; GROW imports a file into the register; BESIDE measures a file, into $work/grown.ours and
# $work/grown.bare.
imports_into() { # ENGINE GROW BESIDE
  local size there=0 kind
  course_results_csv 10000 50000000 2026 >"$work/next.csv"
  course_results_csv 10000 50000000 >"$work/same.csv"
  for size in $(curves_sizes); do
    say "import into $size rows, $1"
    course_results_csv $((size - there)) "$there" >"$work/more.csv"
    "$2" "$work/more.csv"
    there=$size
    for kind in next same; do
      : >"$work/grown.ours"
      : >"$work/grown.bare"
      "$3" "$work/$kind.csv"
      [ "$kind" = next ] && kind='import of 10,000' || kind='import of 10,000, the others missed'
      printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$size" "$kind" "$(calculate "1000 * $(median_of "$work/grown.ours" 2)")" \
        "$(calculate "1000 * $(median_of "$work/grown.bare" 2)")" >>"$work/curves"
    done
  done
}

missed_by_ours() { awk '/from an earlier import are not in the file/ { count = $1 } END { print count + 0 }' "$work/said"; }
expect_missed() { # OURS BARE
  [ "$1" = "$2" ] || stop_with "the baseline of the import has missed $2 rows, the import $1"
}

imports_into_sqlite() {
  units_db
  cp "$work/units.db" "$work/growing.db"
  imports_into SQLite grow_sqlite beside_bare_import
}
grow_sqlite() {
  import "$work/growing.db" "$1"
  quietly sqlite3 "$work/growing.db" 'PRAGMA wal_checkpoint(TRUNCATE)'
}
beside_bare_import() { # FILE
  local turn missed
  for ((turn = 0; turn < runs; ++turn)); do
    fresh_sqlite
    clocked "$work/grown.ours" "$ringmur" --data "$work/grown.db" import --unit UTB "$1"
    missed=$(missed_by_ours)
    fresh_sqlite
    clocked "$work/grown.bare" "$programs/bench_bare_import" "$work/grown.db" UTB "$1"
    expect_missed "$missed" "$(awk '{ print $2 }' "$work/said")"
  done
}
fresh_sqlite() {
  rm -f "$work/grown.db"*
  cp "$work/growing.db" "$work/grown.db"
  sync "$work/grown.db"
}

imports_into_postgresql() {
  pg_start "$(mktemp -d "${TMPDIR:-/tmp}/ringmur-bench-pg-XXXXXX")"
  pg_database growing
  quietly "$ringmur" --data "$(pg_url growing)" import "$cases/enheter.csv"
  imports_into PostgreSQL grow_postgresql beside_copy
  pg_stop
}
grow_postgresql() {
  import "$(pg_url growing)" "$1"
  pg_admin growing -c 'VACUUM ANALYZE'
}
beside_copy() { # FILE
  local turn missed
  fresh_postgresql
  import "$(pg_url grown)" "$1"
  {
    printf 'BEGIN;\n%s;\n' "$(count_of_missed "$1")"
    copy_of_import grown
    printf 'COMMIT;\n'
  } >"$work/copy.sql"
  for ((turn = 0; turn < runs; ++turn)); do
    fresh_postgresql
    with_server_time "$work/grown.ours" "$ringmur" --data "$(pg_url grown)" import --unit UTB "$1"
    missed=$(missed_by_ours)
    fresh_postgresql
    with_server_time "$work/grown.bare" psql -qXAt -v ON_ERROR_STOP=1 -d "$(pg_bare_url grown)" -f "$work/copy.sql"
    expect_missed "$missed" "$(head -n 1 "$work/said")"
  done
}
# The files of a database that nobody uses are copied as they are: a million rows in seconds.
fresh_postgresql() {
  pg_admin postgres -c 'SET client_min_messages = warning' -c 'DROP DATABASE IF EXISTS grown' -c \
    'CREATE DATABASE grown OWNER ringmur TEMPLATE growing STRATEGY FILE_COPY' -c CHECKPOINT
  sync
}
count_of_missed() { # FILE
  printf '%s' "SELECT COUNT(*) FROM course_result WHERE course = 'Dataskydd' AND archived_at IS NULL AND export_date = '" \
    "$(cut -d ';' -f 4 "$1" | tail -n +2 | sort | tail -n 1)" "' AND authority = (SELECT id FROM authority WHERE code = 'UTB')" \
    " AND imported_by IN (SELECT id FROM import WHERE type = 'course_result' AND undone_at IS NULL)"
}
