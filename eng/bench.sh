#!/usr/bin/env bash
# Measures the published portal beside a bare Kestrel that sends the same response, in turn (A B A B …),
# so that only ratios are read and a noisy machine spoils both alike.
#
# Usage: eng/bench.sh [PAGE] [ROUNDS] [SECONDS]     default: /kk/guide/passwords 7 4
#        eng/bench.sh uncached [PAGE]               PAGE beside a guide page, both drawn anew for every request
#        eng/bench.sh writes [ROUNDS] [SECONDS]     finished quizzes a second, beside pgbench
#        eng/bench.sh statistics                    the quiz figures after 10 thousand, 1 and 5 million attempts
#        eng/bench.sh publish [ROUNDS] [SECONDS]  a start and a changed sentence: CPU, memory, what readers notice
#        eng/bench.sh search                        the golden queries beside a guide page, likewise, and a ten times larger content
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in writes | statistics | publish) exec bash "eng/bench/$1.sh" "${@:2}" ;; esac
mode=cached cache=256
if [ "${1:-}" = uncached ]; then mode=uncached cache=0; shift; set -- "${1:-/kk/statistics/harms}"; fi
if [ "${1:-}" = search ]; then mode=search cache=0; shift; set -- /kk/search; fi
page=${1:-/kk/guide/passwords} rounds=${2:-7} seconds=${3:-4} connections=64
out=artifacts/bench
portal_url=http://127.0.0.1:5090 bare_url=http://127.0.0.1:5091
pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true' EXIT

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"
dotnet publish src/CyberAware.Web -c Release -o "$out/portal" -v quiet
dotnet publish tests/load/BareServer -c Release -o "$out/bare" -v quiet

wait_for() { for _ in $(seq 100); do curl -sf -o /dev/null "$1" && return; sleep 0.1; done; echo "$1 does not answer" >&2; exit 1; }
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
memory() { awk '/VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
hz=$(getconf CLK_TCK)

# --- start -----------------------------------------------------------------------------------------------
begun=$(date +%s%N)
Portal__PageCacheMegabytes=$cache Portal__PublicOrigin=$portal_url ASPNETCORE_URLS=$portal_url Serilog__MinimumLevel__Default=Warning "$out/portal/CyberAware.Web" > "$out/portal.log" 2>&1 &
portal=$!; pids+=("$portal")
wait_for "$portal_url$page"
echo "first page after $(( ($(date +%s%N) - begun) / 1000000 )) ms, $(ticks $portal | awk -v hz="$hz" '{ printf "%.2f", $1 / hz }') s of CPU"
sleep 3 # the cache is being filled
echo "memory after the first page and a full cache: $(memory $portal) MB"

# --- load ------------------------------------------------------------------------------------------------
# one URL PID HEADERS… → "requests-per-second p99-in-ms cpu-microseconds-per-request"
one() {
  local url=$1 pid=$2; shift 2
  local before; before=$(ticks "$pid")
  local script=() arguments=()
  while [ $# -gt 0 ]; do
    if [ "$1" = -- ]; then script=("$@"); break; fi
    arguments+=("$1"); shift
  done
  wrk -t1 -c$connections -d"${seconds}s" --latency "${arguments[@]}" "$url" "${script[@]}" > "$out/wrk.txt"
  local after; after=$(ticks "$pid")
  awk -v cpu=$((after - before)) -v hz="$hz" '
    /^ +99%/ { p = $2; p99 = (p ~ /us$/) ? p / 1000 : (p ~ /ms$/) ? p + 0 : p * 1000 }
    /requests in/ { n = $1 } /^Requests\/sec/ { rps = $2 }
    /Non-2xx/ { bad = $NF } END { if (n == 0 || bad > 0) { print "wrk saw errors" > "/dev/stderr"; exit 1 } printf "%s %s %.2f\n", rps, p99, cpu / hz * 1e6 / n }' "$out/wrk.txt"
}

if [ "$mode" = uncached ]; then
  guide=/kk/guide/passwords
  for round in 0 1 2 3 4 5; do
    a=$(one "$portal_url$page" "$portal" -H 'Accept-Encoding: identity'); b=$(one "$portal_url$guide" "$portal" -H 'Accept-Encoding: identity')
    [ "$round" -eq 0 ] || echo "$a $b" >> "$out/uncached.txt" # the first round warms
  done
  ratio() { awk -v a="$1" -v b="$2" '{ print $a / $b }' "$out/uncached.txt" | median; }
  printf 'uncached %s beside %s: time a request %.2f   CPU a request %.2f\n' "$page" "$guide" "$(ratio 4 1)" "$(ratio 3 6)"
  exit
fi

if [ "$mode" = search ]; then
  guide=/kk/guide/passwords queries=tests/CyberAware.Content.Tests/Search/golden-queries.tsv
  for round in 0 1 2 3 4 5; do
    a=$(one "$portal_url/" "$portal" -s tests/load/search.lua -H 'Accept-Encoding: identity' -- "$queries"); b=$(one "$portal_url$guide" "$portal" -H 'Accept-Encoding: identity')
    [ "$round" -eq 0 ] || echo "$a $b" >> "$out/search.txt"
  done
  ratio() { awk -v a="$1" -v b="$2" '{ print $a / $b }' "$out/search.txt" | median; }
  printf 'uncached search beside %s: throughput %.2f   p99 %.2f   CPU a request %.2f   (search %.0f/s, p99 %.0f ms)\n' \
    "$guide" "$(ratio 1 4)" "$(ratio 2 5)" "$(ratio 3 6)" "$(awk '{ print $1 }' "$out/search.txt" | median)" "$(awk '{ print $2 }' "$out/search.txt" | median)"
  dotnet run --project tests/load/SearchBench -c Release -- content "$queries"
  exit
fi

compare() {
  local name=$1; shift
  local arguments=("$@")
  rm -f "$out/body"
  curl -s -D "$out/headers" -o "$out/body" "${arguments[@]}" "$portal_url$page"
  [ -e "$out/body" ] || : > "$out/body"
  "$out/bare/BareServer" "$bare_url" "$out/headers" "$out/body" > /dev/null & local bare=$!; pids+=("$bare")
  wait_for "$bare_url/" || true
  : > "$out/portal.txt"; : > "$out/bare.txt"
  one "$portal_url$page" "$portal" "${arguments[@]}" > /dev/null; one "$bare_url$page" "$bare" "${arguments[@]}" > /dev/null # warm
  for _ in $(seq "$rounds"); do
    one "$portal_url$page" "$portal" "${arguments[@]}" >> "$out/portal.txt"
    one "$bare_url$page" "$bare" "${arguments[@]}" >> "$out/bare.txt"
  done
  kill "$bare"; wait "$bare" 2> /dev/null || true
  ratio() { paste -d' ' "$out/portal.txt" "$out/bare.txt" | awk -v a="$1" -v b="$2" '{ print $a / $b }' | median; }
  printf '%-10s body %6d bytes   throughput %.2f   p99 %.2f   CPU a request %.2f   (portal %.0f/s, bare %.0f/s)\n' \
    "$name" "$(wc -c < "$out/body")" "$(ratio 1 4)" "$(ratio 2 5)" "$(ratio 3 6)" \
    "$(awk '{ print $1 }' "$out/portal.txt" | median)" "$(awk '{ print $1 }' "$out/bare.txt" | median)"
}

echo "page $page, $rounds rounds of $seconds s, $connections connections, $(nproc) processors; ratios portal / bare Kestrel, medians of pairs"
compare brotli -H 'Accept-Encoding: br'
compare identity -H 'Accept-Encoding: identity'
etag=$(curl -s -D - -o /dev/null -H 'Accept-Encoding: br' "$portal_url$page" | awk 'tolower($1) == "etag:" { sub(/\r$/, "", $2); print $2 }')
compare 304 -H 'Accept-Encoding: br' -H "If-None-Match: $etag"
echo "memory after the load: $(memory $portal) MB"
