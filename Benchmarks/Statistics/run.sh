#!/bin/bash
# Measures the Statistics library beside R, lifelines, statsmodels and MatchIt on one made-up cohort, in one run.
# Usage: run.sh [ROWS] [--peers FOLDER] [--growth]
#   ROWS      subjects (default 1,000,000)
#   --peers   where install-peers.sh put them (default: .peers beside this file)
#   --growth  instead of peers: our own times from 10,000 to 10,000,000 subjects
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rows=1000000 peers=$here/.peers growth=
while [ $# -gt 0 ]; do
  case $1 in
    --peers) peers=$2; shift ;;
    --growth) growth=yes ;;
    *) rows=$1 ;;
  esac
  shift
done
swift build -c release --package-path "$here" >&2
measure=$here/.build/release/measure

if [ -n "$growth" ]; then
  for rows in 10000 100000 1000000 10000000; do
    "$measure" run $rows 1 | awk -F'\t' -v n=$rows '
      $1 == "memory" { printf "%-18s %10d %10.0f MB at the peak, %.0f MB of it the columns\n", $1, n, $2, $3; next }
      { printf "%-18s %10d %10.4f s %8.1f ns a subject\n", $1, n, $2, 1e9 * $2 / n }'
  done
  exit
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$measure" generate "$rows" "$folder"
"$measure" generate 100000 "$(mkdir -p "$folder/small" && echo "$folder/small")"
export R_LIBS="$peers/R${R_LIBS:+:$R_LIBS}"
results=$folder/results
: >"$results"
note() { sed "s/^/$1\t/" >>"$results"; }  # who, task, processor seconds, wall seconds, check

for round in 1 2; do  # In turns, so that a slow moment of the machine does not meet one of them alone.
  "$measure" run "$rows" 1 | note ours
  "$measure" run "$rows" 2 cox | note ours-2
  "$measure" run 100000 1 matching | sed 's/^matching/matching-100000/' | note ours
  Rscript "$here/peers/survival.R" "$folder" | note R || true
  Rscript "$here/peers/matchit.R" "$folder/small" | sed 's/^matching/matching-100000/' | note MatchIt || true
  [ -x "$peers/python/bin/python" ] &&
    "$peers/python/bin/python" -W ignore "$here/peers/python.py" "$folder" | note Python || true
done
awk -F'\t' '$1 == "ours" && $2 == "memory" { printf "memory: %.0f MB at the peak of all our tasks, %.0f MB of it the columns of the cohort\n", $3, $4; exit }' "$results"
echo "$rows subjects, processor seconds (the better of two rounds); ratio: theirs over ours"
awk -F'\t' '
  { key = $1 FS $2; if (!(key in best) || $3 < best[key]) best[key] = $3
    if (!(key in wall) || $4 < wall[key]) wall[key] = $4
    check[key] = $5; if (!($2 in seen)) { seen[$2] = 1; order[++n] = $2 } who[$1] = 1 }
  END {
    printf "%-18s %10s %-10s %10s %8s   %s\n", "task", "ours", "peer", "theirs", "ratio", "answers (ours, theirs)"
    for (i = 1; i <= n; i++) for (w in who) {
      key = w FS order[i]; mine = "ours" FS order[i]; two = "ours-2" FS order[i]
      if (w ~ /^ours/ || !(key in best) || !(mine in best)) continue
      printf "%-18s %10.4f %-10s %10.4f %8.1f   %s %s\n", order[i], best[mine], w, best[key], best[key] / best[mine], check[mine], check[key]
      if (two in best) printf "%-18s %10.4f %-10s %10.4f %8.1f   on two threads, wall time\n", order[i], wall[two], w, wall[key], wall[key] / wall[two]
    } }' "$results"
