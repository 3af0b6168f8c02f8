# What the measurements of bench/run share: medians, clocks, servers, the table. Sourced.
# shellcheck shell=bash

: "${work:=}" # the folder of the run, set by bench/run
export RINGMUR_HEAVY_WORK=0 # one token asks for all of it

say() { printf 'bench: %s\n' "$*" >&2; }
stop_with() {
  say "$*"
  exit 1
}

# median < numbers, one a line
median() { sort -g | awk '{ n[NR] = $1 } END { print NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'; }
calculate() { awk "BEGIN { printf \"%.6g\", ($1) }"; }

# clocked FILE COMMAND…: appends "wall cpu" in milliseconds to FILE. What the command says is kept for when it fails.
clocked() {
  local file=$1 times wall user system
  shift
  local TIMEFORMAT='%R %U %S'
  times=$({ time "$@" >"$work/said" 2>&1; } 2>&1) || stop_with "$* failed: $(cat "$work/said")"
  read -r wall user system <<<"$times"
  printf '%s %s\n' "$(calculate "1000 * $wall")" "$(calculate "1000 * ($user + $system)")" >>"$file"
}
column() { awk -v column="$2" '{ print $column }' "$1"; }
median_of() { column "$1" "$2" | median; }

# A page asked for again and again by some connections: requests a second.
requests() { requests_with "$1" "$2" "$3" "Authorization: Bearer $4"; } # ADDRESS CONNECTIONS SECONDS TOKEN
requests_with() { # ADDRESS CONNECTIONS SECONDS HEADER
  wrk -t1 -c"$2" -d"$3s" -H "$4" "$1" >"$work/wrk" 2>&1 || stop_with "wrk: $(cat "$work/wrk")"
  if grep -q 'Non-2xx' "$work/wrk"; then stop_with "$1: $(cat "$work/wrk")"; fi
  awk '/^Requests\/sec/ { print $2 }' "$work/wrk"
}

# serve NAME COMMAND…: starts it in the background; its address is then in ${address[NAME]}, its process in ${process[NAME]}.
declare -A address process
serve() {
  local name=$1
  shift
  : >"$work/$name.out" # there before it is looked at
  "$@" >"$work/$name.out" 2>"$work/$name.log" &
  process[$name]=$!
  local tries
  for ((tries = 0; tries < 500; ++tries)); do
    address[$name]=$(head -n 1 "$work/$name.out")
    if [ -n "${address[$name]}" ] && curl -s -o /dev/null "${address[$name]}/health"; then return 0; fi
    kill -0 "${process[$name]}" 2>/dev/null || break
    sleep 0.02
  done
  stop_with "$name does not start: $(cat "$work/$name.log")"
}
stop_serving() {
  kill "${process[$1]}" 2>/dev/null || true
  wait "${process[$1]}" 2>/dev/null || true
  unset "process[$1]"
}
resident_mb() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s\n' "$port"
}

# row WHAT OURS BASELINE RATIO AIM: "at most 3" is written "<=3", "at least a third" ">=0.33".
# RATIO is what AIM speaks of; "-" where there is none and OURS is.
row() {
  local value=$4 number=${5#??} verdict=ok
  [ "$value" != - ] || value=${2%% *}
  case $5 in
    '<='*) [ "$(calculate "$value <= $number")" = 1 ] || verdict=over ;;
    '>='*) [ "$(calculate "$value >= $number")" = 1 ] || verdict=under ;;
    *) verdict='' ;;
  esac
  printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "$5" "$verdict" >>"$work/table"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
rounded() { awk -v n="$1" 'BEGIN { printf (n < 10 ? "%.2f" : n < 100 ? "%.1f" : "%.0f"), n }'; }

# Fails where an aim was missed.
print_table() {
  awk -F '\t' '
    function show(a, b, c, d, e, f) { printf "%-60s %13s %13s %7s %8s  %s\n", a, b, c, d, e, f }
    BEGIN { show("what", "ours", "baseline", "ratio", "aim", "") }
    { show($1, $2, $3, $4, $5, $6); if ($6 != "") ++aims; if ($6 == "over" || $6 == "under") ++missed }
    END { printf "\n%d measured against an aim, %d missed\n", aims, missed; exit missed > 0 }' "$work/table"
}
