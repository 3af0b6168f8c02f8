# What access costs: the same requests of the same program to the same rows, with PostgreSQL's walls (row-level security)
# and without them; and by people with ten roles beside a token that has none to work out, on both engines. Sourced by
# bench/run.
# shellcheck shell=bash

: "${ringmur:=}" "${many:=}" "${runs:=}" "${seconds:=}" "${work:=}" # set by bench/run

# Who asks, one a line: a name, where the role that reads is kept to, and what a token adds to the address of a list to be
# given the same rows. A person holds nine roles more, elsewhere in the city.
access_people() {
  cat <<'END'
whole nämnd|UTB|
one unit of 180|MAT007|&unit=eq.MAT007
END
}

# What is asked, one a line: a name and an address below /api/v1/. The words are of the made-up register.
access_requests() {
  cat <<'END'
page of 50|incidents?authority=UTB&limit=50
page of 50 by title|incidents?authority=UTB&limit=50&sort=title
page of 50, own and shared|incidents?authority=UTB&limit=50&shared=with
search|search?authority=UTB&q=n%C3%A4tfiske
list with q|incidents?authority=UTB&limit=50&q=n%C3%A4tfiske
END
}

# Forty authorities more and 180 units of UTB.
access_make_units() {
  awk 'BEGIN {
    print "Kod;Namn;Slag;Överordnad"
    for (i = 1; i <= 40; ++i) printf "MN%02d;Mätnämnd %d;nämnd;\n", i, i
    for (i = 1; i <= 180; ++i) printf "MAT%03d;Mätenhet %d;enhet;UTB\n", i, i }' >"$work/access-units.csv"
}

# The incidents of UTB lie spread over the units; those of the others are shared with all. TRUE-WORD is the engine's own.
access_spread() {
  cat <<END
CREATE TEMPORARY TABLE places AS SELECT u.id, u.authority, ROW_NUMBER() OVER (ORDER BY u.code) - 1 AS place
  FROM unit u WHERE u.code LIKE 'MAT%';
UPDATE incident SET unit = (SELECT p.id FROM places p WHERE p.place = CAST(SUBSTR(short_reference, 10) AS bigint) % 180)
  WHERE authority = (SELECT id FROM authority WHERE code = 'UTB');
INSERT INTO share (authority, type, id, reader, created_at, created_by)
  SELECT authority, 'incident', id, NULL, 0, 'bench' FROM incident
  WHERE authority <> (SELECT id FROM authority WHERE code = 'UTB');
UPDATE incident SET shared = $1 WHERE authority <> (SELECT id FROM authority WHERE code = 'UTB');
END
}

# The policies go; the role, what each statement carries and the function of search stay.
access_without_walls() {
  pg_admin "$1" -At -c "SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY;', oid::regclass) FROM pg_class
    WHERE relrowsecurity" >"$work/down.sql"
  [ -s "$work/down.sql" ] || stop_with "there are no walls to take down: the measurement would compare like with like"
  pg_admin "$1" -f "$work/down.sql"
}

access_login() { printf 'bench-%s' "$(printf '%s' "$1" | tr -dc 'a-z')"; }

# access_make_people DATA: accounts with ten roles each, that of an employee among them.
access_make_people() {
  local name place rest login role number
  while IFS='|' read -r name place rest; do
    login=$(access_login "$name")
    printf 'korrekt batteri stapel\n' | quietly "$ringmur" --data "$1" user create "$login" --kind employee --unit UTB \
      --password-stdin
    quietly "$ringmur" --data "$1" role give "$login" auditor --unit "$place"
    number=0
    for role in isam dpo head security_officer privacy_coordinator manager object_owner auditor; do
      number=$((number + 1))
      quietly "$ringmur" --data "$1" role give "$login" "$role" --unit "MN0$number"
    done
  done < <(access_people)
}

# access_header SERVER ASKER: the line that says who asks; made when the server is served.
access_header() { cat "$work/header.$1.$(access_login "$2")"; }

# access_serve NAME PROGRAM DATA [people]: with a token of UTB, and the people signed in.
access_serve() {
  local name rest token cookie
  token=$("$2" --data "$3" token create --name bench --unit UTB 2>/dev/null)
  printf 'Authorization: Bearer %s' "$token" >"$work/header.$1.$(access_login token)"
  serve "$1" "$2" --data "$3" serve --port 0
  [ "${4:-}" = people ] || return 0
  while IFS='|' read -r name rest; do
    cookie=$(curl -sf -D - -o "$work/said" -H 'Content-Type: application/json' "${address[$1]}/api/v1/session" \
      -d "{\"login\":\"$(access_login "$name")\",\"password\":\"korrekt batteri stapel\"}" |
      tr -d '\r' | sed -n 's/^[Ss]et-[Cc]ookie: \(ringmur_session=[^;]*\).*/\1/p')
    [ -n "$cookie" ] || stop_with "access: $name cannot sign in to $1"
    printf 'Cookie: %s' "$cookie" >"$work/header.$1.$(access_login "$name")"
  done < <(access_people)
}

# access_compare WHAT AIM ALIKE SERVER ASKER PATH SERVER ASKER PATH: who asks first changes from turn to turn. ALIKE: "same",
# or "other" where the answers hold different rows.
access_compare() {
  local what=$1 aim=$2 alike=$3 side turn
  local server=("$4" "$7") asker=("$5" "$8") path=("$6" "$9")
  for side in 0 1; do
    : >"$work/access.$side"
    curl -sf -H "$(access_header "${server[side]}" "${asker[side]}")" \
      "${address[${server[side]}]}/api/v1/${path[side]}" >"$work/answer.$side" ||
      stop_with "access: ${server[side]} does not answer ${path[side]} to ${asker[side]}"
    # An empty answer would measure nothing.
    if ! grep -q '"id"' "$work/answer.$side"; then
      [ "$many" -lt 100000 ] || stop_with "access: ${asker[side]} finds nothing by ${path[side]}"
      say "access, $what: nothing is found among so few rows; left out"
      return 0
    fi
    # A search takes the first hits that it meets, in no order: only their number is the same.
    if [[ ${path[side]} == search* ]]; then
      grep -o '"id"' "$work/answer.$side" | wc -l >"$work/count"
      mv "$work/count" "$work/answer.$side"
    fi
    # The address of the next page repeats the address that was asked for; keys and authority= may stand in it or not.
    sed -i 's/,"next":.*//; s/?authority=UTB//g' "$work/answer.$side"
  done
  [ "$alike" = other ] || cmp "$work/answer.0" "$work/answer.1" ||
    stop_with "access: $what is not answered the same by ${server[0]} and ${server[1]}"
  for ((turn = 0; turn < runs; ++turn)); do
    say "access, $what, turn $((turn + 1)) of $runs"
    for side in $((turn % 2)) $((1 - turn % 2)); do
      requests_with "${address[${server[side]}]}/api/v1/${path[side]}" 16 "$seconds" \
        "$(access_header "${server[side]}" "${asker[side]}")" >>"$work/access.$side"
    done
  done
  local ours beside pair
  ours=$(median <"$work/access.0") beside=$(median <"$work/access.1")
  if [ "$(calculate "$beside > 0")" = 0 ]; then
    row "$what (the second answers none in $seconds s), req/s" "$(rounded "$ours")" 0 - -
    return 0
  fi
  pair=$(paste "$work/access.0" "$work/access.1" | awk '$2 > 0 { print $1 / $2 }' | median)
  row "$what, req/s" "$(rounded "$ours")" "$(rounded "$beside")" "$(ratio "$pair" 1)" "$aim"
}

# access_of_people ENGINE SERVER BESIDE: people with roles, beside a token that reads the whole nämnd.
access_of_people() {
  local name place same what path alike suffix
  while IFS='|' read -r name place same; do
    while IFS='|' read -r what path; do
      alike=same suffix=$same
      # What others share stands in none of our units, and a search takes no filter: the token is given other rows.
      if [ -n "$same" ] && { [[ $path == search* ]] || [[ $path == *shared=* ]]; }; then alike=other suffix=; fi
      # An earlier release knows nothing of sharing: its page of the own is what this one is measured against.
      if [ "$3" = before ] && [[ $path == *shared=* ]]; then alike=other; fi
      local theirs=$path$suffix
      [ "$3" != before ] || theirs=${theirs//&shared=with/}
      access_compare "$1: $what, $name with 10 roles against $3's token" '>=0.8' "$alike" "$2" "$name" "$path" \
        "$3" token "$theirs"
    done < <(access_requests)
  done < <(access_people)
}

access_on_postgresql() {
  if ! pg_there; then
    say "PostgreSQL is not there (apt-get install postgresql): what access costs was not measured on it"
    return 0
  fi
  pg_start "$(mktemp -d "${TMPDIR:-/tmp}/ringmur-bench-pg-XXXXXX")"
  local first=walled name what path
  if [ -n "${RINGMUR_BEFORE:-}" ]; then first=before; fi # the newer one brings a copy's tables up to date, never the other way
  pg_database "$first"
  say "making a register of $many incidents on PostgreSQL"
  local maker=$ringmur beside=(walls-down)
  [ "$first" = walled ] || maker=$RINGMUR_BEFORE
  quietly "$maker" --data "$(pg_url "$first")" demo --scale village --open-years --incidents "$many"
  if [ "$first" = before ]; then
    beside+=(before)
    pg_admin "$first" -c 'VACUUM ANALYZE'
    pg_database walled before
    quietly "$ringmur" --data "$(pg_url walled)" migrate
  fi
  quietly "$ringmur" --data "$(pg_url walled)" import "$work/access-units.csv"
  access_spread TRUE >"$work/spread.sql"
  pg_admin walled -f "$work/spread.sql"
  if [ "$first" = before ]; then
    # The same rows in the earlier tables, which have no shares.
    quietly "$RINGMUR_BEFORE" --data "$(pg_url before)" import "$work/access-units.csv"
    sed '/^INSERT INTO share/,$d' "$work/spread.sql" >"$work/spread-before.sql"
    pg_admin before -f "$work/spread-before.sql"
    pg_admin before -c 'VACUUM ANALYZE'
  fi
  access_make_people "$(pg_url walled)"
  pg_admin walled -c 'VACUUM ANALYZE'
  pg_database walls_down walled
  access_without_walls walls_down
  access_serve walled "$ringmur" "$(pg_url walled)" people
  access_serve walls-down "$ringmur" "$(pg_url walls_down)"
  [ "$first" = walled ] || access_serve before "$RINGMUR_BEFORE" "$(pg_url before)"
  while IFS='|' read -r what path; do
    for name in "${beside[@]}"; do
      [ "$name" != before ] || [[ $path != *shared=* ]] || continue
      access_compare "PostgreSQL: $what, token, walled against $name" '>=0.8' same walled token "$path" "$name" token "$path"
    done
  done < <(access_requests)
  access_of_people PostgreSQL walled walled
  [ "$first" = walled ] || access_of_people PostgreSQL walled before
  stop_serving walled
  for name in "${beside[@]}"; do stop_serving "$name"; done
  pg_stop
}

access_on_sqlite() {
  local data=$work/access.db before=$work/access-before.db
  if [ -n "${RINGMUR_BEFORE:-}" ]; then
    say "making a register of $many incidents by the earlier release on SQLite"
    quietly "$RINGMUR_BEFORE" --data "$before" demo --scale village --open-years --incidents "$many"
    quietly sqlite3 "$before" 'PRAGMA wal_checkpoint(TRUNCATE)'
    cp "$before" "$data"
    quietly "$RINGMUR_BEFORE" --data "$before" import "$work/access-units.csv"
    access_spread 1 | sed '/^INSERT INTO share/,$d' | sqlite3 "$before"
    quietly "$ringmur" --data "$data" migrate
  else
    cp "$(register_of "$many")" "$data"
  fi
  quietly "$ringmur" --data "$data" import "$work/access-units.csv"
  access_spread 1 | sqlite3 "$data" || stop_with "the incidents cannot be spread over units"
  access_make_people "$data"
  access_serve sqlite "$ringmur" "$data" people
  access_of_people SQLite sqlite sqlite
  if [ -n "${RINGMUR_BEFORE:-}" ]; then
    access_serve before "$RINGMUR_BEFORE" "$before"
    access_of_people SQLite sqlite before
    stop_serving before
  fi
  stop_serving sqlite
}

measure_access() {
  access_make_units
  access_on_postgresql
  access_on_sqlite
}
