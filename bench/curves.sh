# Growth curves: what each kind of question takes as the register grows, beside the engine alone that is asked the same, on
# both engines. Figures go to a table of tabs, and the plots are drawn from it. Sourced by bench/run.
#
#   SIZES          of the register ("1000 10000 100000 1000000"; not beyond ROWS)
#   ENGINES        "sqlite postgresql"
#   CURVES         "questions imports"
#   KIND_SECONDS   for each kind at each size (2)
#   RINGMUR_PLOTS  where table and plots go (bench-curves in the build folder); docs/performance to publish them
# shellcheck shell=bash disable=SC2154 # address, process and pg_folder are set by what is sourced before

: "${build:=}" "${keep:=}" "${many:=}" "${programs:=}" "${ringmur:=}" "${runs:=}" "${work:=}" # set by bench/run

curves_folder() {
  local folder=${RINGMUR_PLOTS:-$build/bench-curves}
  mkdir -p "$folder"
  printf '%s\n' "$folder"
}

curves_sizes() {
  local size
  for size in ${SIZES:-1000 10000 100000 1000000}; do
    [ "$size" -gt "$many" ] || printf '%s\n' "$size"
  done
}

# Incidents spread over units, some shared by others, and a person who reads one unit. DATA is for our program.
curves_furnish() {
  quietly "$ringmur" --data "$1" import "$work/access-units.csv"
  access_make_people "$1"
}

# Kept from run to run, as register_of is.
curves_sqlite() {
  local from file
  from=$(register_of "$1")
  file=${from%.db}-spread.db
  if [ ! -f "$file" ]; then
    say "spreading $1 incidents over units (kept in $keep)"
    cp "$from" "$file.new"
    curves_furnish "$file.new"
    access_spread 1 | sqlite3 "$file.new" || stop_with "the incidents cannot be spread over units"
    quietly sqlite3 "$file.new" 'PRAGMA wal_checkpoint(TRUNCATE)'
    rm -f "$file.new-wal" "$file.new-shm"
    mv "$file.new" "$file"
  fi
  printf '%s\n' "$file"
}

# curves_ask ENGINE SIZE DATA BARE
curves_ask() {
  say "curves, $1, $2 rows"
  "$programs/bench_growth" "$3" "$4" "$(access_login 'one unit of 180')" "${KIND_SECONDS:-2}" >"$work/curve" ||
    stop_with "no curve of $1 at $2 rows"
  awk -F '\t' -v OFS='\t' -v engine="$1" -v size="$2" '{ print engine, size, $1, $2, $3 }' "$work/curve" >>"$work/curves"
}

# curve_of_check ENGINE SIZE DATA: before its records are spread behind the trail's back, which a check would say.
curve_of_check() {
  : >"$work/checked"
  clocked "$work/checked" "$ringmur" --data "$3" check
  printf '%s\t%s\tcheck of the whole database\t%s\t-\n' "$1" "$2" "$(calculate "1000 * $(median_of "$work/checked" 1)")" >>"$work/curves"
}

curves_of_sqlite() {
  local size data
  for size in $(curves_sizes); do
    data=$(curves_sqlite "$size")
    curve_of_check SQLite "$size" "$(register_of "$size")"
    curves_ask SQLite "$size" "$data" "$data"
  done
}

curves_of_postgresql() {
  local size
  pg_start "$(mktemp -d "${TMPDIR:-/tmp}/ringmur-bench-pg-XXXXXX")"
  for size in $(curves_sizes); do
    say "making a register of $size incidents on PostgreSQL"
    pg_database "rows_$size"
    quietly "$ringmur" --data "$(pg_url "rows_$size")" demo --scale village --open-years --incidents "$size"
    curve_of_check PostgreSQL "$size" "$(pg_url "rows_$size")"
    curves_furnish "$(pg_url "rows_$size")"
    access_spread TRUE >"$work/spread.sql"
    pg_admin "rows_$size" -f "$work/spread.sql"
    pg_admin "rows_$size" -c 'VACUUM ANALYZE'
    curves_ask PostgreSQL "$size" "$(pg_url "rows_$size")" \
      "$(pg_bare_url "rows_$size")"
    pg_admin postgres -c "DROP DATABASE rows_$size"
  done
  pg_stop
}

# A kind's ratio to the engine at the largest size, and to itself at the smallest.
curves_rows() {
  awk -F '\t' '
    { kind = $1 ": " $3; if (!(kind in first)) { order[++kinds] = kind; first[kind] = $4 }
      ours[kind] = $4; bare[kind] = $5; size[kind] = $2 }
    END {
      for (i = 1; i <= kinds; ++i) {
        kind = order[i]
        ratio = bare[kind] == "-" || bare[kind] == 0 ? "-" : sprintf("%.2f", ours[kind] / bare[kind])
        printf "%s\t%.2f ms\t%s\t%s\t%s\n", kind " at " size[kind], ours[kind] / 1000,
          bare[kind] == "-" ? "-" : sprintf("%.2f ms", bare[kind] / 1000), ratio,
          sprintf("%.1f times that at the least size", ours[kind] / first[kind])
      } }' "$1"
}

measure_curves() {
  local engine folder
  for engine in ${ENGINES:-}; do
    case $engine in
      sqlite | postgresql) ;;
      *) echo "bench: ENGINES names sqlite and postgresql, not $engine" >&2 && return 2 ;;
    esac
  done
  access_make_units
  : >"$work/curves"
  for engine in ${ENGINES:-sqlite postgresql}; do
    if [ "$engine" = postgresql ] && ! pg_there; then
      say "PostgreSQL is not there (apt-get install postgresql): no curves of it"
      continue
    fi
    [[ " ${CURVES:-questions} " != *' questions '* ]] || "curves_of_$engine"
    [[ " ${CURVES:-imports} " != *' imports '* ]] || "imports_into_$engine"
  done
  folder=$(curves_folder)
  cp "$work/curves" "$folder/curves.tsv"
  for engine in SQLite PostgreSQL; do
    grep -q "^$engine" "$work/curves" || continue
    awk -v engine="$engine" -f bench/plot.awk "$work/curves" >"$folder/${engine,,}.svg"
  done
  curves_rows "$work/curves" >"$work/curve.rows"
  local what ours bare ratio grown
  while IFS=$'\t' read -r what ours bare ratio grown; do
    row "$what" "$ours" "$bare" "$ratio" "$grown"
  done <"$work/curve.rows"
  say "table and plots are in $folder"
}
