# What tests/failover/run starts, kills and cuts off. Not a program: it reads it.
# shellcheck shell=bash

# Three database servers n1 n2 n3 with a keeper each, HAProxy, and two Ringmur processes a and b. Each has an address of its
# own: on loopback (127.X.Y.Z), or in a network namespace of its own (10.X.Y.Z) where the network is to be cut.
PORT=5432 WEB_PORT=8080
declare -A LAST=([n1]=1 [n2]=2 [n3]=3 [ha]=10 [a]=21 [b]=22)
declare -A PID=()
databases=(n1 n2 n3)

as=()
if [ "$(id -u)" -eq 0 ]; then
  user=nobody
  id postgres >/dev/null 2>&1 && user=postgres
  as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
else
  user=$(id -un)
fi

# Until the condition holds, asked a few times a second; fails where it does not in that time.
await() { # SECONDS CONDITION…
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $until ] || return 1
    sleep 0.3
  done
}

address() { echo "$NET.${LAST[$1]}"; }
# Runs a command where that machine is.
at() { # MACHINE COMMAND…
  local machine=$1
  shift
  if [ "$LAYOUT" = namespaces ]; then ip netns exec "$PREFIX$machine" "$@"; else "$@"; fi
}

new_network() { # loopback|namespaces
  LAYOUT=$1
  local x=$((RANDOM % 200 + 20)) y=$((RANDOM % 250 + 1)) machine
  if [ "$LAYOUT" = loopback ]; then
    NET=127.$x.$y
    return
  fi
  NET=10.$x.$y
  ip netns add "${PREFIX}hub"
  ip -n "${PREFIX}hub" link add name hub type bridge
  ip -n "${PREFIX}hub" link set hub up
  for machine in "${!LAST[@]}"; do
    ip netns add "$PREFIX$machine"
    ip -n "$PREFIX$machine" link add eth0 type veth peer name "$machine" netns "${PREFIX}hub"
    ip -n "${PREFIX}hub" link set dev "$machine" master hub up
    ip -n "$PREFIX$machine" addr add "$(address "$machine")/24" dev eth0
    ip -n "$PREFIX$machine" link set eth0 up
    ip -n "$PREFIX$machine" link set lo up
  done
}

drop_network() {
  [ "${LAYOUT:-}" = namespaces ] || return 0
  local machine
  for machine in "${!LAST[@]}" hub; do ip netns del "$PREFIX$machine" 2>/dev/null || true; done
}

# What is sent goes to nobody, and no word comes back of it: as when a cable is cut.
cut_between() { # MACHINE MACHINE
  local way
  for way in "$1 $2" "$2 $1"; do
    ip -n "$PREFIX${way% *}" neigh replace "$(address "${way#* }")" lladdr 02:00:00:00:00:99 dev eth0 nud permanent
  done
}
heal_between() { # MACHINE MACHINE
  local way
  for way in "$1 $2" "$2 $1"; do ip -n "$PREFIX${way% *}" neigh del "$(address "${way#* }")" dev eth0; done
}

# In the background, in a process group of its own, so that all of it can be ended.
launch() { # NAME MACHINE COMMAND…
  local name=$1 where=()
  [ "$LAYOUT" = loopback ] || where=(ip netns exec "$PREFIX$2")
  shift 2
  (exec "${where[@]}" setsid "${as[@]}" "$@") >>"$WORK/$name.log" 2>&1 </dev/null &
  PID[$name]=$!
}
end() { # NAME SIGNAL
  [ -n "${PID[$1]:-}" ] || return 0
  kill "-$2" -- "-${PID[$1]}" 2>/dev/null || true
  wait "${PID[$1]}" 2>/dev/null || true
  unset "PID[$1]"
}

# --- PostgreSQL ---------------------------------------------------------------------------------------------------------
write_cluster() {
  local machine nodes=() secret role network=$NET.0/24
  [ "$LAYOUT" = namespaces ] || network=127.0.0.0/8  # whatever address is asked, loopback asks from 127.0.0.1
  secret=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  for machine in "${databases[@]}"; do nodes+=("$machine=$(address "$machine"):$PORT"); done
  DATABASE_PASSWORD=$secret
  for role in ringmur replicator keeper; do echo "*:*:*:$role:$secret"; done >"$WORK/pgpass"
  chmod 600 "$WORK/pgpass"
  printf 'shared_buffers = 32MB\nautovacuum = off\n' >"$WORK/extra.conf"
  for machine in "${databases[@]}"; do
    mkdir -p "$WORK/$machine/sockets"
    cat >"$WORK/$machine/cluster.conf" <<END
NAME=$machine
NODES="${nodes[*]}"
CONFIRM=1
PATIENCE=$PATIENCE
DATA=$WORK/$machine/data
SOCKETS=$WORK/$machine/sockets
PROGRAMS=$PROGRAMS
LISTEN=$(address "$machine")
NETWORK="$network"
BALANCERS="$network"
PASSFILE=$WORK/pgpass
ENCRYPT=disable
EXTRA=$WORK/extra.conf
END
  done
  [ ${#as[@]} -eq 0 ] || chown -R "$user" "$WORK"
}

script() { # MACHINE SCRIPT ARGUMENTS…
  local machine=$1 name=$2
  shift 2
  at "$machine" "${as[@]}" env "CLUSTER=$WORK/$machine/cluster.conf" "deploy/postgresql/$name" "$@"
}

# As the database's superuser on that machine, waiting for no replica.
sql() { # MACHINE SQL [DATABASE]
  at "$1" "${as[@]}" env PGOPTIONS='-c synchronous_commit=local' timeout 60 \
    psql -XAtq -v ON_ERROR_STOP=1 -h "$WORK/$1/sockets" -p $PORT -d "${3:-ringmur}" -c "$2"
}

start_keeper() { launch "keeper-$1" "$1" env "CLUSTER=$WORK/$1/cluster.conf" deploy/postgresql/keeper; }

# The process that the others of a database server come from; fails where it does not run.
main_process() { # MACHINE
  local main
  main=$(head -n 1 "${WORK:-/nowhere}/$1/data/postmaster.pid" 2>/dev/null) && [ -n "$main" ] && echo "$main"
}
# All processes of a database server at once, and its keeper: the machine is gone.
kill_machine() { # MACHINE
  local main
  end "keeper-$1" KILL
  main=$(main_process "$1")
  # shellcheck disable=SC2046
  kill -KILL "$main" $(pgrep -P "$main") 2>/dev/null || true
}

# The same, of the server itself; where it does not answer soon, it does not answer.
psql_quick() { # MACHINE SQL
  at "$1" "${as[@]}" timeout 3 psql -XAtq -h "$WORK/$1/sockets" -p $PORT -d postgres -c "$2" 2>/dev/null
}
primary() { # prints the machine that is the primary; fails where none is, or two are
  local machine found=()
  for machine in "${databases[@]}"; do
    [ "$(psql_quick "$machine" 'SELECT pg_is_in_recovery()')" = f ] && found+=("$machine")
  done
  [ ${#found[@]} -eq 1 ] && echo "${found[0]}"
}

replicas() { # MACHINE-THAT-IS-THE-PRIMARY
  local machine
  for machine in "${databases[@]}"; do [ "$machine" = "$1" ] || echo "$machine"; done
}
follows_primary() { # MACHINE
  local main
  main=$(primary) && [ "$main" != "$1" ] &&
    [ "$(psql_quick "$main" "SELECT count(*) FROM pg_stat_replication WHERE application_name = '$1' AND state = 'streaming'")" = 1 ]
}
await_replica() { await "$2" follows_primary "$1"; } # MACHINE SECONDS
primary_is_not() {                                   # MACHINE
  local main
  main=$(primary) && [ "$main" != "$1" ]
}
await_primary() { await "$2" primary_is_not "$1"; } # NOT-THIS-MACHINE SECONDS

start_databases() {
  write_cluster
  script n1 new-primary >>"$WORK/setup.log" 2>&1 || { tail -n 20 "$WORK/setup.log"; return 1; }
  script n2 new-replica n1 >>"$WORK/setup.log" 2>&1 &
  local second=$!
  script n3 new-replica n1 >>"$WORK/setup.log" 2>&1 || { tail -n 20 "$WORK/setup.log"; return 1; }
  wait $second || { tail -n 20 "$WORK/setup.log"; return 1; }
  for machine in "${databases[@]}"; do start_keeper "$machine"; done
}

# --- HAProxy and Ringmur ------------------------------------------------------------------------------------------------
start_haproxy() {
  launch haproxy ha env "NODE1=$(address n1):$PORT" "NODE2=$(address n2):$PORT" "NODE3=$(address n3):$PORT" \
    "RINGMUR_A=$(address a):$WEB_PORT" "RINGMUR_B=$(address b):$WEB_PORT" "DATABASE_BIND=$(address ha):$PORT" \
    "RINGMUR_BIND=$(address ha):$WEB_PORT" "HAPROXY_SOCKET=$WORK/haproxy.sock" \
    haproxy -db -f deploy/postgresql/haproxy.cfg
}

through_haproxy() { echo "postgresql://ringmur:$DATABASE_PASSWORD@$(address ha):$PORT/ringmur"; }
all_hosts() {
  echo "postgresql://ringmur:$DATABASE_PASSWORD@$(address n1):$PORT,$(address n2):$PORT,$(address n3):$PORT/ringmur"
}

ringmur() { # MACHINE DATABASE ARGUMENTS…
  local machine=$1 data=$2
  shift 2
  at "$machine" "${as[@]}" env "RINGMUR_KEY_FILE=$WORK/secret.key" RINGMUR_INSECURE_DATABASE=1 TMPDIR="$WORK" \
    "$RINGMUR" --data "$data" "$@"
}

start_ringmur() { # MACHINE DATABASE
  launch "ringmur-$1" "$1" env "RINGMUR_KEY_FILE=$WORK/secret.key" RINGMUR_INSECURE_DATABASE=1 TMPDIR="$WORK" \
    "$RINGMUR" --data "$2" serve --address "$(address "$1")" --port $WEB_PORT --seal-key "$WORK/seal.key" --drain 2 \
    --heavy-work 0
}

is_ready() { # MACHINE
  [ "$(at "$1" curl -s -o /dev/null -m 2 -w '%{http_code}' "http://$(address "$1"):$WEB_PORT/ready")" = 200 ]
}
await_web() { await "$2" is_ready "$1"; } # MACHINE SECONDS

stop_everything() {
  local name machine main
  for name in "${!PID[@]}"; do end "$name" KILL; done
  for machine in "${databases[@]}"; do
    main=$(main_process "$machine") || continue
    kill -QUIT "$main" 2>/dev/null || true
  done
  sleep 0.5
  for machine in "${databases[@]}"; do
    main=$(main_process "$machine") || continue
    # shellcheck disable=SC2046
    kill -KILL "$main" $(pgrep -P "$main") 2>/dev/null || true
  done
  drop_network
}
