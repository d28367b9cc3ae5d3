#!/usr/bin/env bash
# Finished quizzes a second that the portal has on disk and acknowledged, through HTTP, beside pgbench that
# inserts the same row a transaction into a table of the same shape, in turn. Then the same on SQLite, alone.
#
# Usage: eng/bench.sh writes [ROUNDS] [SECONDS]     default: 5 6
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-5} seconds=${2:-6} quiz=passwords
out=artifacts/bench-writes url=http://127.0.0.1:5090
source eng/bench/database.sh
trap 'stop_portal; stop_postgres' EXIT

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"
dotnet publish src/CyberAware.Web -c Release -o "$out/portal" -v quiet
out=$(realpath "$out")
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# load CLIENTS → "acknowledged-per-second p50-in-ms p99-in-ms number"
load() {
  wrk -t1 -c"$1" -d"${seconds}s" --timeout 10s --latency -s tests/load/attempts.lua "$url" > "$out/wrk.txt"
  awk '
    function ms(p) { return (p ~ /us$/) ? p / 1000 : (p ~ /ms$/) ? p + 0 : p * 1000 }
    /^ +50%/ { p50 = ms($2) } /^ +99%/ { p99 = ms($2) } /requests in/ { n = $1 } /^Requests\/sec/ { rps = $2 }
    /Non-2xx/ || /Socket errors/ { bad = $0 } END { if (n == 0 || bad) { print "wrk saw errors: " bad > "/dev/stderr"; exit 1 } printf "%s %s %s %d\n", rps, p50, p99, n }' "$out/wrk.txt"
}

# Until the compiler has settled, which takes half a minute of load.
warm() { local seconds=5; for _ in 1 2 3 4 5 6; do load 64 > /dev/null; done; }

# The first option of every question, as a reader in a hurry would; no time is sent, so none is too short.
prepare_load() {
  export PATH_OF_ATTEMPTS=/api/v1/quizzes/$quiz/attempts
  ANSWERS=$(curl -sf "$url/api/v1/quizzes/$quiz" | node -e '
    let text = ""; process.stdin.on("data", part => text += part).on("end", () =>
      console.log(JSON.stringify(Object.fromEntries(JSON.parse(text).questions.map(one => [one.id, one.options[0].id])))))')
  export ANSWERS
}

check_stored() { [ "$1" -ge "$2" ] || { echo "only $1 of $2 acknowledged attempts are stored" >&2; exit 1; }; }

start_postgres
connection="Host=$pg;Username=postgres;Database=portal"
ConnectionStrings__Portal=$connection "$out/portal/CyberAware.Web" migrate
start_portal "$connection" "$url"
prepare_load
warm
questions=$(curl -sf "$url/api/v1/quizzes/$quiz" | grep -o '"options"' | wc -l)
query -c 'CREATE TABLE bench_attempts (LIKE quiz_attempts INCLUDING ALL)'
cat > "$out/insert.sql" <<SQL
INSERT INTO bench_attempts (id, version_id, language, day, submitted_at, seconds, score, chosen, kind)
VALUES (gen_random_uuid(), 1, 'kk', '2026-11-22', now(), NULL, 2, '\\x$(printf '00%.0s' $(seq "$questions"))', 'First');
SQL
beside() { "$pgbin/pgbench" -h "$pg" -U postgres -n -M prepared -c "$1" -j 1 -T "$seconds" -f "$out/insert.sql" portal 2> /dev/null | awk '/^tps/ { print $3 }'; }

echo "PostgreSQL $(query -c 'SHOW server_version'), fsync $(query -c 'SHOW fsync'), synchronous_commit $(query -c 'SHOW synchronous_commit'); $rounds rounds of $seconds s, $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
for clients in 16 64; do
  : > "$out/pairs.txt"
  before=$(query -c 'SELECT count(*) FROM quiz_attempts'); sent=0
  for _ in $(seq "$rounds"); do
    result=$(load $clients); sent=$((sent + ${result##* })); pgbench=$(beside $clients)
    echo "$result $pgbench" >> "$out/pairs.txt"
  done
  check_stored $(($(query -c 'SELECT count(*) FROM quiz_attempts') - before)) "$sent"
  column() { awk -v i="$1" '{ print $i }' "$out/pairs.txt" | median; }
  printf 'PostgreSQL, %d clients: %.0f a second, pgbench %.0f, ratio %.2f (of %s); p50 %.1f ms, p99 %.1f ms; all %d acknowledged are stored\n' \
    $clients "$(column 1)" "$(column 5)" "$(awk '{ print $1 / $5 }' "$out/pairs.txt" | median)" \
    "$(awk '{ printf "%s%.2f", (NR > 1 ? " " : ""), $1 / $5 }' "$out/pairs.txt")" "$(column 2)" "$(column 3)" "$sent"
done
stop_portal

start_portal "Data Source=$out/bench.db" "$url"
warm
for clients in 16 64; do
  : > "$out/pairs.txt"
  for _ in $(seq "$rounds"); do load $clients >> "$out/pairs.txt"; done
  column() { awk -v i="$1" '{ print $i }' "$out/pairs.txt" | median; }
  printf 'SQLite, %d clients: %.0f a second; p50 %.1f ms, p99 %.1f ms\n' $clients "$(column 1)" "$(column 2)" "$(column 3)"
done
