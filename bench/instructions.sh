# Instructions a request, counted by callgrind, beside those that are committed in bench/instructions.json. A busy machine
# counts the same as a quiet one: this is what a change is judged by where the clock cannot be believed. Sourced.
# shellcheck shell=bash

: "${build:=}" "${work:=}" # set by who sources it

instructions_file=${RINGMUR_INSTRUCTIONS:-bench/instructions.json}
instructions_within=5 # per cent, either way

# instructions_count FILE: "KIND INSTRUCTIONS" a line.
instructions_count() {
  local folder=$work/instructions kind times total at=0
  rm -rf "$folder"
  mkdir -p "$folder"
  "$build/bench/bench_instructions" make "$folder/data.db" >"$folder/said" 2>&1 ||
    stop_with "no database to ask: $(cat "$folder/said")"
  # What libraries choose by the processor is the same on every one: no AVX.
  GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2_Usable,-AVX_Fast_Unaligned_Load,-ERMS,-AVX512F_Usable TZ=UTC \
    valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file="$folder/out" --quiet \
    "$build/bench/bench_instructions" ask "$folder/data.db" >"$folder/kinds" 2>"$folder/said" ||
    stop_with "callgrind: $(tail -n 5 "$folder/said")"
  : >"$1"
  while read -r kind times; do
    at=$((at + 1))
    total=$(sed -n 's/^\(totals\|summary\): \([0-9]*\).*/\2/p' "$folder/out.$at" | head -n 1)
    [ -n "$total" ] || stop_with "callgrind has not counted $kind"
    printf '%s %d\n' "$kind" $((total / times)) >>"$1"
  done <"$folder/kinds"
  rm -rf "$folder"
}

# The committed ones, in the same form.
instructions_committed() { sed -nE 's/^ *"([a-z_0-9]+)": ([0-9]+),?$/\1 \2/p' "$instructions_file"; }

# A figure a line, so that a change shows in the history of its own line.
instructions_write() {
  awk 'BEGIN { printf "{" } { printf "%s\n  \"%s\": %d", (NR > 1 ? "," : ""), $1, $2 } END { printf "\n}\n" }' "$1" \
    >"$instructions_file"
}

# instructions_compare COUNTED COMMITTED: a line a kind; fails where one differs by more than it may, or is missing.
instructions_compare() {
  awk -v within="$instructions_within" '
    FNR == 1 { ++file }
    file == 1 { counted[$1] = $2; order[++kinds] = $1; next }
    { committed[$1] = $2; if (!($1 in counted)) { printf "%-14s is committed and no longer counted\n", $1; ++wrong } }
    END {
      for (i = 1; i <= kinds; ++i) {
        kind = order[i]
        if (!(kind in committed)) { printf "%-14s %12d  is not committed\n", kind, counted[kind]; ++wrong; continue }
        by = 100 * (counted[kind] / committed[kind] - 1)
        verdict = by > within ? "slower" : by < -within ? "faster: commit it with script/bench --accept" : ""
        if (verdict != "") ++wrong
        printf "%-14s %12d %12d %+7.2f %%  %s\n", kind, counted[kind], committed[kind], by, verdict
      }
      printf "%d kinds of requests counted, %d beyond %d %%\n", kinds, wrong, within
      exit wrong > 0
    }' "$1" "$2"
}

instructions_check() {
  instructions_count "$work/counted"
  instructions_committed >"$work/committed"
  [ -s "$work/committed" ] || stop_with "$instructions_file holds no figures: script/bench --accept writes them"
  instructions_compare "$work/counted" "$work/committed"
}

instructions_accept() {
  instructions_count "$work/counted"
  if [ -f "$instructions_file" ]; then
    instructions_committed >"$work/committed"
    instructions_compare "$work/counted" "$work/committed" || true
  fi
  instructions_write "$work/counted"
  say "$instructions_file is written; commit it and say why it changed"
}
