# Clients that write known records, remember what they were told, and ask again until they know. Not a program.
# shellcheck shell=bash

# A line in LOG for each answer: KEY STATUS NANOSECONDS. A request is sent again with the same key until it is answered; an
# answer that nobody knows what became of the first one (409) ends it too.
write_records() { # LOG NAME MACHINE URL
  local log=$1 name=$2 machine=$3 url=$4 n status where=() body=$1.body
  [ "$LAYOUT" = loopback ] || where=(ip netns exec "$PREFIX$machine")
  for ((n = 0; ; ++n)); do
    while :; do
      [ ! -e "$WORK/writers.end" ] || return 0
      status=$("${where[@]}" curl -s -o "$body" -m 40 -w '%{http_code}' -H "Authorization: Bearer $TOKEN" \
        -H 'Content-Type: application/json' -H "Idempotency-Key: $name-$n" "$url/api/v1/incidents" \
        -d "{\"title\":\"$name-$n\",\"discovered_at\":\"2025-11-05\"}") || true
      echo "$name-$n $status $(date +%s%N) $(grep -o '"code":"[^"]*"' "$body" 2>/dev/null | head -n 1)" >>"$log"
      case $status in
        201 | 409) break ;;
        000 | 502 | 503 | 504) sleep 0.1 ;;
        *) sleep 0.5 ;;
      esac
    done
    rm -f "$body"
  done
}

start_writers() { # NAME, then MACHINE=URL…
  local name=$1 pair n=0
  shift
  rm -f "$WORK/writers.end"
  WRITERS=()
  for pair in "$@"; do
    n=$((n + 1))
    write_records "$WORK/$name-$n.writer" "$name-$n" "${pair%%=*}" "${pair#*=}" &
    WRITERS+=($!)
  done
}
end_writers() {
  touch "$WORK/writers.end"
  # Without a name it would wait for all that runs.
  [ ${#WRITERS[@]} -eq 0 ] || wait "${WRITERS[@]}" || true
}

acknowledged() { cat "$WORK/$1"-*.writer 2>/dev/null | awk '$2 == 201' | wc -l; }
has_acknowledged() { [ "$(acknowledged "$1")" -ge "$2" ]; } # NAME COUNT
await_acknowledged() {                                      # NAME MORE SECONDS
  await "$3" has_acknowledged "$1" $(($(acknowledged "$1") + $2))
}
# How many were answered 201 that are not in FILE.
acknowledged_beyond() { # NAME FILE
  cat "$WORK/$1"-*.writer | awk '$2 == 201 { print $1 }' | grep -cvxFf "$2" || true
}
# The longest time, in tenths of a second, in which nobody was answered 201.
longest_wait() { # NAME
  cat "$WORK/$1"-*.writer | awk '$2 == 201 { print $3 }' | sort -n |
    awk 'NR > 1 && $1 - last > most { most = $1 - last } { last = $1 } END { printf "%d", most / 100000000 }'
}
# Every answer but 201 and 503 and what a cut connection gives.
odd_answers() { # NAME
  cat "$WORK/$1"-*.writer | awk '$2 !~ /^(201|503|502|504|000|409)$/'
}

# What was acknowledged is there once; what was asked for is there once at most. On MACHINE's database.
compare() { # NAME MACHINE
  cat "$WORK/$1"-*.writer | awk '$2 == 201 { print $1 }' | sort -u >"$WORK/told"
  sql "$2" "SELECT title FROM incident WHERE title LIKE '$1-%' ORDER BY title COLLATE \"C\"" | LC_ALL=C sort >"$WORK/there"
  LC_ALL=C sort -u -o "$WORK/told" "$WORK/told"
  uniq -d "$WORK/there" >"$WORK/twice"
  LC_ALL=C comm -23 "$WORK/told" "$WORK/there" >"$WORK/lost"
  LOST=$(wc -l <"$WORK/lost") TWICE=$(wc -l <"$WORK/twice") TOLD=$(wc -l <"$WORK/told")
}
