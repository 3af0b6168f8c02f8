# A PostgreSQL server of the measurement's own, of Debian's programs, in a folder that goes when it stops; fsync is on.
# Sourced by bench/run:
#   pg_start FOLDER   starts it and sets pg_folder, pg_postmaster
#   pg_url DATABASE   its address for the role ringmur
#   pg_bare_url DATABASE   and for a superuser
#   pg_stop           ends it
# shellcheck shell=bash

pg_programs=${RINGMUR_PG_PROGRAMS:-/usr/lib/postgresql/15/bin}
pg_folder=
pg_postmaster=
pg_as=()

pg_there() { [ -x "$pg_programs/initdb" ]; }

pg_start() {
  pg_folder=$1
  mkdir -p "$pg_folder"
  # PostgreSQL refuses to run as root, so root hands it to the user postgres, or nobody.
  if [ "$(id -u)" = 0 ]; then
    local user=nobody
    if id postgres >/dev/null 2>&1; then user=postgres; fi
    chown "$user" "$pg_folder"
    pg_as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
  fi
  pg_run initdb -D "$pg_folder/data" -U owner -A trust --encoding=UTF8 --locale=C.UTF-8 >"$pg_folder.log"
  # Only a socket; and no autovacuum, which would run in one measurement and not in the next.
  pg_run_shell "cat >>'$pg_folder/data/postgresql.conf'" <<EOF
listen_addresses = ''
unix_socket_directories = '$pg_folder'
fsync = on
synchronous_commit = on
full_page_writes = on
shared_buffers = 128MB
autovacuum = off
EOF
  pg_run pg_ctl -D "$pg_folder/data" -w -t 60 -l "$pg_folder/server.log" start >>"$pg_folder.log"
  pg_postmaster=$(head -n 1 "$pg_folder/data/postmaster.pid")
  pg_admin postgres -c 'CREATE ROLE ringmur LOGIN CREATEROLE NOSUPERUSER'
}

pg_run() { (cd "$pg_folder" && "${pg_as[@]}" "$pg_programs/$1" "${@:2}"); }
pg_run_shell() { "${pg_as[@]}" sh -c "$1"; }
pg_url() { printf 'postgresql://ringmur@/%s?host=%s' "$1" "$pg_folder"; }
# As a superuser, past the walls: what COPY needs, and what is measured as the engine alone.
pg_bare_url() { printf 'postgresql://owner@/%s?host=%s' "$1" "$pg_folder"; }
pg_admin() { psql -qX -v ON_ERROR_STOP=1 -h "$pg_folder" -U owner -d "$1" "${@:2}"; }

# pg_database NAME [TEMPLATE]
pg_database() {
  pg_admin postgres -c "CREATE DATABASE $1 OWNER ringmur TEMPLATE ${2:-template0}"
  # What the copy has left to write must not be written while the clock runs.
  pg_admin postgres -c CHECKPOINT
}

# What the server's processes that have ended have used of the processor, in ticks: all but those that still serve.
pg_ticks() { awk '{ print $16 + $17 }' "/proc/$pg_postmaster/stat"; }

pg_stop() {
  [ -n "$pg_postmaster" ] || return 0
  pg_run pg_ctl -D "$pg_folder/data" -m immediate -w stop >/dev/null 2>&1 || true
  rm -rf "$pg_folder" "$pg_folder.log"
  pg_postmaster=
}
