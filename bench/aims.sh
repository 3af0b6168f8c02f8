# What a whole city asks for at once: all figures of forty authorities beside the same statements by the engine alone, and a
# report of a nämnd composed beside the PDF that is made of it. Sourced by bench/run.
# shellcheck shell=bash

: "${programs:=}" "${ringmur:=}" "${runs:=}" "${work:=}" "${pg_folder:=}" # set by bench/run

# The made-up city has sixteen authorities and its own; so many more have staff, courses and activities.
city_more=23

city_files() {
  local number
  [ ! -f "$work/city-units.csv" ] || return 0
  awk -v more="$city_more" 'BEGIN {
    print "Kod;Namn;Slag;Överordnad"
    for (i = 1; i <= more; ++i) printf "MN%02d;Mätnämnd %d;nämnd;\n", i, i }' >"$work/city-units.csv"
  for ((number = 1; number <= city_more; ++number)); do
    course_results_csv 1000 $((number * 1000)) | sed "s/;UTB\$/;$(printf 'MN%02d' "$number")/" >"$work/city-$number.csv"
  done
  activities_csv 60 >"$work/city-activities.csv"
}

# city_make DATA
city_make() {
  local number code
  city_files
  say "making a city of forty authorities"
  quietly "$ringmur" --data "$1" demo --scale city --open-years
  quietly "$ringmur" --data "$1" import "$work/city-units.csv"
  for ((number = 1; number <= city_more; ++number)); do
    code=$(printf 'MN%02d' "$number")
    quietly "$ringmur" --data "$1" import --unit "$code" "$work/city-$number.csv" "$work/city-activities.csv"
  done
}

# city_row ENGINE: of $work/city.ours ("cpu wall") and $work/city.{all,distinct} (wall)
city_row() {
  local ours bare set
  ours=$(calculate "$(median_of "$work/city.ours" 2) / 1000")
  for set in all distinct; do
    bare=$(calculate "$(median <"$work/city.$set.bare") / 1000")
    row "$1: all figures of forty authorities ($set: $(wc -l <"$work/city.$set.sql") statements)" "$(rounded "$ours") ms" \
      "$(rounded "$bare") ms" "$(ratio "$ours" "$bare")" '<=3'
  done
}

# city_turns DATA BARE
city_turns() {
  local turn set
  awk '!seen[$0]++' "$work/city.all.sql" >"$work/city.distinct.sql"
  rm -f "$work"/city.{ours,all.bare,distinct.bare}
  for ((turn = 0; turn < runs; ++turn)); do
    "$programs/bench_figures" "$1" '*' 2025 5 >>"$work/city.ours"
    for set in all distinct; do "$programs/bench_statements" "$2" "$work/city.$set.sql" 5 >>"$work/city.$set.bare"; done
  done
}

city_on_sqlite() {
  local data=$work/city.db
  city_make "$data"
  quietly sqlite3 "$data" 'PRAGMA wal_checkpoint(TRUNCATE)'
  "$programs/bench_figures" "$data" '*' 2025 sql >"$work/city.all.sql"
  say "figures of the city, SQLite"
  city_turns "$data" "$data"
  city_row SQLite
}

# The statements with their values, from the server's log (JSON, an object a line).
city_heard() {
  # shellcheck disable=SC2016 # the dollars are perl's
  perl -ne '
    sub text_of { my ($name) = @_; return "" unless /"$name":"((?:[^"\\]|\\.)*)"/; my $text = $1;
      $text =~ s/\\([nt"\\\/])/$1 eq "n" || $1 eq "t" ? " " : $1/ge; return $text }
    my ($sql) = text_of("message") =~ /execute [^:]*: (SELECT .*)/ or next;
    next if $sql =~ /set_config/;
    my (%value, $detail);
    $detail = text_of("detail");
    while ($detail =~ /\$(\d+) = (\x27(?:[^\x27]|\x27\x27)*\x27|NULL)/g) { $value{$1} = $2 }
    $sql =~ s/\$(\d+)/$value{$1}/g;
    print "$sql;\n"' "$1"
}

city_on_postgresql() {
  if ! pg_there; then
    say "PostgreSQL is not there (apt-get install postgresql): the city was not measured on it"
    return 0
  fi
  pg_start "$(mktemp -d "${TMPDIR:-/tmp}/ringmur-bench-pg-XXXXXX")"
  pg_database city
  city_make "$(pg_url city)"
  pg_admin city -c 'VACUUM ANALYZE'
  pg_admin postgres -c "ALTER SYSTEM SET log_destination = 'jsonlog'" -c 'ALTER SYSTEM SET logging_collector = on' \
    -c "ALTER SYSTEM SET log_directory = 'said'" -c "ALTER SYSTEM SET log_filename = 'all.log'"
  pg_run pg_ctl -D "$pg_folder/data" -w -t 60 -l "$pg_folder/server.log" restart >>"$pg_folder.log"
  # shellcheck disable=SC2034 # pg_ticks and pg_stop read it
  pg_postmaster=$(head -n 1 "$pg_folder/data/postmaster.pid")
  "$programs/bench_figures" "$(pg_url city)" '*' 2025 1 >/dev/null
  pg_admin postgres -c "ALTER DATABASE city SET log_statement = 'all'"
  "$programs/bench_figures" "$(pg_url city)" '*' 2025 1 >/dev/null
  pg_admin postgres -c 'ALTER DATABASE city RESET log_statement'
  # Five statements open the data, and the call is made twice, once to be warm.
  city_heard "$pg_folder/data/said/all.json" >"$work/city.heard"
  tail -n +6 "$work/city.heard" >"$work/city.twice"
  head -n $(($(wc -l <"$work/city.twice") / 2)) "$work/city.twice" >"$work/city.all.sql"
  say "figures of the city, PostgreSQL with its walls"
  city_turns "$(pg_url city)" "$(pg_bare_url city)"
  city_row PostgreSQL
  pg_stop
}

measure_city() {
  city_on_sqlite
  city_on_postgresql
}

# The report of UTB in the made-up city: composed and written as HTML, and as PDF, which is the same and then printed.
measure_report() {
  local data=$work/report.db turn kind
  quietly "$ringmur" --data "$data" demo --scale city --open-years
  for ((turn = 0; turn < runs; ++turn)); do
    say "report of a nämnd, turn $((turn + 1)) of $runs"
    for kind in html pdf; do
      if [ "$kind" = pdf ] && ! command -v chromium-headless-shell >/dev/null; then continue; fi
      clocked "$work/report.$kind" "$ringmur" --data "$data" report --unit UTB --year 2025 -o "$work/report-out.$kind"
    done
  done
  local html pdf
  html=$(median_of "$work/report.html" 1)
  if [ ! -s "$work/report.pdf" ]; then
    row "report of a nämnd as HTML, with the start of the process" "$(rounded "$html") ms" - - -
    return 0
  fi
  # The PDF's own time: without what is composed for it.
  pdf=$(calculate "$(median_of "$work/report.pdf" 1) - $html")
  row "report of a nämnd as HTML, with the start, beside its PDF" "$(rounded "$html") ms" "$(rounded "$pdf") ms" \
    "$(ratio "$html" "$pdf")" '<=0.1'
}
