# What goes wrong, and what must hold then. Not a program: tests/failover/run reads it. Each scenario leaves all five machines running.
# shellcheck shell=bash

check() { # WORDS CONDITION… – told, counted
  local words=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $words"
  fi
}
is() { [ "$1" = "$2" ]; }
at_most() { [ "$1" -le "$2" ]; }
at_least() { [ "$1" -ge "$2" ]; }
succeeds() { "$@" >/dev/null 2>&1; }
fails() { ! succeeds "$@"; }

web() { echo "http://$(address "$1"):$WEB_PORT"; }
get() { # MACHINE PATH – the status
  at "$1" curl -s -o "$WORK/answer" -D "$WORK/head" -m 30 -w '%{http_code}' -H "Authorization: Bearer $TOKEN" "$(web "$1")$2"
}

# Nothing lost and nothing twice in what writers NAME were told, and odd answers shown.
check_records() { # NAME WORDS
  compare "$1" "$(primary)"
  echo "  $2: $TOLD acknowledged, $LOST lost, $TWICE twice, longest wait $(longest_wait "$1" | sed -E 's/(.)$/.\1/') s"
  check "$2: nothing that was acknowledged is lost" is "$LOST" 0
  check "$2: nothing is there twice" is "$TWICE" 0
  check "$2: something was acknowledged" at_least "$TOLD" 20
  check "$2: only 201, 503 and connections cut off: $(odd_answers "$1" | head -n 2)" is "$(odd_answers "$1" | wc -l)" 0
}

# What is derived agrees with the records, on the primary as it is now.
check_derived() { # WORDS
  if ! "$RINGMUR" --help | grep -q '^  check '; then
    echo '  skipped: ringmur check is not in this program, so that what is derived is not compared'
    return
  fi
  ringmur b "$DATA_OF_B" check >"$WORK/check.out" 2>&1 || tail -n 5 "$WORK/check.out"
  check "$1: what is derived agrees with the records" succeeds ringmur b "$DATA_OF_B" check
}

# All three agree, and the two replicas follow.
check_whole() { # WORDS
  local machine
  for machine in $(replicas "$(primary || true)"); do check "$1: $machine follows" await_replica "$machine" 60; done
  check "$1: there is one primary" succeeds primary
}

restart_machine() { # MACHINE – power is back
  start_keeper "$1"
}

# From now on they do nothing: a round that had begun has ended.
rest_keepers() { # MACHINE…
  tell_keepers 'rests while' touch "$@"
}
# And are at work again.
wake_keepers() { # MACHINE…
  tell_keepers 'keeps watch again' rm "$@"
}
tell_keepers() { # ANSWER touch|rm MACHINE…
  local answer=$1 how=$2 machine
  local -A before=()
  shift 2
  for machine; do
    before[$machine]=$(times_said "$machine" "$answer")
    "$how" "$WORK/$machine/data/keeper.rest"
  done
  for machine; do check "the keeper of $machine $answer" await 30 has_said_more "$machine" "$answer" "${before[$machine]}"; done
}
has_said() { grep -q "$2" "$WORK/keeper-$1.log"; }           # MACHINE PATTERN
times_said() { grep -c "$2" "$WORK/keeper-$1.log" || true; } # MACHINE PATTERN
has_said_more() { [ "$(times_said "$1" "$2")" -gt "$3" ]; }  # MACHINE PATTERN TIMES-BEFORE

# From now on it hears of nothing, and its keeper does nothing about it.
put_behind() { # MACHINE
  rest_keepers "$1"
  sql "$1" "ALTER SYSTEM SET primary_conninfo = 'host=$(address "$1") port=1'"
  sql "$1" 'SELECT pg_reload_conf()' >/dev/null
}

# (a), (f) The primary is gone, with its keeper, under writers, while the replica that would be taken if both had the same is behind.
primary_killed() {
  local old behind
  old=$(primary)
  behind=$([ "$old" = n1 ] && echo n2 || echo n1)
  start_writers "killed$1" "ha=$(web ha)" "ha=$(web ha)"
  check 'killed: writers got going' await_acknowledged "killed$1" 10 30
  put_behind "$behind"
  check 'killed: one replica is enough to write' await_acknowledged "killed$1" 10 30
  kill_machine "$old"
  wake_keepers "$behind"
  check 'killed: a replica takes over' await_primary "$old" 40
  check 'killed: not the one that was behind' [ "$(primary)" != "$behind" ]
  check 'killed: the service is back' await_acknowledged "killed$1" 15 40
  end_writers
  check_records "killed$1" 'primary killed'
  restart_machine "$old"
  check 'killed: the old primary comes back as a replica' await_replica "$old" 60
  check_whole 'killed'
  check_derived 'killed'
}

# A rewind is broken off: what it leaves is neither started nor rewound again, and a whole copy takes its place.
rewind_broken_off() {
  local old programs=$WORK/programs
  old=$(primary)
  mkdir "$programs"
  ln -s "$PROGRAMS"/* "$programs"
  rm "$programs/pg_rewind"
  printf '#!/bin/sh\n%s "$@"\nkill -KILL $PPID\n' "$PROGRAMS/pg_rewind" >"$programs/pg_rewind"
  chmod 755 "$programs/pg_rewind"
  kill_machine "$old"
  check 'rewind: a replica takes over' await_primary "$old" 40
  sed -i.whole "s#^PROGRAMS=.*#PROGRAMS=$programs#" "$WORK/$old/cluster.conf"
  start_keeper "$old"
  check 'rewind: the keeper says what to do' await 60 has_said "$old" 'move .* away and run new-replica'
  end "keeper-$old" KILL
  mv "$WORK/$old/cluster.conf.whole" "$WORK/$old/cluster.conf"
  check 'rewind: it is not rewound again' fails script "$old" rejoin "$(primary)"
  start_keeper "$old"
  sleep 3
  check 'rewind: nor started' fails psql_quick "$old" 'SELECT 1'
  rm -rf "$WORK/$old/data"
  check 'rewind: a whole copy takes its place' succeeds script "$old" new-replica "$(primary)"
  check_whole 'rewind'
}

# A person has made the replica primary that had less: the other one, which has more, is brought back.
replica_astray() {
  local old chosen astray
  old=$(primary)
  { read -r chosen && read -r astray; } < <(replicas "$old")
  put_behind "$chosen"
  sql "$old" 'CREATE TABLE astray (n int)' postgres
  check 'astray: one replica has more' await 20 has_astray "$astray" 1
  kill_machine "$astray"
  kill_machine "$old"
  check 'astray: a person decides' succeeds script "$chosen" promote --anyway
  wake_keepers "$chosen"
  sleep $((2 * PATIENCE))
  check 'astray: it stays the primary though it is alone' is "$(primary)" "$chosen"
  start_keeper "$astray"
  check 'astray: its keeper notices' await 60 has_said "$astray" 'has gone another way'
  check 'astray: it is brought back' await_replica "$astray" 60
  check 'astray: what only it had is taken back' await 20 has_astray "$astray" 0
  restart_machine "$old"
  check_whole 'astray'
  check 'astray: the decision has ended' await 30 needs_majority "$chosen"
}
has_astray() { [ "$(psql_quick "$1" "SELECT count(*) FROM pg_class WHERE relname = 'astray'")" = "$2" ]; } # MACHINE 0|1
needs_majority() { [ ! -e "$WORK/$1/data.alone" ]; }                                                 # MACHINE

# Both replicas are gone for good: the primary stops, a person says that it is to go on, and one is made anew.
replicas_gone() {
  local main one other
  main=$(primary)
  { read -r one && read -r other; } < <(replicas "$main")
  check 'gone: while they are there nobody needs to decide' succeeds script "$main" promote
  kill_machine "$one"
  kill_machine "$other"
  check 'gone: the primary stops, since others may have taken over' await 30 fails main_process "$main"
  check 'gone: only with --anyway' fails script "$main" promote
  check 'gone: a person decides' succeeds script "$main" promote --anyway
  sleep $((2 * PATIENCE))
  check 'gone: it stays' is "$(primary)" "$main"
  check 'gone: a is ready' await_web a 30
  check 'gone: what it has is read' is "$(get a '/api/v1/incidents?limit=1')" 200
  rm -rf "$WORK/$one/data"
  check 'gone: a replica is made anew' succeeds script "$one" new-replica "$main"
  start_keeper "$one"
  start_writers "gone$1" "ha=$(web ha)"
  check 'gone: the service is back' await_acknowledged "gone$1" 20 40
  end_writers
  check_records "gone$1" 'replicas gone'
  check 'gone: the decision has ended' await 30 needs_majority "$main"
  restart_machine "$other"
  check_whole 'gone'
}

# (b) The primary is cut off from the replicas, their keepers, HAProxy and b, but not from a, which knows all addresses.
network_cut() {
  local old other
  old=$(primary)
  start_writers "cut$1" "a=$(web a)" "b=$(web b)"
  check 'cut: writers got going' await_acknowledged "cut$1" 15 30
  if [ "${2:-}" = without-keeper ]; then end "keeper-$old" KILL; fi
  for other in "${databases[@]}" ha b; do [ "$other" = "$old" ] || cut_between "$old" "$other"; done
  check 'cut: a replica takes over' await 40 one_of_rest_leads "$old"
  check 'cut: the service is back' await_acknowledged "cut$1" 15 60
  sleep 2
  end_writers
  for other in "${databases[@]}" ha b; do [ "$other" = "$old" ] || heal_between "$old" "$other"; done
  if [ "${2:-}" = without-keeper ]; then start_keeper "$old"; fi
  check 'cut: healed, the old primary comes back as a replica' await_replica "$old" 60
  check_records "cut$1" 'network cut'
  check_whole 'cut'
  check_derived 'cut'
}
one_of_rest_leads() { # OLD
  local machine
  for machine in $(replicas "$1"); do
    [ "$(psql_quick "$machine" 'SELECT pg_is_in_recovery()')" != f ] || return 0
  done
  return 1
}

# (c) One Ringmur process is stopped as for an upgrade, then one is killed. A session made at one holds at the other.
process_gone() {
  local before
  start_writers "process$1" "ha=$(web ha)" "ha=$(web ha)" "ha=$(web ha)"
  check 'process: writers got going' await_acknowledged "process$1" 15 30
  kill -TERM "${PID[ringmur-a]}"
  wait "${PID[ringmur-a]}" || check 'process: it stopped with exit code 0' false
  unset 'PID[ringmur-a]'
  check 'process: served on' await_acknowledged "process$1" 15 30
  before=$(cat "$WORK/process$1"-*.writer | awk '$2 != 201' | wc -l)
  check "stopped gracefully: nobody was answered but 201 ($(cat "$WORK/process$1"-*.writer | awk '$2 != 201' | head -n 1))" is "$before" 0
  start_ringmur a "$DATA_OF_A"
  check 'process: a is back' await_web a 60
  sleep 1
  end ringmur-b KILL
  check 'process: served on after a kill' await_acknowledged "process$1" 15 30
  sleep 1
  end_writers
  before=$(cat "$WORK/process$1"-*.writer | awk '$2 != 201' | cut -d ' ' -f 1 | sort -u | wc -l)
  check "killed: at most the three requests in flight ($before)" at_most "$before" 3
  check_records "process$1" 'one Ringmur process stopped, one killed'
  start_ringmur b "$DATA_OF_B"
  check 'process: b is back' await_web b 60
}

# HAProxy is killed and started again: until it has asked all three it leads to replicas as well, and none of them is taken.
balancer_restarted() {
  local main machine
  main=$(primary)
  for machine in $(replicas "$main"); do
    check "balancer: $machine is told from a primary" says_replica "$machine"
  done
  start_writers "balancer$1" "a=$(web a)" "b=$(web b)"
  check 'balancer: writers got going' await_acknowledged "balancer$1" 15 30
  end haproxy KILL
  sleep 1
  start_haproxy
  check 'balancer: the service is back' await_acknowledged "balancer$1" 30 30
  end_writers
  check_records "balancer$1" 'HAProxy killed and started again'
  check 'balancer: nobody met a replica that could not be written to' is \
    "$(cat "$WORK/balancer$1"-*.writer | grep -c database.read_only)" 0
}
says_replica() { # MACHINE
  ! ringmur b "postgresql://ringmur:$DATABASE_PASSWORD@$(address "$1"):$PORT/ringmur" check >"$WORK/replica.out" 2>&1 &&
    grep -qE 'replik|replica' "$WORK/replica.out"
}

sessions_hold() {
  local jar=$WORK/cookies
  at a curl -s -o "$WORK/answer" -c "$jar" -H 'Content-Type: application/json' -m 30 "$(web a)/api/v1/session" \
    -d "{\"login\":\"anna\",\"password\":\"$PASSWORD\"}"
  check 'sessions: made at a, known at b' is \
    "$(at b curl -s -o /dev/null -m 30 -w '%{http_code}' -H "Cookie: $(awk '/ringmur_session/ { print "ringmur_session=" $7 }' "$jar")" "$(web b)/api/v1/session")" 200
}

# (e) The primary is away for ten seconds, and nobody else may take over.
short_absence() {
  local main machine status
  main=$(primary)
  rest_keepers "${databases[@]}"
  at "$main" "${as[@]}" pg_ctl -D "$WORK/$main/data" -m fast -w stop >/dev/null
  start_writers "away$1" "ha=$(web ha)" "a=$(web a)"
  sleep 2
  status=$(get a '/api/v1/incidents?limit=1')
  check "away: a says 503, not $status" is "$status" 503
  check 'away: and when to come again' succeeds grep -i '^Retry-After: [0-9]' "$WORK/head"
  check 'away: as problem details' succeeds grep -i '^Content-Type: application/problem+json' "$WORK/head"
  sleep 7
  check 'away: nothing is acknowledged without a database' is "$(acknowledged "away$1")" 0
  at "$main" "${as[@]}" pg_ctl -D "$WORK/$main/data" -w -l "$WORK/$main/data/server.log" start >/dev/null </dev/null
  check 'away: all is well after' await_acknowledged "away$1" 30 30
  end_writers
  check_records "away$1" 'primary away for ten seconds'
  wake_keepers "${databases[@]}"
  check_whole 'away'
}

# (f) One replica lags: nobody waits for it. Both lag: nothing is acknowledged that no replica has.
lagging_replicas() {
  local main one other n
  main=$(primary)
  { read -r one && read -r other; } < <(replicas "$main")
  rest_keepers "$main"  # or it would stop the primary when both replicas are silent
  start_writers "lag$1" "ha=$(web ha)"
  check 'lag: writers got going' await_acknowledged "lag$1" 10 30
  suspend "$one" STOP
  check 'lag: one that lags holds nobody up' await_acknowledged "lag$1" 15 10
  suspend "$other" STOP
  sleep 1
  # What waits for a replica cannot be seen yet. An answer may still be on its way, or its note be what waits.
  sql "$main" "SELECT title FROM incident WHERE title LIKE 'lag$1-%'" >"$WORK/confirmed"
  sleep 2
  check 'lag: without any replica nothing is acknowledged' is "$(acknowledged_beyond "lag$1" "$WORK/confirmed")" 0
  # PostgreSQL then says COMMIT with a warning, though no replica has it: the client must not be told so.
  for ((n = 0; n < 8; ++n)); do
    sql "$main" "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'" >/dev/null
    sleep 0.3
  done
  check 'lag: nor when the wait for one is cut short' is "$(acknowledged_beyond "lag$1" "$WORK/confirmed")" 0
  suspend "$one" CONT
  suspend "$other" CONT
  check 'lag: goes on when one is back' await_acknowledged "lag$1" 15 40
  end_writers
  wake_keepers "$main"
  check_records "lag$1" 'replicas that lag'
  check_whole 'lag'
}
# All processes of a replica and its keeper, so that neither answers nor decides.
suspend() { # MACHINE STOP|CONT
  local main
  main=$(main_process "$1")
  kill "-$2" -- "-${PID[keeper-$1]}" || true
  # shellcheck disable=SC2046
  kill "-$2" "$main" $(pgrep -P "$main") 2>/dev/null || true
}
