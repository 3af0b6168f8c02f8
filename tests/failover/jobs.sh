# Work that is ordered at one process and done by another, and work that several would do at the same hour. Not a program.
# shellcheck shell=bash

JOB_ROWS=20000 JOB='' WORKER=''

post_import() { # prints the job's address
  { echo 'Diarienummer;Upptäckt;Rubrik'; seq -f "SOC %.0f;2025-01-02;Ur filen" 1 $JOB_ROWS; } >"$WORK/incidents.csv"
  at a curl -s -o "$WORK/answer" -D - -m 60 -H "Authorization: Bearer $TOKEN" -H 'Content-Type: text/csv' \
    --data-binary "@$WORK/incidents.csv" "$(web a)/api/v1/imports?unit=SOC" | sed -nE 's/^[Ll]ocation: *([^\r]*).*/\1/p'
}
job_is() { # STATUS
  get "$SURVIVOR" "$JOB" >/dev/null
  grep -q "\"status\":\"$1\"" "$WORK/answer"
}

# (d) An import is under way, and its process is killed.
worker_killed() {
  local n
  JOB=$(post_import)
  check 'job: it was ordered' [ -n "$JOB" ]
  for ((n = 0; n < 400; ++n)); do
    for WORKER in a b; do
      if grep -q "job.start .*try=1" "$WORK/ringmur-$WORKER.log" 2>/dev/null; then break 2; fi
    done
    sleep 0.05
  done
  SURVIVOR=$([ "$WORKER" = a ] && echo b || echo a)
  sleep 0.3
  end "ringmur-$WORKER" KILL
  check 'job: it was under way when its process was killed' job_is running
  # Who follows it hears at the other process how it goes on.
  launch follower ha curl -s -N -m 300 -H "Authorization: Bearer $TOKEN" "$(web "$SURVIVOR")$JOB/events"
  if [ "$WORKER" = a ]; then start_ringmur a "$DATA_OF_A"; else start_ringmur b "$DATA_OF_B"; fi
  check 'job: the killed process is back' await_web "$WORKER" 60
}

worker_replaced() {
  local there tries
  check 'job: taken over and done' await 120 job_is 'done'
  there=$(sql "$(primary)" "SELECT count(*) || ' ' || count(DISTINCT natural_key) FROM incident WHERE title = 'Ur filen'")
  check "job: each row is there once ($there)" is "$there" "$JOB_ROWS $JOB_ROWS"
  # By the second, or a later one: a take whose answer was lost, while both replicas lagged, counts as a try.
  tries=$(sql "$(primary)" "SELECT fence FROM job WHERE kind = 'import'")
  check "job: not by the try that was killed, but number $tries" [ "$tries" -gt 1 ]
  sleep 1
  check 'job: who followed it heard the end' grep -q '^event: done' "$WORK/follower.log"
  check 'job: and heard before that how far it was' grep -q '^event: progress' "$WORK/follower.log"
  echo "  an import's process killed: $there rows, done by the other process"
  end follower KILL
}

# (d) Both processes do the day's work at the same moment: each chain is sealed once, what recurs comes back once.
day_begins_twice() {
  local n done=30 again most
  for ((n = 0; n < done; ++n)); do
    at a curl -s -o /dev/null -m 30 -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "$(web a)/api/v1/activities" \
      -d "{\"year\":2025,\"title\":\"Varje kvartal $n\",\"status\":\"done\",\"due\":\"2025-03-31\",\"finished\":\"2025-03-20\",\"recurrence\":\"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1\"}"
  done
  end ringmur-a KILL
  end ringmur-b KILL
  sql "$(primary)" 'DELETE FROM seal'
  start_ringmur a "$DATA_OF_A"
  start_ringmur b "$DATA_OF_B"
  check 'day: both are back' await_web a 60
  check 'day: both are back' await_web b 60
  for ((n = 0; n < 60; ++n)); do
    again=$(sql "$(primary)" 'SELECT count(*) FROM activity WHERE follows IS NOT NULL')
    [ "$again" -lt $done ] || break
    sleep 0.5
  done
  sleep 2
  again=$(sql "$(primary)" 'SELECT count(*) FROM activity WHERE follows IS NOT NULL')
  check "day: what recurs comes back once ($again of $done)" is "$again" $done
  most=$(sql "$(primary)" 'SELECT max(n) FROM (SELECT count(*) AS n FROM seal GROUP BY authority, day) s')
  check "day: each chain has one seal a day ($most)" is "$most" 1
  echo "  the day's work begun by two at once: $again of $done come back, at most $most seal a chain"
}
