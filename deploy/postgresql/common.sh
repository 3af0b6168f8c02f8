# What the scripts of this folder share. Not a program: they read it.
# shellcheck shell=bash
set -euo pipefail

say() { printf '%s %s: %s\n' "$(date +%H:%M:%S)" "${NAME:-cluster}" "$*" >&2; }
give_up() {
  say "$@"
  exit 1
}

CLUSTER=${CLUSTER:-/etc/ringmur/cluster.conf}
[ -r "$CLUSTER" ] || give_up "no settings in $CLUSTER: copy cluster.conf.example and fill it in, or name another file in CLUSTER"
# shellcheck source=/dev/null
. "$CLUSTER"
ENCRYPT=${ENCRYPT:-verify-full} ROOT_CERTIFICATE=${ROOT_CERTIFICATE:-} EXTRA=${EXTRA:-} ARCHIVE=${ARCHIVE:-}
CONFIRM=${CONFIRM:-1} PATIENCE=${PATIENCE:-5}
PATH=$PROGRAMS:$PATH  # the psql in Debian's own path is a program that looks for this one, and takes twice the time
[ "$(id -u)" -ne 0 ] || give_up "PostgreSQL does not run as root: become its user, for example with runuser -u postgres"
umask 077

declare -A ADDRESS=()
for node in $NODES; do ADDRESS[${node%%=*}]=${node#*=}; done
[ -n "${ADDRESS[$NAME]:-}" ] || give_up "NAME=$NAME is none of NODES"

host_of() { printf %s "${ADDRESS[$1]%:*}"; }
port_of() { printf %s "${ADDRESS[$1]##*:}"; }
others() {
  local node
  for node in $NODES; do [ "${node%%=*}" = "$NAME" ] || echo "${node%%=*}"; done
}

# What libpq needs to reach a node as one of the roles.
connection() { # NODE ROLE
  local text
  text="host=$(host_of "$1") port=$(port_of "$1") user=$2 passfile=$PASSFILE connect_timeout=2 tcp_user_timeout=4000"
  text+=" keepalives_idle=4 keepalives_interval=2 keepalives_count=2 sslmode=$ENCRYPT"
  [ -z "$ROOT_CERTIFICATE" ] || text+=" sslrootcert=$ROOT_CERTIFICATE"
  printf %s "$text"
}

# Columns apart by |; fails where the node does not answer within seconds.
ask() { # NODE SQL…
  local node=$1 sql commands=()
  shift
  for sql; do commands+=(-c "$sql"); done
  timeout 4 psql -XAtq -v ON_ERROR_STOP=1 -d "$(connection "$node" keeper) dbname=postgres" "${commands[@]}" 2>/dev/null
}

# On this server, through its socket, as the user that PostgreSQL runs as. What it changes waits for no replica.
locally() {
  PGOPTIONS='-c synchronous_commit=local' psql -XAtq -v ON_ERROR_STOP=1 -h "$SOCKETS" -p "$(port_of "$NAME")" -d postgres "$@"
}

is_running() { pg_ctl -D "$DATA" status >/dev/null 2>&1; }
start() { pg_ctl -D "$DATA" -w -t 60 -l "$DATA/server.log" start >/dev/null </dev/null; }
stop() { pg_ctl -D "$DATA" -w -t 60 -m "${1:-fast}" stop >/dev/null; }

# Beside the folder, whose files pg_rewind exchanges.
HALF_REWOUND=$DATA.half-rewound
refuse_half_rewound() {
  [ ! -e "$HALF_REWOUND" ] ||
    give_up "a rewind was broken off: move $DATA away and run new-replica with the primary's name"
}
# Beside it too: a person has said that the others are gone, and this server stays the primary until a majority follows it.
ALONE=$DATA.alone
stopped_in_order() { LC_ALL=C pg_controldata -D "$DATA" | grep -q '^Database cluster state: *shut down'; }

# Settings are the same on a primary and on a replica, since each may become the other.
write_settings() {
  local names=() node
  for node in $NODES; do names+=("${node%%=*}"); done
  cat >"$DATA/ringmur.conf" <<END
listen_addresses = '${LISTEN:-*}'
port = $(port_of "$NAME")
unix_socket_directories = '$SOCKETS'
cluster_name = '$NAME'
max_connections = 200
password_encryption = 'scram-sha-256'
wal_level = replica
wal_log_hints = on                 # pg_rewind: the old primary comes back without being copied anew
max_wal_senders = 10
max_replication_slots = 10
wal_keep_size = '1GB'
max_slot_wal_keep_size = '20GB'    # a replica that is gone for long does not fill the primary's disk
hot_standby = on
synchronous_commit = on
synchronous_standby_names = 'ANY $CONFIRM ($(IFS=,; echo "${names[*]}"))'
wal_sender_timeout = '4s'
wal_receiver_timeout = '4s'
wal_receiver_status_interval = '1s'
wal_retrieve_retry_interval = '1s'
recovery_target_timeline = 'latest'
tcp_keepalives_idle = 10
tcp_keepalives_interval = 3
tcp_keepalives_count = 3
END
  if [ -n "$ARCHIVE" ]; then
    printf "archive_mode = on\narchive_command = 'test ! -f \"%s/%%f\" && cp %%p \"%s/%%f.part\" && mv \"%s/%%f.part\" \"%s/%%f\"'\n" \
      "$ARCHIVE" "$ARCHIVE" "$ARCHIVE" "$ARCHIVE" >>"$DATA/ringmur.conf"
  fi
  if [ -n "$EXTRA" ] && [ -r "$EXTRA" ]; then cat "$EXTRA" >>"$DATA/ringmur.conf"; fi
  grep -q "^include 'ringmur.conf'" "$DATA/postgresql.conf" || echo "include 'ringmur.conf'" >>"$DATA/postgresql.conf"
}

write_access() {
  local network how=hostssl
  [ "$ENCRYPT" = disable ] && how=host
  {
    echo '# kind     database     role           from             how'
    echo 'local      all          all                             peer'
    for network in $BALANCERS; do echo "host       postgres     balancer       $network  trust   # may do nothing; HAProxy asks by it"; done
    for network in $NETWORK; do
      echo "$how    replication  replicator     $network  scram-sha-256"
      echo "$how    postgres     keeper         $network  scram-sha-256"
      echo "$how    ringmur      ringmur        $network  scram-sha-256"
    done
  } >"$DATA/pg_hba.conf"
}

primary_conninfo() { printf "%s application_name=%s" "$(connection "$1" replicator)" "$NAME"; }

# A stopped server becomes a replica of NODE when it starts.
become_replica_of() { # NODE
  write_settings
  write_access
  sed -i '/^primary_/d' "$DATA/postgresql.auto.conf"
  printf "primary_conninfo = '%s'\nprimary_slot_name = '%s'\n" "$(primary_conninfo "$1")" "$NAME" >>"$DATA/postgresql.auto.conf"
  touch "$DATA/standby.signal"
  rm -f "$ALONE" "$DATA/keeper.rest"  # NODE's own may have come with its files
}

# The place on NODE that keeps what this server has not fetched yet.
keep_slot() { # NODE NAME-OF-REPLICA
  ask "$1" "SELECT pg_create_physical_replication_slot('$2', true) WHERE NOT EXISTS
            (SELECT 1 FROM pg_replication_slots WHERE slot_name = '$2')" >/dev/null
}
