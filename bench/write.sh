# Writing a record by the API, beside a C program that writes the same rows and commits as many together; and what the page
# asks for when it starts. Sourced by bench/run.
# shellcheck shell=bash disable=SC2154 # address, process and pg_folder are set by what is sourced before

: "${many:=}" "${programs:=}" "${ringmur:=}" "${runs:=}" "${seconds:=}" "${work:=}" # set by bench/run

# write_script UNIT: wrk posts this; what it is given is another title each time, so that no key is taken twice.
write_script() {
  cat >"$work/post.lua" <<END
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local number = 0
request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, string.format(
    '{"title":"Nätfiske mot lärare %08d","description":"Ett mejl med en länk.","discovered_at":"2025-11-05T14:30:00+01:00","unit":"$1"}',
    number))
end
END
}

# written ADDRESS CONNECTIONS TOKEN: writes a second.
written() {
  wrk -t1 -c"$2" -d"${seconds}s" -s "$work/post.lua" -H "Authorization: Bearer $3" \
    "$1/api/v1/incidents?authority=UTB" >"$work/wrk" 2>&1 || stop_with "wrk: $(cat "$work/wrk")"
  if grep -q 'Non-2xx' "$work/wrk"; then stop_with "a record was not written: $(cat "$work/wrk")"; fi
  awk '/^Requests\/sec/ { print $2 }' "$work/wrk"
}

# What one write adds, by table: the bare program must add as much.
write_counts() {
  local table
  for table in incident audit_event audit_link search_entry search_docsize; do
    sqlite3 "$1" "SELECT '$table', COUNT(*) FROM $table"
  done
}

measure_write() {
  local data token together turn
  data=$work/written.db
  cp "$(register_of 1000)" "$data"
  # An authority's own unit has its id.
  write_script "$(sqlite3 "$data" "SELECT LOWER(HEX(id)) FROM authority WHERE code = 'UTB'" |
    sed -E 's/(.{8})(.{4})(.{4})(.{4})/\1-\2-\3-\4-/')"
  token=$(token_for "$data")
  serve written "$ringmur" --data "$data" serve --port 0
  # The record that the bare program copies is one of ours, the newest.
  written "${address[written]}" 1 "$token" >/dev/null
  for together in 1 16; do
    for ((turn = 0; turn < runs; ++turn)); do
      say "writing by $together connection(s), turn $((turn + 1)) of $runs"
      quietly sqlite3 "$data" 'PRAGMA wal_checkpoint(TRUNCATE)'
      cp "$data" "$work/bare.db"
      sync "$work/bare.db"
      written "${address[written]}" "$together" "$token" >>"$work/written.$together"
      write_counts "$work/bare.db" >"$work/counts.before"
      "$programs/bench_bare_write" "$work/bare.db" UTB "$seconds" "$together" >>"$work/bare.$together"
      write_counts "$work/bare.db" >"$work/counts.after"
      # As many of each: one row of every table a write.
      paste -d'|' "$work/counts.before" "$work/counts.after" | awk -F'|' '{ print $4 - $2 }' | sort -u >"$work/counts.added"
      [ "$(wc -l <"$work/counts.added")" = 1 ] || stop_with "the baseline of writing does not write the same rows"
    done
    row "writing records by $together connection(s), writes/s" "$(rounded "$(median <"$work/written.$together")")" \
      "$(rounded "$(median <"$work/bare.$together")")" \
      "$(ratio "$(median <"$work/written.$together")" "$(median <"$work/bare.$together")")" -
  done
  stop_serving written
}

# What a page asks for, with 16 connections: requests a second of each.
measure_calls() {
  local data token first what path answered
  data=$(register_of "$many")
  token=$(token_for "$data")
  serve called "$ringmur" --data "$data" serve --port 0
  first=$(curl -sf -H "Authorization: Bearer $token" "${address[called]}/api/v1/incidents?authority=UTB&limit=1" |
    sed -E 's/.*"id":"([^"]+)".*/\1/')
  while IFS='|' read -r what path; do
    say "calls at $many rows: $what"
    answered=$(requests "${address[called]}$path" 16 "$seconds" "$token")
    row "$what at $many rows, requests/s" "$(rounded "$answered")" - - -
  done <<END
the page itself|/
which authorities|/api/v1/authorities
which registers|/api/v1/registers
what waits (overview)|/api/v1/overview
a record|/api/v1/incidents/$first
a list with names|/api/v1/incidents?authority=UTB&limit=50&names=true
search for a usual word|/api/v1/search?authority=UTB&q=n%C3%A4tfiske
the page's search for it|/api/v1/search?authority=UTB&group=true&q=n%C3%A4tfiske
END
  row "memory after these, MB" "$(resident_mb "${process[called]}")" - - '<=120'
  stop_serving called
}

measure_micro() {
  if [ ! -x "$programs/bench_micro" ]; then
    say "Google Benchmark is not there (apt-get install libbenchmark-dev): micro was not measured"
    return 0
  fi
  local name time unit
  "$programs/bench_micro" --benchmark_format=csv --benchmark_min_time=0.2 2>"$work/said" >"$work/micro.csv" ||
    stop_with "micro: $(cat "$work/said")"
  # name,iterations,real_time,cpu_time,time_unit,…
  while IFS=, read -r name _ _ time unit _; do
    row "micro: ${name//\"/}" "$(rounded "$time") $unit" - - -
  done < <(sed '1,/^name,/d' "$work/micro.csv")
}
