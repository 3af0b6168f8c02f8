# What access costs: the same requests of the same program to the same rows, with PostgreSQL's walls (row-level security)
# and without them. Sourced by bench/run.
# shellcheck shell=bash

: "${ringmur:=}" "${many:=}" "${runs:=}" "${seconds:=}" "${work:=}" # set by bench/run

# Who asks, one a line: a name, and the words that `token create` takes beyond the name. A row of the table is made for
# each; roles, single units and shared records are lines to be added here.
access_askers() {
  cat <<'END'
whole-authority --unit UTB
END
}

# What is asked, one a line: a name and an address below /api/v1/. The words are of the made-up register.
access_requests() {
  cat <<'END'
page of 50|incidents?authority=UTB&limit=50
page of 50 by title|incidents?authority=UTB&limit=50&sort=title
search|search?authority=UTB&q=n%C3%A4tfiske
list with q|incidents?authority=UTB&limit=50&q=n%C3%A4tfiske
END
}

# The policies go; the role, what each statement carries and the function of search stay.
access_without_walls() {
  pg_admin "$1" -At -c "SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY;', oid::regclass) FROM pg_class
    WHERE relrowsecurity" >"$work/down.sql"
  [ -s "$work/down.sql" ] || stop_with "there are no walls to take down: the measurement would compare like with like"
  pg_admin "$1" -f "$work/down.sql"
}

# access_compare WHAT PATH ASKER WALLED BESIDE AIM: WALLED and BESIDE are served; who asks first changes from turn to turn.
access_compare() {
  local what=$1 path=$2 asker=$3 turn name order
  for name in "$4" "$5"; do
    : >"$work/access.$name"
    curl -sf -H "Authorization: Bearer $(cat "$work/token.$name.$asker")" "${address[$name]}/api/v1/$path" \
      >"$work/answer.$name" || stop_with "access: $name does not answer $path"
  done
  # An empty answer would measure nothing.
  grep -q '"id"' "$work/answer.$4" || stop_with "access: nothing is found by $path"
  # A search takes the first hits that it meets, in no order: only their number is the same.
  if [[ $path == search* ]]; then
    for name in "$4" "$5"; do grep -o '"id"' "$work/answer.$name" | wc -l >"$work/count.$name"; done
    mv "$work/count.$4" "$work/answer.$4"
    mv "$work/count.$5" "$work/answer.$5"
  fi
  cmp "$work/answer.$4" "$work/answer.$5" || stop_with "access: $path is not answered the same by $4 and $5"
  for ((turn = 0; turn < runs; ++turn)); do
    say "access, $what, $asker, $4 beside $5, turn $((turn + 1)) of $runs"
    order=("$4" "$5")
    [ $((turn % 2)) = 0 ] || order=("$5" "$4")
    for name in "${order[@]}"; do
      requests "${address[$name]}/api/v1/$path" 16 "$seconds" "$(cat "$work/token.$name.$asker")" \
        >>"$work/access.$name"
    done
  done
  local ours beside pair
  ours=$(median <"$work/access.$4") beside=$(median <"$work/access.$5")
  if [ "$(calculate "$beside > 0")" = 0 ]; then
    row "$what, $asker, $4 ($5 answers none in $seconds s), req/s" "$(rounded "$ours")" 0 - -
    return 0
  fi
  pair=$(paste "$work/access.$4" "$work/access.$5" | awk '$2 > 0 { print $1 / $2 }' | median)
  row "$what, $asker, $4 against $5, req/s" "$(rounded "$ours")" "$(rounded "$beside")" "$(ratio "$pair" 1)" "$6"
}

# access_serve NAME PROGRAM DATABASE: with a token for each asker.
access_serve() {
  local asker words
  while read -r asker words; do
    # shellcheck disable=SC2086 # words are words
    "$2" --data "$(pg_url "$3")" token create --name "bench $asker" $words >"$work/token.$1.$asker" 2>/dev/null
  done < <(access_askers)
  serve "$1" "$2" --data "$(pg_url "$3")" serve --port 0
}

measure_access() {
  if ! pg_there; then
    say "PostgreSQL is not there (apt-get install postgresql): what access costs was not measured"
    return 0
  fi
  pg_start "$(mktemp -d "${TMPDIR:-/tmp}/ringmur-bench-pg-XXXXXX")"
  local beside=(walls-down) first=walled name what path asker rest
  if [ -n "${RINGMUR_BEFORE:-}" ]; then
    beside+=(before)
    first=before # the newer one brings a copy's tables up to date, never the other way
  fi
  pg_database "$first"
  say "making a register of $many incidents on PostgreSQL"
  local maker=$ringmur
  [ "$first" = walled ] || maker=$RINGMUR_BEFORE
  quietly "$maker" --data "$(pg_url "$first")" demo --scale village --open-years --incidents "$many"
  pg_admin "$first" -c 'VACUUM ANALYZE'
  if [ "$first" = before ]; then
    pg_database walled before
    quietly "$ringmur" --data "$(pg_url walled)" migrate
  fi
  pg_database walls_down walled
  access_without_walls walls_down
  access_serve walled "$ringmur" walled
  access_serve walls-down "$ringmur" walls_down
  [ "$first" = walled ] || access_serve before "$RINGMUR_BEFORE" before
  while read -r asker rest; do
    while IFS='|' read -r what path; do
      for name in "${beside[@]}"; do access_compare "$what" "$path" "$asker" walled "$name" '>=0.8'; done
    done < <(access_requests)
  done < <(access_askers)
  stop_serving walled
  for name in "${beside[@]}"; do stop_serving "$name"; done
  pg_stop
}
