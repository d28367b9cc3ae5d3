#!/usr/bin/env bash
# What a start and a changed sentence cost a running portal, and what readers notice of the change.
# Usage: eng/bench.sh publish [ROUNDS] [SECONDS]     default: 5 8
set -euo pipefail
rounds=${1:-5} seconds=${2:-8} connections=64
out=artifacts/bench portal_url=http://127.0.0.1:5090 page=/ru/guide/updates
pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true' EXIT

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"
dotnet publish src/CyberAware.Web -c Release -o "$out/portal" -v quiet
cp -r content "$out/content"

hz=$(getconf CLK_TCK)
ticks() { awk -v hz="$hz" '{ printf "%.2f", ($14 + $15) / hz }' "/proc/$1/stat"; }
pss() { awk '/^Pss:/ { printf "%.0f", $2 / 1024 }' "/proc/$1/smaps_rollup"; }
until_log() { for _ in $(seq 600); do grep -q "$1" "$out/portal.log" && return; sleep 0.1; done; echo "'$1' never happens" >&2; exit 1; }
change() { sed -i "0,/^## /s/^## /Предложение номер $1.\n\n## /" "$out/content/guide/updates/ru.md"; }
until_shown() { for _ in $(seq 600); do curl -s -H 'Accept-Encoding: identity' "$portal_url$page" | grep -q "Предложение номер $1\." && return; sleep 0.05; done; echo 'the change is never shown' >&2; exit 1; }

start() {
  env Portal__ContentPath="$PWD/$out/content" Portal__WatchContent=true Portal__PublicOrigin=$portal_url ASPNETCORE_URLS=$portal_url \
    Serilog__MinimumLevel__Default=Warning Serilog__MinimumLevel__Override__CyberAware.Web.Site=Information \
    "$out/portal/CyberAware.Web" > "$out/portal.log" 2>&1 &
  portal=$!; pids+=("$portal")
  for _ in $(seq 100); do curl -sf -o /dev/null "$portal_url$page" && break; sleep 0.1; done
  first=$(ticks $portal)
  until_log 'All pages of snapshot'; sleep 1
  echo "$1: CPU to the first page ${first} s, until all pages are rendered $(ticks $portal) s, PSS $(pss $portal) MB"
}

start 'first start'
kill $portal; wait $portal || true
start 'next start'

for round in $(seq "$rounds"); do
  before=$(ticks $portal); change "$round"; until_shown "$round"; sleep 1
  echo "a changed sentence: $(echo "$(ticks $portal) $before" | awk '{ printf "%.2f", $1 - $2 }') s of CPU until it is shown, one second of rest included"
done

latency() { awk '/^ +99%/ { p = $2 } /^ +Latency +[0-9]/ { m = $4 } function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 } END { printf "p99 %.1f ms, longest %.1f ms", ms(p), ms(m) }' "$1"; }
load() { wrk -t1 -c$connections -d"${seconds}s" --latency -H 'Accept-Encoding: br' "$portal_url/kk/guide/passwords" > "$out/wrk.txt"; }
load # warms
for round in $(seq "$rounds"); do
  load; quiet=$(latency "$out/wrk.txt")
  load & wrk=$!
  sleep $((seconds / 2)); change "load $round"; until_shown "load $round"; wait $wrk
  echo "under load: $quiet; with a change in the middle: $(latency "$out/wrk.txt")"
done
echo "PSS after the load $(pss $portal) MB"
