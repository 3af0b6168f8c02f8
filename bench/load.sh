# A Monday's load: the kommun, its people, and the program that asks for them. Sourced by bench/run and tests/load/run;
# whoever does has `say`, `stop_with`, `quietly`, `serve`, `stop_serving`, and $ringmur, $programs, $work and $keep.
# shellcheck shell=bash

: "${ringmur:=}" "${programs:=}" "${work:=}" "${keep:=}" # set by whoever sources this
# shellcheck disable=SC2034 # of bench/lib.sh
declare -A address process

# A third of what is asked concerns the nämnd that has the most.
load_authorities=(UTB SOC KS KUL SBN AMN)
load_password='sju granar bakom ladan'

# load_people DATA FILE: a token and an account of each authority, as bench_load reads them.
load_people() {
  local code token login
  : >"$2"
  for code in "${load_authorities[@]}"; do
    token=$("$ringmur" --data "$1" token create --name "load $code" --unit "$code" --days 30 2>/dev/null)
    login=monday-${code,,}-$RANDOM
    quietly "$ringmur" --data "$1" user create "$login" --unit "$code" --password-stdin <<<"$load_password"
    printf 'token %s %s\nperson %s %s %s\n' "$token" "$code" "$login" "$code" "$load_password" >>"$2"
  done
  # As many again of UTB.
  for code in 1 2 3; do
    token=$("$ringmur" --data "$1" token create --name "load UTB $code" --unit UTB --days 30 2>/dev/null)
    printf 'token %s UTB\n' "$token" >>"$2"
  done
}

# A city is as large as this many of the made-up one: a million records, in all nämnder and three years; and UTB has as
# many incidents more in the last of them as a large nämnd has in ten.
load_scale=${SCALE:-27}
load_incidents=20000

# load_city FILE: such a city.
load_city() {
  quietly "$ringmur" --data "$1.new" demo --scale "$load_scale" --open-years --incidents "$load_incidents"
  quietly sqlite3 "$1.new" 'PRAGMA wal_checkpoint(TRUNCATE)'
  rm -f "$1.new-wal" "$1.new-shm"
  mv "$1.new" "$1"
}

# load_of: such a city, kept from run to run until what makes it has changed. Not written to: copy it.
load_of() {
  local recipe file
  recipe=$(cat src/store/sqlite/migrations.cpp src/demo/*.cpp | sha256sum)
  file=${LOAD_CITY:-$keep/city-$load_scale-$load_incidents-${recipe:0:12}.db}
  if [ ! -f "$file" ]; then
    mkdir -p "$keep"
    rm -f "$keep/city-$load_scale-"*
    say "making a city $load_scale times the usual (kept in $keep; some minutes)"
    load_city "$file"
  fi
  printf '%s\n' "$file"
}

# load_without: what is left out, since the machine cannot do it
load_without() {
  if ! command -v chromium-headless-shell >/dev/null; then printf '%s\n' --without 'report as PDF'; fi
}

# load_monday NAME DATA SECONDS [MORE…]: serves DATA and lives a Monday with it; its exit code.
load_monday() {
  local name=$1 data=$2 seconds=$3 code=0 more=()
  shift 3
  load_people "$data" "$work/$name.people"
  mapfile -t more < <(load_without)
  # Each token stands for many who ask; what one alone may ask for is another test.
  serve "$name" env RINGMUR_HEAVY_WORK=0 "$ringmur" --data "$data" serve --port 0 --log-level warning
  "$programs/bench_load" "${address[$name]##*:}" "$work/$name.people" "$seconds" \
    --process "${process[$name]}" --json "$work/$name.json" "${more[@]}" "$@" || code=$?
  stop_serving "$name"
  return "$code"
}
