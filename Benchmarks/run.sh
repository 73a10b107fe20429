#!/usr/bin/env bash
# Times nadir beside plain SQLite on the same made-up rows, in one run; prints a table of medians and ratios.
#
#   Benchmarks/run.sh [PATIENTS] [--lesions] [--labs] [--runs N] [--work FOLDER] [--keep] [--install]
#
#   PATIENTS   100000 if not given; the bars of README.md are for 1000000 (10 GB of space, about 15 minutes)
#   --lesions  the patients also have 5 lesions each, measured at every visit: 30 rows more a patient
#   --labs     the patients also have some 60 laboratory results each, which are graded
#   --runs     measured runs of each question, after one that is not counted (7)
#   --work     where the files go (a folder in $TMPDIR or /tmp)
#   --keep     leave the files there
#   --install  first install what is missing: cc, sqlite3 and its header, with apt-get
#
# The program is $NADIR, or else what `swift build -c release` made.

set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
checkout=$(dirname "$here")
patients=100000 lesions= labs= runs=7 work= keep=no install=no

tables="site patient performance_status metastasis metastatic_burden line_of_therapy line_drug tumor_assessment
  adverse_event clinical_progression follow_up_contact death"
questions="response survival-pfs survival-os safety-groups safety-terms safety-overview safety-immune safety-rates
  safety-onset outcomes"

stop() { echo "run.sh: $1" >&2; exit 1; }

usage() { sed -n '2,14s/^# \{0,1\}//p' "$0"; exit "$1"; }

read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --runs) runs=${2:?--runs needs a number}; shift ;;
      --work) work=${2:?--work needs a folder}; shift ;;
      --lesions) lesions=--lesions; tables="$tables lesion lesion_measurement" ;;
      --labs) labs=--labs; tables="$tables laboratory_result"; questions="$questions labs" ;;
      --keep) keep=yes ;;
      --install) install=yes ;;
      --help|-h) usage 0 ;;
      *[!0-9]*|'') usage 64 >&2 ;;
      *) patients=$1 ;;
    esac
    shift
  done
}

prepare() {
  if [ $install = yes ]; then apt-get update && apt-get install -y gcc libc6-dev sqlite3 libsqlite3-dev; fi
  for tool in cc sqlite3; do
    command -v $tool >/dev/null || stop "$tool is missing; --install fetches it."
  done
  nadir=${NADIR:-$(swift build -c release --package-path "$checkout" --show-bin-path)/nadir}
  [ -x "$nadir" ] || stop "no program at $nadir; run \`swift build -c release\` or set NADIR."
  work=${work:-$(mktemp -d "${TMPDIR:-/tmp}/nadir-benchmark.XXXXXX")}
  mkdir -p "$work/import" "$work/raw" "$work/times"
  work=$(cd "$work" && pwd)
  export SQLITE_TMPDIR=$work
  if [ $keep = no ]; then trap clean EXIT; fi
  cc -O2 -o "$work/generate" "$here/generate.c" -lm
  cc -O2 -o "$work/bare_scan" "$here/bare_scan.c" -lsqlite3 -lpthread
  cc -O2 -o "$work/measure" "$here/measure.c"
}

clean() {
  rm -rf "$work/import" "$work/raw" "$work/times" "$work"/*.sqlite* "$work"/*.sql "$work"/{generate,bare_scan,measure}
  rmdir "$work" 2>/dev/null || true
}

# Measuring ------------------------------------------------------------------------------------------

# took NAME COMMAND…: runs the command; its times join those of the same name. Its words go to NAME.out.
took() {
  local name=$1
  shift
  "$work/measure" "$work/times/$name" "$@" >"$work/times/$name.out" 2>"$work/times/$name.err" </dev/null || {
    echo "run.sh: this failed: $*" >&2
    tail -n 5 "$work/times/$name.err" "$work/times/$name.out" >&2
    exit 1
  }
}

forget() { rm -f "$work/times/$1"; }

# column NAME N: the Nth figure of every run: 1 wall seconds, 2 processor seconds, 3 peak memory in KiB.
column() { awk -v n="$2" '{ print $n }' "$work/times/$1" | sort -n; }
median() { column "$1" 1 | awk '{ t[NR] = $1 } END { print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2 }'; }
slowest() { column "$1" 1 | tail -n 1; }
peak() { column "$1" 3 | tail -n 1; }

# Importing ------------------------------------------------------------------------------------------

# A registry with vocabularies and no patients, made by the sqlite3 shell from schema.sql.
make_empty_registry() {
  rm -f "$1" "$1"-*
  {
    echo "PRAGMA page_size=$(sqlite3 "$work/fresh.sqlite" 'PRAGMA page_size');"
    echo "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;"
    cat "$checkout/schema.sql"
    echo "ATTACH '$work/fresh.sqlite' AS fresh; BEGIN;"
    sqlite3 "$work/fresh.sqlite" "
      SELECT printf('INSERT INTO main.%s SELECT * FROM fresh.%s;', name, name) FROM sqlite_schema
      WHERE type = 'table' AND name NOT IN ('change_set', 'change', 'data_cut', 'registry_fact') ORDER BY rowid"
    echo "COMMIT;"
  } >"$work/empty.sql"
  sqlite3 -bail "$1" ".read $work/empty.sql" >/dev/null
}

# .import cannot write NULL. So each file goes through a view whose trigger turns '' into NULL on the way to the
# table: the quickest of the ways that store the same rows (README.md).
write_import_script() {
  echo "PRAGMA foreign_keys=ON; BEGIN;"
  for table in $tables; do
    sqlite3 "$work/fresh.sqlite" "
      SELECT printf('CREATE TEMP VIEW arriving AS SELECT %s;', group_concat(''''' AS ' || name))
        || printf(' CREATE TEMP TRIGGER arrive INSTEAD OF INSERT ON arriving BEGIN INSERT INTO %s VALUES (%s); END;',
          '$table', group_concat('NULLIF(NEW.' || name || ', '''')'))
      FROM pragma_table_info('$table')"
    echo ".import --csv --schema temp $work/raw/$table.csv arriving"
    echo "DROP VIEW temp.arriving;"
  done
  echo "COMMIT;"
}

import_once() {
  rm -f "$work/nadir.sqlite" "$work/nadir.sqlite"-*
  NADIR_REGISTRY=$work/nadir.sqlite "$nadir" init >/dev/null </dev/null
  make_empty_registry "$work/sqlite.sqlite"
  NADIR_REGISTRY=$work/nadir.sqlite took import.nadir "$nadir" import "$work/import"
  took import.sqlite sqlite3 -bail "$work/sqlite.sqlite" ".read $work/import.sql"
}

import_both() {
  "$work/generate" "$patients" "$work/import" $lesions $labs --terms "$checkout/seed/vocabulary/adverse_event_term.csv" 2>/dev/null
  "$work/generate" "$patients" "$work/raw" --raw $lesions $labs --terms "$checkout/seed/vocabulary/adverse_event_term.csv" \
    2>"$work/times/rows"
  rm -f "$work/fresh.sqlite"
  NADIR_REGISTRY=$work/fresh.sqlite "$nadir" init >/dev/null </dev/null
  write_import_script >"$work/import.sql"
  local times=3
  [ "$patients" -le 200000 ] || times=1
  for _ in $(seq $times); do import_once; done
  for file in nadir sqlite; do sqlite3 "$work/$file.sqlite" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null; done
}

report_import() {
  local rows
  rows=$(awk '{ n += $1 } END { print n }' "$work/times/rows")
  echo "Import of $rows rows"
  awk -v n="$rows" -v a="$(median import.nadir)" -v b="$(median import.sqlite)" -v m="$(peak import.nadir)" 'BEGIN {
    printf "  nadir import     %8.2f s  %7.0f rows/s  peak %.0f MB\n", a, n / a, m / 1024
    printf "  sqlite3 .import  %8.2f s  %7.0f rows/s\n", b, n / b
    printf "  speed of nadir   %8.2f of sqlite3 (bar: at least 0.33)  %s\n", b / a, (b / a >= 1 / 3 ? "met" : "NOT MET") }'
  local same=no
  [ "$(checksum nadir)" != "$(checksum sqlite)" ] || same=yes
  echo "  same rows, by checksum of all that outcomes reads: $same"
  echo
}

checksum() { "$work/bare_scan" "$work/$1.sqlite" outcomes | cut -d, -f1,2; }

# Asking ---------------------------------------------------------------------------------------------

# ask NAME QUESTION: nadir answers the question from $NADIR_REGISTRY.
ask() {
  case $2 in
    response) took "$1" "$nadir" response --line 2 --by ici ;;
    survival-pfs) took "$1" "$nadir" survival --line 2 --endpoint pfs --by ici ;;
    survival-os) took "$1" "$nadir" survival --line 2 --endpoint os --by ici ;;
    safety-*) took "$1" "$nadir" safety --line 2 --by ici --table "${2#safety-}" ;;
    labs) took "$1" "$nadir" labs grade --all ;;  # each result is graded: more than a table
    outcomes) took "$1" "$nadir" outcomes --format csv ;;  # every endpoint of every line
  esac
}

# Whether this nadir can be asked a question; says so where it cannot.
answers() {
  local name=$1 help
  case $name in
    safety-*) help=$("$nadir" safety --help 2>/dev/null) || true ;;
    labs) help=$("$nadir" labs grade --help 2>/dev/null | sed 's/--all/labs/') || true ;;
    *) return 0 ;;
  esac
  # `values:` lists the tables in words of their own, so a name is looked for as a word.
  if grep -qw -e "${name#safety-}" <<<"$help"; then return 0; fi
  printf '  %-16s this nadir has no such table: left out\n' "$name"
  return 1
}

# The most that a question may take, in times of the bare scan; 0 where there is no bar.
bar() { case $1 in outcomes) echo 3 ;; labs) echo 0 ;; *) echo 2 ;; esac; }

# Each program in turn, so that a slower minute of the machine is slower for all.
time_question() {
  local question=$1
  for run in $(seq 0 "$runs"); do
    took "$question.bare" "$work/bare_scan" "$work/nadir.sqlite" "$question"
    ask "$question.nadir" "$question"
    took "$question.bare2" "$work/bare_scan" "$work/nadir.sqlite" "$question" --threads 2
    if [ "$run" = 0 ]; then for name in bare nadir bare2; do forget "$question.$name"; done; fi
  done
}

report_questions() {
  echo "Questions on $patients patients${lesions:+ with lesions}${labs:+ with laboratory results}: medians of $runs runs;" \
    "bars: at most 2 times the bare scan (outcomes: 3), below 500 MB"
  printf '  %-16s %9s %11s %8s %15s %11s %9s\n' question nadir 'bare scan' ratio '2-thread scan' ratio 'peak MB'
  for question in $questions; do
    answers "$question" || continue
    time_question "$question"
    awk -v q="$question" -v bar="$(bar "$question")" -v a="$(median "$question.nadir")" -v b="$(median "$question.bare")" \
      -v c="$(median "$question.bare2")" -v m="$(peak "$question.nadir")" 'BEGIN {
        printf "  %-16s %7.3f s %9.3f s %8.2f %13.3f s %11.2f %9.0f  %s\n", q, a, b, a / b, c, a / c, m / 1024,
          (bar == 0 ? "no bar" : a / b <= bar && m / 1024 < 500 ? "met" : "NOT MET") }'
  done
  echo
}

# The study file that `study init` writes, from rows to report; the outcomes scan reads nearly the same rows.
report_study() {
  "$nadir" study --help 2>/dev/null | grep -qw run || return 0
  rm -rf "$work/study.toml" "$work/report"
  "$nadir" study init "$work/study.toml" 2>/dev/null
  took study "$nadir" study run "$work/study.toml" --output "$work/report"
  took study.bare "$work/bare_scan" "$work/nadir.sqlite" outcomes
  awk -v n="$patients" -v a="$(median study)" -v b="$(median study.bare)" -v m="$(peak study)" 'BEGIN {
    printf "A study on %d patients, from rows to report: %.1f s, %.1f times the bare scan of outcomes, peak %.0f MB",
      n, a, a / b, m / 1024
    print (n == 100000 ? " (bar: 60 s)  " (a <= 60 ? "met" : "NOT MET") : "") }'
  rm -rf "$work/report" "$work/study.toml"
  echo
}

report_seed_cohort() {
  export NADIR_REGISTRY=$work/seed.sqlite
  rm -f "$work/seed.sqlite" "$work/seed.sqlite"-*
  "$nadir" init >/dev/null </dev/null
  "$nadir" import "$checkout/seed/cohort" >/dev/null </dev/null
  echo "Questions on the seed cohort, from start of the process: 20 runs; bar: median below 60 ms"
  for question in $questions; do
    answers "$question" || continue
    ask "$question.seed" "$question"
    forget "$question.seed"
    for _ in $(seq 20); do ask "$question.seed" "$question"; done
    awk -v q="$question" -v a="$(median "$question.seed")" -v s="$(slowest "$question.seed")" 'BEGIN {
      printf "  %-16s median %5.1f ms  slowest %5.1f ms  %s\n", q, a * 1000, s * 1000, (a < 0.06 ? "met" : "NOT MET") }'
  done
}

read_arguments "$@"
prepare
import_both
report_import
export NADIR_REGISTRY=$work/nadir.sqlite
cat "$work/nadir.sqlite" >/dev/null
report_questions
report_study
report_seed_cohort
if [ $keep = yes ]; then echo "Files are in $work"; fi
