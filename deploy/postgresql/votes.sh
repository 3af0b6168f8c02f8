# Who is what, and who may become the primary. Not a program: keeper, promote and status read it.
# shellcheck shell=bash

# A change is acknowledged when the primary and CONFIRM replicas have it on disk. So of n replicas, any n - CONFIRM + 1 include
# one that has it; and when that many have stopped listening to the old primary, it can acknowledge nothing more. That is the
# vote: who has that many replicas turned away from the primary, in writing, may promote the one of them that has the most.

# HEARS is read by others.
# shellcheck disable=SC2034
declare -A ROLE=() TIMELINE=() HEARS=() FENCED=() PLACE=() SOURCE=()

# Role, the newest timeline that it has heard of, whether it hears the primary, whether it is turned away, how far it is, and
# whom it listens to.
LOOK="SELECT CASE WHEN pg_is_in_recovery() THEN 'replica' ELSE 'primary' END,
  (SELECT max(substr(name, 1, 8)) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{8}'),
  EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'
          AND last_msg_receipt_time > clock_timestamp() - interval '$PATIENCE seconds'),
  pg_is_in_recovery() AND current_setting('primary_conninfo') = '' AND NOT EXISTS (SELECT 1 FROM pg_stat_wal_receiver),
  CASE WHEN pg_is_in_recovery() THEN GREATEST(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())
       ELSE pg_current_wal_flush_lsn() END - '0/0'::pg_lsn,
  (regexp_match(current_setting('primary_conninfo'), '^host=\S+ port=\d+'))[1]"

# As LOOK says it of who listens to that node.
source_of() { printf 'host=%s port=%s' "$(host_of "$1")" "$(port_of "$1")"; } # NODE

# All of them at once: one that is silent holds up the others for seconds.
look() { # NODE…
  local node answer
  local -A answers=()
  for node; do exec {answers[$node]}< <(ask "$node" "$LOOK"); done
  for node; do
    ROLE[$node]=silent TIMELINE[$node]='' HEARS[$node]=f FENCED[$node]=f PLACE[$node]=0 SOURCE[$node]=''
    if IFS= read -r answer <&"${answers[$node]}"; then
      IFS='|' read -r "ROLE[$node]" "TIMELINE[$node]" "HEARS[$node]" "FENCED[$node]" "PLACE[$node]" "SOURCE[$node]" <<<"$answer"
    fi
    exec {answers[$node]}<&-
  done
}

look_around() {
  local nodes
  readarray -t nodes < <(others)
  look "$NAME" "${nodes[@]}"
}

# The others that answer as ROLE.
others_that_are() {
  local node
  for node in $(others); do [ "${ROLE[$node]}" != "$1" ] || echo "$node"; done
}

is_majority() { [ "$1" -gt $(($(wc -w <<<"$NODES") / 2)) ]; } # COUNT
# This server and those that answer it.
reaches_majority() {
  local node count=1
  for node in $(others); do [ "${ROLE[$node]}" = silent ] || count=$((count + 1)); done
  is_majority "$count"
}

# Of the other nodes' primaries the one of the newest timeline.
newest_primary() {
  local node best=
  for node in $(others_that_are primary); do
    if [ -z "$best" ] || [[ ${TIMELINE[$node]} > ${TIMELINE[$best]} ]]; then best=$node; fi
  done
  printf %s "$best"
}

# From now on it listens to no primary of its own timeline; written to its disk, so that a restart does not forget it.
fence() { # NODE
  ask "$1" "ALTER SYSTEM SET primary_conninfo = ''" 'SELECT pg_reload_conf()' >/dev/null
}

replicas_needed() {
  local count
  count=$(wc -w <<<"$NODES")
  echo $((count - 1 - CONFIRM + 1))
}

# Turns enough replicas away from the primary and names in ELECTED the one that has the most. Fails where too few answer, or
# where they are not at rest yet.
elect() {
  local node voters place needed
  ELECTED=
  needed=$(replicas_needed)
  read -ra voters <<<"$NAME $(others_that_are replica | tr '\n' ' ')"
  [ ${#voters[@]} -ge "$needed" ] || return 1
  for node in "${voters[@]}"; do
    [ "${FENCED[$node]}" = t ] || fence "$node" || return 1
  done
  sleep 0.5
  look "${voters[@]}"
  for node in "${voters[@]}"; do
    { [ "${ROLE[$node]}" = replica ] && [ "${FENCED[$node]}" = t ]; } || return 1
  done
  local -A before=()
  for node in "${voters[@]}"; do before[$node]=${PLACE[$node]}; done
  sleep 0.5
  # Two looks that agree: nothing is on its way any more, and what lay on its disk has been read.
  look "${voters[@]}"
  for node in "${voters[@]}"; do
    { [ "${FENCED[$node]}" = t ] && [ "${PLACE[$node]}" = "${before[$node]}" ]; } || return 1
  done
  ELECTED=$(for node in "${voters[@]}"; do
    place=$(printf '%020d' "${PLACE[$node]}")
    echo "${TIMELINE[$node]} $place $node"
  done | sort -k1,1r -k2,2r -k3,3 | head -n 1)
  ELECTED=${ELECTED##* }
}

# Tells it again where no answer comes: all are turned away by now, and wait for it.
promote_node() { # NODE
  local try
  for try in 1 2 3; do
    [ "$(ask "$1" 'SELECT CASE WHEN pg_is_in_recovery() THEN pg_promote(true, 3) ELSE true END')" != t ] || return 0
  done
  return 1
}
